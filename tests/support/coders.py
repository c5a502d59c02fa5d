"""What several people have coded in one library, written as each of them does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.piloted import session_on
from tui.annotations.operations import AddTheme, SetNote, SetReviewed
from tui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tui.annotations.operations import Operation


def code(
    library: Path,
    name: str,
    themes: Mapping[int, Sequence[str]],
    article: int = 0,
    notes: Mapping[int, str] | None = None,
) -> None:
    """Have ``name`` review paragraphs of an article, and give each its themes, which may be none.

    Args:
        library: A folder of articles, with its tag file.
        name: The annotator.
        themes: Those of each paragraph, by its number from 1.
        article: The article's place in the library.
        notes: Those on paragraphs, by their number.
    """
    session = session_on(library, Settings(name))
    found = session.library.article(article)
    operations: list[Operation] = []
    for number, given in themes.items():
        span = found.paragraphs[number - 1].span
        operations += [AddTheme(span, theme) for theme in given] or [SetReviewed(span, reviewed=True)]
    for number, note in (notes or {}).items():
        operations.append(SetNote(found.paragraphs[number - 1].span, note))
    assert session.change(found, operations)
