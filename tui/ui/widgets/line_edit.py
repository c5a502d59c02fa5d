"""Editing one line of Arabic or mixed text: pure, without a widget.

The cursor is an offset in logical order, always at the start of a cell or at the end of the text. Between lam and alef
it parts the one cell they share, so that what is typed there goes there. Moving left or right goes by cells as they are
seen. Nothing here depends on more of the program than ``tui.text.layout``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from tui.text.layout import DEFAULT, LayoutOptions, VisualLine, layout

if TYPE_CHECKING:
    from tui.text.layout import PlacedCell

_KEPT_SPACE = "\u2007"
"""Stands for white space: ordered like a space, but shown at the end of a line, too."""

_UNBROKEN_SPACES = "\u00a0\u202f"
"""These are shown everywhere, and ordered in their own way."""

_ZWJ = "\u200d"


@dataclass(frozen=True)
class LineEdit:
    """A text with a cursor; every method returns the edit that follows.

    A cursor given inside a cell goes on to the cell's end.
    """

    text: str = ""
    cursor: int = 0
    options: LayoutOptions = DEFAULT

    def __post_init__(self) -> None:
        object.__setattr__(self, "cursor", _settled(self.text, self.cursor))

    @cached_property
    def line(self) -> VisualLine:
        """Return the text as it is shown, white space at its end included."""
        shown = _shown(self.text)
        if self.cursor in _boundaries(self.text):
            return _laid_out(shown, self.options)
        parted = _laid_out(shown[: self.cursor] + _ZWJ + shown[self.cursor :], self.options)
        cells = tuple(_without_joiner(cell, self.cursor) for cell in parted.cells)
        return replace(parted, cells=cells, end=len(self.text))

    @cached_property
    def boundaries(self) -> list[int]:
        """Return the offsets at which a cursor may stand, in logical order."""
        return sorted({*_boundaries(self.text), self.cursor})

    @property
    def cursor_column(self) -> int:
        """Return the column of the cell at the cursor; at the end of the text, the one beside its last cell."""
        if self.cursor >= len(self.text):
            return -1 if self.line.base == "R" else self.line.width
        return self.line.column(self.cursor)

    def insert(self, typed: str) -> LineEdit:
        """Return the edit with ``typed`` put in at the cursor, line breaks and tabs made spaces."""
        flat = " ".join(typed.splitlines()).replace("\t", " ") if typed else ""
        text = self.text[: self.cursor] + flat + self.text[self.cursor :]
        return replace(self, text=text, cursor=self.cursor + len(flat))

    def delete_before(self) -> LineEdit:
        """Return the edit without the cluster before the cursor; at the first, without what is invisible before it."""
        before = [offset for offset in self.boundaries if offset < self.cursor]
        return self._cut(before[-1] if before else 0, self.cursor)

    def delete_after(self) -> LineEdit:
        """Return the edit without the cluster at the cursor."""
        after = [offset for offset in self.boundaries if offset > self.cursor]
        return self._cut(self.cursor, after[0]) if after else self

    def delete_word_before(self) -> LineEdit:
        """Return the edit without the word before the cursor."""
        kept = self.text[: self.cursor].rstrip()
        return self._cut(kept.rfind(" ") + 1, self.cursor)

    def clear(self) -> LineEdit:
        """Return the edit with nothing in it."""
        return replace(self, text="", cursor=0)

    def left(self) -> LineEdit:
        """Return the edit with the cursor one cell to the left, as the eye sees it."""
        return self._seen(-1)

    def right(self) -> LineEdit:
        """Return the edit with the cursor one cell to the right, as the eye sees it."""
        return self._seen(1)

    def start(self) -> LineEdit:
        """Return the edit with the cursor before the first letter."""
        return replace(self, cursor=0)

    def end(self) -> LineEdit:
        """Return the edit with the cursor behind the last letter."""
        return replace(self, cursor=len(self.text))

    def _seen(self, step: int) -> LineEdit:
        places = [cell.start for cell in self.line.cells]
        places = [len(self.text), *places] if self.line.base == "R" else [*places, len(self.text)]
        at = places.index(self.cursor) + step
        return replace(self, cursor=places[max(0, min(at, len(places) - 1))])

    def _cut(self, start: int, end: int) -> LineEdit:
        return replace(self, text=self.text[:start] + self.text[end:], cursor=start)


def _shown(text: str) -> str:
    """Return ``text``, of the same length, with nothing in it that would end or leave the line."""
    return "".join(_KEPT_SPACE if char.isspace() and char not in _UNBROKEN_SPACES else char for char in text)


def _laid_out(shown: str, options: LayoutOptions) -> VisualLine:
    return layout(shown, max(1, 2 * len(shown)), options)[0]


def _without_joiner(cell: PlacedCell, at: int) -> PlacedCell:
    """Return ``cell`` with the offsets it has without the joiner at ``at``."""
    return cell._replace(start=cell.start - (cell.start > at), end=cell.end - (cell.end > at))


def _starts(shown: str) -> list[int]:
    """Return the starts of the cells in logical order."""
    return sorted(cell.start for cell in _laid_out(shown, DEFAULT).cells)


def _boundaries(text: str) -> list[int]:
    return [*_starts(_shown(text)), len(text)]


def _settled(text: str, cursor: int) -> int:
    """Return ``cursor`` where it may stand, or else the next boundary: an edit may make one cell of several."""
    cursor = max(0, min(cursor, len(text)))
    boundaries = _boundaries(text)
    if cursor in boundaries or _parts_lam_alef(text, cursor):
        return cursor
    return next(offset for offset in boundaries if offset >= cursor)


def _parts_lam_alef(text: str, cursor: int) -> bool:
    """Return whether lam ends and alef begins at ``cursor``: then a joiner there makes two cells of one."""
    shown = _shown(text)
    return cursor + 1 in _starts(shown[:cursor] + _ZWJ + shown[cursor:])
