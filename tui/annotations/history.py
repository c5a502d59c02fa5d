"""The history of the tag file: who changed what and when, with all that is needed to take it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.annotations.operations import Operation, OrphanOperation
    from tui.model import Article, Span


MOST_CHANGES = 500
MOST_ENTRIES = 2 * MOST_CHANGES
"""With those that take changes back or make them again: all the changes kept can be taken back."""

MOST_NOTED = 1_000_000
"""Code points of notes, as they became and as they were before, in all the changes that are kept."""

LONG_NOTE = 1_000
"""Code points; shorter notes are few enough by the number of changes."""

QUOTE = 64
"""Code points kept of the paragraph that was changed, to find it again in a text that has changed."""


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """One operation on a paragraph, and what is needed to take it back.

    Attributes:
        operation: What was done.
        inverse: What takes it back.
        number: The paragraph's, from 1; 0 where an older version of the program did not keep it.
        quote: The beginning of its text, of QUOTE code points at most; "" where an older version did not keep it.
    """

    operation: Operation
    inverse: Operation
    number: int
    quote: str


@dataclass(frozen=True, slots=True)
class OrphanChange:
    """One operation on an orphaned annotation, and what takes it back."""

    operation: OrphanOperation
    inverse: OrphanOperation


Change: TypeAlias = ParagraphChange | OrphanChange


@dataclass(frozen=True, slots=True)
class Entry:
    """What one person did in one step to one article.

    Attributes:
        id: Grows from entry to entry.
        at: When, in UTC, ISO 8601.
        by: Who.
        article: The article's id.
        sha256: That of the article's text then, as UTF-8.
        changes: What was done, in this order.
        undoes: The id of the entry that this one took back: a change, or one made again.
        redoes: The id of the entry that this one took back: one that took something back.
    """

    id: int
    at: str
    by: str
    article: str
    sha256: str
    changes: tuple[Change, ...]
    undoes: int | None = None
    redoes: int | None = None

    @property
    def target(self) -> int | None:
        """Return the id of the entry that this one took back, None where it is a change of its own."""
        return self.redoes if self.undoes is None else self.undoes


def beginning(article: Article, span: Span) -> str:
    """Return the QUOTE code points of the article's text with which a paragraph at ``span`` begins."""
    return article.text[span.start : min(span.end, span.start + QUOTE)]


def surplus(are_own: Sequence[bool]) -> int:
    """Return how many of the oldest entries are kept no longer.

    ``are_own`` says of each entry, the oldest first, whether it is a change of its own, and not one that takes another
    back or makes it again.

    >>> surplus([True] * (MOST_CHANGES + 2)), surplus([True] + [False] * MOST_ENTRIES)
    (2, 1)
    """
    own = [place for place, is_own in enumerate(are_own) if is_own]
    return max(own[-MOST_CHANGES] if len(own) > MOST_CHANGES else 0, len(are_own) - MOST_ENTRIES)


def crowded_out(noted: Sequence[int]) -> int:
    """Return how many of the oldest entries are kept no longer, since the notes in those behind them are long.

    ``noted`` says of each entry, the oldest first, how many code points of notes are in it. The newest one is kept.

    >>> crowded_out([5, MOST_NOTED, 1]), crowded_out([1, 2 * MOST_NOTED]), crowded_out([1, 2, 3])
    (2, 1, 0)
    """
    left = MOST_NOTED
    for place in range(len(noted) - 1, -1, -1):
        left -= noted[place]
        if left < 0:
            return min(place + 1, len(noted) - 1)
    return 0
