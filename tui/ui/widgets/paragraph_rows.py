"""One paragraph of the reader as rows: its lines, and beside or below the last its chips."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment

from tui.model import Kind, State
from tui.text.layout import clip
from tui.ui.lines import aligned, segments, strip_of
from tui.ui.palette import chip

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rich.style import Style
    from textual.strip import Strip

    from tui.model import Annotation, Paragraph, Span, Theme
    from tui.text.layout import LayoutOptions, VisualLine

NARROWEST, WIDEST = 45, 80
"""The text column, in cells; what is wider is margin, what is narrower takes all there is."""


LEAST_GAP = 3
"""Cells between a line and the chips beside it."""

LEAST_NOTE = 6
"""Cells; in less a note would be nothing but its ellipsis."""


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

    def text_column(self, column: int, line: VisualLine) -> int:
        """Return the column of ``line``'s text at a column of the row."""
        return column - self.left - (self.text - line.width if line.base == "R" else 0)

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
    selection: Style

    def of(self, kind: Kind) -> Style:
        """Return the style of a paragraph's text."""
        return {Kind.TITLE: self.title, Kind.HEADING: self.heading, Kind.FURNITURE: self.furniture}.get(kind, self.text)


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """All that the rows of one paragraph are made from. ``matches`` and ``selection`` are in offsets of the article."""

    paragraph: Paragraph
    lines: Sequence[VisualLine]
    annotation: Annotation | None
    at_cursor: bool
    selected: bool
    matches: Sequence[Span]
    selection: Span | None = None
    """The text that the mouse has selected, here or elsewhere."""

    unsaved: bool = False


MARKS = {State.TAGGED: "●", State.REVIEWED: "✓", State.UNTOUCHED: " "}
UNSAVED_MARK = "!"


@dataclass(frozen=True, slots=True)
class ParagraphRows:
    """Makes the strips of a paragraph's rows.

    ``themes`` gives each theme's digit (0 where it has none) and the theme, by id. ``labels`` says how chips and notes
    are laid out. ``native`` takes chips from the terminal's own 16 colours.
    """

    columns: Columns
    look: Look
    themes: Mapping[str, tuple[int, Theme]]
    language: str
    labels: LayoutOptions
    native: bool

    def row(self, view: ParagraphView, row: int) -> Strip:
        """Return row ``row`` of the paragraph, counted from 0.

        Chips and note stand at the side where lines end: in the rest of the last line where there is room, else in
        the row below it, which is there anyway. So tagging never moves the text.
        """
        columns = self.columns
        chips, used = self._chips(view)
        beside = used and used + view.lines[-1].width + LEAST_GAP <= columns.text
        if row >= len(view.lines):
            side = "L" if view.lines[-1].base == "R" else "R"
            middle = aligned([] if beside else chips, 0 if beside else used, columns.text, side, self.look.text)
        elif beside and row == len(view.lines) - 1:
            middle = self._text_and_chips(view, chips, used)
        else:
            middle = self._text(view, row)
        parts = [
            Segment(" " * columns.left, self.look.text),
            *middle,
            *self._gutter(view, row),
            Segment(" " * columns.right, self.look.text),
        ]
        return strip_of(parts, columns.width)

    def _line(self, view: ParagraphView, row: int) -> list[Segment]:
        style = self.look.of(view.paragraph.kind)
        marked = view.matches or view.selection
        return segments(view.lines[row], style, self._mark_style(view) if marked else None)

    def _text(self, view: ParagraphView, row: int) -> list[Segment]:
        line = view.lines[row]
        return aligned(self._line(view, row), line.width, self.columns.text, line.base, self.look.text)

    def _text_and_chips(self, view: ParagraphView, chips: list[Segment], used: int) -> list[Segment]:
        """Return the last line, the chips at the side where it ends."""
        line = view.lines[-1]
        text = self._line(view, len(view.lines) - 1)
        gap = Segment(" " * (self.columns.text - line.width - used), self.look.text)
        return [*chips, gap, *text] if line.base == "R" else [*text, gap, *chips]

    def _mark_style(self, view: ParagraphView) -> Callable[[int], Style | None]:
        start = view.paragraph.span.start
        match_style = self.look.current_match if view.at_cursor else self.look.match
        marked = [(match, match_style) for match in view.matches]
        if view.selection:
            marked.insert(0, (view.selection, self.look.selection))

        def style_of(offset: int) -> Style | None:
            return next((style for span, style in marked if span.start <= start + offset < span.end), None)

        return style_of

    def _gutter(self, view: ParagraphView, row: int) -> list[Segment]:
        look = self.look
        if row >= len(view.lines):
            return [Segment(" " * (self.columns.digits + 4), look.text)]
        style = look.cursor if view.at_cursor else look.selected if view.selected else look.number
        bar = "▐" if view.at_cursor or view.selected else " "
        if row > 0 or view.paragraph.kind is Kind.FURNITURE:
            return [Segment(" ", look.text), Segment(bar + " " * (self.columns.digits + 2), style)]
        state = view.annotation.state if view.annotation else State.UNTOUCHED
        mark_style = style if state is State.UNTOUCHED or view.at_cursor or view.selected else look.done
        number = f"{view.paragraph.number:>{self.columns.digits}} "
        return [
            Segment(" ", look.text),
            Segment(bar, style),
            Segment(UNSAVED_MARK, look.match) if view.unsaved else Segment(MARKS[state], mark_style),
            Segment(number, style),
        ]

    def _chips(self, view: ParagraphView) -> tuple[list[Segment], int]:
        """Return chips and note with their width in cells, the first chip at the right."""
        look, room = self.look, self.columns.text
        parts: list[Segment] = []
        used = 0
        if view.annotation is None:
            return parts, used
        for theme_id in view.annotation.themes:
            text, style = self._chip(theme_id)
            line = clip(text, max(1, room - used - 1), self.labels)
            gap = 1 if parts else 0
            if used + gap + line.width > room:
                break
            parts[:0] = [Segment(line.text, style), Segment(" " * gap, look.text)]
            used += line.width + gap
        if view.annotation.note and room - used > LEAST_NOTE:
            line = clip(f"✎ {view.annotation.note}", room - used - 1, self.labels)
            parts[:0] = [Segment(line.text, look.note), Segment(" ", look.text)]
            used += line.width + 1
        return parts, used

    def _chip(self, theme_id: str) -> tuple[str, Style]:
        digit, theme = self.themes.get(theme_id, (0, None))
        if theme is None:
            return f"\u00a0{theme_id}\u00a0", self.look.match
        name = theme.label.spoken(self.language)
        return f"\u00a0{digit} {name}\u00a0" if digit else f"\u00a0{name}\u00a0", chip(theme.colour, native=self.native)
