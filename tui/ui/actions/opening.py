"""The ways from the main screen to the others.

Those are imported when they are first opened: the first paint does not wait for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.ui import messages
from tui.ui.command import help_rows, key_name

if TYPE_CHECKING:
    from tui.ui.main_screen import MainScreen
    from tui.ui.screens.picker import Picked


class Opening:
    """Opens help, statistics, the export dialog and the palette."""

    def __init__(self, main: MainScreen) -> None:
        self._main = main

    def open_help(self) -> None:
        """Show every key."""
        from tui.ui.screens.help_and_statistics import HelpScreen

        self._main.app.push_screen(HelpScreen(self._main.language, help_rows(self._main.commands)))

    def open_statistics(self) -> None:
        """Show what has been tagged."""
        from tui.ui.screens.help_and_statistics import StatisticsScreen

        self._main.app.push_screen(StatisticsScreen(self._main.session))

    def open_export(self) -> None:
        """Export tagged paragraphs."""
        from tui.ui.screens.export import ExportScreen

        self._main.app.push_screen(ExportScreen(self._main.session), self._say_exported)

    def _say_exported(self, message: str | None) -> None:
        if message:
            self._main.state_row.say(message)

    def open_palette(self) -> None:
        """Pick a command by its name."""
        from tui.ui.screens.picker import PickerItem, PickerScreen

        items = [
            PickerItem(each.name, f"{each.label.ar} · {each.label.en}", key_name(each.keys.split(",")[0]))
            for each in self._main.commands
        ]
        self._main.app.push_screen(PickerScreen(self._main.say(messages.COMMANDS), items), self._run)

    async def _run(self, picked: Picked | None) -> None:
        if picked is not None:
            await self._main.action_run_command(picked.value)
