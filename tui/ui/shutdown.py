"""How a program is ended from outside: in good order, or past a deadline without the terminal's help."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from textual.message import Message

from tui.errors import SIGNALLED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

_ENDING = () if sys.platform == "win32" else (
    signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGUSR1, signal.SIGUSR2, signal.SIGXCPU
)  # fmt: skip
"""The signals that end a program which does not take them, and that somebody may send."""

_GRACE_SECONDS = 2.0
"""How long a terminal that takes nothing may hold up a program that leaves."""
_LONGEST_SECONDS = 20.0
"""How long leaving may take when the terminal is not what holds it up: tags may be on a slow disk."""


@contextmanager
def kept_from_new_threads() -> Iterator[None]:
    """Have the signals that end a program delivered to the threads there are, and to none that is started meanwhile.

    ``kill %1`` sends SIGTERM and then SIGCONT. Were they taken by two threads, the program could stop itself in the
    background, as SIGCONT lets it, before it knows that it shall end, and then it would stand there for ever.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class ShutdownAsked(Message):
    """A signal came, or the terminal was closed: leave, with the exit code of that signal."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class Shutdown:
    """Takes the signals that end a program, from entering a ``with`` block until its end.

    Python's own handlers are used, not those of asyncio: they run even while the event loop waits for a terminal that
    takes nothing.
    """

    def __init__(
        self, ask: Callable[[int], None], is_held_up: Callable[[], bool], give_up: Callable[[int], int]
    ) -> None:
        """Take nothing yet.

        Args:
            ask: Asks the running program to end, with the number of the signal that came; called in its event loop.
            is_held_up: Whether the program waits for a terminal that takes nothing.
            give_up: Keeps what ending in good order would have kept, and gives the terminal back without waiting; takes
                the exit code that was meant, and returns the one to end with.
        """
        self._ask_program = ask
        self._is_held_up = is_held_up
        self._give_up = give_up
        self._before: dict[int, object] = {}
        self._code = 0
        self._latest = 0.0
        self._is_over = False

    def __enter__(self) -> Self:
        if sys.platform != "win32":
            for number in _ENDING:
                if signal.getsignal(number) is not signal.SIG_IGN:  # nohup; a closed terminal is seen all the same
                    self._before[number] = signal.signal(number, self._ask)
            self._before[signal.SIGALRM] = signal.signal(signal.SIGALRM, self._end)
            self._before[signal.SIGTTOU] = signal.getsignal(signal.SIGTTOU)
        return self

    def __exit__(self, *_: object) -> None:
        if sys.platform != "win32":
            signal.setitimer(signal.ITIMER_REAL, 0)
            for number, handler in self._before.items():
                signal.signal(number, handler)  # type: ignore[arg-type]  # what signal.signal returned
        self._before.clear()

    @property
    def has_begun(self) -> bool:
        """Return whether the program is about to end, whoever has the terminal."""
        return bool(self._latest)

    def begin(self, code: int) -> None:
        """Have the program end with ``code`` even if the terminal takes nothing any more, or is another's."""
        if sys.platform != "win32" and self._before and not self._latest:
            self._code = code
            self._latest = time.monotonic() + _LONGEST_SECONDS
            signal.setitimer(signal.ITIMER_REAL, _GRACE_SECONDS)
            signal.signal(signal.SIGTTOU, signal.SIG_IGN)  # nothing may stop us any more

    def finish(self) -> None:
        """Take no more signals: the program has ended, and what is still done must not be cut off by one."""
        self._is_over = True

    def _ask(self, number: int, _: FrameType | None) -> None:
        if self._is_over:
            return
        self.begin(SIGNALLED + number)
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # the screen is not taken yet, or given back already
            raise SystemExit(SIGNALLED + number) from None
        # The way that keys take, and so behind those that wait already.
        asyncio.run_coroutine_threadsafe(self._post(number), loop)

    async def _post(self, number: int) -> None:
        self._ask_program(number)

    def _end(self, *_: object) -> None:
        """End at once if the terminal holds up the program; otherwise give it more time."""
        if sys.platform == "win32":
            return
        if not self._is_held_up() and time.monotonic() < self._latest:
            signal.setitimer(signal.ITIMER_REAL, _GRACE_SECONDS)
            return
        code = 1
        try:
            code = self._give_up(self._code)
        finally:
            os._exit(code)
