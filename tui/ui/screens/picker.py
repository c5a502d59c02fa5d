"""Choosing one of many by typing a part of its name: themes, commands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from rapidfuzz import fuzz, process
from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.text.fold import fold
from tui.text.layout import clip
from tui.ui.strips import options_in, strip_of, style_of
from tui.ui.widgets.heading import Heading
from tui.ui.widgets.input.arabic_input import ArabicInput
from tui.ui.widgets.rows_view import RowsView
from tui.view.palette import badge
from tui.view.runs import Run, aligned, runs

if TYPE_CHECKING:
    from rich.style import Style
    from textual.app import ComposeResult
    from textual.events import Click, Key
    from textual.strip import Strip

    from tui.codebook.codebook import CodeBook

INDENT = 2
"""Cells, for each theme above another one."""

LEAST_LIKENESS = 60
"""Of 100, by rapidfuzz: what is less like the typed text is not offered."""


@dataclass(frozen=True, slots=True)
class PickerItem:
    """One row.

    Attributes:
        value: What is returned where it is picked.
        name: What is shown.
        key: The key that does the same, shown beside it.
        colour: ``#rrggbb``, of the key, or of the place where it would be.
        is_new: Whether it offers to add what was typed.
        depth: How far the name is indented where all items are shown.
        whole_name: What is shown in place of the name where some items were found, and the tree is not seen.
    """

    value: str
    name: str
    key: str = ""
    colour: str = ""
    is_new: bool = False
    depth: int = 0
    whole_name: str = ""

    @property
    def found(self) -> PickerItem:
        """Return the item as it is shown where it was found."""
        return replace(self, name=self.whole_name or self.name, depth=0)


def theme_items(codebook: CodeBook) -> list[PickerItem]:
    """Return the themes that are offered, those below another one indented, with their names in both languages."""
    return [
        PickerItem(
            theme.id,
            f"{theme.label.ar} · {theme.label.en}",
            str(codebook.digit(theme.id) or ""),
            theme.colour,
            depth=codebook.depth(theme.id),
            whole_name=f"{codebook.path(theme.id, 'ar')} · {codebook.path(theme.id, 'en')}",
        )
        for theme in codebook
    ]


@dataclass(frozen=True, slots=True)
class Picked:
    """What was picked: an item's value, or (``is_new``) the text that was typed."""

    value: str
    is_new: bool = False


class PickerRows(RowsView):
    """The items that match, one at the cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"picker--text", "picker--cursor"}

    def __init__(self) -> None:
        super().__init__()
        self.items: list[PickerItem] = []
        self.cursor = 0

    def show(self, items: list[PickerItem]) -> None:
        """Show other items, the cursor on the first."""
        self.items, self.cursor = items, 0
        self.viewport.count = len(items)
        self.viewport.jump(0)
        self.redraw()

    def move(self, steps: int) -> None:
        """Move the cursor."""
        if self.items:
            self.cursor = max(0, min(self.cursor + steps, len(self.items) - 1))
            self.viewport.show(self.cursor)
            self.redraw()

    def on_click(self, event: Click) -> None:
        """Put the cursor on the row that was clicked."""
        item = self.item_at(event.y)
        if item is not None:
            self.move(item - self.cursor)

    def item_in_sight(self) -> int:
        """Return the item at the cursor."""
        return self.cursor

    def blank_style(self) -> Style:
        """Return the style of an item."""
        return self.get_component_rich_style("picker--text")

    def draw(self) -> list[Strip]:
        """Return the rows on screen."""
        return [self._row(place.item) for place in self.viewport.rows()]

    def _row(self, place: int) -> Strip:
        """Return a row: key at the right, beside it the name, which is indented from there."""
        item, width = self.items[place], self.size.width
        style = self.get_component_rich_style("picker--cursor") if place == self.cursor else self.blank_style()
        key = f" {item.key or ' '} " if item.key or item.colour else ""
        indent = min(INDENT * item.depth, width // 2)
        room = max(1, width - len(key) - 2 - indent)
        line = clip(item.name, room, options_in(self, "R"))
        name = aligned(runs(line, style), line.width, room, "R", style)
        key_style = style_of(badge(item.colour, native=self.app.native_ansi_color)) if item.colour else style
        return strip_of([Run(" ", style), *name, Run(" " * (1 + indent), style), Run(key, key_style)], width)


class PickerScreen(ModalScreen[Picked | None]):
    """Returns what was picked, or None where it was left."""

    def __init__(self, title: str, items: list[PickerItem], *, new_item: str = "") -> None:
        """Show nothing yet.

        Args:
            title: What is picked.
            items: What there is to pick from.
            new_item: The row that offers to add what was typed ("{}" stands for it); where empty, there is none.
        """
        super().__init__()
        self._heading = title
        self._items = items
        self._new_item = new_item
        self._folded = [fold(item.name).text for item in items]

    def compose(self) -> ComposeResult:
        """Yield title, input and rows."""
        with Vertical(id="picker"):
            yield Heading(self._heading)
            yield ArabicInput(options=options_in(self))
            yield PickerRows()

    def on_mount(self) -> None:
        """Show all items."""
        self.query_one(PickerRows).show(self._items)
        self.query_one(ArabicInput).focus()

    def on_arabic_input_changed(self, event: ArabicInput.Changed) -> None:
        """Show the items that are like what was typed, the likest first."""
        needle = fold(event.value).text.strip()
        if not needle:
            self.query_one(PickerRows).show(self._items)
            return
        found = process.extract(
            needle, self._folded, scorer=fuzz.partial_ratio, limit=None, score_cutoff=LEAST_LIKENESS
        )
        items = [self._items[index].found for _, _, index in found]
        named = {fold(part).text.strip() for item in self._items for part in item.name.split("·")}
        if self._new_item and needle not in named:
            items.append(PickerItem(event.value, self._new_item.format(event.value), is_new=True))
        self.query_one(PickerRows).show(items)

    def on_arabic_input_submitted(self) -> None:
        """Return the item at the cursor."""
        self._finish()

    def on_click(self) -> None:
        """Return what was clicked."""
        self.call_after_refresh(self._finish)

    def _finish(self) -> None:
        rows = self.query_one(PickerRows)
        if rows.items:
            item = rows.items[rows.cursor]
            self.dismiss(Picked(item.value, item.is_new))

    def on_key(self, event: Key) -> None:
        """Move in the rows, or leave."""
        event.stop()
        rows = self.query_one(PickerRows)
        steps = {"down": 1, "up": -1, "ctrl+n": 1, "pagedown": rows.size.height, "pageup": -rows.size.height}
        if event.key in ("escape", "ctrl+c"):
            self.dismiss(None)
        elif event.key in steps:
            rows.move(steps[event.key])
