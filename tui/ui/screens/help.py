"""The screen of the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.sentences.digits import in_digits
from tui.text.clipping import clip
from tui.ui import messages
from tui.ui.screens.sheet import SheetScreen, blank, heading
from tui.ui.strips import base_of, labels_in, language_of, options_in
from tui.ui.tasks import by_task
from tui.view.runs import Run, aligned, row_from, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

    from tui.text.direction import Direction
    from tui.ui.command import HelpRow
    from tui.ui.screens.sheet import Row, Sheet

KEY_COLUMN = 15
NAME_COLUMN = 30
"""Cells at least of a label, as long as there are so many."""
NARROWEST_LABEL = 12
"""Cells; in less there is no room for the second language."""

KEYS_BASE: Direction = "L"
"""Keys stand in the order of the table, whatever their letters are."""


class HelpScreen(SheetScreen):
    """Every key, in both keyboard layouts and both languages; made from the table of commands."""

    def __init__(self, language: str, commands: Sequence[HelpRow]) -> None:
        super().__init__()
        self._language = language
        self._commands = commands

    def rows(self) -> list[Row]:
        """Return a heading for each thing there is to do, and a row per command."""
        rows: list[Row] = [
            heading(
                f"{messages.say(messages.HELP, self._language)} — {messages.say(messages.HELP_END, self._language)}"
            )
        ]
        for task, commands in by_task(self._commands):
            rows += [blank, heading(f"{task.value.label.ar} · {task.value.label.en}")]
            rows += [_command_row(row) for row in commands]
        return rows


def _command_row(command: HelpRow) -> Row:
    """Return a row: a label where the language begins, keys beside it, the other language's where there is room."""
    keys = " ".join([*command.english, *command.arabic])

    def row(width: int, sheet: Sheet) -> list[Run[Style]]:
        text, base = sheet.style("text"), base_of(sheet)
        key_column = max(1, min(KEY_COLUMN, width // 2))
        half = (width - key_column) // 2 - 1
        name_column = max(1, min(max(NAME_COLUMN, half), width - key_column - 1))
        other_column = width - name_column - key_column - 2
        arabic = in_digits(command.label.ar, language_of(sheet))
        labels = (arabic, command.label.en) if base == "R" else (command.label.en, arabic)
        name = clip(labels[0], name_column, labels_in(sheet))
        named = aligned(runs(name, text), name.width, name_column, base, text)
        shown = clip(keys, key_column, options_in(sheet, KEYS_BASE))
        keyed = aligned(runs(shown, sheet.style("key")), shown.width, key_column, "L", text)
        if other_column < NARROWEST_LABEL:
            keyed = aligned(keyed, key_column, width - name_column - 1, base, text)
            return row_from(base, named, [Run(" ", text)], keyed)
        other = clip(labels[1], other_column, options_in(sheet))
        far = aligned(runs(other, text), other.width, other_column, other.base, text)
        return row_from(base, named, [Run(" ", text)], keyed, [Run(" ", text)], far)

    return row
