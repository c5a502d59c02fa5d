"""A one-line input that shows Arabic as it is read: joined, in visual order, the cursor in its visual place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.text.layout import LayoutOptions
from tui.ui.widgets.line_edit import LineEdit

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.events import Key, Paste

KEYS: dict[str, Callable[[LineEdit], LineEdit]] = {
    "backspace": LineEdit.delete_before,
    "delete": LineEdit.delete_after,
    "ctrl+w": LineEdit.delete_word_before,
    "ctrl+u": LineEdit.clear,
    "left": LineEdit.left,
    "right": LineEdit.right,
    "home": LineEdit.start,
    "ctrl+a": LineEdit.start,
    "end": LineEdit.end,
    "ctrl+e": LineEdit.end,
}


class ArabicInput(Widget, can_focus=True):
    """Takes one line of text. Its direction is that of what is typed; while empty, ``empty_direction``."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"input--text", "input--cursor"}

    @dataclass
    class Changed(Message):
        """The text is another."""

        value: str

    @dataclass
    class Submitted(Message):
        """Enter was pressed."""

        value: str

    def __init__(self, value: str = "", *, empty_direction: str = "R", id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._empty_direction = empty_direction
        self._first = 0
        self.edit = LineEdit(value, len(value))

    @property
    def value(self) -> str:
        """Return the text, in logical order."""
        return self.edit.text

    @value.setter
    def value(self, text: str) -> None:
        self._take(LineEdit(text, len(text)))

    def _take(self, edit: LineEdit) -> None:
        if not any(char.isalpha() for char in edit.text):
            base = "R" if self._empty_direction == "R" else "L"
            edit = LineEdit(edit.text, edit.cursor, LayoutOptions(base=base))  # type: ignore[arg-type]
        else:
            edit = LineEdit(edit.text, edit.cursor)
        changed = edit.text != self.edit.text
        self.edit = edit
        self.refresh()
        if changed:
            self.post_message(self.Changed(edit.text))

    def on_mount(self) -> None:
        """Settle the direction of what is there from the start."""
        self._take(self.edit)

    def on_key(self, event: Key) -> None:
        """Edit; keys that mean nothing here go on to the screen."""
        if event.key == "enter":
            self.post_message(self.Submitted(self.value))
        elif event.key in KEYS:
            self._take(KEYS[event.key](self.edit))
        elif event.is_printable and event.character:
            self._take(self.edit.insert(event.character))
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: Paste) -> None:
        """Take pasted text in at the cursor."""
        event.stop()
        self._take(self.edit.insert(event.text))

    def render_line(self, y: int) -> Strip:
        """Return the row: the part of the text around the cursor, aligned to its own side."""
        text_style = self.get_component_rich_style("input--text")
        width = self.size.width
        if y > 0 or width < 2:  # noqa: PLR2004 - no room for a letter and the cursor
            return Strip.blank(width, text_style)
        cursor_style = self.get_component_rich_style("input--cursor") if self.has_focus else text_style
        blank = Segment(" ", text_style)
        cells = [(cell.start, Segment(cell.text, text_style), cell.width) for cell in self.edit.line.cells]
        end = (len(self.value), blank, 1)
        row = [end, *cells] if self.edit.line.base == "R" else [*cells, end]
        at = next(index for index, (start, _, _) in enumerate(row) if start == self.edit.cursor)
        row = self._window(row, at, width)
        parts = [Segment(part.text, cursor_style) if start == self.edit.cursor else part for start, part, _ in row]
        used = sum(cells for _, _, cells in row)
        padding = Segment(" " * (width - used), text_style)
        before = used if self.edit.line.base == "L" else width
        self._place_cursor(row, before - used)
        return Strip([padding, *parts] if self.edit.line.base == "R" else [*parts, padding], width)

    def _window(self, row: list[tuple[int, Segment, int]], at: int, width: int) -> list[tuple[int, Segment, int]]:
        """Return the run of cells that fits and holds the one at ``at``, moved as little as needed."""
        rtl = self.edit.line.base == "R"
        order = row[::-1] if rtl else row
        index = len(row) - 1 - at if rtl else at
        self._first = max(0, min(self._first, index))
        while sum(cells for _, _, cells in order[self._first : index + 1]) > width:
            self._first += 1
        last, used = self._first, 0
        while last < len(order) and used + order[last][2] <= width:
            used += order[last][2]
            last += 1
        window = order[self._first : last]
        return window[::-1] if rtl else window

    def _place_cursor(self, row: list[tuple[int, Segment, int]], left: int) -> None:
        """Put the terminal's own cursor at ours, for input methods."""
        if self.has_focus:
            column = left
            for start, _, cells in row:
                if start == self.edit.cursor:
                    break
                column += cells
            self.app.cursor_position = self.content_region.offset + Offset(column, 0)
