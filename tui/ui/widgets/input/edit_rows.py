"""An edit as rows of cells: where the cursor is seen, and where it goes from there as the eye sees it.

A row is like a line of the reader, but its white space is kept: that which hangs at a line's end there has cells here,
and what does not fit goes on to the next row. Columns count from the left edge of the room, in cells.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal
from unicodedata import bidirectional

from tui.ui.widgets.input.line_rows import rows_of
from tui.ui.widgets.input.text_edit import ENDLESS, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.text.layout import LayoutOptions
    from tui.ui.widgets.input.line_rows import Row, Stop
    from tui.ui.widgets.input.text_edit import Edit

_STRONG = frozenset(("L", "R", "AL"))


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
        return cls(edit, rows_of(shown(edit.text), tuple(edit.parted), ENDLESS, widest, options))

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
            found = rows_of(shown(line), parted, room, room, options)
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
