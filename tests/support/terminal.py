"""A program in a real pseudo-terminal, for tests and benches: press keys, wait for what should appear.

Nothing sleeps: every wait ends the moment the program has written what was waited for.
"""

from __future__ import annotations

import errno
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from tests.support.processes import waits, with_descendants
from tests.support.terminal_keys import sequence
from tests.support.terminal_screen import Emulator
from tests.support.waiting import GUARD

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

# What the terminal around the tests says of itself must not reach the program.
_OF_THE_OUTER_TERMINAL = re.compile(
    r"COLUMNS|LINES|NO_COLOR|FORCE_COLOR|TMUX.*|STY|TERM_PROGRAM.*|VTE_.*|KONSOLE_.*|MLTERM|KITTY_.*|LC_TERMINAL.*"
    r"|LESS.*|SSH_.*|WT_SESSION|TEXTUAL.*|HASHIYA_.*"
)
_CHUNK = 1 << 16
_LONGEST_QUESTION = 32  # bytes
_GRACE = 2.0  # seconds a program has to end after SIGTERM, before it is killed; nothing is decided by that


@dataclass(frozen=True, slots=True)
class Burst:
    """Output up to a silence: the bytes, and the seconds from the mark to the first and to the last of them."""

    data: bytes
    first: float
    last: float


class TerminalSession:
    """A command in a pseudo-terminal of its own, with the screen it has drawn.

    Use it in a ``with`` block, which ends the program whatever happens.

    Args:
        command: The program and its arguments.
        columns: Width of the terminal in cells.
        rows: Height of the terminal in lines.
        env: Environment variables beside the usual ones; ``TERM`` is xterm-256color unless given here.
        cwd: The folder the program starts in.
        answers: What this terminal answers beside DA1, DSR and CPR: question to answer, in bytes.
    """

    def __init__(  # noqa: PLR0913 - a terminal has that many properties
        self,
        command: Sequence[str],
        *,
        columns: int = 100,
        rows: int = 32,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        answers: Mapping[bytes, bytes] | None = None,
    ) -> None:
        self._emulator = Emulator(columns, rows, answers)
        self._output = bytearray()
        self._shown = 0
        self._open = True
        self._stalled = False
        self._master, slave = os.openpty()
        try:
            os.set_blocking(self._master, False)
            self._set_size(columns, rows)
            self.mark()
            # A session leader that opens a terminal gets it as its own: Ctrl-C, Ctrl-Z and /dev/tty work.
            self._process = subprocess.Popen(
                ["/bin/sh", "-c", 'tty=$1; shift; exec "$@" <"$tty" >"$tty" 2>&1', "sh", os.ttyname(slave), *command],
                stdin=slave,
                stdout=slave,
                stderr=slave,
                start_new_session=True,
                env=_environment(env or {}),
                cwd=cwd,
            )
        except BaseException:
            os.close(self._master)
            raise
        finally:
            os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def pid(self) -> int:
        """Return the process id of the program."""
        return self._process.pid

    @property
    def output(self) -> bytes:
        """Return everything the program has written so far, as far as it was read."""
        return bytes(self._output)

    @property
    def bytes_since_mark(self) -> bytes:
        """Return what the program has written since the last ``mark``, or since it began."""
        self._read_what_is_there()
        return bytes(self._output[self._mark :])

    @property
    def modes(self) -> frozenset[int]:
        """Return the private modes that are on, such as 1049; {7, 25} in a terminal left as it was found."""
        self._catch_up()
        return self._emulator.modes()

    @property
    def cursor(self) -> tuple[int, int]:
        """Return column and row of the cursor, from 0."""
        self._catch_up()
        return self._emulator.screen.cursor.x, self._emulator.screen.cursor.y

    @property
    def is_cooked(self) -> bool:
        """Return whether the terminal echoes, edits lines and makes signals of keys, as it does for a shell."""
        wanted = termios.ECHO | termios.ICANON | termios.ISIG | termios.IEXTEN
        return bool(termios.tcgetattr(self._master)[3] & wanted == wanted)

    def screen_lines(self) -> list[str]:
        """Return the rows of the screen as text, without trailing spaces."""
        self._catch_up()
        return self._emulator.lines()

    def mark(self) -> None:
        """Count bytes and seconds from here."""
        self._read_what_is_there()
        self._mark = len(self._output)
        self._marked_at = time.perf_counter()

    def press(self, *keys: str) -> None:
        """Press keys: a name of ``terminal_keys.KEYS``, ``ctrl+`` and a letter, ``alt+`` and a key, or one character.

        Raises:
            ValueError: There is no such key.
        """
        self._write("".join(map(sequence, keys)).encode())

    def paste(self, text: str) -> None:
        """Paste ``text`` as a terminal does that was asked for bracketed paste."""
        self._write(f"\x1b[200~{text}\x1b[201~".encode())

    def say(self, data: bytes) -> None:
        """Send what nobody typed, such as a belated answer."""
        self._write(data)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size, in cells and lines, as dragging a window does."""
        self._catch_up()
        self._emulator.resize(columns, rows)
        self._set_size(columns, rows)

    def stall(self) -> None:
        """Take nothing more of what the program writes, as a link does that hangs; keys still reach it."""
        self._stalled = True

    def resume(self) -> None:
        """Take again what the program writes."""
        self._stalled = False

    def hang_up(self) -> None:
        """Close the terminal, as closing its window does; a stalled one with all that waits in it."""
        self._read_what_is_there()
        self._open = False
        os.close(self._master)
        self._master = -1

    def wait_for(self, wanted: str | Callable[[TerminalSession], bool], timeout: float = GUARD) -> None:
        """Wait until a row of the screen holds the text, or the condition holds.

        Raises:
            TimeoutError: It did not within ``timeout`` seconds, or the program ended before; shows the screen.
        """
        deadline = time.monotonic() + timeout
        while not self._holds(wanted):
            if not self._read(deadline - time.monotonic()) and not self._holds(wanted):
                raise TimeoutError(self._complaint(f"no {wanted!r} within {timeout} s"))

    def wait_quiet(
        self, quiet: float = 0.15, timeout: float = GUARD, ready: Callable[[TerminalSession], bool] | None = None
    ) -> Burst:
        """Wait until nothing has come for ``quiet`` seconds, after at least one byte since the mark.

        A silence in which the program would go on, and a busy machine does not let it, does not count.

        Args:
            quiet: Length of the silence, in seconds.
            timeout: The longest wait, in seconds.
            ready: A silence before this holds does not count.

        Raises:
            TimeoutError: No such silence within ``timeout`` seconds; shows the screen.
        """
        deadline = time.monotonic() + timeout
        first = last = 0.0
        while deadline - time.monotonic() >= quiet:
            if self._read(quiet):
                last = time.perf_counter() - self._marked_at
                first = first or last
            elif len(self._output) > self._mark and self._program_waits() and (ready is None or ready(self)):
                return Burst(bytes(self._output[self._mark :]), first, last)
            elif not self._open:
                break
        raise TimeoutError(self._complaint(f"not quiet within {timeout} s"))

    def wait_exit(self, timeout: float = GUARD) -> int:
        """Wait until the program has ended. Return its exit code, or the negative number of its signal.

        Raises:
            TimeoutError: It has not within ``timeout`` seconds; shows the screen.
        """
        deadline = time.monotonic() + timeout
        while self._read(deadline - time.monotonic()):
            pass
        try:
            return self._process.wait(max(deadline - time.monotonic(), 0.0))
        except subprocess.TimeoutExpired:
            raise TimeoutError(self._complaint(f"still running after {timeout} s")) from None

    def quit(self, *keys: str, timeout: float = GUARD) -> int:
        """Press ``keys`` (``q`` when none are given), wait for the end, and return the exit code."""
        self.press(*(keys or ("q",)))
        return self.wait_exit(timeout)

    def close(self) -> None:
        """End the program and all of its session, by force if need be, and give the terminal back."""
        self.resume()
        # As long as the program has not been waited for, its process group cannot be anybody else's.
        if self._process.returncode is None:
            self._signal(signal.SIGTERM)
            self._signal(signal.SIGCONT)
            deadline = time.monotonic() + _GRACE
            while self._read(deadline - time.monotonic()):
                pass
            self._signal(signal.SIGKILL)
            self._process.wait()
        self._open = False
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    def _program_waits(self) -> bool:
        return all(waits(pid) for pid in with_descendants(self.pid))

    def _holds(self, wanted: str | Callable[[TerminalSession], bool]) -> bool:
        if isinstance(wanted, str):
            return any(wanted in line for line in self.screen_lines())
        return wanted(self)

    def _read(self, timeout: float) -> bool:
        """Take what comes within ``timeout`` seconds. Return whether anything did."""
        if not self._open or self._stalled:
            return False
        if not select.select([self._master], [], [], max(timeout, 0.0))[0]:
            return False
        try:
            chunk = os.read(self._master, _CHUNK)
        except OSError as error:
            if error.errno != errno.EIO:  # Linux says so when the program has closed its end
                raise
            chunk = b""
        self._open = bool(chunk)
        self._output += chunk
        # Emulation is slow, so it waits until somebody looks; but a program that asks waits for its answer.
        recent = self._output[-len(chunk) - _LONGEST_QUESTION :]
        if any(question in recent for question in self._emulator.questions):
            self._catch_up()
        return self._open

    def _read_what_is_there(self) -> None:
        while self._open and self._read(0.0):
            pass

    def _catch_up(self) -> None:
        data = bytes(self._output[self._shown :])
        self._shown = len(self._output)
        answers = self._emulator.feed(data)
        if answers and self._open:
            self._write(answers)

    def _write(self, data: bytes) -> None:
        while data and self._open:
            taken = [] if self._stalled else [self._master]
            readable, writable, _ = select.select(taken, [self._master], [], GUARD)
            if writable:
                # A program that has ended gets no keys; the next wait says that it ended.
                with suppress(OSError):
                    data = data[os.write(self._master, data) :]
            if readable:  # a program that is busy writing reads nothing before it is rid of that
                self._read(0.0)
            if not readable and not writable:
                raise TimeoutError(self._complaint("the program reads no keys"))

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _signal(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, number)

    def _complaint(self, what: str) -> str:
        if not self._open:  # it has let go of the terminal, so it is about to end
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(GUARD)
        state = self._process.poll()
        ended = "" if state is None else f" (the program ended with {state})"
        return "\n".join([f"{what}{ended}; the screen:", *(f"|{line}" for line in self.screen_lines())])


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    usual = {name: value for name, value in os.environ.items() if not _OF_THE_OUTER_TERMINAL.fullmatch(name)}
    terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    return {**usual, **terminal, **more}
