"""All that the commands of the main screen can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.ui.actions.adjudicating import Adjudicating
from tui.ui.actions.ending import Ending
from tui.ui.actions.listing import Listing
from tui.ui.actions.opening import Opening
from tui.ui.actions.others import Others
from tui.ui.actions.reading import Reading
from tui.ui.actions.saving import Saving
from tui.ui.actions.tagging import Tagging

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from tui.ui.actions.stage import Stage
    from tui.ui.command import Command


class Actions:
    """The actions by kind, and the screen with its panes, which can do some by themselves."""

    def __init__(
        self, stage: Stage, commands: Sequence[Command[Any]], run_command: Callable[[str], Awaitable[None]]
    ) -> None:
        """Make the actions of one screen.

        Args:
            stage: The screen.
            commands: Those that help and palette name.
            run_command: Runs one of them, by its name.
        """
        self.stage = stage
        self.adjudicating = Adjudicating(stage)
        self.ending = Ending(stage)
        self.listing = Listing(stage)
        self.opening = Opening(stage, commands, run_command)
        self.others = Others(stage)
        self.saving = Saving(stage)
        self.reading = Reading(stage, self.saving, self.listing)
        self.tagging = Tagging(stage, self.ending)
