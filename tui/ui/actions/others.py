"""What is seen of the work of others, and under which name one writes oneself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.files.names import annotator_name
from tui.state.folders import state_folder
from tui.ui import messages

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.ui.actions.stage import Stage

_YES = ("y", "غ", "ن", "نعم", "yes")
"""Beginnings and words of a yes: that of the key in Arabic layout, too."""


class Others:
    """Shows and hides others' layers; who codes blind is asked before."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._session = stage.session

    def none(self) -> str:
        """Return why there is nothing to show or to hide."""
        is_needed = self._session.annotators.others_hidden or self._session.annotators.has_others
        return "" if is_needed else self._stage.say(messages.NO_OTHERS)

    def toggle(self) -> None:
        """Show what others say, or hide it."""
        if self._session.annotators.others_hidden:
            self.reveal(lambda: self._stage.done(messages.OTHERS_SHOWN))
        else:
            self._hide(hidden=True)
            self._stage.done(messages.OTHERS_HIDDEN)

    def reveal(self, then: Callable[[], object]) -> None:
        """Do what shows others' layers; where the configuration hides them, only once they are asked for.

        They stay in sight from then on.
        """

        def show() -> None:
            self._hide(hidden=False)
            then()

        def take(answer: str) -> None:
            if answer.strip().casefold() in _YES:
                show()

        if self._session.annotators.others_hidden and self._session.settings.others == "hidden":
            self._stage.ask(messages.SHOW_OTHERS, "", take)
        else:
            show()

    def _hide(self, *, hidden: bool) -> None:
        self._session.annotators.others_hidden = hidden
        self._stage.attempt(self._session.reload_if_changed)

    def ask_who_writes(self, name: str, change: Callable[[], object]) -> None:
        """Ask who makes a change, where ``name`` is only a login's and may be another person's, too; then make it."""

        def take(answer: str) -> None:
            self._stage.attempt(lambda: self._session.name_annotator(annotator_name(answer) or name, state_folder()))
            self._stage.attempt(change)

        self._stage.ask(messages.WHO_WRITES, name, take)
