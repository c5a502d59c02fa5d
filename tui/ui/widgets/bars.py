"""The rows that frame the reader: the title above, the themes and the state of the work below."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.strip import Strip
from textual.widget import Widget

from tui.codebook.codebook import CodeBook
from tui.sentences.digits import in_digits
from tui.text.clipping import clip
from tui.text.layout import layout
from tui.ui.strips import base_of, labels_in, options_in, strip_of, style_of
from tui.view.flow import Piece, row_of, width_of
from tui.view.palette import badge
from tui.view.runs import Run, aligned, label, row_from, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

    from tui.model import Theme
    from tui.text.direction import Direction
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
        """Show ``text``, from the side where the language begins."""
        if text != self._text:
            self._text = text
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the row."""
        style = self.get_component_rich_style("bar--text")
        width = self.size.width
        inner = label(self._text, width - 2, style, labels_in(self))
        return strip_of([Run(" ", style), *inner, Run(" ", style)], width) if y == 0 else Strip.blank(width)


class ThemeBar(Widget):
    """One row: every theme with its digit and how many paragraphs of the article bear it, in the language's order."""

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
        parts = row_from(base_of(self), *(item.runs for item in items), [Run(" " * (width - used), plain)])
        return strip_of(parts, width)

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
        """Return a theme whose name has ``room`` cells: its digit, its name, the count."""
        plain, dim = self.get_component_rich_style("bar--text"), self.get_component_rich_style("bar--count")
        coloured = style_of(badge(theme.colour, native=self.app.native_ansi_color))
        parts, cells = [[Run(in_digits(f" {self._codebook.digit(theme.id)} ", self._language), coloured)]], DIGIT_CELLS
        if room:
            name = clip(theme.label.spoken(self._language), room, labels_in(self))
            before = [Run(" ", plain)] if with_counts else []
            parts += [before, [Run(name.text, plain)], [Run(" ", plain)]]
            cells += name.width + 1 + len(before)
        if with_counts:
            away = "<" if base_of(self) == "L" else ">"  # from the next one's digit
            count = in_digits(f"{self._counts.get(theme.id, ''):{away}2}", self._language)
            parts.append([Run(count, dim)])
            cells += len(count)
        return ThemeItem(cells, row_from(base_of(self), *parts))


SHORTEST_MESSAGE = 12
"""Cells that a message keeps where modes are on: what a digit did fits into them."""

LAST_HINTS = 2
"""Hints that go before a longer form of the state: help and how to leave."""

GAP = 2
"""Cells between the parts of the state row."""


class Mode(NamedTuple):
    """A mode that is on: at length, and in short where there is little room."""

    text: str
    short: str


class StateRow(Widget):
    """One row: what was done last, or hints; the modes that are on; what is said of the work.

    In English from left to right, in Arabic from right to left.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--text", "bar--count", "bar--message", "bar--problem", "bar--mode"}

    def __init__(self, language: str) -> None:
        super().__init__(id="status")
        self._base: Direction = "R" if language == "ar" else "L"
        self._states: Sequence[str] = ()
        self._hints: Sequence[str] = ()
        self._modes: Sequence[Mode] = ()
        self._messages: Sequence[str] = ("",)
        self._hints_kept = 0
        self._said_at = 0.0
        self._kind = "bar--count"

    def show(self, states: Sequence[str], hints: Sequence[str], modes: Sequence[Mode] = ()) -> None:
        """Show the state of the work, the modes, and as many hints as fit.

        Args:
            states: The state in several forms, the longest first.
            hints: Keys and what they do; the last ones stay longest.
            modes: What is on.
        """
        if (states, hints, modes) != (self._states, self._hints, self._modes):
            self._states, self._hints, self._modes = states, hints, modes
            self.refresh()

    @property
    def message(self) -> str:
        """Return what is said now, at length; "" for nothing."""
        return self._messages[0]

    def greet(self, message: str, hints: int) -> None:
        """Show a message and, however long it is, the last ``hints`` of the hints."""
        self.say(message)
        self._hints_kept = hints

    def say(self, *forms: str) -> None:
        """Show a message in place of the hints, in the first of its forms that fits; an empty one takes it away."""
        self._set_message(forms, "bar--message" if forms[0] else "bar--count")

    def warn(self, message: str) -> None:
        """Show what went wrong."""
        self._set_message((message,), "bar--problem")

    def add(self, *forms: str) -> None:
        """Show a message behind the one that is there; of the two, what went wrong is seen as such."""
        if not self.message:
            self.say(*forms)
            return
        pairs = zip((self._messages[0], self._messages[-1]), (forms[0], forms[-1]), strict=True)
        self._set_message(tuple(" · ".join(pair) for pair in pairs), self._kind)

    def forget(self, before: float) -> None:
        """Take the message away if it was said before that time, in seconds of the monotonic clock."""
        if self._said_at <= before:
            self.say("")

    def _set_message(self, forms: Sequence[str], kind: str) -> None:
        self._said_at, self._hints_kept = monotonic(), 0
        if (forms, kind) != (self._messages, self._kind):
            self._messages, self._kind = forms, kind
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the row; modes are always seen, a message takes the room it needs, the state what is left."""
        width = self.size.width
        plain = self.get_component_rich_style("bar--text")
        if y > 0 or width < 4:  # noqa: PLR2004 - no room for a word
            return Strip.blank(width, plain)
        room = width - 2
        modes = self._modes_in(room)
        left = room - _with_gap(modes.width)
        pieces = self._last_in(left)
        left -= sum(_with_gap(piece.width) for piece in pieces)
        state = self._state_in(left)
        state_kind = "bar--problem" if self.has_class("pending") else "bar--text"
        right = [self._piece(modes, "bar--mode"), self._piece(state, state_kind)]
        sides = [[piece for piece in side if piece.width] for side in (pieces, right)]
        used = [width_of(side, GAP) for side in sides]
        row = [row_of(side, width, GAP, "L", plain) for side, width in zip(sides, used, strict=True)]
        between = Run(" " * (room - sum(used)), plain)
        return strip_of([Run(" ", plain), *row[0], between, *row[1], Run(" ", plain)], width)

    def _last_in(self, room: int) -> list[Piece[Style]]:
        """Return what was done last, and hints where there is nothing, or where they are kept."""
        if not self.message:
            return [self._piece(self._hints_in(room), "bar--count")]
        kept = self._line("  ".join(self._hints[-self._hints_kept :] if self._hints_kept else ()), room)
        said = self._message_in(room - _with_gap(kept.width) - _with_gap(self._least_state(room)))
        return [self._piece(said, self._kind), self._piece(kept, "bar--count")]

    def _message_in(self, room: int) -> VisualLine:
        """Return the longest form of the message that fits, or the beginning of the shortest."""
        lines = (self._line(form, 2 * len(form) + 1) for form in self._messages)
        return next((line for line in lines if line.width <= room), self._line(self._messages[-1], room))

    def _piece(self, line: VisualLine, kind: str) -> Piece[Style]:
        return Piece(line.width, (Run(line.text, self.get_component_rich_style(kind)),))

    def _line(self, text: str, room: int) -> VisualLine:
        return clip(text, max(1, room), options_in(self, self._base))

    def _modes_in(self, room: int) -> VisualLine:
        """Return the modes at length where they leave room for the message and for the state, else in short."""
        whole = self._line("  ".join(each.text for each in self._modes), 10 * room)
        said = self._line(self.message or "".join(self._hints[-1:]), room)
        least = self._least_state(room)
        if sum(map(_with_gap, (whole.width, said.width, least))) <= room + GAP:
            return whole
        left = room - SHORTEST_MESSAGE - GAP - _with_gap(least)
        shortest = self._line(self._messages[-1], room).width
        apart = self._line("  ".join(each.short for each in self._modes), 10 * room)
        if apart.width <= left - max(0, shortest - SHORTEST_MESSAGE):
            return apart
        return self._line(" ".join(each.short for each in self._modes), left)

    def _least_state(self, room: int) -> int:
        """Return how many cells the shortest form of the state takes, which is the last."""
        return self._line(self._states[-1], room).width if self._states else 0

    def _state_in(self, room: int) -> VisualLine:
        """Return the longest form of the state that fits; nothing where none does."""
        for text in self._states:
            line = self._line(text, len(text) + 1)
            if line.width <= room:
                return line
        return self._line("", 1)

    def _hints_in(self, room: int) -> VisualLine:
        """Return as many hints as stand beside the longest state that leaves room for the last ones."""
        last = self._line("  ".join(self._hints[-LAST_HINTS:]), 10 * room).width
        state = self._state_in(room - _with_gap(last)).width or self._state_in(room).width
        for first in range(len(self._hints)):
            line = self._line("  ".join(self._hints[first:]), 10 * room)
            if line.width + state + GAP <= room:
                return line
        return self._line("", 1)


def _with_gap(width: int) -> int:
    return width + GAP if width else 0


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
        lines = layout(self._text, width, labels_in(self))
        if y >= len(lines):
            return Strip.blank(width, style)
        return strip_of(aligned(runs(lines[y], style), lines[y].width, width, lines[y].base, style), width)
