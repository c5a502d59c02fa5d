"""Conflict marks that git has left in a file: the file as each of the two sides has it. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tui.store.repair.reading.pieces import Gap

MOST_VERSIONS = 16
"""Of one file: conflicts within conflicts have more than two sides."""

# A line of its own: in sound JSON no string goes on over the end of a line.
_MARK = re.compile(r"^(<{7,}|\|{7,}|={7,}|>{7,})(?:[ \t][^\n]*)?\r?(?:\n|\Z)", re.MULTILINE)


class Piece(NamedTuple):
    """A half-open range of code points of the file."""

    start: int
    end: int


class Version:
    """The file as one side has it.

    Attributes:
        text: That.
    """

    def __init__(self, text: str, pieces: Sequence[Piece]) -> None:
        """Take what the version is made of.

        Args:
            text: The file's.
            pieces: What of it this side has, in the file's order.
        """
        self.text = "".join(text[piece.start : piece.end] for piece in pieces)
        self._pieces = pieces
        self._ends = list(accumulate(piece.end - piece.start for piece in pieces))

    def in_file(self, gap: Gap) -> Gap:
        """Return a gap of this version with its places in the file."""
        return gap._replace(at=self._place(gap.at), start=self._place(gap.start), end=self._place(gap.end))

    def _place(self, position: int) -> int:
        if not self._pieces:
            return position
        number = min(bisect_right(self._ends, position), len(self._ends) - 1)
        return self._pieces[number].end - (self._ends[number] - position)


class _Hunk(NamedTuple):
    """One conflict: where it begins and ends with its marks, and what each side has between them."""

    whole: Piece
    sides: tuple[Piece, Piece]


def conflicts(text: str) -> int:
    """Return how many conflicts stand in a text, those within others not counted."""
    return sum(1 for _ in _hunks(text, Piece(0, len(text))))


def versions(text: str) -> tuple[Version, ...]:
    r"""Return the file as each side has it, once; only itself where there is no conflict.

    The marks are ``<<<<<<<``, ours, ``|||||||``, what both began with, ``=======``, theirs, ``>>>>>>>``, each on a line
    that may go on with a name; what both began with is none of the sides, and may be missing.

    >>> [version.text for version in versions("a\n<<<<<<< HEAD\nb\n||||||| 1f2e\nc\n=======\nd\n>>>>>>>\n")]
    ['a\nb\n', 'a\nd\n']
    """
    found: list[tuple[Piece, ...]] = [(Piece(0, len(text)),)]
    while len(found) < MOST_VERSIONS:
        sides = [side for pieces in found for side in _sides(text, pieces)]
        if len(sides) == len(found):
            break
        found = list(dict.fromkeys(sides))
    different = {version.text: version for version in reversed([Version(text, pieces) for pieces in found])}
    return tuple(reversed(different.values()))


def _sides(text: str, pieces: Iterable[Piece]) -> list[tuple[Piece, ...]]:
    """Return what is left of pieces on each side of the conflicts in them; the pieces where there is none."""
    ours: list[Piece] = []
    theirs: list[Piece] = []
    has_conflict = False
    for piece in pieces:
        position = piece.start
        for hunk in _hunks(text, piece):
            has_conflict = True
            before = Piece(position, hunk.whole.start)
            ours += [before, hunk.sides[0]]
            theirs += [before, hunk.sides[1]]
            position = hunk.whole.end
        rest = Piece(position, piece.end)
        ours.append(rest)
        theirs.append(rest)
    sides = [ours, theirs] if has_conflict else [ours]
    return [tuple(each for each in side if each.start < each.end) for side in sides]


def _hunks(text: str, piece: Piece) -> Iterator[_Hunk]:
    """Yield the conflicts in a piece that have a beginning, a middle and an end."""
    if "<<<<<<<" not in text:
        return
    marks = list(_MARK.finditer(text, piece.start, piece.end))
    number = 0
    while number < len(marks):
        found = _hunk(marks, number) if marks[number][1][0] == "<" else None
        if found is None:
            number += 1
        else:
            hunk, number = found
            yield hunk


def _hunk(marks: Sequence[re.Match[str]], first: int) -> tuple[_Hunk, int] | None:
    """Return the conflict that a mark begins, and the number of the mark behind it; None where it has no end."""
    size = len(marks[first][1])
    inner: list[int] = []  # the sizes of marks of conflicts within
    base = middle = None
    for number in range(first + 1, len(marks)):
        mark = marks[number]
        kind, length = mark[1][0], len(mark[1])
        if kind == "<":
            inner.append(length)
        elif inner:
            if kind == ">" and length == inner[-1]:
                inner.pop()
        elif length != size:
            continue
        elif kind == "|" and middle is None:
            base = base or mark
        elif kind == "=" and middle is None:
            middle = mark
        elif kind == ">" and middle is not None:
            ours = Piece(marks[first].end(), (base or middle).start())
            theirs = Piece(middle.end(), mark.start())
            return _Hunk(Piece(marks[first].start(), mark.end()), (ours, theirs)), number + 1
        elif kind == ">":
            return None
    return None
