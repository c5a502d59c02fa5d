"""One paragraph of the reader as rows: its lines, and beside or below the last its badges."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from tui.annotations.layers import AGREED
from tui.model import Kind, State
from tui.text.layout import clip
from tui.view.palette import Colours, badge
from tui.view.runs import Run, aligned, runs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tui.codebook.codebook import CodeBook
    from tui.model import Annotation, Paragraph, Span
    from tui.text.layout import LayoutOptions, VisualLine
    from tui.view.columns import Columns


LEAST_GAP = 3
"""Cells between a line and the badges beside it."""

NOTE_SIGN = "✎"

LEAST_NOTE = 6
"""Cells; in less a note would be nothing but its ellipsis."""


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

    def row(self, view: ParagraphView, row: int) -> list[ReaderRun]:
        """Return row ``row`` of the paragraph, counted from 0: runs from left to right, as wide as the columns.

        Badges and note stand at the side where lines end: in the rest of the last line where there is room, else in
        the row below it, which is there anyway. So tagging never moves the text.
        """
        columns = self.columns
        badges, used = self._badges(view)
        beside = used and used + view.lines[-1].width + LEAST_GAP <= columns.text
        if row >= len(view.lines):
            side = "L" if view.lines[-1].base == "R" else "R"
            below: list[ReaderRun] = [] if beside else badges
            middle = aligned(below, 0 if beside else used, columns.text, side, Role.TEXT)
        elif beside and row == len(view.lines) - 1:
            middle = self._text_and_badges(view, badges, used)
        else:
            middle = self._text(view, row)
        return [
            Run(" " * columns.left, Role.TEXT),
            *middle,
            *self._gutter(view, row),
            Run(" " * columns.right, Role.TEXT),
        ]

    def _line(self, view: ParagraphView, row: int) -> list[ReaderRun]:
        role: Look = _ROLES[view.paragraph.kind]
        marked = view.matches or view.selection
        return runs(view.lines[row], role, self._look_at(view) if marked else None)

    def _text(self, view: ParagraphView, row: int) -> list[ReaderRun]:
        line = view.lines[row]
        return aligned(self._line(view, row), line.width, self.columns.text, line.base, Role.TEXT)

    def _text_and_badges(self, view: ParagraphView, badges: list[ReaderRun], used: int) -> list[ReaderRun]:
        """Return the last line, the badges at the side where it ends."""
        line = view.lines[-1]
        text = self._line(view, len(view.lines) - 1)
        gap: ReaderRun = Run(" " * (self.columns.text - line.width - used), Role.TEXT)
        return [*badges, gap, *text] if line.base == "R" else [*text, gap, *badges]

    def _look_at(self, view: ParagraphView) -> Callable[[int], Look | None]:
        start = view.paragraph.span.start
        match_role = Role.CURRENT_MATCH if view.at_cursor else Role.MATCH
        marked = [(match, match_role) for match in view.matches]
        if view.selection:
            marked.insert(0, (view.selection, Role.SELECTION))

        def look_at(offset: int) -> Look | None:
            return next((look for span, look in marked if span.start <= start + offset < span.end), None)

        return look_at

    def _gutter(self, view: ParagraphView, row: int) -> list[ReaderRun]:
        if row >= len(view.lines):
            return [Run(" " * (self.columns.digits + 4), Role.TEXT)]
        role = Role.CURSOR if view.at_cursor else Role.SELECTED if view.selected else Role.NUMBER
        bar = "▐" if view.at_cursor or view.selected else " "
        if row > 0 or view.paragraph.kind is Kind.BOILERPLATE:
            return [Run(" ", Role.TEXT), Run(bar + " " * (self.columns.digits + 2), role)]
        state = view.annotation.state if view.annotation else State.UNTOUCHED
        mark = role if state is State.UNTOUCHED or view.at_cursor or view.selected else Role.DONE
        number = f"{view.paragraph.number:>{self.columns.digits}} "
        return [
            Run(" ", Role.TEXT),
            Run(bar, role),
            Run(PENDING_MARK, Role.MATCH) if view.pending else Run(MARKS[state], mark),
            Run(number, role),
        ]

    def _badges(self, view: ParagraphView) -> tuple[list[ReaderRun], int]:
        """Return badges and note with their width in cells, the first badge at the right; others' never cost a note.

        At the cursor others are called by their names, where all of it fits then.
        """
        if view.at_cursor and view.others:
            named = [*self._labels(view, {each.by: self._name(each.by) for each in view.others})]
            note = LEAST_NOTE if view.annotation and view.annotation.note else 0
            if sum(clip(text, len(text) + 1, self.labels).width + 1 for text, _ in named) + note < self.columns.text:
                return self._fitting(view, named)
        return self._fitting(view, self._labels(view, self.initials))

    def _fitting(self, view: ParagraphView, labels: Iterable[tuple[str, Look]]) -> tuple[list[ReaderRun], int]:
        room = self.columns.text
        note = view.annotation.note if view.annotation else ""
        parts: list[ReaderRun] = []
        used = 0
        for text, look in labels:
            left = room - used - (LEAST_NOTE + 1 if note and look is Role.OTHERS else 0)
            line = clip(text, max(1, left - 1), self.labels)
            gap = 1 if parts else 0
            if gap + line.width > left:
                break
            parts[:0] = [Run(line.text, look), Run(" " * gap, Role.TEXT)]
            used += line.width + gap
        if note and room - used > LEAST_NOTE:
            line = clip(f"{NOTE_SIGN} {note}", room - used - 1, self.labels)
            parts[:0] = [Run(line.text, Role.NOTE), Run(" ", Role.TEXT)]
            used += line.width + 1
        return parts, used

    def _labels(self, view: ParagraphView, names: Mapping[str, str]) -> Iterator[tuple[str, Look]]:
        """Yield the badges of one's own themes; of each theme of others, and their notes, with whose it is.

        Args:
            view: The paragraph.
            names: What each of the others is called.
        """
        for theme_id in view.annotation.themes if view.annotation else ():
            yield self._badge(theme_id)
        by: dict[str, list[str]] = {}
        for annotation in view.others:
            for theme_id in annotation.themes:
                by.setdefault(theme_id, []).append(names[annotation.by])
        for theme_id, who in by.items():
            yield self._of_others(self.codebook.name(theme_id, self.language), who)
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
    return f"\u00a0{digit} {name}\u00a0" if digit else f"\u00a0{name}\u00a0", badge(theme.colour, native=native)
