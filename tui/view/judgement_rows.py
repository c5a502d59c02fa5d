"""What each of several annotators says of one paragraph, as rows: a name, and beside it badges and note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from tui.model import State
from tui.sentences.digits import in_digits
from tui.text.clipping import clip
from tui.text.direction import article_direction, isolated
from tui.text.layout import layout
from tui.view.badge_rows import LEAST_NOTE
from tui.view.flow import Piece, flowed, row_of, width_of
from tui.view.paragraph_rows import Look, Role, note_text, theme_badge
from tui.view.runs import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.codebook.codebook import CodeBook
    from tui.model import Annotation
    from tui.text.direction import Direction
    from tui.text.layout import LayoutOptions, VisualLine
    from tui.view.paragraph_rows import ReaderRun

    LookPiece: TypeAlias = Piece[Look]

NOTE_ROWS = 2
"""How many rows a note takes at the most."""

LONGEST_NAME = 16  # cells
GAP = 1  # cells


class Judgement(NamedTuple):
    """What one annotator says.

    Attributes:
        name: What they are called.
        annotation: What they say; None for nothing.
        look: That of the name.
    """

    name: str
    annotation: Annotation | None
    look: Look = Role.HEADING


@dataclass(frozen=True, slots=True)
class JudgementRows:
    """Makes the rows.

    Attributes:
        width: Of a row, in cells.
        codebook: The themes that badges are made of.
        language: Of the badges: "ar", and rows begin at the right; else English, and they begin at the left.
        labels: How names, badges and notes are laid out.
        no_theme: What is said where somebody has found that there is no theme.
        native: Takes badges from the terminal's own 16 colours.
    """

    width: int
    codebook: CodeBook
    language: str
    labels: LayoutOptions
    no_theme: str
    native: bool

    def rows(self, judgements: Sequence[Judgement], most: int) -> list[list[ReaderRun]]:
        """Return the rows of all: as many as each needs; where that is more than ``most``, first notes get shorter.

        Then there is one row for each annotator, and in the end not even that for all.
        """
        longest = max(clip(each.name, LONGEST_NAME, self.labels).width for each in judgements)
        column = max(1, min(longest, self.width // 4))
        room = max(1, self.width - column - 3 * GAP)
        whole: list[list[list[LookPiece]]] = []
        for form in (self._whole, self._with_short_note, self._in_one):
            whole = [form(each.annotation, room) for each in judgements]
            if sum(map(len, whole)) <= most:
                break
        found = []
        for judgement, lines in zip(judgements, whole, strict=True):
            for number, line in enumerate(lines):
                name = clip(judgement.name if number == 0 else "", column, self.labels)
                found.append(self._row(_piece(name, judgement.look), column, line))
        return found[: max(1, most)]

    def _row(self, name: LookPiece, column: int, line: Sequence[LookPiece]) -> list[ReaderRun]:
        """Return a row, margins included: a name in its column, and what stands beside it."""
        margin: ReaderRun = Run(" " * GAP, Role.TEXT)
        between: ReaderRun = Run(" " * (column - name.width + GAP), Role.TEXT)
        content = row_of(line, self.width - column - 3 * GAP, GAP, self._base, Role.TEXT)
        middle = [*name.runs, between, *content] if self._base == "L" else [*content, between, *name.runs]
        return [margin, *middle, margin]

    @property
    def _base(self) -> Direction:
        return "R" if self.language == "ar" else "L"

    def _whole(self, annotation: Annotation | None, room: int) -> list[list[LookPiece]]:
        """Return all that is said in as many rows as it takes; but for the end of a long note."""
        rows = flowed(self._badges(annotation, room), room, GAP)
        lines = self._note_lines(annotation, room) if annotation and annotation.note else []
        if len(lines) == 1 and width_of(rows[-1], GAP) + GAP + lines[0].width <= room:
            return [*rows[:-1], [*rows[-1], _piece(lines[0], Role.NOTE)]]
        return [*rows, *([_piece(line, Role.NOTE)] for line in lines)]

    def _note_lines(self, annotation: Annotation, room: int) -> list[VisualLine]:
        text = note_text(annotation.note)
        lines = layout(text, room, self.labels)
        if len(lines) <= NOTE_ROWS:
            return lines
        kept = lines[: NOTE_ROWS - 1]
        rest = isolated(text[kept[-1].end :], article_direction(annotation.note))
        return [*kept, clip(rest, room, self.labels)]

    def _with_short_note(self, annotation: Annotation | None, room: int) -> list[list[LookPiece]]:
        """Return all badges, and of the note what there is room for behind them, or in one row of its own."""
        rows = flowed(self._badges(annotation, room), room, GAP)
        left = room - width_of(rows[-1], GAP) - GAP
        if annotation is None or not annotation.note:
            return rows
        if left < LEAST_NOTE:
            return [*rows, [self._note(annotation, room)]]
        return [*rows[:-1], [*rows[-1], self._note(annotation, left)]]

    def _in_one(self, annotation: Annotation | None, room: int) -> list[list[LookPiece]]:
        """Return what there is room for in one row: of badges that are left out their number, a note's sign always."""
        badges = self._badges(annotation, room)
        has_note = annotation is not None and bool(annotation.note)
        kept = GAP + LEAST_NOTE if has_note else 0
        shown = len(badges)
        while shown and width_of([*badges[:shown], *_more(len(badges) - shown, self.language)], GAP) + kept > room:
            shown -= 1
        pieces = [*badges[:shown], *_more(len(badges) - shown, self.language)]
        left = room - width_of(pieces, GAP) - GAP
        if annotation is not None and has_note and left > 0:
            pieces.append(self._note(annotation, left))
        return [pieces]

    def _note(self, annotation: Annotation, room: int) -> LookPiece:
        return _piece(clip(note_text(annotation.note), room, self.labels), Role.NOTE)

    def _badges(self, annotation: Annotation | None, room: int) -> list[LookPiece]:
        if annotation is None or annotation.state is State.UNTOUCHED:
            return [_piece(clip("—", room, self.labels), Role.OTHERS)]
        if not annotation.tags:
            return [_piece(clip(self.no_theme, room, self.labels), Role.OTHERS)]
        return [self._badge(theme, room) for theme in self.codebook.sorted(annotation.themes)]

    def _badge(self, theme: str, room: int) -> LookPiece:
        text, look = theme_badge(self.codebook, theme, self.language, native=self.native)
        return _piece(clip(text, room, self.labels), look)


def _piece(line: VisualLine, look: Look) -> LookPiece:
    return Piece(line.width, (Run(line.text, look),))


def _more(count: int, language: str) -> list[LookPiece]:
    """Return what says how many badges are left out, where there are any, in the digits of a language."""
    return [Piece(1 + len(str(count)), (Run(in_digits(f"+{count}", language), Role.OTHERS),))] if count else []
