"""Asking a person on a screen of its own, one question at a time, answered by keys that need no Enter."""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
import tty
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tui.errors import SIGNALLED
from tui.terminal.input_decoder import InputDecoder
from tui.terminal.input_scanner import InputScanner
from tui.terminal.input_tokens import Typed
from tui.terminal.modes import ERASE_SCREEN
from tui.terminal.rows import sent_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import FrameType

    from tui.terminal.input_tokens import Token
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
    """Yield the characters that are typed, as they come. No other key is one, whatever sequence it sends.

    Raises:
        LeftError: It was one of those that are ``leaving``, or there is no terminal any more.
    """
    for token in _tokens():
        if isinstance(token, Typed):
            if token.character in leaving:
                raise LeftError
            yield token.character


def _tokens() -> Iterator[Token]:
    """Yield what the terminal sends. Raises LeftError where it is gone."""
    scanner, decoder = InputScanner(), InputDecoder()
    terminal = sys.stdin.fileno()
    while True:
        if not select.select([terminal], [], [], scanner.patience)[0]:
            yield from scanner.silence()
        elif received := os.read(terminal, 64):
            yield from scanner.scan(decoder.decode(received))
        else:
            raise LeftError


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
