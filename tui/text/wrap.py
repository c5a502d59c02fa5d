"""Breaking shaped cells into lines: at blanks, and inside a word only where it is wider than a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.text.forms import TATWEEL, own_form
from tui.text.glyphs import LINE_SEPARATOR, TAB
from tui.text.tabs import tab_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.text.shaping import Cell

SPACE = " "
_BLANKS = frozenset((SPACE, TAB, LINE_SEPARATOR))

_CUT_WITHIN = 3
"""A word wider than a line is cut where letters do not join, if that is within this part of the line's end."""


class CellRange(NamedTuple):
    """One line: the cells ``first`` up to ``last`` are shown; those up to ``end`` are blanks that hang."""

    first: int
    last: int
    end: int


def wrap(shaped: Sequence[Cell], width: int) -> list[CellRange]:
    """Return the lines of ``shaped`` at ``width`` cells; the cells of one character stay together where they fit.

    A line separator ends a line. A blank that bears a mark is shown wherever it stands, and belongs to what is before
    it. The ranges cover all cells in order, but for the blanks at the start of the text, which no line shows; in blanks
    alone there is no line. A cell wider than ``width`` stands alone.

    >>> from tui.text.shaping import shape
    >>> wrap(shape("one two"), 4)
    [CellRange(first=0, last=3, end=4), CellRange(first=4, last=7, end=7)]
    """
    lines: list[CellRange] = []
    first = _skip_blanks(shaped, 0)
    while first < len(shaped):
        last = _line_end(shaped, first, width)
        end = _next_line(shaped, last)
        while last > first and _hangs(shaped[last - 1]):
            last -= 1
        lines.append(CellRange(first, last, end))
        first = end
    if lines and is_forced(shaped, lines[-1]):
        lines.append(CellRange(first, first, first))
    return lines


def is_forced(shaped: Sequence[Cell], line: CellRange) -> bool:
    """Return whether a line of ``shaped`` ends at a line separator."""
    return any(cell.glyph == LINE_SEPARATOR for cell in shaped[line.last : line.end])


def _hangs(cell: Cell) -> bool:
    """Return whether a cell is a blank that is not shown at the end of a line."""
    return cell.glyph in _BLANKS and not cell.marks


def _skip_blanks(shaped: Sequence[Cell], at: int) -> int:
    while at < len(shaped) and _hangs(shaped[at]) and shaped[at].glyph != LINE_SEPARATOR:
        at += 1
    return at


def _next_line(shaped: Sequence[Cell], at: int) -> int:
    """Return where the line begins behind the one that ends at ``at``: behind blanks, and one line separator."""
    at = _skip_blanks(shaped, at)
    if at < len(shaped) and shaped[at].glyph == LINE_SEPARATOR:
        at = _skip_blanks(shaped, at + 1)
    return at


def _line_end(shaped: Sequence[Cell], first: int, width: int) -> int:
    """Return the index after the last cell of the line that begins at ``first``."""
    used = 0
    word_end = first  # after the last word that is known to fit
    for at in range(first, len(shaped)):
        glyph, marks, _, _, cell_width = shaped[at]
        if glyph == LINE_SEPARATOR:
            return at
        used += tab_width(used) if glyph == TAB else cell_width
        is_blank = glyph in _BLANKS
        if used > width:
            if is_blank and not marks:
                return at
            return word_end if word_end > first else _cut_in_word(shaped, first, at)
        if is_blank:
            word_end = at + bool(marks)
    return len(shaped)


def _cut_in_word(shaped: Sequence[Cell], first: int, beyond: int) -> int:
    """Return where a word is cut.

    Args:
        shaped: The text's cells.
        first: Where the line begins, and within it the word.
        beyond: The first cell that does not fit.
    """
    furthest = max(_character_start(shaped, beyond), first + 1)
    nearest = furthest - (furthest - first) // _CUT_WITHIN
    for at in range(furthest, nearest - 1, -1):
        if _character_start(shaped, at) == at and not _joins_next(shaped[at - 1]):
            return at
    return furthest


def _joins_next(cell: Cell) -> bool:
    """Return whether a cell is drawn joined to the next one."""
    form = own_form(cell.glyph)
    return cell.glyph == TATWEEL or (form is not None and form.joins_next)


def _character_start(shaped: Sequence[Cell], at: int) -> int:
    """Return the first of the cells that show the same character as the cell at ``at``."""
    while at > 0 and shaped[at - 1].start == shaped[at].start:
        at -= 1
    return at
