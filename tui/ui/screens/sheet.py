"""A screen that is only read: rows that can be scrolled, left by any of the usual keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.ui import messages
from tui.ui.arabic_layout import in_both_layouts
from tui.ui.screens.closing_once import ClosingOnce
from tui.ui.strips import labels_in, language_of, strip_of
from tui.ui.widgets.rows_view import RowsView
from tui.view.runs import Run, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.style import Style
    from textual.app import ComposeResult
    from textual.events import Key
    from textual.strip import Strip

    Row = Callable[[int, "Sheet"], list[Run[Style]]]
    """Makes a row's segments for a width in cells."""

WIDEST = 100


class Sheet(RowsView, can_focus=True):
    """Rows that can be scrolled."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"sheet--text", "sheet--heading", "sheet--key"}

    def __init__(self, makers: list[Row]) -> None:
        super().__init__()
        self._makers = makers
        self.viewport.count = len(makers)

    def style(self, name: str) -> Style:
        """Return one of the sheet's styles: text, heading, key."""
        return self.get_component_rich_style(f"sheet--{name}")

    def blank_style(self) -> Style:
        """Return the style of text."""
        return self.style("text")

    def draw(self) -> list[Strip]:
        """Return the rows on screen, in its middle."""
        width = self.size.width
        inner = max(1, min(WIDEST, width - 2))
        margin = Run(" " * ((width - inner) // 2), self.style("text"))
        rest = Run(" " * (width - inner - len(margin.text)), self.style("text"))
        places = list(self.viewport.rows())
        made = [self._makers[place.item](inner, self) for place in places]
        if len(places) > 1 and places[-1].item < self.viewport.count - 1:
            made[-1] = self._going_on(inner)
        return [strip_of([margin, *parts, rest], width) for parts in made]

    def _going_on(self, width: int) -> list[Run[Style]]:
        """Return the row that says that there is more, in the place of the first of that."""
        return label(messages.say(messages.MORE, language_of(self)), width, self.style("key"), labels_in(self))


class SheetScreen(ClosingOnce[None]):
    """A sheet that any of the usual keys leaves."""

    def rows(self) -> list[Row]:
        """Return the sheet's rows."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Yield the sheet."""
        yield Sheet(self.rows())

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


def heading(text: str) -> Row:
    """Return a row that is a heading."""
    return lambda width, sheet: label(text, width, sheet.style("heading"), labels_in(sheet))


def blank(width: int, sheet: Sheet) -> list[Run[Style]]:
    """Return an empty row."""
    return [Run(" " * width, sheet.style("text"))]
