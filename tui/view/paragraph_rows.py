"""One paragraph of the reader as rows: its lines, and beside or below the last its badges."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, partial
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

from tui.annotations.layers import AGREED
from tui.model import Kind, State
from tui.sentences.digits import in_digits
from tui.text.clipping import clip
from tui.text.direction import article_direction, isolated
from tui.view.badge_rows import GAP, LEAST_NOTE, arranged
from tui.view.flow import Piece, row_of, width_of
from tui.view.palette import Colours, badge
from tui.view.runs import Run, aligned, runs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tui.codebook.codebook import CodeBook
    from tui.model import Annotation, Paragraph, Span
    from tui.text.direction import Direction
    from tui.text.layout import LayoutOptions, VisualLine
    from tui.view.badge_rows import BadgeRows
    from tui.view.columns import Columns


LEAST_GAP = 3
"""Cells between a line and the badges beside it."""

NOTE_SIGN = "✎"

HOOK = 2
"""Cells of the sign that says that a row of badges belongs to the paragraph above it."""

_HOOKS = {True: "┘", False: "└"}
"""What the first row of badges begins with, by whether they stand at the left."""


class Role(StrEnum):
    """What a run of the reader is, which decides how it looks."""

    TEXT = "text"
    TITLE = "title"
    HEADING = "heading"
    BOILERPLATE = "boilerplate"
    NUMBER = "number"
    CURSOR = "cursor"
    SELECTED = "selected"
    DONE = "done"
    MATCH = "match"
    CURRENT_MATCH = "current-match"
    NOTE = "note"
    OTHERS = "others"
    SELECTION = "selection"


Look: TypeAlias = Role | Colours
ReaderRun: TypeAlias = Run[Look]

_ROLES = {Kind.TITLE: Role.TITLE, Kind.HEADING: Role.HEADING, Kind.BOILERPLATE: Role.BOILERPLATE, Kind.BODY: Role.TEXT}


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """All that the rows of one paragraph are made from.

    Attributes:
        paragraph: Which one it is.
        lines: Its text, laid out as wide as the text column.
        annotation: What the person at the screen says of it, if anything.
        others: What other annotators say of it.
        at_cursor: Whether the cursor is on it.
        selected: Whether it is one of several that are selected.
        matches: Where a search was found in it, in offsets of the article.
        selection: The text that the mouse has selected, here or elsewhere, in offsets of the article.
        pending: Whether it has changes that are not in the tag file yet.
    """

    paragraph: Paragraph
    lines: Sequence[VisualLine]
    annotation: Annotation | None
    others: Sequence[Annotation]
    at_cursor: bool
    selected: bool
    matches: Sequence[Span]
    selection: Span | None = None
    pending: bool = False


MARKS = {State.TAGGED: "●", State.REVIEWED: "✓", State.UNTOUCHED: " "}
PENDING_MARK = "!"


@dataclass(frozen=True, slots=True)
class ParagraphRows:
    """Makes a paragraph's rows.

    Attributes:
        columns: Where things stand in a row.
        codebook: The themes that badges are made of.
        language: Of the badges: "ar", else English.
        labels: How badges and notes are laid out.
        native: Takes badges from the terminal's own 16 colours.
        initials: What each annotator is called in short, by their name; what is agreed, as a word.
    """

    columns: Columns
    codebook: CodeBook
    language: str
    labels: LayoutOptions
    native: bool
    initials: Mapping[str, str]

    def height(self, view: ParagraphView, *, ends_run: bool = True) -> int:
        """Return how many rows the paragraph has: its lines, and one for badges, which is there anyway, or more.

        ``ends_run`` says that it does not stand amid boilerplate, which goes on without such a row.
        """
        return len(view.lines) + max(int(ends_run), len(self._badges(view).below))

    def row(self, view: ParagraphView, row: int) -> list[ReaderRun]:
        """Return row ``row`` of the paragraph, counted from 0: runs from left to right, as wide as the columns.

        Badges and note stand at the side where lines end: in the rest of the last line where there is room, else in
        the row below it, which is there anyway. So tagging never moves the text, but where there are more than both
        can hold: then rows are added, for a badge that is not seen is worse.
        """
        columns = self.columns
        badges = self._badges(view)
        below = row - len(view.lines)
        if below >= 0:
            middle = self._below(view, badges.below[below] if below < len(badges.below) else (), is_first=not below)
        elif badges.beside and row == len(view.lines) - 1:
            middle = self._text_and_badges(view, badges.beside)
        else:
            middle = self._text(view, row)
        return [
            Run(" " * columns.left, Role.TEXT),
            *middle,
            *self._gutter(view, row, goes_on=below < len(badges.below)),
            Run(" " * columns.right, Role.TEXT),
        ]

    def _line(self, view: ParagraphView, row: int) -> list[ReaderRun]:
        role: Look = _ROLES[view.paragraph.kind]
        marked, line = view.matches or view.selection, view.lines[row]
        return runs(line, role, self._look_at(view, line) if marked else None)

    def _text(self, view: ParagraphView, row: int) -> list[ReaderRun]:
        line = view.lines[row]
        return aligned(self._line(view, row), line.width, self.columns.text, line.base, Role.TEXT)

    def _text_and_badges(self, view: ParagraphView, badges: Sequence[Piece[Look]]) -> list[ReaderRun]:
        """Return the last line, the badges at the side where it ends."""
        line = view.lines[-1]
        text = self._line(view, len(view.lines) - 1)
        used = width_of(badges, GAP)
        gap: ReaderRun = Run(" " * (self.columns.text - line.width - used), Role.TEXT)
        shown = self._in_order(badges)
        return [*shown, gap, *text] if line.base == "R" else [*text, gap, *shown]

    def _below(self, view: ParagraphView, badges: Sequence[Piece[Look]], *, is_first: bool) -> list[ReaderRun]:
        """Return a row of badges at the side where lines end; in the first one a hook says where they hang from."""
        at_left = view.lines[-1].base == "R"
        if not badges:
            return [Run(" " * self.columns.text, Role.TEXT)]
        hook: ReaderRun = Run((_HOOKS[at_left] if is_first else "").ljust(HOOK), Role.NUMBER)
        shown = self._in_order(badges)
        hung = [*shown, Run(hook.text[::-1], hook.look)] if at_left else [hook, *shown]
        return aligned(hung, HOOK + width_of(badges, GAP), self.columns.text, "L" if at_left else "R", Role.TEXT)

    def _in_order(self, badges: Sequence[Piece[Look]]) -> list[ReaderRun]:
        """Return badges from left to right, the first at the side where the language begins."""
        base: Direction = "R" if self.language == "ar" else "L"
        return row_of(badges, width_of(badges, GAP), GAP, base, Role.TEXT)

    def _look_at(self, view: ParagraphView, line: VisualLine) -> Callable[[int, int], Look | None]:
        """Return what gives a cell of a line its look: marked if any letter of it is, as of lam and alef the alef."""
        at = view.paragraph.span.start
        first = bisect_right(view.matches, at + line.start, key=attrgetter("end"))
        last = bisect_left(view.matches, at + line.end, key=attrgetter("start"))
        match_role = Role.CURRENT_MATCH if view.at_cursor else Role.MATCH
        marked = [(match, match_role) for match in view.matches[first:last]]
        if view.selection:
            marked.insert(0, (view.selection, Role.SELECTION))

        def look_at(start: int, end: int) -> Look | None:
            return next((look for span, look in marked if span.start < at + end and at + start < span.end), None)

        return look_at

    def _gutter(self, view: ParagraphView, row: int, *, goes_on: bool) -> list[ReaderRun]:
        """Return number, mark and bar, which goes on beside badges; beside the empty row there is nothing."""
        if not goes_on:
            return [Run(" " * (self.columns.digits + 4), Role.TEXT)]
        role = Role.CURSOR if view.at_cursor else Role.SELECTED if view.selected else Role.NUMBER
        bar = "▐" if view.at_cursor or view.selected else " "
        if row > 0 or view.paragraph.kind is Kind.BOILERPLATE:
            return [Run(" ", Role.TEXT), Run(bar + " " * (self.columns.digits + 2), role)]
        state = view.annotation.state if view.annotation else State.UNTOUCHED
        mark = role if state is State.UNTOUCHED or view.at_cursor or view.selected else Role.DONE
        number = in_digits(f"{view.paragraph.number:>{self.columns.digits}} ", self.language)
        return [
            Run(" ", Role.TEXT),
            Run(bar, role),
            Run(PENDING_MARK, Role.MATCH) if view.pending else Run(MARKS[state], mark),
            Run(number, role),
        ]

    def _badges(self, view: ParagraphView) -> BadgeRows[Look]:
        """Return where badges and note stand. At the cursor others are called by their names, where that takes no row.

        So the height is the same with the cursor and without it.
        """
        room = max(1, self.columns.text - HOOK)
        beside = self.columns.text - view.lines[-1].width - LEAST_GAP
        note = view.annotation.note if view.annotation else ""
        noted = partial(self._note, note) if note else None
        if view.at_cursor and view.others:
            named = self._pieces(view, {each.by: self._name(each.by) for each in view.others}, room)
            if width_of(named, GAP) + (GAP + LEAST_NOTE if note else 0) <= room:
                return arranged(named, noted, beside, room)
        return arranged(self._pieces(view, self.initials, room), noted, beside, room)

    def _note(self, note: str, cells: int) -> Piece[Look]:
        """Return a note with what there is room for of it; nothing but its sign where that is too little to read."""
        text = note_text(note)
        is_whole = _piece(text, Role.NOTE, LEAST_NOTE, self.labels).width <= min(cells, LEAST_NOTE - 1)
        return _piece(text if is_whole or cells >= LEAST_NOTE else NOTE_SIGN, Role.NOTE, cells, self.labels)

    def _pieces(self, view: ParagraphView, names: Mapping[str, str], room: int) -> list[Piece[Look]]:
        return [_piece(text, look, room, self.labels) for text, look in self._labels(view, names)]

    def _labels(self, view: ParagraphView, names: Mapping[str, str]) -> Iterator[tuple[str, Look]]:
        """Yield the badges of one's own themes; of each theme of others, and their notes, with whose it is.

        Args:
            view: The paragraph.
            names: What each of the others is called.
        """
        for theme_id in self.codebook.sorted(view.annotation.themes if view.annotation else ()):
            yield self._badge(theme_id)
        by: dict[str, list[str]] = {}
        for annotation in view.others:
            for theme_id in annotation.themes:
                by.setdefault(theme_id, []).append(names[annotation.by])
        for theme_id in self.codebook.sorted(by):
            yield self._of_others(self.codebook.name(theme_id, self.language), by[theme_id])
        noted = [names[annotation.by] for annotation in view.others if annotation.note]
        if noted:
            yield self._of_others(NOTE_SIGN, noted)

    def _of_others(self, what: str, who: Sequence[str]) -> tuple[str, Look]:
        comma = "، " if self.language == "ar" else ", "
        return f"\u00a0{what} ({comma.join(who)})\u00a0", Role.OTHERS

    def _name(self, by: str) -> str:
        return self.initials[by] if by == AGREED else by

    def _badge(self, theme_id: str) -> tuple[str, Look]:
        return theme_badge(self.codebook, theme_id, self.language, native=self.native)


def note_text(note: str) -> str:
    """Return a note with its sign, on one line and in its own direction, wherever it stands."""
    return f"{NOTE_SIGN} {isolated(' '.join(note.split()), article_direction(note))}"


@lru_cache(maxsize=1024)
def _piece(text: str, look: Look, room: int, options: LayoutOptions) -> Piece[Look]:
    """Return a text as one piece; heights are asked for again and again, and each is laid out once."""
    line = clip(text, max(1, room), options)
    return Piece(line.width, (Run(line.text, look),))


def theme_badge(codebook: CodeBook, theme_id: str, language: str, *, native: bool) -> tuple[str, Look]:
    """Return what a theme's badge says, and its look.

    Args:
        codebook: Knows the theme; where it does not, the badge says the id.
        theme_id: The theme's.
        language: "ar", else English.
        native: Takes the colours from the terminal's own 16.
    """
    theme, digit = codebook.get(theme_id), codebook.digit(theme_id)
    if theme is None:
        return f"\u00a0{theme_id}\u00a0", Role.MATCH
    name = theme.label.spoken(language)
    key = in_digits(str(digit), language)
    return f"\u00a0{key} {name}\u00a0" if digit else f"\u00a0{name}\u00a0", badge(theme.colour, native=native)
