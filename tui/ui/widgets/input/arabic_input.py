"""A one-line input that shows Arabic as it is read: joined, in visual order, the cursor in its visual place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, Literal

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.text.layout import DEFAULT
from tui.text.typable import is_text
from tui.ui.widgets.input.edit_history import EditHistory
from tui.ui.widgets.input.edit_keys import ALONG_THE_LINE, EDITS, FROM_SELECTION, LIGATURES, VERTICAL, meant
from tui.ui.widgets.input.edit_rows import EditRows
from tui.ui.widgets.input.text_edit import Edit, as_one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.events import Click, Key, MouseDown, MouseEvent, MouseMove, MouseUp, Paste
    from textual.geometry import Size

    from tui.text.layout import LayoutOptions
    from tui.ui.widgets.input.edit_keys import Move
    from tui.ui.widgets.input.line_rows import Stop

ROOM_FOR_A_CURSOR = 2
"""Cells: the left one is always blank, on the other the cursor stands."""

_CURSOR_IN_SELECTION = Style(reverse=True)


class ArabicInput(Widget, can_focus=True):
    """Takes one line of text. Its direction is that of what is typed.

    Shift with a move selects. Keys that mean nothing here go on to the screen, and so does Ctrl-C where nothing is
    selected.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"input--text", "input--cursor", "input--selection"}
    MOVES: ClassVar[Mapping[str, Move]] = ALONG_THE_LINE
    SELECTING_MOVES: ClassVar[Mapping[str, Move]] = {**VERTICAL, **ALONG_THE_LINE}

    @dataclass
    class Changed(Message):
        """The text is another."""

        value: str

    @dataclass
    class Submitted(Message):
        """Enter was pressed."""

        value: str

    def __init__(
        self,
        value: str = "",
        *,
        options: LayoutOptions = DEFAULT,
        empty_direction: Literal["L", "R"] = "R",
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        """Begin with the cursor behind the text.

        Args:
            value: The text to start from.
            options: How it is shown.
            empty_direction: Its direction while it has no strong character.
            id: What Textual finds the widget by.
        """
        super().__init__(id=id)
        self.edit = Edit(value, len(value), options=options)
        self._empty_direction = empty_direction
        self._history = EditHistory()
        self._rows: tuple[Size, EditRows] | None = None
        self._first = 0
        self._dragging = False

    @property
    def value(self) -> str:
        """Return the text, in logical order."""
        return self.edit.text

    @value.setter
    def value(self, text: str) -> None:
        """Put other text in; what was edited before cannot be taken back."""
        self._begin(Edit(text, len(text), options=self.edit.options))

    def offer(self, text: str) -> None:
        """Put other text in, selected, so that the first letter that is typed takes its place."""
        self._begin(Edit(text, options=self.edit.options).select_all())

    def _begin(self, edit: Edit) -> None:
        self._history = EditHistory()
        self._show(edit)

    @property
    def layout_options(self) -> LayoutOptions:
        """Return how the text is shown."""
        return self.edit.options

    @layout_options.setter
    def layout_options(self, options: LayoutOptions) -> None:
        """Show the text in another way."""
        self._show(replace(self.edit, options=options))

    @property
    def rows(self) -> EditRows:
        """Return the text as it is seen."""
        if self._rows is None or self._rows[0] != self.size:
            self._rows = self.size, self.lay_out()
        return self._rows[1]

    # What a field of many lines does in its own way

    def accepted(self, text: str) -> str:
        """Return typed or pasted text as it is taken in: as one line."""
        return as_one_line(text)

    def lay_out(self) -> EditRows:
        """Return the rows of the edit at the present size."""
        return EditRows.one_line(self.edit, self._empty_direction, self.room)

    def keep_cursor_in_sight(self) -> None:
        """Scroll as little as needed."""
        self._first = self.rows.rows[0].first_in_sight(self._first, self.edit.cursor, self.room)

    def placed(self, y: int) -> list[tuple[int, Stop]]:
        """Return what row ``y`` of the widget shows from left to right, each with its column in the widget."""
        if y:
            return []
        row = self.rows.rows[0]
        used, shown = 0, []
        for stop in row.reading_order[self._first :]:
            if used + stop.width > self.room:
                break
            used += stop.width
            shown.append(stop)
        if row.base == "R":
            shown.reverse()
        left = self.size.width - used if row.base == "R" else 1
        return [(left + stop.column - shown[0].column, stop) for stop in shown]

    def offset_at(self, x: int, y: int) -> int:  # noqa: ARG002 - fields of many lines look at it
        """Return the offset of what is seen at a place of the widget, or would be seen there if it went on."""
        left, first = self.placed(0)[0]
        return self.rows.offset_at(0, first.column + x - left)

    # Editing

    @property
    def room(self) -> int:
        """Return how many cells a row has for text and cursor."""
        return max(1, self.size.width - 1)

    def insert(self, text: str) -> None:
        """Put ``text`` in the place of what is selected, or at the cursor."""
        self._take(self.edit.insert(text))

    def _take(self, edit: Edit) -> None:
        self._history.record(self.edit, edit)
        self._show(edit)

    def _show(self, edit: Edit) -> None:
        changed = edit.text != self.edit.text
        self.edit = edit
        self._settle()
        if changed:
            self.post_message(self.Changed(edit.text))

    def _settle(self) -> None:
        """Lay the edit out again, the cursor in sight."""
        self._rows = None
        self.keep_cursor_in_sight()
        self._place_cursor()
        self.refresh()

    def on_mount(self) -> None:
        """Follow the widget's place on the screen."""
        self.screen.screen_layout_refresh_signal.subscribe(self, self._place_cursor)

    def on_resize(self) -> None:
        """Lay the text out at the new size."""
        self._settle()

    def on_focus(self) -> None:
        """Take the terminal's cursor."""
        self.call_next(self._place_cursor)

    def on_key(self, event: Key) -> None:
        """Edit; keys that mean nothing here go on to the screen."""
        if not (self._act(meant(event.key)) or self._type(event)):
            return
        event.stop()
        event.prevent_default()

    def _type(self, event: Key) -> bool:
        char = event.character
        if not char or not is_text(char):
            return False
        self.type(char)
        return True

    @property
    def takes_many_at_once(self) -> bool:
        """Return whether characters that come at once may be typed in one step: none of them alone means anything."""
        return True

    def type(self, characters: str) -> None:
        """Put each character in as its key does, and show what comes of them all: what that costs is paid once."""
        edit = self.edit
        for char in characters:
            before, edit = edit, edit.insert(self.accepted(LIGATURES.get(char, char)))
            self._history.record(before, edit)
        self._show(edit)

    def _act(self, key: str) -> bool:
        """Do what ``key`` means; return whether it means anything here."""
        unshifted = key.replace("shift+", "")
        if key == "enter":
            self.post_message(self.Submitted(self.value))
        elif key in EDITS:
            self._take(EDITS[key](self.edit))
        elif key in self.MOVES:
            moves = {**self.MOVES, **FROM_SELECTION} if self.edit.selected else self.MOVES
            self._take(self.edit.at(moves[key](self.rows), self._goal(key)))
        elif key != unshifted and unshifted in self.SELECTING_MOVES:
            offset = self.SELECTING_MOVES[unshifted](self.rows)
            self._take(self.edit.selecting_to(offset, self._goal(unshifted)))
        else:
            return self._exchange(key)
        return True

    def _goal(self, key: str) -> int | None:
        return self.rows.goal if key in VERTICAL else None

    def _exchange(self, key: str) -> bool:
        """Exchange text with the clipboard or the past; return whether ``key`` does that here."""
        match key:
            case "ctrl+c" | "ctrl+x" if self.edit.selected:
                self.app.copy_to_clipboard(self.edit.selected)
                if key == "ctrl+x":
                    self._take(self.edit.delete_before())
            case "ctrl+v":
                self.insert(self.accepted(self.app.clipboard))
            case "ctrl+z":
                self._show(self._history.undo(self.edit))
            case "ctrl+y":
                self._show(self._history.redo(self.edit))
            case _:
                return False
        return True

    def on_paste(self, event: Paste) -> None:
        """Take pasted text in at the cursor."""
        event.stop()
        self.insert(self.accepted(event.text))

    # The mouse

    def on_mouse_down(self, event: MouseDown) -> None:
        """Put the cursor at the cell; with Shift, select up to it."""
        event.stop()
        self.capture_mouse()
        self._dragging = True
        offset = self._offset_under(event)
        self._take(self.edit.selecting_to(offset) if event.shift else self.edit.at(offset))

    def on_mouse_move(self, event: MouseMove) -> None:
        """Select from where the button was pressed."""
        if self._dragging:
            event.stop()
            self._take(self.edit.selecting_to(self._offset_under(event)))

    def on_mouse_up(self, event: MouseUp) -> None:
        """Leave what was selected selected."""
        event.stop()
        self._dragging = False
        self.release_mouse()

    def on_click(self, event: Click) -> None:
        """Keep the click: it is done with."""
        event.stop()

    def _offset_under(self, event: MouseEvent) -> int:
        place = event.get_content_offset_capture(self)
        return self.offset_at(place.x, place.y)

    # What is seen

    def render_line(self, y: int) -> Strip:
        """Return a row: the text aligned to its own side, at least one blank cell at its left."""
        plain = self.get_component_rich_style("input--text")
        width = self.size.width
        if width < ROOM_FOR_A_CURSOR:
            return Strip.blank(width, plain)
        pieces = []
        column = 0
        for left, stop in self.placed(y):
            pieces += [(plain, " " * (left - column)), (self._style_of(stop, plain), stop.text)]
            column = left + stop.width
        pieces.append((plain, " " * (width - column)))
        runs = groupby((piece for piece in pieces if piece[1]), lambda piece: piece[0])
        return Strip([Segment("".join(text for _, text in run), style) for style, run in runs], width)

    def _style_of(self, stop: Stop, plain: Style) -> Style:
        start, end = self.edit.selection
        at_cursor = self.has_focus and stop.offset == self.edit.cursor
        if start <= stop.offset < end:
            selected = self.get_component_rich_style("input--selection")
            return selected + _CURSOR_IN_SELECTION if at_cursor else selected
        return self.get_component_rich_style("input--cursor") if at_cursor else plain

    def cursor_place(self) -> Offset | None:
        """Return where in the widget the cursor is, or None where it is out of sight."""
        for y in range(self.size.height):
            for column, stop in self.placed(y):
                if stop.offset == self.edit.cursor:
                    return Offset(column, y)
        return None

    def _place_cursor(self, _: object = None) -> None:
        """Put the terminal's own cursor at ours, for input methods."""
        place = self.cursor_place() if self.has_focus else None
        if place is not None:
            self.app.cursor_position = self.content_region.offset + place
