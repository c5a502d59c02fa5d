"""What commands are given by name or number: looked up, and refused where there is no such thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.model import Article, Paragraph
    from tui.session.session import Session


def named_paragraph(article: Article, number: int) -> Paragraph:
    """Return the paragraph with this number, from 1. Raises RequestError where there is none."""
    if not 1 <= number <= len(article.paragraphs):
        raise RequestError(f"no paragraph {number} in {article.id!r}: it has {len(article.paragraphs)}")
    return article.paragraphs[number - 1]


def check_themes(session: Session, themes: Iterable[str]) -> None:
    """Raise RequestError where one of ``themes`` is not the id of a theme."""
    known = session.codebook.ids
    for theme in themes:
        if theme not in known:
            raise RequestError(f"no theme {theme!r}; there are: {', '.join(known)}")
