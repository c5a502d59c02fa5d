"""The open article as rows: its paragraphs, and behind them the end row, as items that have a height.

Only the paragraphs that are asked for are ever laid out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from tui.annotations.layers import AGREED
from tui.model import Kind, Span
from tui.ui import messages
from tui.view.end_rows import END_ROWS, EndRows
from tui.view.initials import initials_of
from tui.view.paragraph_rows import ParagraphRows, ParagraphView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tui.session.session import Session
    from tui.text.layout import LayoutOptions, VisualLine
    from tui.view.columns import Columns
    from tui.view.end_rows import EndView
    from tui.view.layouts import Layouts
    from tui.view.paragraph_rows import ReaderRun
    from tui.view.viewport import Place


@dataclass(frozen=True, slots=True)
class Typesetting:
    """How an article is shown.

    Attributes:
        columns: Where margin, text and gutter stand.
        text: How paragraphs are laid out, but for the direction of the article.
        labels: How badges and notes are, and the end row.
        native: Takes badges from the terminal's own 16 colours.
        boilerplate: Whether site leftovers are shown.
    """

    columns: Columns
    text: LayoutOptions
    labels: LayoutOptions
    native: bool
    boilerplate: bool


@dataclass(frozen=True)
class ArticleRows:
    """The rows of a session's open article, themes and annotators being what they are when the first one is made.

    Attributes:
        session: Has the article.
        language: Of badges: "ar" or "en".
        end: Returns what the end row says now.
        layouts: Keeps the lines of paragraphs.
        typesetting: How all of it is shown.
    """

    session: Session
    language: str
    end: Callable[[], EndView]
    layouts: Layouts
    typesetting: Typesetting

    def height(self, item: int) -> int:
        """Return the rows of a paragraph: its lines and rows for badges; boilerplate has a free one only at its end.

        Behind the last one is the end row.
        """
        paragraphs = self.session.opened.paragraphs
        if item == len(paragraphs):
            return END_ROWS
        if paragraphs[item].kind is Kind.BOILERPLATE:
            if not self.typesetting.boilerplate:
                return 0
            run_goes_on = item + 1 < len(paragraphs) and paragraphs[item + 1].kind is Kind.BOILERPLATE
            return self._height(item, ends_run=not run_goes_on)
        return self._height(item, ends_run=True)

    def _height(self, index: int, *, ends_run: bool) -> int:
        annotation, others = self.session.opened.annotation(index), self.session.others_on(index)
        is_little = annotation is None or len(annotation.tags) + bool(annotation.note) <= 1
        if not others and is_little and (ends_run or annotation is None):
            return len(self._lines(index)) + ends_run  # most are so, and nothing has to be laid out
        return self._paragraph_rows.height(self._view(index, None), ends_run=ends_run)

    def rows(self, places: Iterable[Place], selection: Span | None) -> Iterator[list[ReaderRun]]:
        """Yield the row at each place.

        ``selection`` is what the mouse has selected, in code points of the article.
        """
        views: dict[int, ParagraphView] = {}
        for place in places:
            if place.item == len(self.session.opened.paragraphs):
                yield EndRows(self.typesetting.columns, self.typesetting.labels).row(self.end(), place.row)
                continue
            if place.item not in views:
                views[place.item] = self._view(place.item, selection)
            yield self._paragraph_rows.row(views[place.item], place.row)

    def cell_at(self, place: Place, column: int) -> Span | None:
        """Return the range of the article that the cell at a column of the row shows, or the one nearest to it.

        None where the row is none of text.
        """
        article = self.session.opened.article
        if article is None or place.item == len(article.paragraphs):
            return None
        lines = self._lines(place.item)
        if place.row >= len(lines) or not lines[place.row].cells:
            return None
        line, start = lines[place.row], article.paragraphs[place.item].span.start
        offset = line.offset(self.typesetting.columns.text_column(column, line))
        cell = next(cell for cell in line.cells if cell.start == offset)
        return Span(start + cell.start, start + cell.end)

    def _lines(self, index: int) -> list[VisualLine]:
        article = self.session.opened.article
        assert article is not None  # noqa: S101 - only paragraphs of an article have an index
        direction = self.session.library.summary(self.session.index).direction
        options = replace(self.typesetting.text, article=direction)
        return self.layouts.lines(article, index, self.typesetting.columns.text, options)

    @cached_property
    def _paragraph_rows(self) -> ParagraphRows:
        how = self.typesetting
        return ParagraphRows(
            how.columns, self.session.codebook, self.language, how.labels, how.native, self._initials()
        )

    def _initials(self) -> dict[str, str]:
        """Return what each annotator is called beside a badge."""
        names = {
            *self.session.annotators.names,
            *(each.by for said in self.session.opened.others.values() for each in said),
        }
        return initials_of(names - {AGREED}) | {AGREED: messages.say(messages.AGREED, self.language)}

    def _view(self, index: int, selection: Span | None) -> ParagraphView:
        opened = self.session.opened
        return ParagraphView(
            paragraph=opened.paragraphs[index],
            lines=self._lines(index),
            annotation=opened.annotation(index),
            others=self.session.others_on(index),
            at_cursor=index == opened.cursor and not opened.is_at_end,
            selected=opened.anchor is not None and index in opened.targets,
            matches=opened.matches.touching(opened.paragraphs[index].span),
            selection=selection,
            pending=opened.is_pending(index),
        )
