"""The note on a paragraph, in as many lines as it needs, and what others have noted on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.strip import Strip
from textual.widget import Widget

from tui.text.layout import layout
from tui.ui.screens.docked import DockedScreen
from tui.ui.strips import options_in, strip_of
from tui.ui.widgets.heading import Heading
from tui.ui.widgets.input.arabic_text_area import ArabicTextArea
from tui.view.runs import aligned, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.events import Key
    from textual.geometry import Size

    from tui.text.layout import VisualLine
    from tui.ui.widgets.input.arabic_input import ArabicInput

ROWS = 12
"""Of a note with what stands around it."""


class OthersNotes(Widget):
    """What others have noted, each from their name on."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"picker--preview"}

    def __init__(self, notes: Sequence[str]) -> None:
        super().__init__()
        self._notes = notes

    def _lines(self, width: int) -> list[VisualLine]:
        options = replace(options_in(self), article=None)
        return [line for note in self._notes for line in layout(note, max(1, width), options)]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Return how many rows the notes take."""
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        """Return a row."""
        style, width = self.get_component_rich_style("picker--preview"), self.size.width
        lines = self._lines(width)
        if y >= len(lines):
            return Strip.blank(width, style)
        line = lines[y]
        return strip_of(aligned(runs(line, style), line.width, width, line.base, style), width)


class NoteScreen(DockedScreen[str | None]):
    """Returns the note as it was saved, or None where it was left."""

    def __init__(self, heading: str, note: str, keys: str, others: Sequence[str] = ()) -> None:
        """Show nothing yet.

        Args:
            heading: What the note is on.
            note: The text to start from.
            keys: How to save it or leave.
            others: What others have noted, each from their name on.
        """
        super().__init__()
        self._others = others
        self._heading = heading
        self._note = note
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Yield heading, note and keys."""
        with Vertical(id="note", classes="dock"):
            yield Heading(self._heading)
            yield ArabicTextArea(self._note, options=options_in(self))
            if self._others:
                yield OthersNotes(self._others)
            yield Heading(self._keys)

    def rows_wanted(self) -> int:
        """Return how many rows do for most notes; longer ones are scrolled."""
        return ROWS

    def on_mount(self) -> None:
        """Let the keys be text."""
        self.set_focus(self.query_one(ArabicTextArea))

    def on_arabic_input_submitted(self, event: ArabicInput.Submitted) -> None:
        """Return the note."""
        event.stop()
        self.dismiss(event.value)

    def on_key(self, event: Key) -> None:
        """Leave at Esc; nothing else goes on to the commands while somebody types."""
        event.stop()
        if event.key in ("escape", "ctrl+c"):
            self.dismiss(None)
