"""One paragraph about which annotators disagree: its text, and below it what each of them says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from tui.model import Kind, Paragraph, Span
from tui.sentences.digits import in_digits
from tui.text.layout import layout
from tui.ui.strips import options_in, strip_of, style_of
from tui.ui.widgets.rows_view import RowsView
from tui.view.columns import Columns
from tui.view.judgement_rows import JudgementRows
from tui.view.paragraph_rows import Look, ParagraphRows, ParagraphView, Role
from tui.view.runs import Run, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual.strip import Strip

    from tui.codebook.codebook import CodeBook
    from tui.text.direction import Direction
    from tui.text.layout import LayoutOptions, VisualLine
    from tui.view.judgement_rows import Judgement
    from tui.view.paragraph_rows import ReaderRun

_HEADINGS = 2  # rows
_LEAST_TEXT = 3  # rows


@dataclass(frozen=True, slots=True)
class ShownDisagreement:
    """What is shown.

    Attributes:
        heading: Which of the disagreements it is.
        place: Where the paragraph is.
        lines: What is said, with places for numbers, of the lines on screen where not all are.
        text: The paragraph's.
        direction: The article's.
        number: The paragraph's.
        judgements: What each annotator says, and what is agreed upon.
        no_theme: What is said where somebody has found that there is no theme.
        codebook: The themes.
    """

    heading: str
    place: str
    lines: str
    text: str
    direction: Direction
    number: int
    judgements: Sequence[Judgement]
    no_theme: str
    codebook: CodeBook


class DisagreementView(RowsView, can_focus=True):
    """Two rows of headings, the text, which scrolls where it is long, and a row or more for each annotator."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--text", "bar--count", *(f"reader--{role}" for role in Role)}

    def __init__(self, language: str, options: LayoutOptions) -> None:
        """Show nothing yet.

        Args:
            language: "ar", else English.
            options: How the text is laid out.
        """
        super().__init__()
        self._language = language
        self._base: Direction = "R" if language == "ar" else "L"
        self._options = options
        self._shown: ShownDisagreement | None = None

    def show(self, shown: ShownDisagreement) -> None:
        """Show a disagreement; the text of another paragraph from its beginning."""
        before, self._shown = self._shown, shown
        if before is None or (before.place, before.text) != (shown.place, shown.text):
            self.viewport.count = 1
            self.viewport.jump(0)
        self.redraw()

    def turn_page(self, direction: int) -> None:
        """Scroll the text by a screenful, one row of the last kept."""
        self.scroll_rows(direction * max(1, self.viewport.height - 1))

    def blank_style(self) -> Style:
        """Return the style of plain text."""
        return self._style(Role.TEXT)

    def draw(self) -> list[Strip]:
        """Return all rows."""
        shown, width, height = self._shown, self.size.width, self.size.height
        if shown is None or not width:
            return []
        columns = Columns.fit(width, shown.number)
        lines = self._lines(shown, columns)
        room = max(1, height - _HEADINGS)
        text_rows = min(len(lines), max(_LEAST_TEXT, room // 2))
        judgements = self._judgements(shown, columns, max(1, room - text_rows - 1))
        self.viewport.count = len(lines)
        self.viewport.height = max(1, min(len(lines), room - len(judgements) - 1))
        self.viewport.scroll(0)
        blank = [Run(" " * width, Role.TEXT)]
        styles: dict[Look, Style] = {role: self._style(role) for role in Role}
        rows = (
            [Run(text, styles.get(look) or style_of(look)) for text, look in row]
            for row in (*self._text(shown, columns, lines), blank, *judgements)
        )
        return [*self._headings(shown, len(lines)), *(strip_of(row, width) for row in rows)]

    def _lines(self, shown: ShownDisagreement, columns: Columns) -> list[VisualLine]:
        options = replace(self._options, article=shown.direction, logical=options_in(self).logical)
        return layout(shown.text, columns.text, options)

    def _headings(self, shown: ShownDisagreement, count: int) -> list[Strip]:
        """Return which disagreement it is and where, and which lines are on screen of those that are not all there."""
        width, options = self.size.width, options_in(self, self._base)
        first, last = self.viewport.top.item + 1, self.viewport.top.item + self.viewport.height
        lines = in_digits(shown.lines.format(first, last, count), self._language)
        place = shown.place if last - first + 1 >= count else f"{lines} · {shown.place}"
        strips = []
        for text, name in ((shown.heading, "bar--text"), (place, "bar--count")):
            style = self.get_component_rich_style(name)
            strips.append(strip_of([Run(" ", style), *label(text, width - 2, style, options), Run(" ", style)], width))
        return strips

    def _text(
        self, shown: ShownDisagreement, columns: Columns, lines: Sequence[VisualLine]
    ) -> list[Sequence[ReaderRun]]:
        rows = ParagraphRows(
            columns, shown.codebook, self._language, options_in(self, self._base), self.app.native_ansi_color, {}
        )
        view = ParagraphView(
            paragraph=Paragraph(shown.number, Span(0, len(shown.text)), Kind.BODY),
            lines=lines,
            annotation=None,
            others=(),
            at_cursor=True,
            selected=False,
            matches=(),
        )
        return [rows.row(view, place.item) for place in self.viewport.rows()]

    def _judgements(self, shown: ShownDisagreement, columns: Columns, most: int) -> list[Sequence[ReaderRun]]:
        """Return what is said, in rows that stand where the text and its number do."""
        before: ReaderRun = Run(" " * max(0, columns.left - 1), Role.TEXT)
        behind: ReaderRun = Run(" " * columns.right, Role.TEXT)
        rows = JudgementRows(
            self.size.width - len(before.text) - len(behind.text),
            shown.codebook,
            self._language,
            options_in(self, self._base),
            shown.no_theme,
            self.app.native_ansi_color,
        )
        return [[before, *row, behind] for row in rows.rows(shown.judgements, most)]

    def _style(self, role: Role) -> Style:
        return self.get_component_rich_style(f"reader--{role}")
