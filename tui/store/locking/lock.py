"""The lock of a tag file, beside it: one program at a time changes the file, and the others can say who that is."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tui.errors.tag_file import HeldDatabaseError, LockedDatabaseError
from tui.files.beside import fitting
from tui.store.locking.flock import KernelLock, NoLocksError
from tui.store.locking.lock_file import ExistenceLock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_POLL = 0.005  # seconds

_ATTEMPTS = 2
"""A kernel that is short of memory answers as if there were no locks, but not again and again."""


class TagFileLock:
    """The lock of the file ``target``: the kernel's, on a file beside it.

    Where the file system has no locks, another file that is there means that it is held. Those of ``tags.json`` are
    ``.tags.json.lock`` and ``.tags.json.softlock``.
    """

    def __init__(self, target: Path) -> None:
        self.target = target
        self._makeshift = ExistenceLock(target.with_name(f".{fitting(target)}.softlock"))
        self._lock: KernelLock | ExistenceLock = KernelLock(target.with_name(f".{fitting(target)}.lock"))
        self._has_worked = False

    @property
    def is_makeshift(self) -> bool:
        """Return whether the file system turned out to have no locks of its own."""
        return self._lock is self._makeshift

    @contextmanager
    def held(self, lock_timeout: float) -> Iterator[None]:
        """Hold the lock; wait for it for ``lock_timeout`` seconds.

        Raises:
            LockedDatabaseError: It is held by another, and was all the time.
            HeldDatabaseError: The same, and it is known by whom.
            OSError: There can be no lock.
        """
        self._wait(lock_timeout)
        try:
            yield
        finally:
            self._lock.release()

    def _wait(self, lock_timeout: float) -> None:
        deadline = time.monotonic() + lock_timeout
        while not self._is_taken():
            left = deadline - time.monotonic()
            if left <= 0:
                raise self._refusal()
            time.sleep(min(_POLL, left))

    def _refusal(self) -> LockedDatabaseError:
        holder = self._lock.holder()
        if holder is None:
            return LockedDatabaseError(self.target)
        return HeldDatabaseError(self.target, holder.user, holder.pid, holder.host, holder.since)

    def _is_taken(self) -> bool:
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                is_taken = self._lock.take()
            except NoLocksError:
                # Where others hold locks of the kernel, a lock of another kind would keep nobody out.
                if self._has_worked:
                    raise
                if attempt == _ATTEMPTS:
                    self._lock = self._makeshift
            else:
                self._has_worked = True
                return is_taken
        return self._lock.take()
