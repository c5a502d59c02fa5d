"""The open article: paragraphs laid out as they come on screen, a cursor, and the keys that move it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from tui.sentences import sentence
from tui.text.layout import Justify, LayoutOptions
from tui.ui.strips import options_in, strip_of, style_of
from tui.ui.widgets.article_rows import ArticleRows, Typesetting
from tui.ui.widgets.rows_view import RowsView
from tui.ui.widgets.text_pointer import TextPointer
from tui.view.columns import Columns
from tui.view.layouts import Layouts
from tui.view.paragraph_rows import Role
from tui.view.runs import Run, label
from tui.view.viewport import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.style import Style
    from textual.events import Click, MouseDown, MouseMove
    from textual.strip import Strip

    from tui.model import Span
    from tui.session.session import Session
    from tui.view.end_rows import EndView
    from tui.view.paragraph_rows import ReaderRun


class Reader(RowsView, can_focus=True):
    """Shows the session's article. Only the paragraphs on screen are ever laid out."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"reader--{role}" for role in Role}

    @dataclass
    class Moved(Message):
        """The cursor is on another paragraph, since ``at``, in seconds of the monotonic clock."""

        at: float = field(default_factory=monotonic)

    def __init__(self, session: Session, language: str, end: Callable[[], EndView]) -> None:
        """Show the session's article.

        Args:
            session: What is read.
            language: Of badges and messages: "ar" or "en".
            end: Returns what the end row of the article says now.
        """
        super().__init__(id="reader")
        self._end = end
        self._session = session
        self._language = language
        self._layouts = Layouts()
        self._rows: ArticleRows | None = None
        self._told = (0, False)
        self.pointer = TextPointer(self._cell_at)
        settings = session.settings
        self.options = LayoutOptions(tashkeel=settings.tashkeel, justify=Justify(settings.justify))
        self.boilerplate_shown = True

    # What is on screen

    def show_article(self) -> None:
        """Show the session's article anew, the cursor in sight, with what comes before it at the start."""
        self.viewport.top = Place(0, 0)
        self._told = self._place
        self.pointer.clear()
        self._bring_in_sight()

    def show_cursor(self) -> None:
        """Bring the cursor's paragraph in sight; tell the screen where the cursor has come to another one."""
        self._bring_in_sight()
        if self._place != self._told:
            self._told = self._place
            self.post_message(self.Moved())

    def _bring_in_sight(self) -> None:
        self._rows = None
        self._count_items()  # undoing may have opened another article
        if self.viewport.count and self.size.width:
            self.viewport.show(self.item_in_sight())
        self.redraw()

    def _count_items(self) -> None:
        """Take the end row for an item only while the cursor rests there."""
        self.viewport.count = len(self._session.opened.paragraphs) + self._session.opened.is_at_end

    @property
    def _place(self) -> tuple[int, bool]:
        """Return where the cursor is: on which paragraph, or behind all of them."""
        return self._session.opened.cursor, self._session.opened.is_at_end

    @property
    def _article_rows(self) -> ArticleRows:
        """Return the article's rows, the same ones for all heights and rows until something is shown anew."""
        typesetting = Typesetting(
            Columns.fit(max(1, self.size.width), len(self._session.opened.paragraphs)),
            replace(self.options, logical=options_in(self).logical),
            options_in(self, "R" if self._language == "ar" else "L"),
            self.app.native_ansi_color,
            self.boilerplate_shown,
        )
        if self._rows is None or self._rows.typesetting != typesetting:
            self._rows = ArticleRows(self._session, self._language, self._end, self._layouts, typesetting)
        return self._rows

    def item_height(self, index: int) -> int:
        """Return the rows of a paragraph, or of the end row behind the last one."""
        return self._article_rows.height(index)

    def item_in_sight(self) -> int:
        """Return the cursor's paragraph, or the end row."""
        opened = self._session.opened
        return len(opened.paragraphs) if opened.is_at_end else opened.cursor

    def blank_style(self) -> Style:
        """Return the style of plain text."""
        return self._style(Role.TEXT)

    def draw(self) -> list[Strip]:
        """Return the rows of the paragraphs on screen, or why there are none."""
        problem, rows = self._session.opened.problem, self._article_rows
        strips = [self._strip(row) for row in rows.rows(self.viewport.rows(), self.pointer.selected)]
        if problem is None:
            return strips
        said = label(sentence(problem, self._language), self.size.width, self._style(Role.TEXT), options_in(self))
        return [strip_of(said, self.size.width), *strips]

    def redraw(self) -> None:
        """Draw every row again, with the themes and the annotators that there are now."""
        self._rows = None
        super().redraw()

    def _strip(self, row: list[ReaderRun]) -> Strip:
        looks = ((text, self._style(look) if isinstance(look, Role) else style_of(look)) for text, look in row)
        return strip_of([Run(*each) for each in looks], self.size.width)

    def _style(self, role: Role) -> Style:
        return self.get_component_rich_style(f"reader--{role}")

    # Motions

    def move(self, steps: int) -> None:
        """Move by paragraphs; inside one that is taller than the screen, by rows first."""
        if not self._scroll_inside(steps):
            self._session.opened.move(steps)
        self.show_cursor()

    def _scroll_inside(self, direction: int) -> bool:
        """Scroll within the cursor's paragraph where it goes on beyond the screen; return whether it did."""
        cursor, view = self._session.opened.cursor, self.viewport
        if self._session.opened.current is None or self.item_height(cursor) <= view.height:
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
        opened = self._session.opened
        if not opened.paragraphs or (opened.is_at_end and rows > 0):
            return
        before = self.viewport.top
        self.viewport.scroll(rows)
        places = [each for each in self.viewport.rows() if self._can_bear_cursor(each.item)]
        whole = [place.item for place in places if place.row == 0]
        visible = [place.item for place in places]
        candidates = whole or visible
        if self.viewport.top == before and candidates:
            self._session.opened.move_to(visible[-1] if rows > 0 else visible[0])
        elif candidates:
            self._session.opened.move_to(candidates[0])
        self._count_items()
        self.viewport.scroll(0)
        self.redraw()
        self.post_message(self.Moved())

    def _can_bear_cursor(self, item: int) -> bool:
        opened = self._session.opened
        return item < len(opened.paragraphs) and opened.is_readable(item)

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
        if self.pointer.selected is None and item is not None and self._can_bear_cursor(item):
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
        return self._article_rows.cell_at(places[row], column) if 0 <= row < len(places) else None
