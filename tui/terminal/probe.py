"""Asking the terminal who it is, before the alternate screen.

The questions are written first and the answers read later: what happens between costs nothing. What the person types
meanwhile comes among the answers and is handed on.
"""

from __future__ import annotations

import fcntl
import os
import select
import sys
import termios
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from tui.terminal.replies import BDSM_QUESTION, LAST_QUESTION, QUESTIONS, Replies, parse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

LONGEST_WAIT = 0.2
"""Seconds from the questions to the last answer that is waited for; most terminals need a hundredth of it."""

_SAVE_PLACE, _BACK_AND_ERASE = b"\x1b7", b"\x1b8\x1b[K"
"""QTerminal and zutty print the ``p`` of DECRQM: where the cursor was, the row is erased from there on."""


def questions(environ: Mapping[str, str]) -> bytes:
    """Return what is written: Apple's Terminal, by ``TERM_PROGRAM``, is not asked for BDSM: it would print a part."""
    bdsm = b"" if environ.get("TERM_PROGRAM") == "Apple_Terminal" else BDSM_QUESTION
    return _SAVE_PLACE + bdsm + QUESTIONS + LAST_QUESTION + _BACK_AND_ERASE


def is_typed_ahead() -> bool:
    """Return whether keys wait on standard input that nobody has read."""
    return bool(select.select([sys.stdin.fileno()], [], [], 0)[0])


def hand_back(typed: bytes) -> None:
    """Put keys back into the terminal's queue; newer Linux kernels do not let anybody do that."""
    with suppress(OSError):
        for byte in typed:
            fcntl.ioctl(sys.stdin.fileno(), termios.TIOCSTI, bytes([byte]))


class Probe:
    """The questions to a terminal, asked on entering a ``with`` block; ``replies`` waits for the answers.

    Inside the block the terminal neither echoes nor collects lines. A terminal that cannot be set so is not asked.
    """

    def __init__(self, fileno: int | None = None, environ: Mapping[str, str] = os.environ) -> None:
        """``fileno`` is a file descriptor of the terminal, None for standard input."""
        self._fileno = sys.stdin.fileno() if fileno is None else fileno
        self._questions = questions(environ)
        self._before: list[Any] | None = None
        self._asked_at = 0.0

    def __enter__(self) -> Self:
        try:
            self._before = termios.tcgetattr(self._fileno)
            silent = termios.tcgetattr(self._fileno)
            silent[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
            silent[0] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR)
            silent[6][termios.VMIN], silent[6][termios.VTIME] = 1, 0
            termios.tcsetattr(self._fileno, termios.TCSANOW, silent)
            self._ask()
        except (termios.error, OSError):
            self._restore()
        self._asked_at = time.monotonic()
        return self

    def _ask(self) -> None:
        """Write the questions; standard input itself may be open for reading alone, its name unknown in a container."""
        try:
            terminal = os.open(os.ttyname(self._fileno), os.O_WRONLY | os.O_NOCTTY)
        except OSError:
            terminal = os.dup(self._fileno)
        try:
            os.write(terminal, self._questions)
        finally:
            os.close(terminal)

    def __exit__(self, *_: object) -> None:
        self._restore()

    def _restore(self) -> None:
        if self._before is not None:
            with suppress(termios.error):  # a terminal that is gone
                termios.tcsetattr(self._fileno, termios.TCSANOW, self._before)
            self._before = None

    def replies(self) -> Replies:
        """Return the answers, as soon as the last has come or ``LONGEST_WAIT`` has passed since the questions."""
        received = b""
        while self._before is not None and not parse(received).is_complete:
            left = self._asked_at + LONGEST_WAIT - time.monotonic()
            if not select.select([self._fileno], [], [], max(left, 0.0))[0]:
                break
            chunk = self._read()
            if not chunk:
                break
            received += chunk
        return parse(received)

    def _read(self) -> bytes:
        """Return what has come, nothing where the terminal is gone."""
        try:
            return os.read(self._fileno, 4096)
        except OSError:
            return b""
