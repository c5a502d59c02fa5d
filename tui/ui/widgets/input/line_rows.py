"""One line of an edit as rows of stops, the cells on which the cursor can stand. Columns and widths are in cells."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from tui.text.layout import PlacedCell, layout
from tui.ui.widgets.input.text_edit import KEPT_SPACE, ZWJ, parts, unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.text.layout import LayoutOptions

REPLACEMENT = "\ufffd"
"""Stands for a character that is wider than the room."""


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


@lru_cache(maxsize=512)
def rows_of(line: str, parted: tuple[int, ...], room: int, widest: int, options: LayoutOptions) -> tuple[Row, ...]:
    """Return the rows of one line: its cells, and behind the last one a place to stand.

    At ``room`` less one cell the reader's lines are taken; that cell is for the space behind the last word, or for the
    cursor. What stands beside what in a row is settled by the whole line, whose order a row's is a part of (UAX #9,
    L2).

    Args:
        line: As ``text_edit.shown`` gives it.
        parted: Where letters that share a cell are shown apart, in code points of the line.
        room: The cells of a row, in which there is a place for the cursor.
        widest: In cells; what is wider has a replacement of one cell.
        options: How the text is shown.
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
