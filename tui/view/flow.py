"""Pieces that stand side by side and are never broken: badges, hints of keys. They begin at the side of a language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from tui.view.runs import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.text.direction import Direction

LookT = TypeVar("LookT")


class Piece(NamedTuple, Generic[LookT]):
    """What stands together.

    Attributes:
        width: In cells.
        runs: From left to right.
    """

    width: int
    runs: tuple[Run[LookT], ...]


def width_of(pieces: Sequence[Piece[LookT]], gap: int) -> int:
    """Return what pieces in one row take, with ``gap`` cells between them.

    >>> width_of([Piece(3, (Run("abc", 0),)), Piece(2, (Run("de", 0),))], 1)
    6
    """
    return sum(piece.width for piece in pieces) + gap * max(0, len(pieces) - 1)


def flowed(pieces: Iterable[Piece[LookT]], width: int, gap: int) -> list[list[Piece[LookT]]]:
    """Return pieces in as many rows as they need; one that is too wide has a row of its own.

    Args:
        pieces: In the order in which they are read.
        width: Of a row, in cells.
        gap: Between two pieces, in cells.
    """
    rows: list[list[Piece[LookT]]] = []
    for piece in pieces:
        if rows and width_of([*rows[-1], piece], gap) <= width:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows


def row_of(pieces: Sequence[Piece[LookT]], width: int, gap: int, base: Direction, blank: LookT) -> list[Run[LookT]]:
    """Return a row of pieces as runs from left to right, the first at the side where ``base`` begins.

    Args:
        pieces: In the order in which they are read.
        width: What the row takes, in cells.
        gap: Between two pieces, in cells.
        base: The direction in which they are read.
        blank: The look of what is between and behind them.

    >>> row_of([Piece(1, (Run("a", 1),)), Piece(1, (Run("b", 1),))], 5, 1, "R", 0)
    [Run(text='  ', look=0), Run(text='b', look=1), Run(text=' ', look=0), Run(text='a', look=1)]
    """
    parts: list[Run[LookT]] = []
    for piece in pieces if base == "L" else reversed(pieces):
        parts += [Run(" " * gap, blank), *piece.runs] if parts else piece.runs
    rest = Run(" " * max(0, width - width_of(pieces, gap)), blank)
    return [*parts, rest] if base == "L" else [rest, *parts]
