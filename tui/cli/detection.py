"""How the terminal is treated in this run: the person's word, the saved answer, and what the terminal says itself."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tui.model import BidiMode
from tui.state.folders import state_folder
from tui.state.terminal_answers import TerminalAnswers
from tui.terminal.choice import DOCTOR, Detection, Preference
from tui.terminal.replies import Replies

if TYPE_CHECKING:
    from tui.terminal.modes import Treatment


def terminal_answers() -> TerminalAnswers:
    """Return what the person said of terminals so far."""
    return TerminalAnswers(state_folder() / "terminals.json")


def answered_in_doctor(identity: str) -> Preference | None:
    """Return what the person said of the terminal with this identity, None where nothing."""
    saved = terminal_answers().get(identity)
    return Preference(DOCTOR, *saved) if saved else None


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
    detection = Detection((Preference("HASHIYA_BIDI", mode),), answered_in_doctor)
    return detection.choose(ask_in_passing()).printed
