"""How the reader is ended from outside: in good order, or past a deadline without the terminal's help."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from typing import TYPE_CHECKING, Self

from textual.message import Message

from tui.errors import SIGNALLED

if TYPE_CHECKING:
    from types import FrameType

    from textual.app import App

    from tui.ui.app import HashiyaApp

_GRACE_SECONDS = 2.0
"""How long a terminal that takes nothing may hold up a program that leaves."""
_LONGEST_SECONDS = 20.0
"""How long leaving may take when the terminal is not what holds it up: tags may be on a slow disk."""


class LeavingAsked(Message):
    """A signal came, or the terminal was closed: leave, with the exit code of that signal."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class Leaving:
    """Takes the signals that end a program, from entering a ``with`` block until its end.

    Python's own handlers are used, not those of asyncio: they run even while the event loop waits for a terminal that
    takes nothing.
    """

    def __init__(self, app: HashiyaApp) -> None:
        self._app = app
        self._before: dict[int, object] = {}
        self._code = 0
        self._latest = 0.0

    def __enter__(self) -> Self:
        if sys.platform != "win32":
            for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT):
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

    def _ask(self, number: int, _: FrameType | None) -> None:
        self.begin(SIGNALLED + number)
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # the screen is not taken yet, or given back already
            raise SystemExit(SIGNALLED + number) from None
        # The way that keys take, and so behind those that wait already.
        asyncio.run_coroutine_threadsafe(self._post(number), loop)

    async def _post(self, number: int) -> None:
        self._app.post_message(LeavingAsked(number))

    def _end(self, *_: object) -> None:
        """End at once if the terminal holds up the program; otherwise give it more time."""
        if sys.platform == "win32":
            return
        if not self._app.is_held_up and time.monotonic() < self._latest:
            signal.setitimer(signal.ITIMER_REAL, _GRACE_SECONDS)
            return
        self._app.give_up()
        os._exit(self._code)


def is_leaving(app: App[object]) -> bool:
    """Return whether the application is about to end; another program's never says so."""
    leaving = getattr(app, "leaving", None)
    return isinstance(leaving, Leaving) and leaving.has_begun
