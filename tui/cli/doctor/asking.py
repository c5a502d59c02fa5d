"""Asking a person on a screen of its own, one question at a time, answered by keys that need no Enter."""

from __future__ import annotations

import os
import signal
import sys
import termios
import tty
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tui.errors import SIGNALLED
from tui.terminal.modes import ERASE_SCREEN
from tui.terminal.rows import sent_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import FrameType

    from tui.terminal.modes import Treatment

_ENTER, _LEAVE = f"\x1b[?1049h{ERASE_SCREEN}\x1b[H", "\x1b[?1049l"


class LeftError(Exception):
    """The person left before there was an answer."""


@contextmanager
def on_a_screen_of_its_own(rows: Iterable[Sequence[str]], treatment: Treatment) -> Iterator[None]:
    """Show ``rows`` (the texts of their cells from left to right) as ``treatment`` wants them; the cursor is behind."""
    shown = "\r\n".join(sent_text(row, treatment) for row in rows)
    try:
        write(treatment.start + _ENTER + shown)
        yield
    finally:
        write(_LEAVE + treatment.end)


def write(sequences: str) -> None:
    """Send characters to the terminal at once."""
    sys.stdout.write(sequences)
    sys.stdout.flush()


def typed(leaving: frozenset[str]) -> Iterator[str]:
    """Yield what is typed, as it comes: a key, or several that came at once.

    Raises:
        LeftError: It was one of those that are ``leaving``, or there is no terminal any more.
    """
    while True:
        keys = os.read(sys.stdin.fileno(), 64).decode("utf-8", "replace")
        if keys in leaving or not keys:
            raise LeftError
        yield keys


@contextmanager
def keys_as_they_come() -> Iterator[None]:
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
