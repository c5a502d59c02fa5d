"""Choosing one of many by its number, or by typing how words of its name begin: themes, commands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen

from tui.sentences.digits import in_digits
from tui.text.fold import fold
from tui.text.layout import clip
from tui.text.needle import Needle
from tui.ui.arabic_layout import in_both_layouts
from tui.ui.screens.closing_once import ClosingOnce
from tui.ui.strips import base_of, labels_in, language_of, options_in, strip_of, style_of
from tui.ui.widgets.heading import Heading
from tui.ui.widgets.input.arabic_input import ArabicInput
from tui.ui.widgets.rows_view import RowsView
from tui.view.palette import badge
from tui.view.runs import Run, aligned, row_from, runs

if TYPE_CHECKING:
    from collections.abc import Collection

    from rich.style import Style
    from textual.app import ComposeResult
    from textual.events import Click, Key, Resize
    from textual.strip import Strip

    from tui.codebook.codebook import CodeBook

INDENT = 2
"""Cells, for each theme above another one."""

ARTICLE = Needle("ال")
"""A word also begins behind the Arabic article."""

ON = "✓"
NEW_KEY = "Ctrl-N"


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


def theme_items(codebook: CodeBook, on: Collection[str] = ()) -> list[PickerItem]:
    """Return the themes that are offered, those below another one indented, with their names in both languages.

    Args:
        codebook: Has them.
        on: The ids of those that hold now.
    """
    numbers = codebook.numbers()
    return [
        PickerItem(
            theme.id,
            f"{theme.label.ar} · {theme.label.en}",
            colour=theme.colour,
            depth=codebook.depth(theme.id),
            whole_name=f"{codebook.path(theme.id, 'ar')} · {codebook.path(theme.id, 'en')}",
            number=numbers.get(theme.id, ""),
            is_on=theme.id in on,
        )
        for theme in codebook
    ]


@dataclass(frozen=True, slots=True)
class Picked:
    """What was picked.

    Attributes:
        value: The item's, or where it is new the text that was typed.
        is_new: Whether it is to be added.
        is_named: Whether it was found by its name: that says what is wanted, and not that it be changed.
    """

    value: str
    is_new: bool = False
    is_named: bool = False


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


OTHER_ROWS = 3
"""Rows of a picker beside its items: title, field, a blank."""

LEAST_ROWS = 7
"""Rows that a picker takes where half of the screen has less, if it needs them."""

Toggle = Callable[[str], list[PickerItem]]
"""Does what picking an item would do, and returns the items as they are then."""


class PickerScreen(ModalScreen[Picked | None], ClosingOnce[Picked | None]):
    """Returns what was picked, or None where it was left. It stands at the bottom; what is decided of is seen above.

    Digits choose where the items have numbers; where one begins longer ones, Enter, Space or the next digit says which.
    """

    def __init__(
        self, title: str, items: list[PickerItem], *, new_item: str = "", toggle: Toggle | None = None
    ) -> None:
        """Show nothing yet.

        Args:
            title: What is picked.
            items: What there is to pick from.
            new_item: The row that offers to add what was typed ("{}" stands for it); where empty, there is none.
            toggle: Lets Space pick one item after another, without leaving.
        """
        super().__init__()
        self._heading = title
        self._items = items
        self._new_item = new_item
        self._toggle = toggle
        self._is_numbered = any(item.number for item in items)

    def compose(self) -> ComposeResult:
        """Yield title, input and rows."""
        with Vertical(id="picker"):
            yield Heading(self._heading)
            yield ArabicInput(empty_direction=base_of(self), options=options_in(self))
            yield PickerRows()

    def on_mount(self) -> None:
        """Show all items."""
        self.query_one(PickerRows).show(self._items)
        self.set_focus(self.query_one(ArabicInput))

    def on_resize(self, event: Resize) -> None:
        """Take as many rows as there are items, up to half of the screen."""
        most = max(LEAST_ROWS, event.size.height // 2)
        rows = min(len(self._items) + OTHER_ROWS, most, event.size.height)
        self.query_one("#picker").styles.height = rows
        self._keep_in_sight(event.size.height - rows)

    def on_unmount(self) -> None:
        """Give back what was covered."""
        for view in self._views_below():
            view.cover_rows(0)

    def _keep_in_sight(self, top: int) -> None:
        """Have those below keep in sight above row ``top`` of the screen what matters there."""
        for view in self._views_below():
            view.cover_rows(max(0, view.region.bottom - top))

    def _views_below(self) -> list[RowsView]:
        below = [screen for screen in self.app.screen_stack if screen is not self]
        return [*below[-1].query(RowsView)] if below else []

    @property
    def _typed(self) -> str:
        """Return what was typed, folded."""
        return fold(self.query_one(ArabicInput).value).text.strip()

    @property
    def _is_number(self) -> bool:
        """Return whether what was typed is a number, and not a name."""
        return self._is_numbered and self._typed.isdecimal()

    def on_arabic_input_changed(self, event: ArabicInput.Changed) -> None:
        """Show the items that what was typed may be, or choose the only one."""
        if self._toggle and event.value == " ":
            self._pick_and_stay(self._toggle)
        elif not self._typed:
            self._show_all()
        elif self._is_number:
            self._take_number(is_whole=event.value.endswith(" "))
        else:
            self._show_named(event.value)

    def _take_number(self, *, is_whole: bool) -> None:
        """Choose the item of the number, or show those whose number goes on where it may."""
        found = [item for item in self._items if item.number.startswith(self._typed)]
        self.query_one(PickerRows).show(found)
        if found and found[0].number == self._typed and (is_whole or len(found) == 1):
            if is_whole and self._toggle:
                self._pick_and_stay(self._toggle)
            else:
                self._finish()

    def _pick_and_stay(self, toggle: Toggle) -> None:
        rows = self.query_one(PickerRows)
        if rows.chosen is not None:
            value = rows.chosen.value
            self._items = toggle(value)
            self.query_one(ArabicInput).value = ""
            rows.show(self._items, value)

    def _show_all(self) -> None:
        """Show all items, where they are not all shown."""
        rows = self.query_one(PickerRows)
        if rows.items is not self._items:
            rows.show(self._items)

    def _show_named(self, text: str) -> None:
        """Show the items of which words begin so, those of this very name first, and what could be added."""
        name, words = Needle(text), [Needle(word) for word in text.split()]
        found = [item for item in self._items if item.has_words([word for word in words if word])]
        items = [item.found for item in sorted(found, key=lambda item: not item.is_called(name))]
        if self._new_item and not any(item.is_called(name) for item in self._items):
            items.append(PickerItem(text, self._new_item.format(text), NEW_KEY, is_new=True))
        self.query_one(PickerRows).show(items)

    def on_arabic_input_submitted(self) -> None:
        """Return the item at the cursor."""
        self._finish()

    def on_picker_rows_clicked(self) -> None:
        """Return what was clicked."""
        self._finish()

    def _finish(self) -> None:
        rows = self.query_one(PickerRows)
        item = rows.chosen
        is_unfinished = item is not None and self._is_number and rows.cursor == 0 and item.number != self._typed
        if item is not None and not is_unfinished:
            self.dismiss(Picked(item.value, is_named=bool(self._typed) and not self._is_number))

    def _add(self) -> None:
        """Return what was typed as new, where that is offered."""
        offered = next((item for item in self.query_one(PickerRows).items if item.is_new), None)
        if offered is not None:
            self.dismiss(Picked(offered.value, is_new=True))

    def on_key(self, event: Key) -> None:
        """Move in the rows, add, or leave."""
        event.stop()
        rows = self.query_one(PickerRows)
        steps = {"down": 1, "up": -1, "pagedown": rows.size.height, "pageup": -rows.size.height}
        if event.key in ("escape", "ctrl+c"):
            self.dismiss(None)
        elif event.key in in_both_layouts("ctrl+n"):
            self._add()
        elif event.key in steps:
            rows.move(steps[event.key])
