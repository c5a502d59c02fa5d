"""Breaking shaped cells into lines: at spaces, and inside a word only where it is wider than a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.text.shaping import Cell

SPACE = " "


class CellRange(NamedTuple):
    """One line: the cells ``first`` up to ``last`` are shown; those up to ``end`` are spaces that hang."""

    first: int
    last: int
    end: int


def wrap(shaped: Sequence[Cell], width: int) -> list[CellRange]:
    """Return the lines of ``shaped`` at ``width`` cells; the cells of one character stay together where they fit.

    The ranges cover all cells in order, but for the spaces at the start of the text, which no line shows; in spaces
    alone there is no line. A cell wider than ``width`` stands alone.

    >>> from tui.text.shaping import shape
    >>> wrap(shape("one two"), 4)
    [CellRange(first=0, last=3, end=4), CellRange(first=4, last=7, end=7)]
    """
    lines: list[CellRange] = []
    first = _skip_spaces(shaped, 0)
    while first < len(shaped):
        last = _line_end(shaped, first, width)
        end = _skip_spaces(shaped, last)
        while last > first and shaped[last - 1].glyph == SPACE:
            last -= 1
        lines.append(CellRange(first, last, end))
        first = end
    return lines


def _skip_spaces(shaped: Sequence[Cell], at: int) -> int:
    while at < len(shaped) and shaped[at].glyph == SPACE:
        at += 1
    return at


def _character_start(shaped: Sequence[Cell], at: int) -> int:
    """Return the first of the cells that show the same character as the cell at ``at``."""
    while at > 0 and shaped[at - 1].start == shaped[at].start:
        at -= 1
    return at


def _line_end(shaped: Sequence[Cell], first: int, width: int) -> int:
    """Return the index after the last cell of the line that begins at ``first``."""
    used = 0
    word_end = first  # after the last word that is known to fit
    for at in range(first, len(shaped)):
        cell = shaped[at]
        if cell.glyph == SPACE:
            word_end = at
        used += cell.width
        if used > width:
            if cell.glyph == SPACE:
                return at
            return word_end if word_end > first else max(_character_start(shaped, at), first + 1)
    return len(shaped)
