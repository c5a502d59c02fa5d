"""What there is to pick from, a row for each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from tui.sentences.digits import in_digits
from tui.text.clipping import clip
from tui.text.needle import Needle
from tui.ui.strips import base_of, labels_in, language_of, strip_of, style_of
from tui.ui.widgets.rows_view import RowsView
from tui.view.palette import badge
from tui.view.runs import Run, aligned, row_from, runs

if TYPE_CHECKING:
    from collections.abc import Collection

    from rich.style import Style
    from textual.events import Click
    from textual.strip import Strip

INDENT = 2
"""Cells, for each theme above another one."""

ARTICLE = Needle("ال")
"""A word also begins behind the Arabic article."""

ON = "✓"


@dataclass(frozen=True, slots=True)
class PickerItem:
    """One row.

    Attributes:
        value: What is returned where it is picked.
        name: What is shown.
        key: The key that does the same, shown beside it; where it has a number, that is shown.
        colour: ``#rrggbb``, of the key, or of the place where it would be.
        is_new: Whether it offers to add what was typed.
        depth: How far the name is indented where all items are shown.
        whole_name: What is shown in place of the name where some items were found, and the tree is not seen.
        number: The digits that choose it.
        is_on: Whether it holds now.
    """

    value: str
    name: str
    key: str = ""
    colour: str = ""
    is_new: bool = False
    depth: int = 0
    whole_name: str = ""
    number: str = ""
    is_on: bool = False

    @property
    def found(self) -> PickerItem:
        """Return the item as it is shown where it was found."""
        return replace(self, name=self.whole_name or self.name, depth=0)

    def is_called(self, name: Needle) -> bool:
        """Return whether that is its name in one of the languages."""
        return any(name.is_all(part) for part in self.name.split("·"))

    def has_words(self, wanted: Collection[Needle]) -> bool:
        """Return whether each of ``wanted`` is how a word of the name begins."""
        words = (self.whole_name or self.name).split()
        beginnings = [*words, *(word[head.end :] for word in words if (head := ARTICLE.head(word)))]
        return all(any(want.head(each) for each in beginnings) for want in wanted)


class PickerRows(RowsView):
    """The items that match, one at the cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"picker--text", "picker--cursor"}

    class Clicked(Message):
        """The item at the cursor was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.items: list[PickerItem] = []
        self.cursor = 0

    @property
    def chosen(self) -> PickerItem | None:
        """Return the item at the cursor; what would be new is only offered."""
        return next((each for each in self.items[self.cursor : self.cursor + 1] if not each.is_new), None)

    def show(self, items: list[PickerItem], value: str = "") -> None:
        """Show other items, the cursor on the one that has this ``value``, else on the first."""
        self.items = items
        self.cursor = next((place for place, each in enumerate(items) if value and each.value == value), 0)
        self.viewport.count = len(items)
        self.viewport.jump(0)
        self.viewport.show(self.cursor)
        self.redraw()

    def move(self, steps: int) -> None:
        """Move the cursor."""
        last = sum(not each.is_new for each in self.items) - 1
        if last >= 0:
            self.cursor = max(0, min(self.cursor + steps, last))
            self.viewport.show(self.cursor)
            self.redraw()

    def on_click(self, event: Click) -> None:
        """Choose the row that was clicked."""
        item = self.item_at(event.y)
        if item is not None and not self.items[item].is_new:
            self.move(item - self.cursor)
            self.post_message(self.Clicked())

    def item_in_sight(self) -> int:
        """Return the item at the cursor."""
        return self.cursor

    def blank_style(self) -> Style:
        """Return the style of an item."""
        return self.get_component_rich_style("picker--text")

    def draw(self) -> list[Strip]:
        """Return the rows on screen."""
        widest = max((len(each.number) for each in self.items), default=0)
        return [self._row(place.item, widest) for place in self.viewport.rows()]

    def _row(self, place: int, widest: int) -> Strip:
        """Return a row: key or number where the language begins, beside it the name, which is indented from there.

        Args:
            place: The item's.
            widest: The cells of the longest number.
        """
        item, width = self.items[place], self.size.width
        style = self.get_component_rich_style("picker--cursor") if place == self.cursor else self.blank_style()
        keyed = in_digits(item.number or item.key, language_of(self)).rjust(widest)
        key = f" {keyed or ' '} " if keyed.strip() or item.colour else ""
        indent = min(INDENT * item.depth, width // 2)
        room = max(1, width - len(key) - 2 - indent)
        line = clip(f"{ON} {item.name}" if item.is_on else item.name, room, labels_in(self))
        base = base_of(self)
        name = aligned(runs(line, style), line.width, room, base, style)
        key_style = style_of(badge(item.colour, native=self.app.native_ansi_color)) if item.colour else style
        gap, margin = Run(" " * (1 + indent), style), Run(" ", style)
        return strip_of(row_from(base, [Run(key, key_style)], [gap], name, [margin]), width)
