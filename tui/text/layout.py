"""A paragraph as lines of cells: the only door of the text engine for those who draw.

Levels and joining are settled once for the whole paragraph; a line is the paragraph's visual order restricted to the
line's cells (UAX #9, L1 and L2), so that another width only wraps anew. Units: offsets are code points of the given
text, columns and widths are terminal cells, columns count from the left edge of the line's text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from tui.text.bidi import MIRRORED_GLYPHS
from tui.text.direction import article_direction, paragraph_direction
from tui.text.forms import is_tashkeel
from tui.text.glyphs import PARAGRAPH_SEPARATOR, REPLACEMENT, TAB
from tui.text.kashida import fill
from tui.text.ligatures import WIDEST_CHARACTER
from tui.text.ranks import Ranks
from tui.text.shaping import Cell, shape, unjoined, with_bidi_marks
from tui.text.tabs import expanded
from tui.text.wrap import is_forced, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.text.direction import Direction


class Justify(Enum):
    """How lines are filled that are not the last of their paragraph. Left-to-right paragraphs never are."""

    NONE = "none"
    KASHIDA = "kashida"


@dataclass(frozen=True, slots=True)
class LayoutOptions:
    """How text is shown.

    Attributes:
        tashkeel: Whether vowelling and recitation marks are shown.
        bidi_marks: Whether bidi controls are shown, as signs in cells of their own.
        base: The direction of every paragraph; None takes it from what each one says.
        article: The direction of the article that the text is part of, by which that of a paragraph is settled
            (``tui.text.direction``); "L", too, for what is being typed. None where the text is all there is: its own.
        logical: Leaves letters unjoined and in the order they are read in, from the left edge on: for screen readers.
        justify: How lines are filled.
    """

    tashkeel: bool = True
    bidi_marks: bool = False
    base: Direction | None = None
    article: Direction | None = None
    logical: bool = False
    justify: Justify = Justify.NONE


DEFAULT = LayoutOptions()


class PlacedCell(NamedTuple):
    """One cell in its visual place.

    Attributes:
        text: What is emitted: the glyph and the marks over it.
        start: Where its source begins. A cell that justifying added has the range of the cell at its right, which it
            lengthens.
        end: Where its source ends.
        width: In cells: 1 or 2.
        rtl: Whether it stands at a right-to-left level.
    """

    text: str
    start: int
    end: int
    width: int
    rtl: bool


@dataclass(frozen=True)
class VisualLine:
    """One line of a text.

    Attributes:
        cells: What is shown, from left to right.
        start: Where the range of the source begins that the line stands for.
        end: Where it ends. The ranges of a text's lines follow each other without a gap: white space at a break belongs
            to the line before.
        base: The direction of the paragraph.
    """

    cells: tuple[PlacedCell, ...]
    start: int
    end: int
    base: Direction

    @cached_property
    def text(self) -> str:
        """Return what to emit, from left to right."""
        return "".join([cell.text for cell in self.cells])

    @cached_property
    def texts(self) -> list[str]:
        """Return what to emit for each column, from left to right; "" behind a wide character."""
        return [text for cell in self.cells for text in (cell.text, *[""] * (cell.width - 1))]

    @cached_property
    def width(self) -> int:
        """Return the width in cells."""
        return sum([cell.width for cell in self.cells])

    @cached_property
    def _columns(self) -> list[int]:
        columns, at = [], 0
        for cell in self.cells:
            columns.append(at)
            at += cell.width
        return columns

    @cached_property
    def _logical(self) -> list[tuple[int, int]]:
        """Return the cells' starts with their columns, in logical order."""
        return sorted(zip([cell.start for cell in self.cells], self._columns, strict=True))

    def column(self, offset: int) -> int:
        """Return the column of the cell that shows ``offset``.

        White space that hangs at the line's end has the column after the last cell (-1 on a right-to-left line);
        an offset before the first cell has the first cell's column.

        >>> [line] = layout("abcd سلام", 20)
        >>> line.column(5), line.column(8)
        (7, 5)
        """
        if not self._logical:
            return 0
        index = bisect_right(self._logical, (offset, self.width))
        if index == 0:
            return self._logical[0][1]
        if offset >= max(cell.end for cell in self.cells):
            return -1 if self.base == "R" else self.width
        return self._logical[index - 1][1]

    def offset(self, column: int) -> int:
        """Return the start of the cell shown at ``column``; columns outside give the nearest cell.

        >>> [line] = layout("abcd سلام", 20)
        >>> line.offset(7), line.offset(99)
        (5, 5)
        """
        if not self.cells:
            return self.start
        return self.cells[max(0, bisect_right(self._columns, column) - 1)].start


_PARAGRAPH_END = re.compile(f"[\n{PARAGRAPH_SEPARATOR}]")


def layout(text: str, width: int, options: LayoutOptions = DEFAULT) -> list[VisualLine]:
    r"""Return ``text`` as lines of at most ``width`` cells, top to bottom.

    There is always at least one line; the lines' ranges rejoin to the text.

    Args:
        text: In logical order. Every ``\n`` or U+2029 ends a paragraph, U+2028 a line.
        width: Of the longest line that there is room for, in cells.
        options: How the text is shown.

    Raises:
        ValueError: ``width`` is less than 1.

    >>> [line] = layout("abcd سلام", 20)
    >>> line.text, line.width, line.base
    ('abcd ﻡﻼﺳ', 8, 'L')
    >>> [(line.text, line.start, line.end) for line in layout("one two", 4)]
    [('one', 0, 4), ('two', 4, 7)]
    """
    if width < 1:
        raise ValueError(f"a line needs at least one cell, not {width}")
    if options.base is None and options.article is None:
        options = replace(options, article=article_direction(text))
    lines: list[VisualLine] = []
    start = 0
    for paragraph in _PARAGRAPH_END.split(text):
        last = start + len(paragraph) == len(text)
        lines += _lay_out_paragraph(paragraph, start, start + len(paragraph) + (not last), width, options)
        start += len(paragraph) + 1
    return lines


def cells_of(text: str, options: LayoutOptions) -> list[Cell]:
    """Return the cells of one paragraph in the order they are read in, as they are shown."""
    cells = unjoined(text) if options.logical else shape(text)
    if not options.tashkeel:
        cells = [_without_tashkeel(cell) for cell in cells]
    return with_bidi_marks(cells, text) if options.bidi_marks else cells


def direction_of(text: str, options: LayoutOptions) -> Direction:
    """Return the direction of one paragraph."""
    if options.logical:
        return "L"
    return options.base or paragraph_direction(text, options.article or article_direction(text))


def _lay_out_paragraph(text: str, start: int, end: int, width: int, options: LayoutOptions) -> Iterator[VisualLine]:
    """Yield the lines of one paragraph that stands at ``start``; the last one reaches to ``end``."""
    base = direction_of(text, options)
    shaped = cells_of(text, options)
    if width < WIDEST_CHARACTER:
        shaped = list(_fitting(shaped, width))
    ranges = wrap(shaped, width)
    if not ranges:
        yield VisualLine((), start, end, base)
        return
    ranks = None if options.logical else Ranks(text, base)
    if ranks is not None and options.bidi_marks:
        ranks.place_controls(text)
    has_tabs = TAB in text
    is_filled = options.justify is Justify.KASHIDA and base == "R" and not has_tabs
    line_start = start
    for line, following in zip(ranges, [*ranges[1:], None], strict=True):
        line_end = start + _start(shaped, following.first, len(text)) if following else end
        cells = shaped[line.first : line.last]
        if has_tabs:
            cells = list(expanded(cells))
        if ranks is None:
            placed = _in_logical_order(cells, start)
        else:
            if is_filled and following and not is_forced(shaped, line):
                cells = fill(cells, width - sum(cell.width for cell in cells), ranks.rtl)
            placed = _place(cells, ranks, start)
        yield VisualLine(placed, line_start, line_end, base)
        line_start = line_end


def _start(shaped: list[Cell], index: int, length: int) -> int:
    """Return where a cell of a text of ``length`` code points begins; behind the last one, where the text ends."""
    return shaped[index].start if index < len(shaped) else length


def _fitting(shaped: list[Cell], width: int) -> Iterator[Cell]:
    """Yield the cells, a replacement in place of a character that is wider than a line."""
    for _, run in groupby(shaped, key=lambda cell: cell.start):
        cells = list(run)
        if sum(cell.width for cell in cells) <= width:
            yield from cells
        else:
            yield cells[-1]._replace(glyph=REPLACEMENT, width=1)


def _place(shaped: list[Cell], ranks: Ranks, start: int) -> tuple[PlacedCell, ...]:
    """Return the cells of a line from left to right, mirrored (L4) and with their marks (L3).

    They are placed from the right, so that what lengthens a letter, which has its rank, comes to the left of it.
    """
    rank, levels = ranks.rank, ranks.rtl
    placed = []
    for cell in sorted(shaped, key=lambda cell: rank[cell.start], reverse=True):
        rtl = levels[cell.start]
        base = cell.glyph
        if rtl and base in MIRRORED_GLYPHS:
            base = MIRRORED_GLYPHS[base]
        fields = (base + cell.marks, start + cell.start, start + cell.end, cell.width, rtl)
        placed.append(tuple.__new__(PlacedCell, fields))  # as shaping.py makes cells
    return tuple(reversed(placed))


def _in_logical_order(shaped: list[Cell], start: int) -> tuple[PlacedCell, ...]:
    return tuple(
        PlacedCell(cell.glyph + cell.marks, start + cell.start, start + cell.end, cell.width, rtl=False)
        for cell in shaped
    )


def _without_tashkeel(cell: Cell) -> Cell:
    return cell._replace(marks="".join(mark for mark in cell.marks if not is_tashkeel(mark)))
