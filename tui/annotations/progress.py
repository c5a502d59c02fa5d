"""How much work one annotator has done on an article."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.annotations.paint import Paint, annotation
from tui.model import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.annotations.anchoring.kept_text import KeptText
    from tui.annotations.layers import Merged
    from tui.model import Annotation


@dataclass(frozen=True, slots=True)
class Progress:
    """How many paragraphs are done. Orphans do not count: the article does not have their paragraphs any more.

    Attributes:
        tagged: Paragraphs with a theme.
        reviewed: Paragraphs reviewed or with a theme.
        themes: Paragraphs per theme id.
    """

    tagged: int
    reviewed: int
    themes: Mapping[str, int]


NONE = Progress(0, 0, MappingProxyType({}))


def progress(annotations: Iterable[Annotation]) -> Progress:
    """Return the counts of one annotator's ``annotations``."""
    annotations = [*annotations]
    return Progress(
        tagged=sum(annotation.state is State.TAGGED for annotation in annotations),
        reviewed=sum(annotation.state is not State.UNTOUCHED for annotation in annotations),
        themes=MappingProxyType(Counter(theme for annotation in annotations for theme in annotation.themes)),
    )


def summed(works: Iterable[Progress]) -> Progress:
    """Return the work on several articles together.

    >>> summed([Progress(1, 2, {"arms": 1}), Progress(1, 1, {"arms": 1})]).themes["arms"]
    2
    """
    works = [*works]
    themes: Counter[str] = Counter()
    for each in works:
        themes.update(each.themes)
    return Progress(sum(each.tagged for each in works), sum(each.reviewed for each in works), MappingProxyType(themes))


def progress_in(kept: KeptText, by: str, merged: Merged) -> Progress:
    """Return the counts of what is said of a text, without the text.

    Args:
        kept: What that is.
        by: Whose layer.
        merged: What themes have become.
    """
    own = (record for record in kept.records if by in record.layers)
    return progress(annotation(each.span, [Paint(each.span, each.layers)], by, merged) for each in own)
