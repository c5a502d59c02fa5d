"""How much work one annotator has done on an article."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.annotations.paint import Paint, annotation
from tui.model import State

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

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
        places: Where the reviewed ones begin, in code points of the text; of several texts together, nothing.
    """

    tagged: int
    reviewed: int
    themes: Mapping[str, int]
    places: tuple[int, ...] = field(default=(), compare=False, repr=False)

    def reviewed_but(self, places: Collection[int]) -> int:
        """Return how many are reviewed, those that begin at one of ``places`` not counted."""
        return self.reviewed - sum(place in places for place in self.places) if places else self.reviewed


NONE = Progress(0, 0, MappingProxyType({}))


def progress(annotations: Iterable[Annotation]) -> Progress:
    """Return the counts of one annotator's ``annotations``."""
    annotations = [*annotations]
    return Progress(
        tagged=sum(annotation.state is State.TAGGED for annotation in annotations),
        reviewed=sum(annotation.state is not State.UNTOUCHED for annotation in annotations),
        themes=MappingProxyType(Counter(theme for annotation in annotations for theme in annotation.themes)),
        places=tuple(each.span.start for each in annotations if each.state is not State.UNTOUCHED),
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
