"""Choosing one of many by its number, or by typing how words of its name begin: themes, commands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import Vertical

from tui.text.fold import fold
from tui.text.needle import Needle
from tui.ui import messages
from tui.ui.arabic_layout import in_both_layouts
from tui.ui.screens.docked import DockedScreen
from tui.ui.strips import base_of, language_of, options_in
from tui.ui.widgets.heading import Heading
from tui.ui.widgets.input.arabic_input import ArabicInput
from tui.ui.widgets.key_hints import KeyHints
from tui.ui.widgets.picker_rows import PickerItem, PickerRows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from textual.app import ComposeResult
    from textual.events import Key

    from tui.codebook.codebook import CodeBook

NEW_KEY = "Ctrl-N"


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


class PickerField(ArabicInput):
    """What is picked by. Where no name has begun, a digit or a space may choose, and what follows is for others."""

    @property
    def typed(self) -> str:
        """Return what was typed, folded."""
        return fold(self.value).text.strip()

    @property
    def takes_many_at_once(self) -> bool:
        """Return whether a name has begun, and goes on with whatever is typed."""
        return bool(self.typed) and not self.typed.isdecimal() and not self.edit.selected


KEY_ROWS = 2
"""Rows that the keys take at the most: on a terminal of 40 columns."""

OTHER_ROWS = 2 + KEY_ROWS
"""Rows of a picker beside its items: title, field, keys."""

Toggle = Callable[[str], list[PickerItem]]
"""Does what picking an item would do, and returns the items as they are then."""


class PickerScreen(DockedScreen[Picked | None]):
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
        """Yield title, input, keys and rows."""
        with Vertical(id="picker", classes="dock"):
            yield Heading(self._heading)
            yield PickerField(empty_direction=base_of(self), options=options_in(self))
            yield KeyHints(language_of(self), self._way_out)
            yield PickerRows()

    def on_mount(self) -> None:
        """Show all items, and what can be done with them."""
        self.query_one(KeyHints).show([*self._keys(), self._way_out], KEY_ROWS)
        self.query_one(PickerRows).show(self._items)
        self.set_focus(self.query_one(PickerField))

    @property
    def _way_out(self) -> tuple[str, str]:
        """Return the key that leaves, with what it is called."""
        return "Esc", messages.say(messages.LEAVE, language_of(self))

    def _keys(self) -> Iterator[tuple[str, str]]:
        """Yield the keys that pick something here, with what they do."""
        keys = (
            ("Enter", messages.PICK, True),
            ("Space", messages.PICK_AND_STAY, self._toggle is not None),
            (NEW_KEY, messages.PICK_NEW, bool(self._new_item)),
        )
        yield from ((key, messages.say(label, language_of(self))) for key, label, is_possible in keys if is_possible)

    def rows_wanted(self) -> int:
        """Return how many rows show all items."""
        return len(self._items) + OTHER_ROWS

    @property
    def _typed(self) -> str:
        """Return what was typed, folded."""
        return self.query_one(PickerField).typed

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
            self.query_one(PickerField).value = ""
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
