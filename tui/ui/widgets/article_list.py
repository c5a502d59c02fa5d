"""The articles of the library: two lines of title, and how far the work on each is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual.message import Message
from textual.strip import Strip

from tui.sentences import sentence
from tui.sentences.digits import in_digits
from tui.text.clipping import clip
from tui.text.layout import layout
from tui.ui.strips import base_of, language_of, options_in, strip_of, style_of
from tui.ui.widgets.rows_view import RowsView
from tui.view.palette import ink
from tui.view.runs import Run, aligned, row_from, runs

if TYPE_CHECKING:
    from textual.events import Click

    from tui.annotations.progress import Progress
    from tui.codebook.codebook import CodeBook
    from tui.session.session import Session

TITLE_ROWS = 2
BAR_CELLS = 8


class ArticleList(RowsView, can_focus=True):
    """Rows of ``order``, a list of indices into the library. Only the articles on screen are ever read."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--title", "list--open", "list--cursor", "list--bar", "list--progress", "list--problem"
    }  # fmt: skip

    @dataclass
    class Chosen(Message):
        """An article shall be opened."""

        index: int

    def __init__(self, session: Session) -> None:
        super().__init__(id="list")
        self._session = session
        self.order: list[int] = list(range(len(session.library)))
        self.cursor = 0
        self.viewport.count = len(self.order)
        self._titles: dict[tuple[int, int, bool], list[str]] = {}

    def set_order(self, order: list[int], index: int) -> None:
        """Show the articles of ``order``, the cursor on ``index`` where it is among them."""
        self.order = order
        self.viewport.count = len(order)
        self.follow(index)

    def follow(self, index: int) -> None:
        """Put the cursor on the article at ``index`` of the library."""
        if index in self.order:
            self.cursor = self.order.index(index)
        self.cursor = max(0, min(self.cursor, len(self.order) - 1))
        if self.order:
            self.viewport.show(self.cursor)
        self.redraw()

    # Rows

    @property
    def _text_width(self) -> int:
        return max(1, self.size.width - 3)

    def _title(self, item: int) -> list[str]:
        """Return the title's one or two rows, as emitted, padded to the text width.

        In Arabic all titles begin at the right, in English each at its own side.
        """
        index, width = self.order[item], self._text_width
        options = options_in(self)
        key = (index, width, options.logical)
        if key not in self._titles:
            summary = self._session.library.summary(index)
            title, options = summary.title, replace(options, article=summary.direction)
            lines = layout(title, width, options)
            if len(lines) > TITLE_ROWS:
                rest = clip(title[lines[TITLE_ROWS - 1].start :], width, replace(options, base=lines[0].base))
                lines = [*lines[: TITLE_ROWS - 1], rest]
            sides = ("R" if base_of(self) == "R" else line.base for line in lines)
            padded = (
                aligned([Run(line.text, None)], line.width, width, side, None)
                for line, side in zip(lines, sides, strict=True)
            )
            self._titles[key] = ["".join(run.text for run in row) for row in padded]
        return self._titles[key]

    def item_height(self, item: int) -> int:
        """Return the rows of an article: its title, its progress, a blank one."""
        return len(self._title(item)) + 2

    def item_in_sight(self) -> int:
        """Return the article at the cursor."""
        return self.cursor

    def blank_style(self) -> Style:
        """Return the style of a title."""
        return self._style("title")

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"list--{name}")

    def draw(self) -> list[Strip]:
        """Return the rows of the articles on screen."""
        progress = self._session.progress
        codebook = self._session.codebook
        rows = []
        for place in self.viewport.rows():
            index, title = self.order[place.item], self._title(place.item)
            if place.row > len(title):
                rows.append(Strip.blank(self.size.width, self._style("title")))
                continue
            is_open = index == self._session.index
            at_cursor = place.item == self.cursor and self.has_focus
            style = self._style("cursor" if at_cursor else "open" if is_open else "title")
            if place.row < len(title):
                middle = [Run(title[place.row], style)]
            else:
                middle = self._progress_row(
                    index, progress.get(self._session.library.sources[index].id), codebook, style
                )
            bar = Run("▐" if at_cursor or is_open else " ", self._style("bar") + Style(bgcolor=style.bgcolor))
            rows.append(strip_of([Run(" ", style), *middle, Run(" ", style), bar], self.size.width))
        return rows

    def _progress_row(
        self, index: int, progress: Progress | None, codebook: CodeBook, style: Style
    ) -> list[Run[Style]]:
        """Return the row below the title: a bar that fills from where the language begins, counts and themes."""
        summary, width = self._session.library.summary(index), self._text_width
        if summary.problem:
            line = clip(sentence(summary.problem, self._session.settings.language), width, options_in(self))
            return aligned(runs(line, self._style("problem")), line.width, width, base_of(self), style)
        reviewed = progress.reviewed_but(summary.unasked) if progress else 0
        filled = min(reviewed * BAR_CELLS // max(1, summary.asked), BAR_CELLS)
        dim = self._style("progress") + Style(bgcolor=style.bgcolor)
        parts = [
            Run("▰" * filled, self._style("bar") + Style(bgcolor=style.bgcolor)),
            Run("▱" * (BAR_CELLS - filled), dim),
            Run(in_digits(f" {reviewed}/{summary.asked} ", language_of(self)), dim),
        ]
        used = sum(len(part.text) for part in parts)
        for theme_id in codebook.sorted(progress.themes if progress else ()):
            theme = codebook.get(theme_id)
            mark = in_digits(str(codebook.digit(theme_id) or "+"), language_of(self))
            if used + 2 > width:
                break
            native, ground = self.app.native_ansi_color, style.bgcolor
            shown = ground.get_truecolor().hex if ground and not native else None
            coloured = style_of(ink(theme.colour, native=native, ground=shown)) if theme else None
            parts.append(Run(f" {mark}", style + coloured))
            used += 2
        base = base_of(self)
        return aligned(row_from(base, *([part] for part in parts)), used, width, base, style)

    def following(self, index: int) -> int | None:
        """Return the article behind the one at ``index`` of the library, in the order shown; None behind the last.

        Behind one that is not shown comes the first.
        """
        at = self.order.index(index) + 1 if index in self.order else 0
        return self.order[at] if at < len(self.order) else None

    # Motions

    def _go(self, item: int) -> None:
        if self.order:
            self.cursor = max(0, min(item, len(self.order) - 1))
            self.viewport.show(self.cursor)
            self.redraw()

    def move(self, steps: int) -> None:
        """Move down by ``steps`` articles, up where negative."""
        self._go(self.cursor + steps)

    def turn_page(self, direction: int) -> None:
        """Move on (1) or back (-1) by a screenful."""
        self._go(self.cursor + direction * self._page())

    def _page(self) -> int:
        """Return how many articles are on screen."""
        return max(1, len({place.item for place in self.viewport.rows()}) - 1)

    def move_to_start(self) -> None:
        """Move to the first article."""
        self._go(0)

    def move_to_end(self) -> None:
        """Move to the last article."""
        self._go(len(self.order) - 1)

    def choose(self) -> None:
        """Ask for the article at the cursor."""
        if self.order:
            self.post_message(self.Chosen(self.order[self.cursor]))

    # The mouse

    def on_click(self, event: Click) -> None:
        """Open the article that was clicked."""
        item = self.item_at(event.y)
        if item is not None:
            self._go(item)
            self.choose()
