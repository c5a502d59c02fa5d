"""The ways from the main screen to the others.

Those are imported when they are first opened: the first paint does not wait for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.errors.tag_file import DatabaseError
from tui.sentences.digits import in_digits
from tui.session.statistics import work_of
from tui.ui import messages
from tui.ui.command import help_rows, key_name, keys_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from tui.annotations.progress import Progress
    from tui.ui.actions.stage import Stage
    from tui.ui.command import Command
    from tui.ui.screens.picker import Picked


class Opening:
    """Opens help, statistics, the export dialog and the palette."""

    def __init__(
        self, stage: Stage, commands: Sequence[Command[Any]], run_command: Callable[[str], Awaitable[None]]
    ) -> None:
        """Open nothing yet.

        Args:
            stage: The screen.
            commands: Those that help and palette name.
            run_command: Runs one of them, by its name.
        """
        self._stage = stage
        self._commands = commands
        self._run_command = run_command
        self._keys = stage.session.settings.keys

    def _offered(self) -> list[Command[Any]]:
        """Return the commands but, where one works alone, those that are for who works among others."""
        session = self._stage.session
        alone = not (session.annotators.has_others or session.annotators.others_hidden)
        return [each for each in self._commands if not (alone and each.among)]

    def open_help(self) -> None:
        """Show every key."""
        from tui.ui.screens.help import HelpScreen

        self._stage.app.push_screen(HelpScreen(self._stage.language, help_rows(self._offered(), self._keys)))

    def open_statistics(self) -> None:
        """Show what has been tagged; where there is anybody else in sight, by whom."""
        session, names = self._stage.session, self._stage.session.annotators.in_sight
        if len(names) == 1:
            self._show_statistics({})
            return
        try:
            annotations = session.annotations.apart()
        except DatabaseError:  # it has been said; one's own work is shown as it was read last
            self._show_statistics({})
            return
        self._stage.begin(messages.COUNTING, lambda job: work_of(names, annotations, job.each), self._show_statistics)

    def _show_statistics(self, work: Mapping[str, Progress]) -> None:
        from tui.ui.screens.statistics import StatisticsScreen

        self._stage.app.push_screen(StatisticsScreen(self._stage.session, work))

    def open_export(self) -> None:
        """Export tagged paragraphs."""
        from tui.ui.screens.export import ExportScreen

        self._stage.app.push_screen(ExportScreen(self._stage.session), self._say_exported)

    def _say_exported(self, message: str | None) -> None:
        if message:
            self._stage.state_row.say(message)

    def open_palette(self) -> None:
        """Pick a command by its name."""
        from tui.ui.screens.picker import PickerScreen
        from tui.ui.widgets.picker_rows import PickerItem

        items = [
            PickerItem(
                each.name,
                f"{in_digits(each.label.ar, self._stage.language)} · {each.label.en}",
                key_name(keys_of(each, self._keys)[0]),
            )
            for each in self._offered()
        ]
        self._stage.app.push_screen(PickerScreen(self._stage.say(messages.COMMANDS), items), self._run)

    async def _run(self, picked: Picked | None) -> None:
        if picked is not None:
            await self._run_command(picked.value)
