"""The screen of the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.text.layout import clip
from tui.ui import messages
from tui.ui.command import Region
from tui.ui.screens.sheet import SheetScreen, blank, heading
from tui.ui.strips import options_in
from tui.view.runs import Run, aligned, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

    from tui.text.bidi import Direction
    from tui.ui.command import HelpRow
    from tui.ui.screens.sheet import Row, Sheet

KEY_COLUMN = 15
NAME_COLUMN = 30
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
        """Return a heading per place and a row per command."""
        rows: list[Row] = [
            heading(
                f"{messages.say(messages.HELP, self._language)} — {messages.say(messages.HELP_END, self._language)}"
            )
        ]
        for region in (Region.READER, Region.EVERYWHERE, Region.LIST):
            rows += [blank, heading(f"{region.value.ar} · {region.value.en}")]
            rows += [_command_row(row) for row in self._commands if row.region is region]
        return rows


def _command_row(command: HelpRow) -> Row:
    """Return a row: Arabic label at the right, keys beside it, English label at the left where there is room."""
    keys = " ".join([*command.english, *command.arabic])

    def row(width: int, sheet: Sheet) -> list[Run[Style]]:
        text = sheet.style("text")
        gap = Run(" ", text)
        key_column = max(1, min(KEY_COLUMN, width // 2))
        name_column = max(1, min(NAME_COLUMN, width - key_column - 1))
        other_column = width - name_column - key_column - 2
        name = clip(command.label.ar, name_column, options_in(sheet, "R"))
        shown = clip(keys, key_column, options_in(sheet, KEYS_BASE))
        right = aligned(runs(name, text), name.width, name_column, "R", text)
        middle = aligned(runs(shown, sheet.style("key")), shown.width, key_column, "L", text)
        if other_column < NARROWEST_LABEL:
            return [*aligned(middle, key_column, width - name_column - 1, "R", text), gap, *right]
        other = clip(command.label.en, other_column, options_in(sheet))
        left = aligned(runs(other, text), other.width, other_column, "L", text)
        return [*left, gap, *middle, gap, *right]

    return row
