"""Editing Arabic or mixed text of one line or many: pure, without a widget or a width.

Cursor and anchor are offsets in logical order, always at the start of a cluster that is seen, at a line break or at the
end of the text. Between lam and alef they part the one cell these share, so that what is typed there goes there.
Nothing here depends on more of the program than ``tui.text``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from tui.text.layout import DEFAULT, LayoutOptions, PlacedCell, VisualLine, layout
from tui.text.typable import is_text
from tui.ui.widgets.input.clusters import cluster_starts, is_begun_at

if TYPE_CHECKING:
    from collections.abc import Iterator

KEPT_SPACE = "\u2007"
"""Stands for white space: ordered like a space, but shown at the end of a line, too."""

ZWJ = "\u200d"

ENDLESS = 1 << 40
"""Cells: the room of a row that never ends."""

_UNBROKEN_SPACES = "\u00a0\u202f"
"""These are shown everywhere, and ordered in their own way."""


@dataclass(frozen=True)
class Edit:
    """A text with a cursor and, where something is selected, an anchor; methods return the edit that follows.

    A cursor or an anchor given inside a cluster goes on to its end.

    Attributes:
        text: In logical order.
        cursor: An offset in the text, in code points.
        anchor: Where the selection began that reaches to the cursor; None where nothing is selected.
        options: How the text is shown.
        goal: The column that moving up and down keeps to; every other edit forgets it.

    >>> Edit("سلام", 3).delete_before().text, Edit("سلام", 1).delete_after().text
    ('سلم', 'سام')
    >>> Edit("ab cd", 0, anchor=2).insert("x").text
    'x cd'
    """

    text: str = ""
    cursor: int = 0
    anchor: int | None = None
    options: LayoutOptions = DEFAULT
    goal: int | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        cursor = _settled(self.text, self.cursor, self.options)
        anchor = None if self.anchor is None else _settled(self.text, self.anchor, self.options)
        object.__setattr__(self, "cursor", cursor)
        object.__setattr__(self, "anchor", None if anchor == cursor else anchor)

    @property
    def selection(self) -> tuple[int, int]:
        """Return where what is selected begins and ends; both are the cursor where nothing is.

        With the first cluster, what is invisible before it is selected, too.
        """
        start, end = sorted(self.ends)
        return 0 if start < end and start == self.boundaries[0] else start, end

    @property
    def ends(self) -> tuple[int, int]:
        """Return cursor and anchor; both are the cursor where nothing is selected."""
        return self.cursor, self.cursor if self.anchor is None else self.anchor

    @property
    def selected(self) -> str:
        """Return what is selected, in logical order."""
        start, end = self.selection
        return self.text[start:end]

    @cached_property
    def parted(self) -> list[int]:
        """Return the offsets, sorted, at which cursor or anchor part the cell of a lam and its alef."""
        return sorted({*self.ends} & _shared(self.text, self.options))

    @property
    def boundaries(self) -> tuple[int, ...]:
        """Return the offsets at which a cursor may stand, in logical order."""
        return boundaries(self.text, self.options)

    def at(self, offset: int, goal: int | None = None) -> Edit:
        """Return the edit with the cursor at ``offset`` and nothing selected."""
        return replace(self, cursor=offset, anchor=None, goal=goal)

    def selecting_to(self, offset: int, goal: int | None = None) -> Edit:
        """Return the edit with the cursor at ``offset``, and all selected from where the selection began."""
        return replace(self, cursor=offset, anchor=self.ends[1], goal=goal)

    def select_all(self) -> Edit:
        """Return the edit with everything selected, the cursor at the end."""
        return replace(self, cursor=len(self.text), anchor=0, goal=None)

    def insert(self, typed: str) -> Edit:
        """Return the edit with ``typed`` in the place of what is selected, or at the cursor."""
        start, end = self.selection
        return self._with(self.text[:start] + typed + self.text[end:], start + len(typed))

    def delete_before(self) -> Edit:
        """Return the edit without what is selected, or else without the code point before the cursor.

        So what was typed last can be taken back alone: the mark over a letter, the alef behind a lam, a joiner.
        """
        return self._without(max(0, self.cursor - 1), self.cursor)

    def delete_after(self) -> Edit:
        """Return the edit without what is selected, or else without the cluster at the cursor."""
        return self._without(self.cursor, self._cluster_end)

    def delete_word_before(self) -> Edit:
        """Return the edit without what is selected, or else without the word (or line break) before the cursor."""
        before = "".join(" " if is_blank(char) and char != "\n" else char for char in self.text[: self.cursor])
        if before.endswith("\n"):
            return self._without(self.cursor - 1, self.cursor)
        words = before.rstrip(" ")
        return self._without(max(words.rfind(" "), words.rfind("\n")) + 1, self.cursor)

    def clear(self) -> Edit:
        """Return the edit with nothing in it."""
        return self._with("", 0)

    @property
    def _cluster_end(self) -> int:
        start, end = _line_at(self.text, self.cursor)
        if self.cursor == end:
            return min(end + 1, len(self.text))
        starts = cluster_starts(shown(self.text[start:end]))
        after = bisect_right(starts, self.cursor - start)
        return start + starts[after] if after < len(starts) else end

    def _without(self, start: int, end: int) -> Edit:
        if self.anchor is not None:
            start, end = self.selection
        return self._with(self.text[:start] + self.text[end:], start)

    def _with(self, text: str, cursor: int) -> Edit:
        return Edit(text, cursor, None, self.options)


def as_one_line(text: str) -> str:
    r"""Return ``text`` with its line breaks and tabs made spaces, without other controls and a line break at the end.

    >>> as_one_line("a\nb\tc\n"), as_one_line("\x1b[1mمی\u200cخواهم")
    ('a b c', '[1mمی\u200cخواهم')
    """
    return _without_controls(" ".join(text.splitlines()).replace("\t", " "))


def as_lines(text: str) -> str:
    r"""Return ``text`` with every kind of line break made ``\n``, and no control beside but tabs.

    >>> as_lines("a\r\nb\u2028")
    'a\nb\n'
    """
    return _without_controls("\n".join(f"{text}.".splitlines())[:-1])


def _without_controls(text: str) -> str:
    return "".join(char for char in text if char in "\n\t" or is_text(char))


def is_blank(char: str) -> bool:
    """Return whether ``char`` is white space at which words and lines part."""
    return char.isspace() and char not in _UNBROKEN_SPACES


def shown(text: str) -> str:
    """Return ``text``, of the same length, with nothing in it that would end or leave the line."""
    return "".join(KEPT_SPACE if is_blank(char) else char for char in text)


def parts(cell: PlacedCell, line: str) -> list[int]:
    """Return where in a line, as ``shown`` gives it, a cell begins, and where a letter begins that shares it: an alef.

    What else is in a cell, such as a mark of direction, is not seen, so that a cursor there would not be, either.
    """
    if cell.end - cell.start == 1:
        return [cell.start]
    starts = cluster_starts(line)
    inside = starts[bisect_right(starts, cell.start) : bisect_left(starts, cell.end)]
    return [cell.start, *(at for at in inside if line[at].isalpha())]


@lru_cache(maxsize=64)
def boundaries(text: str, options: LayoutOptions) -> tuple[int, ...]:
    """Return where a cursor may stand: at each part of a cell, at line breaks, at the end; in logical order."""
    return tuple(sorted(part for cell in _cells(text, options) for part in cell))


@lru_cache(maxsize=64)
def _shared(text: str, options: LayoutOptions) -> frozenset[int]:
    """Return the offsets at which an alef begins that shares the cell of its lam."""
    return frozenset(part for cell in _cells(text, options) for part in cell[1:])


def _cells(text: str, options: LayoutOptions) -> Iterator[list[int]]:
    """Yield the parts of every cell, and line breaks and the end as if they had cells."""
    start = 0
    for line in text.split("\n"):
        row = shown(line)
        for cell in unwrapped(row, options).cells:
            yield [start + part for part in parts(cell, row)]
        start += len(line) + 1
        yield [start - 1]


@lru_cache(maxsize=512)
def unwrapped(line: str, options: LayoutOptions) -> VisualLine:
    """Return a line of a text, as ``shown`` gives it, in one row, where a cluster has one cell, of whatever width.

    One whose cells the order of the line takes apart has a cell for each piece.
    """
    row = layout(line, ENDLESS, options)[0]
    starts = cluster_starts(line)
    clusters = (list(cells) for _, cells in groupby(row.cells, lambda cell: bisect_right(starts, cell.start)))
    return replace(row, cells=tuple(cells[0] if len(cells) == 1 else _as_one(cells) for cells in clusters))


def _as_one(cells: list[PlacedCell]) -> PlacedCell:
    """Return cells that stand beside each other as one."""
    start, end = min(cell.start for cell in cells), max(cell.end for cell in cells)
    text, width = "".join(cell.text for cell in cells), sum(cell.width for cell in cells)
    return PlacedCell(text, start, end, width, cells[0].rtl)


def _line_at(text: str, offset: int) -> tuple[int, int]:
    """Return where the line begins and ends in which ``offset`` is."""
    end = text.find("\n", offset)
    return text.rfind("\n", 0, offset) + 1, end if end >= 0 else len(text)


def _settled(text: str, offset: int, options: LayoutOptions) -> int:
    """Return ``offset`` where a cursor may stand, or else the next boundary: an edit may make one of several.

    Most offsets are found to be a boundary without laying the text out, so that a character more costs next to nothing.
    """
    offset = max(0, min(offset, len(text)))
    if offset == len(text) or is_begun_at(text, offset):
        return offset
    found = boundaries(text, options)
    return found[bisect_left(found, offset)]
