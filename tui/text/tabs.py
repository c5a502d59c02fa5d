"""Tabs: blanks up to the next stop, counted from the side where the paragraph begins.

A tab is a segment separator (UAX #9, L1): it has the paragraph's level, and so has what stands between two of them as a
whole. So the columns of a table follow each other from the side where the paragraph begins, and what a line has in
logical order up to a tab is what lies between that side and the tab.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.text.glyphs import TAB

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.text.shaping import Cell

STOPS = 8
"""Cells from one stop to the next, as in terminals."""


def tab_width(used: int) -> int:
    """Return the width of a tab behind ``used`` cells of a line, in cells: 1 up to STOPS.

    >>> tab_width(0), tab_width(7), tab_width(8)
    (8, 1, 8)
    """
    return STOPS - used % STOPS


def expanded(line: Iterable[Cell]) -> Iterator[Cell]:
    """Yield the cells of a whole line, in logical order, with blanks in place of each tab; they share its range."""
    used = 0
    for cell in line:
        if cell.glyph != TAB:
            used += cell.width
            yield cell
            continue
        width = tab_width(used)
        used += width
        yield from [cell._replace(glyph=" ")] * width
