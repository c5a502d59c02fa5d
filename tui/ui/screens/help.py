"""The screen of the keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tui.sentences.digits import in_digits
from tui.text.layout import layout
from tui.ui import messages
from tui.ui.screens.sheet import SheetScreen, blank, heading
from tui.ui.strips import base_of, labels_in, language_of, options_in
from tui.ui.tasks import by_task
from tui.view.runs import Run, aligned, row_from, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

    from tui.text.direction import Direction
    from tui.text.layout import VisualLine
    from tui.ui.command import HelpRow
    from tui.ui.screens.sheet import Item, Row, Sheet

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

    def items(self) -> list[Item]:
        """Return a heading for each thing there is to do, and its commands."""
        title = f"{messages.say(messages.HELP, self._language)} — {messages.say(messages.HELP_END, self._language)}"
        items: list[Item] = [heading(title)]
        for task, commands in by_task(self._commands):
            items += [blank, heading(f"{task.value.label.ar} · {task.value.label.en}")]
            items += map(_command, commands)
        return items


class _Columns(NamedTuple):
    """What stands beside each other, in cells.

    Attributes:
        own: The label in the person's language.
        keys: The keys.
        other: The label in the other language; 0 where there is no room for it.
    """

    own: int
    keys: int
    other: int

    @classmethod
    def fit(cls, width: int) -> _Columns:
        """Return the columns of a row of ``width`` cells, with a cell between two."""
        keys = max(1, min(KEY_COLUMN, width // 2))
        own = max(1, min(max(NAME_COLUMN, (width - keys) // 2 - 1), width - keys - 1))
        other = width - own - keys - 2
        return cls(own, keys, other) if other >= NARROWEST_LABEL else cls(own, max(1, width - own - 1), 0)


def _command(command: HelpRow) -> Item:
    """Return a command: a label where the language begins, keys beside it, the other language's where there is room.

    What is too long for its column goes on below.
    """
    keys = " ".join([*command.english, *command.arabic])

    def item(width: int, sheet: Sheet) -> Sequence[Row]:
        base, columns, text = base_of(sheet), _Columns.fit(width), sheet.style("text")
        arabic = in_digits(command.label.ar, language_of(sheet))
        own, other = (arabic, command.label.en) if base == "R" else (command.label.en, arabic)
        parts = [
            (columns.own, text, layout(own, columns.own, labels_in(sheet))),
            (columns.keys, sheet.style("key"), layout(keys, columns.keys, options_in(sheet, KEYS_BASE))),
        ]
        if columns.other:
            parts.append((columns.other, text, layout(other, columns.other, options_in(sheet))))

        def row(number: int) -> list[Run[Style]]:
            made = [_cell(lines[number : number + 1], column, style) for column, style, lines in parts]
            gap = [Run(" ", text)]
            return row_from(base, made[0], *(run for part in made[1:] for run in (gap, part)))

        return [partial(row, number) for number in range(max(len(lines) for _, _, lines in parts))]

    return item


def _cell(line: Sequence[VisualLine], width: int, style: Style) -> list[Run[Style]]:
    """Return a line, or none, as runs that take ``width`` cells.

    Args:
        line: The line, at its own side.
        width: In cells.
        style: That of the line.
    """
    return [run for each in line for run in aligned(runs(each, style), each.width, width, each.base, style)] or [
        Run(" " * width, style)
    ]
