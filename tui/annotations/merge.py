"""What another state of an article's annotations says and one's own does not. Nothing is ever taken away. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.annotations.operations import AddTheme, RestoreOrphan, SetNote, SetReviewed
from tui.model import Annotation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.annotations.anchoring.anchoring import Anchored
    from tui.annotations.operations import Operation, OrphanOperation


def merging(mine: Anchored, theirs: Anchored) -> Iterator[Operation | OrphanOperation]:
    """Yield what gives ``mine`` all that ``theirs`` says of the same article, its orphans included."""
    for number, annotation in theirs.placed.items():
        yield from additions(mine.placed.get(number, Annotation(annotation.span)), annotation)
    yield from map(RestoreOrphan, theirs.orphans)


def additions(own: Annotation, other: Annotation) -> Iterator[Operation]:
    """Yield what gives ``own`` all that ``other`` says; of two notes both stay."""
    yield from (AddTheme(own.span, tag.theme, tag) for tag in other.tags if tag.theme not in own.themes)
    if other.note and other.note not in own.note:
        yield SetNote(own.span, f"{own.note}\n{other.note}" if own.note else other.note)
    if other.reviewed and not own.reviewed:
        yield SetReviewed(own.span, reviewed=True)
