"""Showing the test card in one mode after another until the person says that it reads right."""

from __future__ import annotations

import os
import signal
import sys
import termios
import tty
from contextlib import contextmanager
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from tui.cli.doctor.sample_card import KEYS, MARKS_QUESTION, QUESTION, card
from tui.errors import SIGNALLED
from tui.model import BidiMode, Tashkeel
from tui.state.terminal_answers import TerminalAnswer
from tui.terminal.modes import ERASE_SCREEN
from tui.terminal.rows import sent_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import FrameType

    from tui.terminal.choice import Choice
    from tui.terminal.modes import Treatment

_ENTER, _LEAVE = f"\x1b[?1049h{ERASE_SCREEN}\x1b[H", "\x1b[?1049l"
_YES, _NO, _QUIT = frozenset("yYغ\r\n"), frozenset("nNىآ "), frozenset("qQض\x1b\x03\x04")


class LeftError(Exception):
    """The person left before there was an answer."""


def examine(choice: Choice) -> TerminalAnswer | None:
    """Return the mode and the place of tashkeel that read right, None where the person says that none does.

    What is likely is shown first. Needs a terminal on standard input and output.

    Raises:
        LeftError: The person left.
    """
    terminal, likely = choice.identity.terminal, choice.treatment
    modes = (BidiMode.VISUAL, BidiMode.MARKS, BidiMode.IMPLICIT)
    with _keys_as_they_come():
        for mode in sorted(modes, key=lambda each: each is not likely.mode):
            if not _is_affirmed(terminal.treatment(mode, Tashkeel.STRIP), str(mode), QUESTION):
                continue
            places = (Tashkeel.AFTER, Tashkeel.BEFORE)
            for place in sorted(places, key=lambda each: each is not likely.tashkeel):
                if _is_affirmed(terminal.treatment(mode, place), f"{mode}, {place}", MARKS_QUESTION):
                    return TerminalAnswer(mode, place)
            return TerminalAnswer(mode, Tashkeel.STRIP)
    return None


def _is_affirmed(treatment: Treatment, name: str, question: Sequence[str]) -> bool:
    """Show the card on a screen of its own; return the answer to the question below it."""
    rows = card(get_terminal_size().columns, [name, *question, *KEYS])
    shown = "\r\n".join("".join(sent_row(row, treatment).texts) for row in rows)
    try:
        _write(treatment.start + _ENTER + shown)
        while True:
            key = os.read(sys.stdin.fileno(), 64).decode("utf-8", "replace")
            if key in _QUIT or not key:
                raise LeftError
            if key in _YES or key in _NO:
                return key in _YES
    finally:
        _write(_LEAVE + treatment.end)


def _write(sequences: str) -> None:
    sys.stdout.write(sequences)
    sys.stdout.flush()


@contextmanager
def _keys_as_they_come() -> Iterator[None]:
    """Take keys one by one and unechoed meanwhile; a signal that ends the program gives the terminal back first."""

    def leave(number: int, _: FrameType | None) -> None:
        raise SystemExit(SIGNALLED + number)

    handlers = {number: signal.signal(number, leave) for number in (signal.SIGTERM, signal.SIGHUP)}
    before = termios.tcgetattr(sys.stdin.fileno())
    tty.setraw(sys.stdin.fileno(), termios.TCSADRAIN)  # keys that are there stay there
    try:
        yield
    finally:
        termios.tcsetattr(sys.stdin.fileno(), termios.TCSADRAIN, before)
        for number, handler in handlers.items():
            signal.signal(number, handler)
