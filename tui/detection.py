"""How the terminal is treated in this run: the person's word, the saved answer, and what the terminal says itself."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.model import BidiMode
from tui.settings import Settings, state_folder
from tui.store.terminals import TerminalAnswers
from tui.terminal.choice import DOCTOR, Choice, Preference, choose
from tui.terminal.identity import identify
from tui.terminal.replies import Replies

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.terminal.identity import Identity
    from tui.terminal.modes import Treatment


def terminal_answers() -> TerminalAnswers:
    """Return what the person said of terminals so far."""
    return TerminalAnswers(state_folder() / "terminals.json")


def is_on_a_terminal() -> bool:
    """Return whether keys come from a terminal and what is shown goes to one."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask_in_passing() -> Replies:
    """Return what the terminal on standard input answers, for a command that reads no keys; nothing where it is none.

    A terminal in which somebody has typed ahead is not asked; what is typed in the moment of asking is handed back to
    it where the system lets that be.
    """
    if not sys.stdin.isatty():
        return Replies()
    from tui.terminal.probe import Probe, hand_back, is_typed_ahead  # noqa: PLC0415 - only where there is a terminal

    if is_typed_ahead():
        return Replies()
    with Probe() as probe:
        replies = probe.replies()
    hand_back(replies.typed)
    return replies


def treatment_in_passing() -> Treatment:
    """Return how a message is sent to the terminal, whatever the command's options and the configuration are.

    Of these the message may be that they cannot be understood.
    """
    asked = os.environ.get("HASHIYA_BIDI", "")
    mode = BidiMode(asked) if asked in list(BidiMode) else None
    return Detection(Preference("HASHIYA_BIDI", mode), Settings("")).choose(ask_in_passing()).printed


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
        return [*preferences, Preference(DOCTOR, *saved)] if saved else preferences
