"""Choosing one of many by typing a part of its name: themes, commands."""

from __future__ import annotations

from dataclasses import dataclass
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

LEAST_LIKENESS = 60
"""Of 100, by rapidfuzz: what is less like the typed text is not offered."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One row: what is returned, what is shown, the key that does the same, a colour."""

    value: str
    name: str
    key: str = ""
    colour: str = ""
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Picked:
    """What was picked: a choice's value, or (``is_new``) the text that was typed."""

    value: str
    is_new: bool = False


class ChoiceRows(RowsView):
    """The choices that match, one at the cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"picker--text", "picker--cursor"}

    def __init__(self) -> None:
        super().__init__()
        self.choices: list[Choice] = []
        self.cursor = 0

    def show(self, choices: list[Choice]) -> None:
        """Show other choices, the cursor on the first."""
        self.choices, self.cursor = choices, 0
        self.viewport.count = len(choices)
        self.viewport.jump(0)
        self.redraw()

    def move(self, steps: int) -> None:
        """Move the cursor."""
        if self.choices:
            self.cursor = max(0, min(self.cursor + steps, len(self.choices) - 1))
            self.viewport.show(self.cursor)
            self.redraw()

    def on_click(self, event: Click) -> None:
        """Put the cursor on the row that was clicked."""
        item = self.item_at(event.y)
        if item is not None:
            self.move(item - self.cursor)

    def item_in_sight(self) -> int:
        """Return the choice at the cursor."""
        return self.cursor

    def blank_style(self) -> Style:
        """Return the style of a choice."""
        return self.get_component_rich_style("picker--text")

    def draw(self) -> list[Strip]:
        """Return the rows on screen."""
        return [self._row(place.item) for place in self.viewport.rows()]

    def _row(self, item: int) -> Strip:
        """Return a row: name at the right, key beside it."""
        choice, width = self.choices[item], self.size.width
        style = self.get_component_rich_style("picker--cursor") if item == self.cursor else self.blank_style()
        key = f" {choice.key} " if choice.key else ""
        line = clip(choice.name, max(1, width - len(key) - 2), options_in(self, "R"))
        name = aligned(runs(line, style), line.width, width - len(key) - 2, "R", style)
        key_style = style_of(badge(choice.colour, native=self.app.native_ansi_color)) if choice.colour else style
        return strip_of([Run(" ", style), *name, Run(" ", style), Run(key, key_style)], width)


class PickerScreen(ModalScreen[Picked | None]):
    """Returns what was picked, or None where it was left."""

    def __init__(self, title: str, choices: list[Choice], *, new_choice: str = "") -> None:
        """``new_choice``, where given, is the row that offers to add what was typed ("{}" stands for it)."""
        super().__init__()
        self._heading = title
        self._choices = choices
        self._new_choice = new_choice
        self._folded = [fold(choice.name).text for choice in choices]

    def compose(self) -> ComposeResult:
        """Yield title, input and rows."""
        with Vertical(id="picker"):
            yield Heading(self._heading)
            yield ArabicInput(options=options_in(self))
            yield ChoiceRows()

    def on_mount(self) -> None:
        """Show all choices."""
        self.query_one(ChoiceRows).show(self._choices)
        self.query_one(ArabicInput).focus()

    def on_arabic_input_changed(self, event: ArabicInput.Changed) -> None:
        """Show the choices that are like what was typed, the likest first."""
        needle = fold(event.value).text.strip()
        if not needle:
            self.query_one(ChoiceRows).show(self._choices)
            return
        found = process.extract(
            needle, self._folded, scorer=fuzz.partial_ratio, limit=None, score_cutoff=LEAST_LIKENESS
        )
        choices = [self._choices[index] for _, _, index in found]
        named = {fold(part).text.strip() for choice in self._choices for part in choice.name.split("·")}
        if self._new_choice and needle not in named:
            choices.append(Choice(event.value, self._new_choice.format(event.value), is_new=True))
        self.query_one(ChoiceRows).show(choices)

    def on_arabic_input_submitted(self) -> None:
        """Return the choice at the cursor."""
        self._finish()

    def on_click(self) -> None:
        """Return what was clicked."""
        self.call_after_refresh(self._finish)

    def _finish(self) -> None:
        rows = self.query_one(ChoiceRows)
        if rows.choices:
            choice = rows.choices[rows.cursor]
            self.dismiss(Picked(choice.value, choice.is_new))

    def on_key(self, event: Key) -> None:
        """Move in the rows, or leave."""
        event.stop()
        rows = self.query_one(ChoiceRows)
        steps = {"down": 1, "up": -1, "ctrl+n": 1, "pagedown": rows.size.height, "pageup": -rows.size.height}
        if event.key in ("escape", "ctrl+c"):
            self.dismiss(None)
        elif event.key in steps:
            rows.move(steps[event.key])
