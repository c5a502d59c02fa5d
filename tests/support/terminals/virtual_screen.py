"""An X server without a monitor, and everything that was started on it."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SIZE = "1600x1000x24"
_PATIENCE = 20.0  # seconds the server may take to say which display it is
_GRACE = 2.0  # seconds a program has to end after SIGTERM


class VirtualScreen:
    """An X server for one test. Use it in a ``with`` block, which ends whatever was started on it.

    Args:
        home: An empty folder: the home of all that runs here, by which it is found again at the end.
    """

    def __init__(self, home: Path) -> None:
        home.chmod(0o700)  # as a runtime folder, and one for sockets, has to be
        self.home = home
        self._started: list[subprocess.Popen[bytes]] = []
        self.environment: dict[str, str] = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home),
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "LIBGL_ALWAYS_SOFTWARE": "1",
        }

    def __enter__(self) -> Self:
        told, tell = os.pipe()
        try:
            self.start(["Xvfb", "-displayfd", str(tell), "-screen", "0", SIZE, "-nolisten", "tcp"], pass_fds=[tell])
            self.environment["DISPLAY"] = f":{self._line_from(told)}"
        except BaseException:
            self.close()
            raise
        finally:
            os.close(told)
            os.close(tell)
        return self

    def _line_from(self, pipe: int) -> str:
        line = b""
        while not line.endswith(b"\n"):
            if not select.select([pipe], [], [], _PATIENCE)[0]:
                raise TimeoutError(f"Xvfb has not started:\n{self.log}")
            line += os.read(pipe, 16)
        return line.decode().strip()

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def log(self) -> str:
        """Return what the programs on this screen have complained of."""
        return (self.home / "log").read_text(encoding="utf-8", errors="replace")

    def start(
        self, command: Sequence[str], environment: Mapping[str, str] | None = None, pass_fds: Sequence[int] = ()
    ) -> None:
        """Start a program here; it ends with the screen."""
        with (self.home / "log").open("ab") as log:
            self._started.append(
                subprocess.Popen(
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    env={**self.environment, **(environment or {})},
                    cwd=self.home,
                    pass_fds=pass_fds,
                    start_new_session=True,
                )
            )

    def run(self, command: Sequence[str], timeout: float = 20.0) -> bytes:
        """Run a program here to its end and return what it writes.

        Raises:
            subprocess.SubprocessError: It failed, or has not ended within ``timeout`` seconds.
        """
        return subprocess.run(command, env=self.environment, capture_output=True, check=True, timeout=timeout).stdout

    def close(self) -> None:
        """End everything that has this screen's home, multiplexers and what they have detached included."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            ending = [watched for pid in self._running() if (watched := _signalled(pid, number)) is not None]
            _wait_for_the_end(ending)
        for process in self._started:
            process.wait()
        self._started.clear()

    def _running(self) -> Iterator[int]:
        mark = b"HOME=" + os.fsencode(self.home)
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):  # it has ended, or is somebody else's
                if mark in (folder / "environ").read_bytes().split(b"\0"):
                    yield int(folder.name)


def _signalled(pid: int, number: signal.Signals) -> int | None:
    """Signal a process, awake should it be stopped; return a descriptor that is readable once it has ended."""
    assert sys.platform == "linux"
    try:
        watched = os.pidfd_open(pid)
    except ProcessLookupError:
        return None
    with suppress(ProcessLookupError):
        signal.pidfd_send_signal(watched, number)
        signal.pidfd_send_signal(watched, signal.SIGCONT)
    return watched


def _wait_for_the_end(watched: list[int]) -> None:
    deadline, waiting = time.monotonic() + _GRACE, watched
    while waiting and (ended := select.select(waiting, [], [], max(deadline - time.monotonic(), 0.0))[0]):
        waiting = [each for each in waiting if each not in ended]
    for each in watched:
        os.close(each)
