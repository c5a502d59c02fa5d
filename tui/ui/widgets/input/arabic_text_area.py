"""A field of many lines that shows Arabic as it is read, wrapped as the reader wraps it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.ui.widgets.input.arabic_input import ArabicInput
from tui.ui.widgets.input.edit_keys import EVERYWHERE, LINE_BREAKS
from tui.ui.widgets.input.edit_rows import EditRows
from tui.ui.widgets.input.text_edit import as_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.events import MouseScrollDown, MouseScrollUp

    from tui.ui.widgets.input.edit_keys import Move
    from tui.ui.widgets.input.line_rows import Stop

WHEEL_ROWS = 3


class ArabicTextArea(ArabicInput):
    """An input of many lines, each with a direction of its own. Enter submits; Ctrl-J breaks the line."""

    MOVES: ClassVar[Mapping[str, Move]] = EVERYWHERE
    SELECTING_MOVES: ClassVar[Mapping[str, Move]] = EVERYWHERE

    def accepted(self, text: str) -> str:
        """Return typed or pasted text as it is taken in: with its line breaks."""
        return as_lines(text)

    def lay_out(self) -> EditRows:
        """Return the rows of the edit at the present size."""
        return EditRows.wrapped(self.edit, self._empty_direction, self.room, self.size.height)

    def keep_cursor_in_sight(self) -> None:
        """Scroll up or down as little as needed."""
        at, height = self.rows.cursor[0], max(1, self.size.height)
        self._first = max(min(self._first, at), at - height + 1)
        self.scroll_rows(0)

    def scroll_rows(self, rows: int) -> None:
        """Scroll down (or up where negative), wherever the cursor is."""
        self._first = max(0, min(self._first + rows, len(self.rows.rows) - max(1, self.size.height)))
        self.refresh()

    def placed(self, y: int) -> list[tuple[int, Stop]]:
        """Return what row ``y`` of the widget shows from left to right, each with its column in the widget."""
        rows = self.rows.rows
        number = self._first + y
        return [(1 + stop.column, stop) for stop in rows[number].stops] if number < len(rows) else []

    def offset_at(self, x: int, y: int) -> int:
        """Return the offset of what is seen at a place of the widget, or nearest to it."""
        return self.rows.offset_at(self._first + y, x - 1)

    def _act(self, key: str) -> bool:
        if key not in LINE_BREAKS:
            return super()._act(key)
        self.insert("\n")
        return True

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Scroll without moving the cursor."""
        event.stop()
        self.scroll_rows(WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Scroll without moving the cursor."""
        event.stop()
        self.scroll_rows(-WHEEL_ROWS)
