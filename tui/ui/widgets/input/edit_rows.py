"""An edit as rows of cells: where the cursor is seen, and where it goes from there as the eye sees it.

A row is like a line of the reader, but its white space is kept: that which hangs at a line's end there has cells here,
and what does not fit goes on to the next row. Columns count from the left edge of the room, in cells.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple
from unicodedata import bidirectional

from tui.text.layout import LayoutOptions, PlacedCell, layout
from tui.ui.widgets.input.text_edit import ENDLESS, KEPT_SPACE, ZWJ, parts, shown, unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.ui.widgets.input.text_edit import Edit

REPLACEMENT = "\ufffd"
"""Stands for a character that is wider than the room."""

_STRONG = frozenset(("L", "R", "AL"))


class Stop(NamedTuple):
    """A cell on which the cursor can stand.

    Attributes:
        text: What is emitted.
        offset: In the text, in code points.
        column: That of its left edge.
        width: In cells.
        blank: Whether it is white space.
        end: Whether it is the cell beside the last letter of a line of the text.
        steps: The offsets in the cell at which the cursor can stand, from left to right: two for lam and alef, which
            have a cell each where it is between them.
    """

    text: str
    offset: int
    column: int
    width: int
    blank: bool
    end: bool
    steps: tuple[int, ...]


@dataclass(frozen=True)
class Row:
    """The stops from left to right; their columns count from the row's own left edge."""

    stops: tuple[Stop, ...]
    base: Literal["L", "R"]

    @property
    def width(self) -> int:
        """Return the width in cells."""
        return self.stops[-1].column + self.stops[-1].width

    @property
    def reading_order(self) -> tuple[Stop, ...]:
        """Return the stops from the side where the row begins."""
        return self.stops[:: self.direction]

    @property
    def direction(self) -> int:
        """Return 1 where the row is read from left to right, else -1."""
        return -1 if self.base == "R" else 1

    def first_in_sight(self, first: int, offset: int, room: int) -> int:
        """Return from which stop in reading order on to show the row, so that an offset is in sight.

        That is ``first``, moved as little as needed, and back where room would be left over at the end.

        Args:
            first: The stop, counted from 0, that it was shown from so far.
            offset: What has to be in sight, in code points of the text.
            room: How many cells of the row are seen.
        """
        begins = [self.width - stop.column - stop.width for stop in self.reading_order]
        if self.base == "L":
            begins = [stop.column for stop in self.stops]
        at = [stop.offset for stop in self.reading_order].index(offset)
        least = bisect_left(begins, begins[at] + self.reading_order[at].width - room)
        return max(least, min(first, at, bisect_left(begins, self.width - room)))

    def placed(self, offset: int, column: int) -> Row:
        """Return the row of a line that stands at ``offset`` in the text, its left edge at ``column``."""
        if not offset and not column:
            return self
        moved = (
            stop._replace(
                offset=stop.offset + offset,
                column=stop.column + column,
                steps=tuple(step + offset for step in stop.steps),
            )
            for stop in self.stops
        )
        return Row(tuple(moved), self.base)


class EditRows:
    """The rows of one edit; motions return the offset to which the cursor goes.

    A line without a strong character has the direction of the line before, the first one ``empty_direction``, unless
    the edit's options give one to all.
    """

    def __init__(self, edit: Edit, rows: Sequence[Row], height: int = 1) -> None:
        """Take the rows as they are.

        Args:
            edit: What they show.
            rows: From the top.
            height: How many of them are seen at once.
        """
        self.edit = edit
        self.rows = rows
        self._page = max(1, height - 1)

    @classmethod
    def one_line(cls, edit: Edit, empty_direction: Literal["L", "R"], widest: int = ENDLESS) -> EditRows:
        """Return all of the text in one row, line breaks being spaces.

        Args:
            edit: What is shown.
            empty_direction: The direction of a text without a strong character.
            widest: In cells; what is wider has a replacement of one cell.

        >>> from tui.ui.widgets.input.text_edit import Edit
        >>> rows = EditRows.one_line(Edit("سلام", 0), "R")
        >>> rows.left(), rows.cursor[1].column
        (1, 3)
        """
        options = _settled_direction(edit.text, edit.options, empty_direction)
        return cls(edit, _rows(shown(edit.text), tuple(edit.parted), ENDLESS, widest, options))

    @classmethod
    def wrapped(cls, edit: Edit, empty_direction: Literal["L", "R"], room: int, height: int = 1) -> EditRows:
        """Return every line of the text in as many rows as it takes.

        Args:
            edit: What is shown.
            empty_direction: The direction of the first line, where that has no strong character.
            room: The cells of a row; right-to-left ones end at this column.
            height: How many rows are seen at once.
        """
        rows: list[Row] = []
        start, base = 0, empty_direction
        for line in edit.text.split("\n"):
            parted = tuple(at - start for at in edit.parted if start < at < start + len(line))
            options = _settled_direction(line, edit.options, base)
            found = _rows(shown(line), parted, room, room, options)
            rows += [row.placed(start, room - row.width if row.base == "R" else 0) for row in found]
            start, base = start + len(line) + 1, found[0].base
        return cls(edit, rows, height)

    @cached_property
    def _path(self) -> list[tuple[int, Stop]]:
        """Return all stops as they are read, each with the number of its row."""
        return [(number, stop) for number, row in enumerate(self.rows) for stop in row.reading_order]

    @cached_property
    def _steps(self) -> dict[int, int]:
        """Return where in the path each offset is that has a cell."""
        return {stop.offset: step for step, (_, stop) in enumerate(self._path)}

    @cached_property
    def _offsets(self) -> list[int]:
        """Return all offsets as they are read, those within a cell, too."""
        return [step for row in self.rows for stop in row.reading_order for step in stop.steps[:: row.direction]]

    def place(self, offset: int) -> tuple[int, Stop]:
        """Return the number of the row, and the stop, at which ``offset`` is seen."""
        return self._path[self._steps[offset]]

    @cached_property
    def cursor(self) -> tuple[int, Stop]:
        """Return the number of the cursor's row, and its stop."""
        return self.place(self.edit.cursor)

    @property
    def goal(self) -> int:
        """Return the column that moving up and down keeps to."""
        return self.cursor[1].column if self.edit.goal is None else self.edit.goal

    # Motions

    def left(self) -> int:
        """One cell to the left; from a row's left edge to the row that is read before or after it."""
        return self._stepped(self._leftwards)

    def right(self) -> int:
        """One cell to the right; from a row's right edge to the row that is read before or after it."""
        return self._stepped(-self._leftwards)

    def word_left(self) -> int:
        """To the beginning of a word, leftwards."""
        return self._word(self._leftwards)

    def word_right(self) -> int:
        """To the beginning of a word, rightwards."""
        return self._word(-self._leftwards)

    def left_of_selection(self) -> int:
        """To the left edge of what is selected."""
        return self._edge(self._leftwards)

    def right_of_selection(self) -> int:
        """To the right edge of what is selected."""
        return self._edge(-self._leftwards)

    def up(self) -> int:
        """To the row above; from the first one to the start."""
        return self._down_by(-1)

    def down(self) -> int:
        """To the row below; from the last one to the end."""
        return self._down_by(1)

    def page_up(self) -> int:
        """Up by the rows that are seen at once, but for one."""
        return self._down_by(-self._page)

    def page_down(self) -> int:
        """Down by the rows that are seen at once, but for one."""
        return self._down_by(self._page)

    def row_start(self) -> int:
        """To the first letter of the row, in logical order."""
        return min(stop.offset for stop in self.rows[self.cursor[0]].stops)

    def row_end(self) -> int:
        """Behind the last letter of the row, in logical order; where the line goes on, before its last cell."""
        return max(stop.offset for stop in self.rows[self.cursor[0]].stops)

    def start(self) -> int:
        """To the first letter of the text."""
        return self.edit.boundaries[0]

    def end(self) -> int:
        """Behind the last letter of the text."""
        return len(self.edit.text)

    def offset_at(self, number: int, column: int) -> int:
        """Return the offset seen at ``column`` of row ``number``, or the nearest; rows outside count as the last."""
        stops = self.rows[max(0, min(number, len(self.rows) - 1))].stops
        return next((stop.offset for stop in stops if column < stop.column + stop.width), stops[-1].offset)

    def _down_by(self, count: int) -> int:
        number = self.cursor[0] + count
        if number < 0:
            return self.start()
        return self.offset_at(number, self.goal) if number < len(self.rows) else self.end()

    @property
    def _leftwards(self) -> int:
        """Return what a step to the left is in the path."""
        return -self.rows[self.cursor[0]].direction

    def _stepped(self, by: int) -> int:
        at = self._offsets.index(self.edit.cursor) + by
        return self._offsets[max(0, min(at, len(self._offsets) - 1))]

    def _word(self, by: int) -> int:
        step = self._steps[self.edit.cursor] + by
        while 0 < step < len(self._path) - 1 and not self._begins_word(step):
            step += by
        return self._path[max(0, min(step, len(self._path) - 1))][1].offset

    def _begins_word(self, step: int) -> bool:
        stop, before = self._path[step][1], self._path[step - 1][1]
        return stop.end or (before.blank and not stop.blank)

    def _edge(self, by: int) -> int:
        return max(self.edit.ends, key=lambda offset: by * self._steps[offset])


def _settled_direction(line: str, options: LayoutOptions, empty_direction: Literal["L", "R"]) -> LayoutOptions:
    """Return the options with a direction for a line: while somebody types, that of its first strong character."""
    if options.base:
        return options
    if any(bidirectional(char) in _STRONG for char in line):
        return replace(options, article="L")
    return replace(options, base=empty_direction)


@lru_cache(maxsize=512)
def _rows(line: str, parted: tuple[int, ...], room: int, widest: int, options: LayoutOptions) -> tuple[Row, ...]:
    """Return the rows of one line: its cells, and behind the last one a place to stand.

    At ``room`` less one cell the reader's lines are taken; that cell is for the space behind the last word, or for the
    cursor. What stands beside what in a row is settled by the whole line, whose order a row's is a part of (UAX #9,
    L2).
    """
    joined = _with_joiners(line, parted)
    whole = unwrapped(joined, options)
    starts = set()
    if whole.width >= room:
        starts = {each.start for each in layout(_breakable(joined), max(1, room - 1), options)}
    cells = sorted(whole.cells, key=lambda cell: cell.start)
    cells = [cell if cell.width <= widest else cell._replace(text=REPLACEMENT, width=1) for cell in cells]
    cells.append(PlacedCell(" ", len(joined), len(joined), 1, whole.base == "R"))
    rank = {cell.start: place for place, cell in enumerate(whole.cells)}
    rows = (_ordered(row, rank, joined, whole.base) for row in _broken(cells, starts, room))
    return tuple(Row(tuple(_stops(row, joined, parted)), whole.base) for row in rows)


def _with_joiners(line: str, parted: tuple[int, ...]) -> str:
    for at in reversed(parted):
        line = line[:at] + ZWJ + line[at:]
    return line


def _breakable(line: str) -> str:
    """Return ``line`` for finding its breaks: the reader's lines never begin with white space, an edit's first may."""
    indent = len(line) - len(line.lstrip(KEPT_SPACE))
    kept = max(1, indent - 1) if indent else 0
    return line[:kept] + line[kept:].replace(KEPT_SPACE, " ")


def _broken(cells: Sequence[PlacedCell], starts: set[int], room: int) -> Iterator[list[PlacedCell]]:
    """Yield the cells of each row: one begins at ``starts``, and wherever the last one is full."""
    row: list[PlacedCell] = []
    used = 0
    for cell in cells:
        if row and (cell.start in starts or used + cell.width > room):
            yield row
            row, used = [], 0
        row.append(cell)
        used += cell.width
    yield row


def _ordered(row: list[PlacedCell], rank: dict[int, int], line: str, base: str) -> list[PlacedCell]:
    """Return the cells of a row from left to right, white space at its end at the base's side (UAX #9, L1).

    A blank that bears a mark is none of that: a mark is no white space.
    """
    last = len(row)
    while (
        last and line[row[last - 1].start : row[last - 1].start + 1] in ("", KEPT_SPACE) and not row[last - 1].text[1:]
    ):
        last -= 1
    body, tail = sorted(row[:last], key=lambda cell: rank[cell.start]), row[last:]
    return [*reversed(tail), *body] if base == "R" else [*body, *tail]


def _stops(row: list[PlacedCell], line: str, parted: tuple[int, ...]) -> Iterator[Stop]:
    """Yield the stops of a row, at the offsets they have without the joiners."""
    joiners = [at + count for count, at in enumerate(parted)]
    column = 0
    for cell in row:
        end = cell.start == len(line)
        blank = end or line[cell.start] == KEPT_SPACE
        steps = [step - bisect_left(joiners, step) for step in parts(cell, line)]
        yield Stop(cell.text, steps[0], column, cell.width, blank, end, tuple(reversed(steps) if cell.rtl else steps))
        column += cell.width
