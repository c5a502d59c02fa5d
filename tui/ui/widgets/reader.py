"""The open article: paragraphs laid out as they come on screen, a cursor, and the keys that move it."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field, replace
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from tui.annotations.layers import AGREED
from tui.model import Kind, Span
from tui.sentences import sentence
from tui.text.layout import Justify, LayoutOptions, layout
from tui.ui import messages
from tui.ui.strips import options_in, strip_of, style_of
from tui.ui.widgets.rows_view import RowsView
from tui.ui.widgets.text_pointer import TextPointer
from tui.view.columns import Columns
from tui.view.initials import initials_of
from tui.view.paragraph_rows import Look, ParagraphRows, ParagraphView, Role
from tui.view.runs import Run, label
from tui.view.viewport import Place

if TYPE_CHECKING:
    from rich.style import Style
    from textual.events import Click, MouseDown, MouseMove
    from textual.strip import Strip

    from tui.session.session import Session
    from tui.text.layout import VisualLine

LAYOUTS_KEPT = 512
"""Paragraphs whose lines are kept; some screenfuls of an article."""


class Reader(RowsView, can_focus=True):
    """Shows the session's article. Only the paragraphs on screen are ever laid out."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"reader--{role}" for role in Role}

    @dataclass
    class Moved(Message):
        """The cursor is on another paragraph, since ``at``, in seconds of the monotonic clock."""

        at: float = field(default_factory=monotonic)

    def __init__(self, session: Session, language: str) -> None:
        super().__init__(id="reader")
        self._session = session
        self._language = language
        self._layouts: OrderedDict[tuple[str, int, int, LayoutOptions], list[VisualLine]] = OrderedDict()
        self._told = 0
        self.pointer = TextPointer(self._cell_at)
        settings = session.settings
        self.options = LayoutOptions(tashkeel=settings.tashkeel, justify=Justify(settings.justify))
        self.boilerplate_shown = True

    # What is on screen

    def show_article(self) -> None:
        """Show the session's article anew, the cursor in sight, with what comes before it at the start."""
        self.viewport.count = len(self._session.opened.paragraphs)
        self.viewport.top = Place(0, 0)
        self._told = self._session.opened.cursor
        self.pointer.clear()
        if self.viewport.count and self.size.width:
            self.viewport.show(self._session.opened.cursor)
        self.redraw()

    def show_cursor(self) -> None:
        """Bring the cursor's paragraph in sight; tell the screen where the cursor has come to another one."""
        self.viewport.count = len(self._session.opened.paragraphs)  # undoing may have opened another article
        if self.viewport.count and self.size.width:
            self.viewport.show(self._session.opened.cursor)
        self.redraw()
        if self._session.opened.cursor != self._told:
            self._told = self._session.opened.cursor
            self.post_message(self.Moved())

    @property
    def _columns(self) -> Columns:
        return Columns.fit(max(1, self.size.width), len(self._session.opened.paragraphs))

    def _lines(self, index: int) -> list[VisualLine]:
        article = self._session.opened.article
        assert article is not None  # noqa: S101 - only paragraphs of an article have an index
        options = replace(self.options, logical=options_in(self).logical)
        key = (article.sha256, index, self._columns.text, options)
        lines = self._layouts.get(key)
        if lines is None:
            lines = layout(article.slice(article.paragraphs[index]), self._columns.text, options)
            self._layouts[key] = lines
            if len(self._layouts) > LAYOUTS_KEPT:
                self._layouts.popitem(last=False)
        self._layouts.move_to_end(key)
        return lines

    def item_height(self, index: int) -> int:
        """Return the rows of a paragraph: its lines and a row for badges, which boilerplate has only at its end."""
        paragraphs = self._session.opened.paragraphs
        if paragraphs[index].kind is Kind.BOILERPLATE:
            if not self.boilerplate_shown:
                return 0
            run_goes_on = index + 1 < len(paragraphs) and paragraphs[index + 1].kind is Kind.BOILERPLATE
            return len(self._lines(index)) + (not run_goes_on)
        return len(self._lines(index)) + 1

    def item_in_sight(self) -> int:
        """Return the cursor's paragraph."""
        return self._session.opened.cursor

    def blank_style(self) -> Style:
        """Return the style of plain text."""
        return self._style(Role.TEXT)

    def draw(self) -> list[Strip]:
        """Return the rows of the paragraphs on screen, or why there are none."""
        problem = self._session.opened.problem
        if problem is not None:
            said = label(sentence(problem, self._language), self.size.width, self._style(Role.TEXT), options_in(self))
            return [strip_of(said, self.size.width)]
        rows = ParagraphRows(
            self._columns,
            self._session.codebook,
            self._language,
            options_in(self, "R"),
            self.app.native_ansi_color,
            self._initials(),
        )
        styles: dict[Look, Style] = {role: self._style(role) for role in Role}
        views: dict[int, ParagraphView] = {}
        strips = []
        for place in self.viewport.rows():
            if place.item not in views:
                views[place.item] = self._view(place.item)
            row = rows.row(views[place.item], place.row)
            strips.append(
                strip_of([Run(text, styles.get(look) or style_of(look)) for text, look in row], self.size.width)
            )
        return strips

    def _initials(self) -> dict[str, str]:
        """Return what each annotator is called beside a badge."""
        names = {
            *self._session.annotators.names,
            *(each.by for said in self._session.opened.others.values() for each in said),
        }
        return initials_of(names - {AGREED}) | {AGREED: messages.say(messages.AGREED, self._language)}

    def _style(self, role: Role) -> Style:
        return self.get_component_rich_style(f"reader--{role}")

    def _view(self, index: int) -> ParagraphView:
        session = self._session
        return ParagraphView(
            paragraph=session.opened.paragraphs[index],
            lines=self._lines(index),
            annotation=session.opened.annotation(index),
            others=() if session.annotators.others_hidden else session.opened.others_on(index),
            at_cursor=index == session.opened.cursor,
            selected=session.opened.anchor is not None and index in session.opened.targets,
            matches=session.opened.matches.touching(session.opened.paragraphs[index].span),
            selection=self.pointer.selected,
            pending=session.opened.is_pending(index),
        )

    # Motions

    def move(self, steps: int) -> None:
        """Move by paragraphs; inside one that is taller than the screen, by rows first."""
        if not self._scroll_inside(steps):
            self._session.opened.move(steps)
        self.show_cursor()

    def _scroll_inside(self, direction: int) -> bool:
        """Scroll within the cursor's paragraph where it goes on beyond the screen; return whether it did."""
        cursor, view = self._session.opened.cursor, self.viewport
        if not self._session.opened.paragraphs or self.item_height(cursor) <= view.height:
            return False
        visible = [place.row for place in view.rows() if place.item == cursor]
        if not visible:
            return False
        hidden = self.item_height(cursor) - 1 - visible[-1] if direction > 0 else visible[0]
        if hidden <= 0:
            return False
        view.scroll(direction * min(hidden, max(1, view.height - 1)))
        self.redraw()
        return True

    def _scroll_page(self, rows: int) -> None:
        """Scroll by ``rows`` and put the cursor on the first paragraph that begins on screen."""
        if not self._session.opened.paragraphs:
            return
        before = self.viewport.top
        self.viewport.scroll(rows)
        places = list(self.viewport.rows())
        whole = [place.item for place in places if place.row == 0 and self._session.opened.is_readable(place.item)]
        visible = [place.item for place in places if self._session.opened.is_readable(place.item)]
        candidates = whole or visible
        if self.viewport.top == before and candidates:
            self._session.opened.move_to(visible[-1] if rows > 0 else visible[0])
        elif candidates:
            self._session.opened.move_to(candidates[0])
        self.redraw()
        self.post_message(self.Moved())

    def turn_page(self, direction: int) -> None:
        """Move on (1) or back (-1) by a screenful, one row of the last kept."""
        self._scroll_page(direction * max(1, self.size.height - 1))

    def turn_half_page(self, direction: int) -> None:
        """Move on (1) or back (-1) by half a screenful."""
        self._scroll_page(direction * max(1, self.size.height // 2))

    def move_to_start(self) -> None:
        """Move to the start of the article."""
        self._jump(0)

    def move_to_end(self) -> None:
        """Move to the end of the article."""
        self._jump(len(self._session.opened.paragraphs) - 1)

    def _jump(self, index: int) -> None:
        self._session.opened.move_to(index)
        self.viewport.jump(index)
        self.show_cursor()

    def toggle_tashkeel(self) -> None:
        """Show the vowel marks, or leave them out."""
        self.options = replace(self.options, tashkeel=not self.options.tashkeel)
        self.show_cursor()

    def toggle_bidi_marks(self) -> None:
        """Show the invisible characters that set directions, or leave them invisible."""
        self.options = replace(self.options, bidi_marks=not self.options.bidi_marks)
        self.show_cursor()

    def toggle_boilerplate(self) -> None:
        """Show what the site left in the article, or hide it."""
        self.boilerplate_shown = not self.boilerplate_shown
        self.show_cursor()

    # The mouse

    def on_click(self, event: Click) -> None:
        """Put the cursor on the paragraph that was clicked, where no text was selected."""
        item = self.item_at(event.y)
        if self.pointer.selected is None and item is not None and self._session.opened.is_readable(item):
            self._session.opened.move_to(item)
            self.show_cursor()

    def on_mouse_down(self, event: MouseDown) -> None:
        """Begin to select text."""
        if self.pointer.clear():
            self.redraw()
        self.pointer.press(event.x, event.y)
        self.capture_mouse()

    def on_mouse_move(self, event: MouseMove) -> None:
        """Select text up to the pointer."""
        if self.pointer.point(event.x, event.y):
            self.redraw()

    def on_mouse_up(self) -> None:
        """Leave what is selected as it is."""
        self.pointer.release()
        self.release_mouse()

    def _cell_at(self, column: int, row: int) -> Span | None:
        """Return the range of the article that the cell at a place of the widget shows, or the one nearest to it."""
        places = list(self.viewport.rows())
        if not 0 <= row < len(places):
            return None
        place, article = places[row], self._session.opened.article
        lines = self._lines(place.item)
        if place.row >= len(lines) or article is None or not lines[place.row].cells:
            return None
        line, start = lines[place.row], article.paragraphs[place.item].span.start
        offset = line.offset(self._columns.text_column(column, line))
        cell = next(cell for cell in line.cells if cell.start == offset)
        return Span(start + cell.start, start + cell.end)
