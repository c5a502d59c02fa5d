"""Editing Arabic or mixed text of one line or many: pure, without a widget or a width.

Cursor and anchor are offsets in logical order, always at the start of a cell, at a line break or at the end of the
text. Between lam and alef they part the one cell these share, so that what is typed there goes there. Nothing here
depends on more of the program than ``tui.text.layout``.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import groupby

from tui.text.layout import DEFAULT, LayoutOptions, VisualLine, layout

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

    A cursor or an anchor given inside a cell goes on to the cell's end.

    Attributes:
        text: In logical order.
        cursor: An offset in the text, in code points.
        anchor: Where the selection began that reaches to the cursor; None where nothing is selected.
        options: How the text is shown.
        goal: The column that moving up and down keeps to; every other edit forgets it.

    >>> Edit("سلام", 3).delete_before().text
    'سم'
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
        return sorted({*self.ends} - {*boundaries(self.text, self.options)})

    @cached_property
    def boundaries(self) -> list[int]:
        """Return the offsets at which a cursor may stand, in logical order."""
        return sorted({*boundaries(self.text, self.options), *self.ends})

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
        """Return the edit without what is selected, or else without the cluster before the cursor.

        At a line's first cluster, what is invisible before it goes first.
        """
        line_start = self.text.rfind("\n", 0, self.cursor) + 1
        before = [offset for offset in (line_start, *self.boundaries) if offset < self.cursor]
        return self._without(max(before, default=0), self.cursor)

    def delete_after(self) -> Edit:
        """Return the edit without what is selected, or else without the cluster at the cursor."""
        if self.text.startswith("\n", self.cursor):
            return self._without(self.cursor, self.cursor + 1)
        after = [offset for offset in self.boundaries if offset > self.cursor]
        return self._without(self.cursor, min(after, default=self.cursor))

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

    def _without(self, start: int, end: int) -> Edit:
        if self.anchor is not None:
            start, end = self.selection
        return self._with(self.text[:start] + self.text[end:], start)

    def _with(self, text: str, cursor: int) -> Edit:
        return Edit(text, cursor, None, self.options)


def as_one_line(text: str) -> str:
    r"""Return ``text`` with its line breaks and tabs made spaces; a line break at the end is left out.

    >>> as_one_line("a\nb\tc\n")
    'a b c'
    """
    return " ".join(text.splitlines()).replace("\t", " ")


def as_lines(text: str) -> str:
    r"""Return ``text`` with every kind of line break made ``\n``.

    >>> as_lines("a\r\nb\u2028")
    'a\nb\n'
    """
    return "\n".join(f"{text}.".splitlines())[:-1]


def is_blank(char: str) -> bool:
    """Return whether ``char`` is white space at which words and lines part."""
    return char.isspace() and char not in _UNBROKEN_SPACES


def shown(text: str) -> str:
    """Return ``text``, of the same length, with nothing in it that would end or leave the line."""
    return "".join(KEPT_SPACE if is_blank(char) else char for char in text)


@lru_cache(maxsize=64)
def boundaries(text: str, options: LayoutOptions) -> tuple[int, ...]:
    """Return the offsets at which every cell and line break of ``text`` begins, and its end, in logical order."""
    found: list[int] = []
    start = 0
    for line in text.split("\n"):
        found += [start + offset for offset in _cell_starts(shown(line), options)]
        start += len(line) + 1
        found.append(start - 1)
    return tuple(found)


@lru_cache(maxsize=512)
def unwrapped(line: str, options: LayoutOptions) -> VisualLine:
    """Return a line of a text, as ``shown`` gives it, in one row; a character that is spelled out has one cell."""
    row = layout(line, ENDLESS, options)[0]
    characters = (list(cells) for _, cells in groupby(row.cells, key=lambda cell: cell.start))
    merged = tuple(
        cells[0]._replace(text="".join(cell.text for cell in cells), width=sum(cell.width for cell in cells))
        for cells in characters
    )
    return replace(row, cells=merged)


def _cell_starts(line: str, options: LayoutOptions) -> list[int]:
    return sorted([cell.start for cell in unwrapped(line, options).cells])


def _settled(text: str, offset: int, options: LayoutOptions) -> int:
    """Return ``offset`` where a cursor may stand, or else the next boundary: an edit may make one cell of several."""
    offset = max(0, min(offset, len(text)))
    found = boundaries(text, options)
    boundary = found[bisect_left(found, offset)]
    return offset if offset == boundary or _parts_lam_alef(text, offset, options) else boundary


def _parts_lam_alef(text: str, offset: int, options: LayoutOptions) -> bool:
    """Return whether lam ends and alef begins at ``offset``: then a joiner there makes two cells of one."""
    start, end = text.rfind("\n", 0, offset) + 1, text.find("\n", offset)
    before, behind = text[start:offset], text[offset : end if end >= 0 else len(text)]
    return offset + 1 - start in _cell_starts(shown(before) + ZWJ + shown(behind), options)
