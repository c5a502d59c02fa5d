"""Where badges and a note stand: behind the last line of a paragraph, in the row below it, or in both, and in more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from tui.view.flow import Piece, flowed, width_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LookT = TypeVar("LookT")

GAP = 1
"""Cells between two badges."""

LEAST_NOTE = 6
"""Cells; in less a note is nothing but its sign."""

SIGN = 1
"""Cells of a note's sign."""


class BadgeRows(NamedTuple, Generic[LookT]):
    """Pieces in the order in which they are read.

    Attributes:
        beside: What stands behind the last line.
        below: The rows below it; the first of them is there anyway.
    """

    beside: Sequence[Piece[LookT]] = ()
    below: Sequence[Sequence[Piece[LookT]]] = ()


def arranged(
    badges: Sequence[Piece[LookT]], note: Callable[[int], Piece[LookT]] | None, beside: int, below: int
) -> BadgeRows[LookT]:
    """Return where badges and a note stand. None of them is left out: before that they take rows of their own.

    All of them stand beside the line where there is room; else in the row below; else in both, or in more rows, as few
    as can be. A note gives way to badges as far as its sign.

    Args:
        badges: None is wider than ``below``.
        note: Returns the note as wide as it is, or as a number of cells allows; None where there is none.
        beside: The room behind the last line, in cells.
        below: The room in a row below it, in cells.
    """
    if note is None:
        return _hung(badges, beside, below)
    whole = [*badges, note(below)]
    if width_of(whole, GAP) <= max(beside, below):
        return _hung(whole, beside, below)
    found = [_with_note(badges, note, least, beside, below) for least in (LEAST_NOTE, SIGN)]
    return min(found, key=lambda each: len(each.below))


def _with_note(
    badges: Sequence[Piece[LookT]], note: Callable[[int], Piece[LookT]], least: int, beside: int, below: int
) -> BadgeRows[LookT]:
    """Return where all stand if the note has ``least`` cells, or what is left then in its row; it is the last."""
    room = min(least, below)
    in_one = width_of([*badges, note(room)], GAP) <= below
    hung = _hung([*badges, note(room)], 0 if in_one else beside, below)
    if not hung.below:
        return BadgeRows(_widened(hung.beside, note, beside))
    return BadgeRows(hung.beside, [*hung.below[:-1], _widened(hung.below[-1], note, below)])


def _widened(row: Sequence[Piece[LookT]], note: Callable[[int], Piece[LookT]], room: int) -> Sequence[Piece[LookT]]:
    before = row[:-1]
    return [*before, note(room - width_of(before, GAP) - (GAP if before else 0))]


def _hung(pieces: Sequence[Piece[LookT]], beside: int, below: int) -> BadgeRows[LookT]:
    """Return the pieces in as few rows below as can be, and beside the line if that makes them fewer."""
    rows = flowed(pieces, below, GAP)
    count = 0
    while count < len(pieces) and width_of(pieces[: count + 1], GAP) <= beside:
        count += 1
    rest = flowed(pieces[count:], below, GAP)
    return BadgeRows(pieces[:count], rest) if len(rest) < len(rows) else BadgeRows((), rows)
