"""Where what is drawn goes out: into the terminal, as fast as it takes it, and nowhere once it is gone."""

from __future__ import annotations

import os
import select
import sys
import threading


class TerminalOutput:
    """The terminal to write to, as the file that Textual's writer thread wants.

    It is opened once more for this, non-blocking: what waits for a terminal that takes nothing then waits here, where
    it can be given up, and not in the kernel, where it would hold the terminal's lock.
    """

    def __init__(self, terminal: int) -> None:
        """``terminal`` is a file descriptor of the terminal."""
        self._number = _opened_again(terminal)
        # The main thread may be here when a signal lets it give up from here.
        self._writing = threading.RLock()
        self.is_gone = False
        """Whether the terminal has been closed, or given up: then nothing is written any more, and nothing waits."""
        self.is_stalled = False
        """Whether the terminal takes nothing at this moment, and somebody waits for it."""

    def fileno(self) -> int:
        """Return the file descriptor that is written to."""
        return self._number

    def write(self, text: str) -> None:
        """Write all of the text, in UTF-8, however long the terminal takes; or drop it when the terminal is gone."""
        data = text.encode("utf-8", "replace")
        while data and not self.is_gone:
            data = data[self._write_some(data) :]
            if data and not self.is_gone:
                self._wait()

    def flush(self) -> None:
        """Do nothing: what has been written is out."""

    def give_up(self, last_words: str) -> None:
        """Drop what still waits, and write ``last_words`` as far as the terminal takes them at once."""
        with self._writing:
            if not self.is_gone:
                self._write_some(last_words.encode())
            self.is_gone = True

    def _write_some(self, data: bytes) -> int:
        """Return how many bytes the terminal took."""
        with self._writing:
            try:
                return 0 if self.is_gone else os.write(self._number, data)
            except BlockingIOError:
                return 0
            except OSError:
                self.is_gone = True
                return 0

    def _wait(self) -> None:
        self.is_stalled = True
        try:
            select.select([], [self._number], [])
        finally:
            self.is_stalled = False


def _opened_again(terminal: int) -> int:
    """Return a descriptor that is non-blocking alone; that of the shell behind us must not become so."""
    if sys.platform == "win32":
        return os.dup(terminal)
    try:
        return os.open(os.ttyname(terminal), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:  # after su, the terminal still belongs to somebody else
        return os.dup(terminal)
