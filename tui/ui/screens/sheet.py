"""A screen that is only read: items that can be scrolled, left by any of the usual keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from tui.text.layout import layout
from tui.ui import messages
from tui.ui.arabic_layout import in_both_layouts
from tui.ui.screens.closing_once import ClosingOnce
from tui.ui.strips import labels_in, language_of, strip_of
from tui.ui.widgets.rows_view import RowsView
from tui.view.runs import Run, aligned, label, runs
from tui.view.viewport import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.style import Style
    from textual.app import ComposeResult
    from textual.events import Key
    from textual.strip import Strip

    from tui.text.layout import VisualLine

    Row = Callable[[], list[Run[Style]]]
    """Makes a row's runs, when it is on screen."""

    MakeRow = Callable[[int, "Sheet"], list[Run[Style]]]
    """Makes the runs of an item's only row, for a width in cells."""

    Item = Callable[[int, "Sheet"], Sequence[Row]]
    """Tells the rows of what stands together, as many as it needs in a width in cells."""

WIDEST = 100


class Sheet(RowsView, can_focus=True):
    """Items that can be scrolled, row by row."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"sheet--text", "sheet--heading", "sheet--key"}

    def __init__(self, items: Sequence[Item]) -> None:
        super().__init__()
        self._items = items
        self.viewport.count = len(items)

    def style(self, name: str) -> Style:
        """Return one of the sheet's styles: text, heading, key."""
        return self.get_component_rich_style(f"sheet--{name}")

    def blank_style(self) -> Style:
        """Return the style of text."""
        return self.style("text")

    @property
    def _inner(self) -> int:
        """Return the width of the items, in cells."""
        return max(1, min(WIDEST, self.size.width - 2))

    def _rows(self, item: int) -> Sequence[Row]:
        return self._items[item](self._inner, self)

    def item_height(self, item: int) -> int:
        """Return the rows that an item takes."""
        return len(self._rows(item))

    def draw(self) -> list[Strip]:
        """Return the rows on screen, in its middle."""
        width, inner = self.size.width, self._inner
        margin = Run(" " * ((width - inner) // 2), self.style("text"))
        rest = Run(" " * (width - inner - len(margin.text)), self.style("text"))
        places = list(self.viewport.rows())
        made = [self._rows(place.item)[place.row]() for place in places]
        if len(places) > 1 and places[-1] != self._last:
            made[-1] = self._going_on(inner)
        return [strip_of([margin, *parts, rest], width) for parts in made]

    @property
    def _last(self) -> Place:
        """Return the place of the last row of all."""
        item = self.viewport.count - 1
        return Place(item, self.item_height(item) - 1)

    def _going_on(self, width: int) -> list[Run[Style]]:
        """Return the row that says that there is more, in the place of the first of that."""
        return label(messages.say(messages.MORE, language_of(self)), width, self.style("key"), labels_in(self))


class SheetScreen(ClosingOnce[None]):
    """A sheet that any of the usual keys leaves."""

    def items(self) -> list[Item]:
        """Return what the sheet shows."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Yield the sheet."""
        yield Sheet(self.items())

    def on_mount(self) -> None:
        """Give the keys to the sheet."""
        self.set_focus(self.query_one(Sheet))

    def on_key(self, event: Key) -> None:
        """Scroll or leave, in both keyboard layouts."""
        event.stop()
        sheet = self.query_one(Sheet)
        page = max(1, sheet.size.height - 1)
        moves = {"j,down": 1, "k,up": -1, "space,pagedown": page, "b,pageup": -page, "g,home": -10_000, "G,end": 10_000}
        for keys, steps in moves.items():
            if event.key in in_both_layouts(keys):
                sheet.scroll_rows(steps)
                return
        if event.key in in_both_layouts("escape,q,i,enter,ctrl+c") or event.character in in_both_layouts("?"):
            self.dismiss()


def one_row(make: MakeRow) -> Item:
    """Return an item of one row."""
    return lambda width, sheet: [partial(make, width, sheet)]


def heading(text: str) -> Item:
    """Return a heading, in as many rows as it needs."""

    def row(line: VisualLine, width: int, sheet: Sheet) -> list[Run[Style]]:
        style = sheet.style("heading")
        return aligned(runs(line, style), line.width, width, line.base, style)

    return lambda width, sheet: [partial(row, line, width, sheet) for line in layout(text, width, labels_in(sheet))]


def blank(width: int, sheet: Sheet) -> Sequence[Row]:
    """Return the empty row that stands between two parts."""
    return [lambda: [Run(" " * width, sheet.style("text"))]]
