"""How the terminal is treated in this run: the person's word, the saved answer, and what the terminal says itself."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.settings import state_folder
from tui.store.terminals import TerminalAnswers
from tui.terminal.choice import Choice, Preference, choose
from tui.terminal.identity import identify
from tui.terminal.replies import Replies

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.settings import Settings
    from tui.terminal.identity import Identity


def terminal_answers() -> TerminalAnswers:
    """Return what the person said of terminals so far."""
    return TerminalAnswers(state_folder() / "terminals.json")


def ask_in_passing() -> Replies:
    """Return what the terminal on standard input answers, for a command that reads no keys.

    A terminal in which somebody has typed ahead is not asked; what is typed in the moment of asking is handed back to
    it where the system lets that be.
    """
    from tui.terminal.probe import Probe, hand_back, is_typed_ahead  # noqa: PLC0415 - only where there is a terminal

    if is_typed_ahead():
        return Replies()
    with Probe() as probe:
        replies = probe.replies()
    hand_back(replies.typed)
    return replies


@dataclass(frozen=True, slots=True)
class Detection:
    """What goes before the terminal's own word: ``asked`` is the command line's, the variables' included."""

    asked: Preference
    settings: Settings

    def choose(self, replies: Replies, environ: Mapping[str, str] = os.environ) -> Choice:
        """Return the treatment for the terminal that answered so."""
        identity = identify(replies, environ)
        return choose(identity, self._preferences(identity))

    def _preferences(self, identity: Identity) -> list[Preference]:
        preferences = [self.asked, Preference("config.toml", self.settings.bidi, self.settings.tashkeel_place)]
        saved = terminal_answers().get(identity.key)
        return [*preferences, Preference("hashiya doctor", *saved)] if saved else preferences
