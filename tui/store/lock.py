"""The lock of a tag file, beside it: one program at a time changes the file, and the others can say who that is."""

from __future__ import annotations

import getpass
import json
import os
import socket
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from errno import ENOLCK, ENOSYS, ENOTSUP, EOPNOTSUPP
from typing import TYPE_CHECKING

from tui.model import LockedDatabaseError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from filelock import BaseFileLock

_POLL = 0.005  # seconds
_LONGEST = 64
"""Code points of a name that are shown: the note may be anybody's."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A program that holds a lock. ``since`` is UTC, ISO 8601."""

    user: str
    host: str
    pid: int
    since: str

    def __str__(self) -> str:
        return f"{self.user} (process {self.pid} on {self.host}) since {self.since}"


class TagFileLock:
    """The lock of the file ``target``. Where the file system has no locks, a file that is there means it is held."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._note = target.with_name(f".{target.name}.holder")
        self.is_makeshift = False
        """Whether the file system turned out to have no locks of its own."""

    @contextmanager
    def held(self, patience: float) -> Iterator[None]:
        """Hold the lock; wait for it for ``patience`` seconds.

        Raises LockedDatabaseError, which says who holds it, and OSError where there can be no lock.
        """
        lock = self._acquired(patience)
        with suppress(OSError):  # it only serves to be shown
            self._note.write_text(json.dumps(_this_program()), encoding="utf-8")
        try:
            yield
        finally:
            with suppress(OSError):
                self._note.unlink()
            lock.release()

    def holder(self) -> Holder | None:
        """Return who holds the lock, None where that cannot be known."""
        try:
            note = json.loads(self._note.read_bytes())
            names = [str(note[key]) for key in ("user", "host", "since")]
            user, host, since = ("".join(filter(str.isprintable, name))[:_LONGEST] for name in names)
            return Holder(user, host, int(note["pid"]), since)
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None

    def _acquired(self, patience: float) -> BaseFileLock:
        from filelock import FileLock, Timeout  # noqa: PLC0415 - costs 30 ms, and reading needs no lock

        lock: BaseFileLock = FileLock(self._target.with_name(f".{self._target.name}.lock"))
        try:
            if not self.is_makeshift:
                try:
                    lock.acquire(timeout=patience, poll_interval=_POLL)
                except NotImplementedError:  # as filelock says it
                    self.is_makeshift = True
                except OSError as error:
                    if isinstance(error, Timeout) or error.errno not in (ENOSYS, ENOLCK, ENOTSUP, EOPNOTSUPP):
                        raise
                    self.is_makeshift = True
            if self.is_makeshift:
                lock = self._makeshift(patience)
        except Timeout as error:
            holder = self.holder()
            raise LockedDatabaseError(f"{self._target} is locked by {holder or 'another program'}") from error
        return lock

    def _makeshift(self, patience: float) -> BaseFileLock:
        from filelock import SoftFileLock  # noqa: PLC0415 - as above

        path = self._target.with_name(f".{self._target.name}.softlock")
        holder = self.holder()
        if holder is not None and holder.host == socket.gethostname() and not _is_running(holder.pid):
            path.unlink(missing_ok=True)
        lock = SoftFileLock(path)
        lock.acquire(timeout=patience, poll_interval=_POLL)
        return lock


def _this_program() -> dict[str, object]:
    return {
        "user": getpass.getuser(),
        "host": socket.gethostname(),
        "pid": os.getpid(),
        "since": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
