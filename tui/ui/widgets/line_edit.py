"""Editing one line of Arabic or mixed text: pure, without a widget.

The cursor is an offset in logical order, and always at the start of a cell or at the end of the text. Moving left or
right goes by cells as they are seen. Nothing here depends on more of the program than ``tui.text``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from tui.text.layout import DEFAULT, LayoutOptions, VisualLine, layout
from tui.text.shaping import shape


@dataclass(frozen=True)
class LineEdit:
    """A text with a cursor; every method returns the edit that follows."""

    text: str = ""
    cursor: int = 0
    options: LayoutOptions = DEFAULT

    @cached_property
    def line(self) -> VisualLine:
        """Return the text as it is shown, trailing spaces included."""
        shown = self.text.replace(" ", "\u00a0")
        return layout(shown, max(1, 2 * len(shown)), self.options)[0]

    @cached_property
    def boundaries(self) -> list[int]:
        """Return the offsets at which a cursor may stand, in logical order."""
        return _boundaries(self.text)

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
        return replace(self, text=text, cursor=_settled(text, self.cursor + len(flat)))

    def delete_before(self) -> LineEdit:
        """Return the edit without the cluster before the cursor."""
        before = [offset for offset in self.boundaries if offset < self.cursor]
        return self._cut(before[-1], self.cursor) if before else self

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
        at = places.index(self.cursor) + step if self.cursor in places else 0
        return replace(self, cursor=places[max(0, min(at, len(places) - 1))])

    def _cut(self, start: int, end: int) -> LineEdit:
        text = self.text[:start] + self.text[end:]
        return replace(self, text=text, cursor=_settled(text, start))


def _boundaries(text: str) -> list[int]:
    return [*(cell.start for cell in shape(text.replace(" ", "\u00a0"))), len(text)]


def _settled(text: str, cursor: int) -> int:
    """Return the boundary at or after ``cursor``: an edit may make one cell of the letters around it."""
    return next(offset for offset in _boundaries(text) if offset >= cursor)
