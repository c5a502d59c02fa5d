"""The note on a paragraph, in as many lines as it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.ui.strips import options_in
from tui.ui.widgets.heading import Heading
from tui.ui.widgets.input.arabic_text_area import ArabicTextArea

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key

    from tui.ui.widgets.input.arabic_input import ArabicInput


class NoteScreen(ModalScreen[str | None]):
    """Returns the note as it was saved, or None where it was left."""

    def __init__(self, heading: str, note: str, keys: str) -> None:
        """Show nothing yet.

        Args:
            heading: What the note is on.
            note: The text to start from.
            keys: How to save it or leave.
        """
        super().__init__()
        self._heading = heading
        self._note = note
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Yield heading, note and keys."""
        with Vertical(id="note"):
            yield Heading(self._heading)
            yield ArabicTextArea(self._note, options=options_in(self))
            yield Heading(self._keys)

    def on_mount(self) -> None:
        """Let the keys be text."""
        self.query_one(ArabicTextArea).focus()

    def on_arabic_input_submitted(self, event: ArabicInput.Submitted) -> None:
        """Return the note."""
        event.stop()
        self.dismiss(event.value)

    def on_key(self, event: Key) -> None:
        """Leave at Esc; nothing else goes on to the commands while somebody types."""
        event.stop()
        if event.key in ("escape", "ctrl+c"):
            self.dismiss(None)
