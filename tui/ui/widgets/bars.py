"""The rows that frame the reader: the title above, the themes and the state of the work below."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tui.text.layout import clip, layout
from tui.ui.lines import RTL_LABEL, label, segments, strip_of
from tui.ui.palette import chip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model import Theme
    from tui.text.layout import VisualLine


class TitleBar(Widget):
    """One row: the program's name and the open article's title."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--text"}

    def __init__(self) -> None:
        super().__init__(id="title")
        self._text = ""

    def show(self, text: str) -> None:
        """Show ``text``, right to left."""
        if text != self._text:
            self._text = text
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the row."""
        style = self.get_component_rich_style("bar--text")
        width = self.size.width
        inner = label(self._text, width - 2, style, RTL_LABEL)
        return strip_of([Segment(" ", style), *inner, Segment(" ", style)], width) if y == 0 else Strip.blank(width)


class ThemeBar(Widget):
    """One row: every theme with its digit and how many paragraphs of the article bear it, the first at the right."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--text", "bar--count"}

    def __init__(self, language: str) -> None:
        super().__init__(id="themes")
        self._language = language
        self._themes: Sequence[Theme] = ()
        self._counts: dict[str, int] = {}

    def show(self, themes: Sequence[Theme], counts: dict[str, int]) -> None:
        """Show the themes with their counts."""
        if (themes, counts) != (self._themes, self._counts):
            self._themes, self._counts = themes, counts
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the row: names shortened until all digits fit, then as many digits as fit."""
        width = self.size.width
        plain = self.get_component_rich_style("bar--text")
        if y > 0:
            return Strip.blank(width, plain)
        themes = self._themes[:9]
        longest = max([len(self._theme_name(theme)) for theme in themes], default=0)
        for room in range(longest, -1, -1):
            if self._needed(themes, room) <= width:
                break
        parts: list[Segment] = []
        used = 0
        for digit, theme in enumerate(themes, 1):
            cells, item = self._item(digit, theme, room)
            if used + cells > width:
                break
            parts[:0] = item
            used += cells
        return strip_of([Segment(" " * (width - used), plain), *parts], width)

    def _theme_name(self, theme: Theme) -> str:
        return theme.label.ar if self._language == "ar" else theme.label.en

    def _needed(self, themes: Sequence[Theme], room: int) -> int:
        return sum(self._item(digit, theme, room)[0] for digit, theme in enumerate(themes, 1))

    def _item(self, digit: int, theme: Theme, room: int) -> tuple[int, list[Segment]]:
        """Return the width of a theme whose name has ``room`` cells, and its segments from left to right."""
        plain = self.get_component_rich_style("bar--text")
        parts = [Segment(f" {digit} ", chip(theme.colour, native=self.app.native_ansi_color))]
        cells = 3
        if room:
            name = clip(self._theme_name(theme), room, RTL_LABEL)
            parts[:0] = [Segment(f" {name.text} ", plain)]
            cells += name.width + 2
        count = str(self._counts.get(theme.id, ""))
        if count:
            parts[:0] = [Segment(f" {count}", self.get_component_rich_style("bar--count"))]
            cells += len(count) + 1
        else:
            parts[:0] = [Segment("  ", plain)]
            cells += 2
        return cells, parts


class StatusBar(Widget):
    """One row: what is said of the work at the right, hints or a message at the left."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--text", "bar--count", "bar--message", "bar--problem"}

    def __init__(self) -> None:
        super().__init__(id="status")
        self._state = ""
        self._hints: Sequence[str] = ()
        self._message = ""
        self._kind = "bar--count"

    def show(self, state: str, hints: Sequence[str]) -> None:
        """Show the state of the work, and of the hints as many as fit."""
        if (state, hints) != (self._state, self._hints):
            self._state, self._hints = state, hints
            self.refresh()

    def say(self, message: str) -> None:
        """Show a message in place of the hints; an empty one takes it away."""
        self._set_message(message, "bar--message" if message else "bar--count")

    def warn(self, message: str) -> None:
        """Show what went wrong."""
        self._set_message(message, "bar--problem")

    def _set_message(self, message: str, kind: str) -> None:
        if (message, kind) != (self._message, self._kind):
            self._message, self._kind = message, kind
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the row; a message takes the room it needs, the state what is left."""
        width = self.size.width
        plain = self.get_component_rich_style("bar--text")
        if y > 0 or width < 4:  # noqa: PLR2004 - no room for a word
            return Strip.blank(width, plain)
        room = width - 2
        left = clip(self._message, room, RTL_LABEL) if self._message else self._hints_in(room)
        state = clip(self._state, max(1, room - left.width - 2), RTL_LABEL)
        if left.width + 2 + state.width > room:
            state = clip("", 1, RTL_LABEL)
        between = " " * (room - left.width - state.width)
        style = self.get_component_rich_style(self._kind)
        parts = [Segment(" ", plain), Segment(left.text, style), Segment(between, plain), Segment(state.text, plain)]
        return strip_of([*parts, Segment(" ", plain)], width)

    def _hints_in(self, room: int) -> VisualLine:
        """Return as many hints as stand beside the whole state, the last ones first to stay."""
        state = clip(self._state, room, RTL_LABEL).width
        for first in range(len(self._hints)):
            line = clip("  ".join(self._hints[first:]), 10 * room, RTL_LABEL)
            if line.width + state + 2 <= room:
                return line
        return clip("", 1, RTL_LABEL)


class TooSmall(Widget):
    """Takes the place of everything where there is no room to read."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--problem"}

    def __init__(self, text: str) -> None:
        super().__init__(id="too-small")
        self._text = text

    def render_line(self, y: int) -> Strip:
        """Return a row of the message."""
        style = self.get_component_rich_style("bar--problem")
        width = max(1, self.size.width)
        lines = layout(self._text, width, RTL_LABEL)
        if y >= len(lines):
            return Strip.blank(width, style)
        return strip_of([Segment(" " * (width - lines[y].width), style), *segments(lines[y], style)], width)
