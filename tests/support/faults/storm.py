"""Random events for the reader: keys of both layouts, the mouse, sizes, pastes, stops, foreign bytes."""

from __future__ import annotations

import os
import random
import signal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.support.arabic_keyboard import arrivals
from tests.support.terminal_keys import KEYS
from tui.ui.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.terminal import TerminalSession

_LEADING_OUT = {"leave", "palette", "save-as", "suspend"}
"""Commands that are left out: they end the program, or have it write elsewhere; the palette can do any of them."""

_COMMAND_KEYS = [
    arrival
    for command in COMMANDS
    if command.id not in _LEADING_OUT
    for key in command.keys.split(",")
    for arrival in arrivals(key)
    if key in KEYS or len(key) == 1 or (key.startswith("ctrl+") and arrival.isascii())
]
_OTHERS = [*"0123456789", *"٠١٢٣٤٥٦٧٨٩", *"ab xyz", *"كلم", "ctrl+u", "ctrl+c", *(key for key in KEYS if key != "f1")]
_TEXTS = ["1", "كيم 1 2 3", "two\nlines 3 4\n", "x" * 300, "\t4\x00\x01", "٣ مواضيع"]
_INTRODUCERS = ["\x1b[", "\x1bO", "\x1b]", "\x1bP", "\x1b_", "\x1b^", "\x1bX", "\x1bN"]
_SHIFTS = ("\x1bO", "\x1bN")
_PARAMETERS = "0123456789;:<=>?NaN "
_SIZES = [(100, 30), (80, 24), (40, 15), (10, 4), (200, 50), (20, 6), (1, 1)]


class Resources(NamedTuple):
    """What a process takes: memory in KiB, threads, descriptors."""

    memory: int
    threads: int
    descriptors: int


def resources(pid: int) -> Resources:
    """Return what a process takes now."""
    status = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    return Resources(int(status["VmRSS"].split()[0]), int(status["Threads"]), len([*Path(f"/proc/{pid}/fd").iterdir()]))


class Storm:
    """Sends events to a reader, the same ones for the same seed."""

    def __init__(self, session: TerminalSession, seed: int) -> None:
        self._session = session
        self._source = random.Random(seed)  # noqa: S311 - repeatable, not secret
        self._kinds: list[tuple[int, Callable[[], None]]] = [
            (55, self._command),
            (15, self._other),
            (8, self._mouse),
            (5, self._size),
            (4, self._paste),
            (2, self._stop),
            (9, self._foreign),
            (2, self._with_alt),
        ]

    def send(self) -> None:
        """Send one event."""
        weights, kinds = zip(*self._kinds, strict=True)
        self._source.choices(kinds, weights)[0]()

    def _command(self) -> None:
        self._press(self._source.choice(_COMMAND_KEYS))

    def _other(self) -> None:
        self._press(self._source.choice(_OTHERS))

    def _press(self, key: str) -> None:
        if key in KEYS or key.startswith("ctrl+"):
            self._session.press(key)
        else:
            self._session.say(key.encode())

    def _with_alt(self) -> None:
        self._session.press(f"alt+{self._source.choice('123abcdef')}")

    def _mouse(self) -> None:
        button, column, row = (
            self._source.choice(each) for each in ((0, 1, 2, 32, 35, 64, 65), range(1, 220), range(1, 60))
        )
        for end in self._source.choice(("M", "Mm", "MmMm")):
            self._session.say(f"\x1b[<{button};{column};{row}{end}".encode())

    def _size(self) -> None:
        self._session.resize(*self._source.choice(_SIZES))

    def _paste(self) -> None:
        self._session.paste(self._source.choice(_TEXTS))

    def _stop(self) -> None:
        for number in (signal.SIGSTOP, signal.SIGCONT):
            os.kill(self._session.pid, number)

    def _foreign(self) -> None:
        """Send what no key of ours sends, in one piece or in two."""
        introducer = self._source.choice(_INTRODUCERS)
        longest = 0 if introducer in _SHIFTS else 8  # a single shift is for one character: behind it there are keys
        parameters = "".join(self._source.choices(_PARAMETERS, k=self._source.randint(0, longest)))
        sequence = introducer + parameters + self._end(introducer)
        cut = self._source.randint(2, len(sequence))
        for piece in filter(None, (sequence[:cut], sequence[cut:])):
            self._session.say(piece.encode())

    def _end(self, introducer: str) -> str:
        if introducer in {"\x1b[", *_SHIFTS}:
            return self._source.choice("ABCDFHPQRSZ~@^$uRnctm")
        return self._source.choice(("\x1b\\", "\x07" if introducer == "\x1b]" else "\x1b\\"))
