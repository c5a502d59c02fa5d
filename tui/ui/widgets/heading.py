"""The title of a dialog."""

from __future__ import annotations

from typing import ClassVar

from textual.strip import Strip
from textual.widget import Widget

from tui.ui.strips import labels_in, strip_of
from tui.view.runs import label


class Heading(Widget):
    """The title of a dialog."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"picker--heading"}

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def render_line(self, y: int) -> Strip:
        """Return the title's row."""
        style = self.get_component_rich_style("picker--heading")
        width = self.size.width
        return (
            strip_of(label(self._text, width, style, labels_in(self)), width) if y == 0 else Strip.blank(width, style)
        )
