"""The history of a tag file: who changed what and when, with all that is needed to take it back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.annotations.layers import Datum, Path
    from tui.annotations.operations import Operation
    from tui.model import Article, Span


MOST_CHANGES = 500
MOST_ENTRIES = 2 * MOST_CHANGES
"""With those that take changes back or make them again: all the changes kept can be taken back."""

MOST_BYTES = 4_000_000
"""Of all the entries that are kept: long notes are in them as they became and as they were before."""

QUOTE = 64
"""Code points kept of the paragraph that was changed, to find it again in a text that has changed."""


@dataclass(frozen=True, slots=True)
class Write:
    """One datum that was written.

    Attributes:
        path: Where in the layer.
        was: What was seen there before, None for nothing.
        made: The origin of what was written: where that is still there, the write can be taken back.
    """

    path: Path
    was: Datum | None
    made: str


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """One operation on a paragraph of an article, and what it wrote.

    Attributes:
        operation: What was done.
        number: The paragraph's, from 1.
        quote: The beginning of its text, of QUOTE code points at most.
        writes: What takes it back needs.
    """

    operation: Operation
    number: int
    quote: str
    writes: tuple[Write, ...]


@dataclass(frozen=True, slots=True)
class OrphanChange:
    """An orphan that was taken away, or put back.

    Attributes:
        sha256: That of the text it was made on.
        span: Where it is there.
        quote: The beginning of its text, as in ParagraphChange.
        writes: What takes it back needs.
        is_removed: Whether it was taken away.
    """

    sha256: str
    span: Span
    quote: str
    writes: tuple[Write, ...]
    is_removed: bool


@dataclass(frozen=True, slots=True)
class StateChange:
    """What a step over the whole file, such as restoring a backup, wrote in one place, whosever that is.

    Attributes:
        table: Where it is in the file: "articles", "codebook".
        known_by: The sha256 of a text, the id of a theme.
        span: The paragraph; None for what is said of the text or theme itself.
        by: Whose layer; None where it is in none.
        writes: What takes it back needs.
    """

    table: str
    known_by: str
    span: Span | None
    by: str | None
    writes: tuple[Write, ...]


Change: TypeAlias = ParagraphChange | OrphanChange | StateChange


@dataclass(frozen=True, slots=True)
class Entry:
    """What one person did in one step: to one article, or to the whole file.

    Attributes:
        id: Grows from entry to entry.
        at: When: a stamp, see ``stamps``.
        by: Who.
        article: The article's id then; "" for the whole file.
        sha256: That of the article's text then, as UTF-8; "" for the whole file.
        changes: What was done, in this order.
        undoes: The id of the entry that this one took back: a change, or one made again.
        redoes: The id of the entry that this one took back: one that took something back.
        layer: Whose layer was written into, where it was not their own; "" for their own.
        act: Of a step over the whole file, the words of the command that does it, such as ``("restore",)``.
    """

    id: int
    at: str
    by: str
    article: str
    sha256: str
    changes: tuple[Change, ...]
    undoes: int | None = None
    redoes: int | None = None
    layer: str = ""
    act: tuple[str, ...] = ()

    @property
    def target(self) -> int | None:
        """Return the id of the entry that this one took back, None where it is a change of its own."""
        return self.redoes if self.undoes is None else self.undoes


def without(entry: Entry, by: str) -> Entry | None:
    """Return what is kept of an entry where nothing of ``by`` is: of steps by them, or in their layer, nothing."""
    kept = tuple(each for each in entry.changes if not isinstance(each, StateChange) or each.by != by)
    return None if by in {entry.by, entry.layer} else replace(entry, changes=kept)


def beginning(article: Article, span: Span) -> str:
    """Return the QUOTE code points of the article's text with which a paragraph at ``span`` begins."""
    return article.text[span.start : min(span.end, span.start + QUOTE)]


def surplus(are_own: Sequence[bool], sizes: Sequence[int]) -> int:
    """Return how many of the oldest entries are kept no longer. The newest one is kept.

    Args:
        are_own: Of each entry, the oldest first, whether it is a change of its own, and not one that takes another back
            or makes it again.
        sizes: The bytes of each.

    >>> surplus([True] * (MOST_CHANGES + 2), [1] * (MOST_CHANGES + 2))
    2
    >>> surplus([True] + [False] * MOST_ENTRIES, [1] * (MOST_ENTRIES + 1))
    1
    >>> surplus([True] * 3, [5, MOST_BYTES, 1]), surplus([True] * 2, [1, 2 * MOST_BYTES])
    (2, 1)
    """
    if len(sizes) <= MOST_CHANGES and sum(sizes) <= MOST_BYTES:
        return 0
    own = [place for place, is_own in enumerate(are_own) if is_own]
    by_number = max(own[-MOST_CHANGES] if len(own) > MOST_CHANGES else 0, len(are_own) - MOST_ENTRIES)
    left = MOST_BYTES
    for place in range(len(sizes) - 1, -1, -1):
        left -= sizes[place]
        if left < 0:
            return max(by_number, min(place + 1, len(sizes) - 1))
    return by_number
