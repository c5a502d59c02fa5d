"""A name and one of several values."""

from __future__ import annotations

from typing import ClassVar

from textual.strip import Strip
from textual.widget import Widget

from tui.text.clipping import clip
from tui.ui.strips import base_of, labels_in, strip_of
from tui.view.runs import aligned, row_from, runs


class OptionRow(Widget, can_focus=True):
    """A name and one of several values, changed with ← and →."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"picker--text", "picker--cursor", "picker--heading"}

    def __init__(self, name: str, values: list[tuple[str, str]], id: str) -> None:  # noqa: A002 - Textual's name
        """Begin with the first value.

        Args:
            name: What the person is to choose.
            values: Pairs: what is meant, what is shown.
            id: What Textual finds the widget by.
        """
        super().__init__(id=id)
        self._label = name
        self._values = values
        self._at = 0

    @property
    def value(self) -> str:
        """Return what is meant by the value that is chosen."""
        return self._values[self._at][0]

    def turn(self, step: int) -> None:
        """Choose the next value (1) or the one before (-1)."""
        self._at = (self._at + step) % len(self._values)
        self.refresh()

    def on_focus(self) -> None:
        """Show that the keys are here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that the keys are elsewhere."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the row: the name at the side where the language begins, the value beside it."""
        plain = self.get_component_rich_style("picker--text")
        style = self.get_component_rich_style("picker--cursor") if self.has_focus else plain
        width = self.size.width
        if y > 0:
            return Strip.blank(width, plain)
        name = clip(f"{self._label}:\u00a0", width, labels_in(self))
        value = clip(f"▸ {self._values[self._at][1]} ◂", max(1, width - name.width), labels_in(self))
        base = base_of(self)
        parts = row_from(base, runs(name, self.get_component_rich_style("picker--heading")), runs(value, style))
        return strip_of(aligned(parts, value.width + name.width, width, base, plain), width)
