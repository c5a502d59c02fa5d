"""The rows that frame the reader: the title above, the themes and the state of the work below."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.strip import Strip
from textual.widget import Widget

from tui.codebook.codebook import CodeBook
from tui.text.layout import clip, layout
from tui.ui.strips import options_in, strip_of, style_of
from tui.view.palette import badge
from tui.view.runs import Run, label, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

    from tui.model import Theme
    from tui.text.bidi import Direction
    from tui.text.layout import VisualLine


DIGIT_CELLS = 3


class ThemeItem(NamedTuple):
    """A theme of the theme bar: its width in cells, its runs from left to right."""

    width: int
    runs: list[Run[Style]]


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
        inner = label(self._text, width - 2, style, options_in(self, "R"))
        return strip_of([Run(" ", style), *inner, Run(" ", style)], width) if y == 0 else Strip.blank(width)


class ThemeBar(Widget):
    """One row: every theme with its digit and how many paragraphs of the article bear it, the first at the right."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--text", "bar--count"}

    def __init__(self, language: str) -> None:
        super().__init__(id="themes")
        self._language = language
        self._codebook = CodeBook(())
        self._counts: dict[str, int] = {}

    def show(self, codebook: CodeBook, counts: dict[str, int]) -> None:
        """Show the themes with their counts."""
        if (codebook, counts) != (self._codebook, self._counts):
            self._codebook, self._counts = codebook, counts
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the row."""
        width = self.size.width
        plain = self.get_component_rich_style("bar--text")
        if y > 0:
            return Strip.blank(width, plain)
        items = self._fitting(width)
        used = sum(item.width for item in items)
        parts = [part for item in reversed(items) for part in item.runs]
        return strip_of([Run(" " * (width - used), plain), *parts], width)

    def _fitting(self, width: int) -> list[ThemeItem]:
        """Return the items in the fullest form that fits: counts go first, then the names' ends, then names."""
        themes = [theme for theme in self._codebook if self._codebook.digit(theme.id)]
        longest = max([len(theme.label.spoken(self._language)) for theme in themes], default=0)
        forms = [(longest, True), *((room, False) for room in range(longest, -1, -1))]
        for room, with_counts in forms:
            items = [self._item(theme, room, with_counts) for theme in themes]
            if sum(item.width for item in items) <= width:
                return items
        return items[: width // DIGIT_CELLS] if themes else []

    def _item(self, theme: Theme, room: int, with_counts: bool) -> ThemeItem:  # noqa: FBT001 - a form
        """Return a theme whose name has ``room`` cells, from left to right: count, name, digit."""
        plain, dim = self.get_component_rich_style("bar--text"), self.get_component_rich_style("bar--count")
        parts = [
            Run(f" {self._codebook.digit(theme.id)} ", style_of(badge(theme.colour, native=self.app.native_ansi_color)))
        ]
        cells = DIGIT_CELLS
        if room:
            name = clip(theme.label.spoken(self._language), room, options_in(self, "R"))
            before = " " if with_counts else ""
            parts[:0] = [Run(f" {name.text}{before}", plain)]
            cells += name.width + 1 + len(before)
        if with_counts:
            count = f"{self._counts.get(theme.id, ''):>2}"
            parts[:0] = [Run(count, dim)]
            cells += len(count)
        return ThemeItem(cells, parts)


class StateRow(Widget):
    """One row: what is said of the work at the right, hints or a message at the left."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--text", "bar--count", "bar--message", "bar--problem"}

    def __init__(self, language: str) -> None:
        super().__init__(id="status")
        self._base: Direction = "R" if language == "ar" else "L"
        self._state = ""
        self._short_state = ""
        self._hints: Sequence[str] = ()
        self._message = ""
        self._said_at = 0.0
        self._kind = "bar--count"

    def show(self, state: str, short_state: str, hints: Sequence[str]) -> None:
        """Show the state of the work, and as many hints as fit.

        Args:
            state: At length.
            short_state: In short, where the long form does not fit.
            hints: Keys and what they do; the last ones stay longest.
        """
        if (state, short_state, hints) != (self._state, self._short_state, self._hints):
            self._state, self._short_state, self._hints = state, short_state, hints
            self.refresh()

    def say(self, message: str) -> None:
        """Show a message in place of the hints; an empty one takes it away."""
        self._set_message(message, "bar--message" if message else "bar--count")

    def warn(self, message: str) -> None:
        """Show what went wrong."""
        self._set_message(message, "bar--problem")

    def forget(self, before: float) -> None:
        """Take the message away if it was said before that time, in seconds of the monotonic clock."""
        if self._said_at <= before:
            self.say("")

    def _set_message(self, message: str, kind: str) -> None:
        self._said_at = monotonic()
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
        left = clip(self._message, room, options_in(self)) if self._message else self._hints_in(room)
        state = self._state_in(room - left.width - 2)
        between = " " * (room - left.width - state.width)
        style = self.get_component_rich_style(self._kind)
        state_style = self.get_component_rich_style("bar--problem") if self.has_class("pending") else plain
        parts = [Run(" ", plain), Run(left.text, style), Run(between, plain)]
        parts.append(Run(state.text, state_style))
        return strip_of([*parts, Run(" ", plain)], width)

    def _state_in(self, room: int) -> VisualLine:
        """Return the longest form of the state that fits; nothing where none does."""
        for text in (self._state, self._short_state):
            line = clip(text, len(text) + 1, options_in(self, self._base))
            if line.width <= room:
                return line
        return clip("", 1)

    def _hints_in(self, room: int) -> VisualLine:
        """Return as many hints as stand beside the whole state, the last ones first to stay."""
        state = self._state_in(room).width
        for first in range(len(self._hints)):
            line = clip("  ".join(self._hints[first:]), 10 * room, options_in(self, self._base))
            if line.width + state + 2 <= room:
                return line
        return clip("", 1)


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
        lines = layout(self._text, width, options_in(self, "R"))
        if y >= len(lines):
            return Strip.blank(width, style)
        return strip_of([Run(" " * (width - lines[y].width), style), *runs(lines[y], style)], width)
