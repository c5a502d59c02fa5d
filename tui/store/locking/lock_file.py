"""A lock for file systems that have none: a file that is there means that somebody holds it."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from tui.store.locking.flock import read_note
from tui.store.locking.owner import Holder, this_program

if TYPE_CHECKING:
    from pathlib import Path

_LONGEST_START = 60.0  # seconds
"""Between making the file and naming the holder in it lie microseconds; after these, the program was killed there."""


class ExistenceLock:
    """A lock that is the existence of the file at ``path``. Left by a program of this host that was killed, it is free.

    A second file, for a moment, makes sure that one program alone removes what was left: a second one would remove
    the lock that somebody has taken in the meantime.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._clearing = path.with_name(f"{path.name}.clearing")
        self._mine: Holder | None = None

    def take(self) -> bool:
        """Take the lock if it is free; return whether it was.

        Raises:
            OSError: The file cannot be made, or one that was left cannot be removed.
        """
        return self._is_made() or (self._is_cleared() and self._is_made())

    def release(self) -> None:
        """Give the lock up, which this program holds."""
        if self.holder() == self._mine:  # else somebody has removed the file by hand, and it is another's
            with suppress(OSError):  # what was done under the lock is done
                self._path.unlink()

    def holder(self) -> Holder | None:
        """Return who holds the lock, None where that cannot be known."""
        return read_note(self._path)

    def _is_made(self) -> bool:
        try:
            descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
        except FileExistsError:
            return False
        try:
            self._mine = this_program()
            os.write(descriptor, self._mine.note())
        except BaseException:
            self._path.unlink(missing_ok=True)
            raise
        finally:
            os.close(descriptor)
        return self.holder() == self._mine  # it was stopped for so long that it counted as killed

    def _is_cleared(self) -> bool:
        """Remove the lock if it was left behind; return whether it was."""
        holder = self.holder()
        if holder is not None and not holder.is_gone():
            return False
        try:
            descriptor = os.open(self._clearing, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
        except FileExistsError:
            return False
        try:
            if self._was_left(os.fstat(descriptor).st_mtime):
                self._path.unlink()
                return True
        finally:
            os.close(descriptor)
            with suppress(FileNotFoundError):
                self._clearing.unlink()
        return False

    def _was_left(self, now: float) -> bool:
        """Return whether nobody holds the lock; ``now`` is the time by the file system's clock."""
        holder = self.holder()
        if holder is not None:
            return holder.is_gone()
        try:
            return now - self._path.lstat().st_mtime > _LONGEST_START
        except FileNotFoundError:
            return False  # given up in this moment, and perhaps taken in the next
