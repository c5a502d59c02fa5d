"""What processes do, as /proc tells it: whether they run, wait or are stopped."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.waiting import GUARD, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable

_LOOKS, _BETWEEN_LOOKS = 25, 0.02
"""At a process that seems to wait, and the seconds between two of them."""


def state(pid: int) -> str:
    """Return the letter of what the process does: it runs, it sleeps, it is stopped."""
    return _state(Path(f"/proc/{pid}"))


def processor_seconds(pid: int) -> float:
    """Return the seconds of processor time that the process has used."""
    user, system = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def wait_until_idle(pid: int, unless: Callable[[], bool] = lambda: False) -> None:
    """Wait until the process waits for something, and has done so for a while, or until ``unless`` holds.

    A process that would run, and that a busy machine does not let, does not wait.
    """
    looks, used, end = 0, processor_seconds(pid), time.monotonic() + GUARD
    while looks < _LOOKS and not unless():
        assert time.monotonic() < end, "it never rests"
        time.sleep(_BETWEEN_LOOKS)
        before, used = used, processor_seconds(pid)
        looks = looks + 1 if used == before and waits(pid) else 0


def wait_until_stopped(pid: int) -> None:
    """Wait until the process is stopped, as by Ctrl-Z."""
    wait_until(lambda: state(pid) == "T")


def with_descendants(pid: int) -> list[int]:
    """Return the process, its children, theirs, and so on; nothing where it has ended, or where there is no /proc."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except (FileNotFoundError, ProcessLookupError):
        return []
    return [pid, *(each for child in children for each in with_descendants(int(child)))]


def waits(pid: int) -> bool:
    """Return whether no thread of the process runs, or would if a busy machine let it."""
    with suppress(FileNotFoundError, ProcessLookupError):  # it, or one of its threads, has ended just now
        return all(_state(thread) in "STZ" for thread in Path(f"/proc/{pid}/task").iterdir())
    return not Path(f"/proc/{pid}").exists()


def _state(folder: Path) -> str:
    return (folder / "stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
