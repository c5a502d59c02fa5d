"""A text on one line: what there is room for of it, its end cut to an ellipsis where it must be."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from tui.text.glyphs import LINE_SEPARATOR, PARAGRAPH_SEPARATOR, TAB, ZWJ
from tui.text.layout import DEFAULT, LayoutOptions, cells_of, direction_of, layout
from tui.text.ligatures import WIDEST_CHARACTER
from tui.text.wrap import wrap

if TYPE_CHECKING:
    from tui.text.layout import VisualLine

_PER_CELL = 4
"""Code points that are looked at first for each cell of a line that is cut: letters with their marks."""

_ON_ONE_LINE = dict.fromkeys(map(ord, ("\n", TAB, LINE_SEPARATOR, PARAGRAPH_SEPARATOR)), " ")


def clip(text: str, width: int, options: LayoutOptions = DEFAULT) -> VisualLine:
    """Return ``text`` on one line of at most ``width`` cells, its logical end cut to an ellipsis where it must be.

    Line breaks and tabs count as spaces. The offsets are those of the text as far as it is shown. One line is the last
    one, so nothing is justified.

    Args:
        text: In logical order.
        width: What there is room for, in cells; an ellipsis is shown in less than one, too.
        options: How the text is shown.

    >>> clip("one two three", 9).text
    'one two…'
    """
    whole = text.translate(_ON_ONE_LINE)
    beginning = _beginning(whole, width, options)
    if beginning == whole:
        line = layout(whole, max(width, len(whole) * WIDEST_CHARACTER, 1), options)[0]
        if line.width <= width:
            return line
    cut_options = replace(options, base=direction_of(whole, options))
    return layout(_cut(beginning, width - 1, options) + "…", max(width, 1), cut_options)[0]


def _beginning(text: str, width: int, options: LayoutOptions) -> str:
    """Return so much of ``text`` from its start on that it takes more than ``width`` cells; all of it where none does.

    So that what is cut from a text of megabytes does not take the time of laying it out.
    """
    length = max(width, 1) * _PER_CELL
    while length < len(text):
        cells = cells_of(text[:length], options)
        line = next(iter(wrap(cells, length * WIDEST_CHARACTER)), None)
        if line and sum(cell.width for cell in cells[line.first : line.last]) > width:
            return text[:length]
        length *= 2
    return text


def _cut(text: str, width: int, options: LayoutOptions) -> str:
    """Return the logical beginning of ``text`` that fills ``width`` cells.

    It ends with a word where that costs at most a third of it; else its last letter is shaped as it was.
    """
    cut = 0
    for _, character in groupby(cells_of(text, options), key=lambda cell: cell.start):
        cells = list(character)
        width -= sum(cell.width for cell in cells)
        if width < 0:
            kept = text[:cut]
            if cells[0].glyph == " " or kept.endswith(" "):
                return kept.rstrip()
            words = kept[: kept.rfind(" ") + 1].rstrip()
            return words if words and len(words) * 3 >= len(kept) * 2 else kept + ZWJ
        cut = cells[-1].end
    return text
