"""One paragraph of the reader as rows: its lines, and below them its chips."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment

from tui.model import Kind, State
from tui.text.layout import clip
from tui.ui.lines import RTL_LABEL, aligned, segments, strip_of
from tui.ui.palette import chip

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rich.style import Style
    from textual.strip import Strip

    from tui.model import Annotation, Paragraph, Span, Theme
    from tui.text.layout import VisualLine

NARROWEST, WIDEST = 45, 80
"""The text column, in cells; what is wider is margin, what is narrower takes all there is."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things stand in a row, in cells: left margin, text, gutter (bar, mark, number), right margin."""

    left: int
    text: int
    digits: int
    right: int

    @classmethod
    def fit(cls, width: int, count: int) -> Columns:
        """Return the columns of a reader ``width`` cells wide for an article of ``count`` paragraphs."""
        digits = max(2, len(str(count)))
        gutter = digits + 4
        text = max(1, min(WIDEST, width - gutter - 1))
        spare = max(0, width - gutter - text)
        right = spare // 2 if text == WIDEST else 0
        return cls(spare - right, text, digits, right)

    @property
    def width(self) -> int:
        """Return the whole width."""
        return self.left + self.text + self.digits + 4 + self.right


@dataclass(frozen=True, slots=True)
class Look:
    """The styles of the reader."""

    text: Style
    title: Style
    heading: Style
    furniture: Style
    number: Style
    cursor: Style
    selected: Style
    done: Style
    match: Style
    current_match: Style
    note: Style

    def of(self, kind: Kind) -> Style:
        """Return the style of a paragraph's text."""
        return {Kind.TITLE: self.title, Kind.HEADING: self.heading, Kind.FURNITURE: self.furniture}.get(kind, self.text)


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """All that the rows of one paragraph are made from. ``matches`` are in offsets of the article."""

    paragraph: Paragraph
    lines: Sequence[VisualLine]
    annotation: Annotation | None
    at_cursor: bool
    selected: bool
    matches: Sequence[Span]


MARKS = {State.TAGGED: "●", State.REVIEWED: "✓", State.UNTOUCHED: " "}


class ParagraphRows:
    """Makes the strips of a paragraph's rows."""

    def __init__(
        self, columns: Columns, look: Look, themes: Mapping[str, tuple[int, Theme]], language: str, *, native: bool
    ) -> None:
        """``themes`` gives each theme's digit (0 where it has none) and the theme, by id.

        ``native`` takes chips from the terminal's own 16 colours.
        """
        self._native = native
        self._columns = columns
        self._look = look
        self._themes = themes
        self._language = language

    def row(self, view: ParagraphView, row: int) -> Strip:
        """Return row ``row`` of the paragraph, counted from 0; the one after its lines holds the chips."""
        columns = self._columns
        middle = self._text(view, row) if row < len(view.lines) else self._chips(view)
        parts = [
            Segment(" " * columns.left, self._look.text),
            *middle,
            *self._gutter(view, row),
            Segment(" " * columns.right, self._look.text),
        ]
        return strip_of(parts, columns.width)

    def _text(self, view: ParagraphView, row: int) -> list[Segment]:
        line = view.lines[row]
        style = self._look.of(view.paragraph.kind)
        parts = segments(line, style, self._match_style(view) if view.matches else None)
        return aligned(parts, line.width, self._columns.text, line.base, self._look.text)

    def _match_style(self, view: ParagraphView) -> Callable[[int], Style | None]:
        start = view.paragraph.span.start
        style = self._look.current_match if view.at_cursor else self._look.match

        def style_of(offset: int) -> Style | None:
            return style if any(match.start <= start + offset < match.end for match in view.matches) else None

        return style_of

    def _gutter(self, view: ParagraphView, row: int) -> list[Segment]:
        look = self._look
        if row >= len(view.lines):
            return [Segment(" " * (self._columns.digits + 4), look.text)]
        style = look.cursor if view.at_cursor else look.selected if view.selected else look.number
        bar = "▐" if view.at_cursor or view.selected else " "
        if row > 0 or view.paragraph.kind is Kind.FURNITURE:
            return [Segment(" ", look.text), Segment(bar + " " * (self._columns.digits + 2), style)]
        state = view.annotation.state if view.annotation else State.UNTOUCHED
        mark_style = look.done if state is not State.UNTOUCHED and not view.at_cursor else style
        number = f"{view.paragraph.number:>{self._columns.digits}} "
        return [
            Segment(" ", look.text),
            Segment(bar, style),
            Segment(MARKS[state], mark_style),
            Segment(number, style),
        ]

    def _chips(self, view: ParagraphView) -> list[Segment]:
        """Return chips and note, the first chip at the right."""
        look, room = self._look, self._columns.text
        if view.annotation is None:
            return [Segment(" " * room, look.text)]
        parts: list[Segment] = []
        used = 0
        for theme_id in view.annotation.themes:
            text, style = self._chip(theme_id)
            line = clip(text, max(1, room - used - 2), RTL_LABEL)
            if used + line.width + 1 > room:
                break
            parts[:0] = [Segment(" ", look.text), Segment(line.text, style)]
            used += line.width + 1
        if view.annotation.note and room - used > len("✎ ……"):
            line = clip(f"✎ {view.annotation.note}", room - used, RTL_LABEL)
            parts[:0] = [Segment(line.text, look.note)]
            used += line.width
        return [Segment(" " * (room - used), look.text), *parts]

    def _chip(self, theme_id: str) -> tuple[str, Style]:
        digit, theme = self._themes.get(theme_id, (0, None))
        if theme is None:
            return f"\u00a0{theme_id}\u00a0", self._look.match
        name = theme.label.ar if self._language == "ar" else theme.label.en
        return f"\u00a0{digit} {name}\u00a0" if digit else f"\u00a0{name}\u00a0", chip(
            theme.colour, native=self._native
        )
