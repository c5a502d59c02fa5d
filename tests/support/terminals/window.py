"""The window of a terminal on a virtual screen: keys go in, pictures come out."""

from __future__ import annotations

import os
import select
import shlex
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.terminals.emulators import FONT
from tests.support.terminals.pictures import Picture
from tests.support.terminals.virtual_screen import VirtualScreen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.support.terminals.emulators import Terminal

COLUMNS, ROWS = 100, 32
POINTS = 14
"""Large enough for letters to be told apart in a picture, small enough for the screen."""

_PIXELS = round(POINTS * 96 / 72)
_QUIET = 0.7  # seconds without a change after which a picture counts as finished
_PATIENCE = 30.0  # seconds

# Waits until somebody has seen the empty window, so that the program's first picture is another one.
_SCRIPT = """#!/bin/bash
cd {folder}
printf '\\033[?25l'
echo opened >{said}
read -r _ <{go}
exec {command}
"""


class Window:
    """A terminal's window; the program in it can say words to whoever looks on, and wait for a nod.

    A program says a word by writing a line to the named pipe ``said`` in its home, and waits by reading one from
    ``go``.
    """

    def __init__(self, screen: VirtualScreen, terminal: Terminal) -> None:
        self.screen = screen
        self._terminal = terminal
        self._window = ""
        self._unread = b""
        self._last: Picture | None = None
        # Opened for both, so that neither side ever waits for the other to open it.
        self._said, self._go = (_pipe(screen.home / name) for name in ("said", "go"))

    def open(self, command: Sequence[str]) -> None:
        """Start the terminal, and ``command`` in it once its window is there.

        Raises:
            TimeoutError: It is not; shows what the terminal has said.
        """
        script = self.screen.home / "script"
        places = {name: shlex.quote(str(self.screen.home / name)) for name in ("said", "go")}
        places["folder"] = shlex.quote(str(Path.cwd()))  # Konsole would begin at home
        script.write_text(_SCRIPT.format(**places, command=shlex.join(command)), encoding="utf-8")
        script.chmod(0o700)
        self.screen.start(
            self._terminal.command(
                columns=str(COLUMNS),
                rows=str(ROWS),
                size=str(POINTS),
                pixels=str(_PIXELS),
                font=FONT,
                home=str(self.screen.home),
                script=str(script),
            ),
            {name: value.format(home=self.screen.home) for name, value in self._terminal.environment},
        )
        self.hear("opened")
        found = self._xdotool("search", "--sync", "--onlyvisible", "--class", self._terminal.window)
        self._window = found.split()[-1]
        self._xdotool("windowfocus", "--sync", self._window)
        empty = self.settled()
        self.nod()
        self.settled(unlike=empty)

    def close(self) -> None:
        """Give the pipes back and keep the last picture; the screen ends the programs."""
        os.close(self._said)
        os.close(self._go)
        if self._last is not None:
            self._last.save(self.screen.home / "last.png")

    def hear(self, word: str) -> None:
        """Wait until the program says ``word``.

        Raises:
            TimeoutError: It does not; shows what the terminal has said.
        """
        deadline = time.monotonic() + _PATIENCE
        line = word.encode() + b"\n"
        while not self._unread.startswith(line):
            if not select.select([self._said], [], [], max(deadline - time.monotonic(), 0.0))[0]:
                raise TimeoutError(f"{self._terminal.name} has not said {word!r}: {self._unread!r}\n{self.screen.log}")
            self._unread += os.read(self._said, 4096)
        self._unread = self._unread.removeprefix(line)

    def nod(self) -> None:
        """Let the program go on that waits for it."""
        os.write(self._go, b"\n")

    def press(self, *keys: str) -> None:
        """Press keys by their names in X (``j``, ``Return``, ``ctrl+z``), each when the last has been drawn."""
        for key in keys:
            self._xdotool("key", key)
            self.settled()

    def settled(self, *, unlike: Picture | None = None) -> Picture:
        """Return the window's picture once it has stopped changing and is another than ``unlike``.

        Raises:
            TimeoutError: It has not; shows what the terminal has said.
        """
        deadline = time.monotonic() + _PATIENCE
        last, since = self._picture(), time.monotonic()
        while time.monotonic() < deadline:
            now = self._picture()
            if now != last:
                last, since = now, time.monotonic()
            elif now != unlike and time.monotonic() - since >= _QUIET:
                return now
        raise TimeoutError(f"the picture of {self._terminal.name} does not change, or never rests:\n{self.screen.log}")

    def _picture(self) -> Picture:
        ppm = self.screen.run(["import", "-window", self._window, "-depth", "8", "ppm:-"])
        self._last = Picture.from_ppm(ppm)
        return self._last

    def _xdotool(self, *arguments: str) -> str:
        return self.screen.run(["xdotool", *arguments]).decode()


@contextmanager
def opened(terminal: Terminal, command: Sequence[str], home: Path) -> Iterator[Window]:
    """Open ``command`` in ``terminal`` on a screen of its own; yield its window once there is a picture in it.

    ``home`` is an empty folder: the home of the terminal and of the program.
    """
    with VirtualScreen(home) as screen:
        window = Window(screen, terminal)
        try:
            window.open(command)
            yield window
        finally:
            window.close()


def _pipe(path: Path) -> int:
    os.mkfifo(path)
    return os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
