"""Selecting text of the article with the mouse: from the cell that was pressed to the one that is pointed at.

What is selected is a range of the article's text in logical order, however its cells lie on the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    CellAt = Callable[[int, int], Span | None]
    """Gives the source range of the cell at a column and a row of the widget."""


class TextPointer:
    """Follows the mouse. ``selected`` is in code points of the article, None where no text is selected."""

    def __init__(self, cell_at: CellAt) -> None:
        self._cell_at = cell_at
        self._pressed: Span | None = None
        self.selected: Span | None = None

    def press(self, column: int, row: int) -> None:
        """Begin at a cell; what was selected is no more."""
        self._pressed = self._cell_at(column, row)
        self.selected = None

    def point(self, column: int, row: int) -> bool:
        """Select up to a cell, that one included; return whether anything changed."""
        cell = self._cell_at(column, row) if self._pressed else None
        if cell is None or self._pressed is None or (cell == self._pressed and self.selected is None):
            return False
        before = self.selected
        self.selected = Span(min(self._pressed.start, cell.start), max(self._pressed.end, cell.end))
        return self.selected != before

    def release(self) -> None:
        """Stop following; what is selected stays."""
        self._pressed = None

    def clear(self) -> bool:
        """Select nothing; return whether anything was selected."""
        before, self.selected, self._pressed = self.selected, None, None
        return before is not None
