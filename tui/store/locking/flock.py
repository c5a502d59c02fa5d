"""A lock that the kernel keeps on a file, and gives up by itself when the program ends."""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from errno import EACCES, EAGAIN, ENOLCK, ENOSYS, ENOTSUP, EOPNOTSUPP
from typing import TYPE_CHECKING

from tui.store.locking.owner import MOST_NOTED, Holder, noted, this_program

if TYPE_CHECKING:
    from pathlib import Path

_FLAGS = os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC  # whatever stands there, opening it neither follows nor waits


class NoLocksError(OSError):
    """The file system has no locks, or for the moment none left."""


class KernelLock:
    """A lock (``flock``) on the file at ``path``, which is made and stays; while it is held, it says by whom.

    Not filelock's: its releases answer a file system without locks in three ways, one of them endless waiting, another
    a soft lock under the same name; and they empty the file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor = -1

    def take(self) -> bool:
        """Take the lock if it is free; return whether it was.

        Raises:
            NoLocksError: The file system has no locks, or none left.
            OSError: The file can neither be made nor opened.
        """
        descriptor = self._opened()
        try:
            if not (_is_locked(descriptor) and self._is_in_place(descriptor)):
                os.close(descriptor)
                return False
        except BaseException:
            os.close(descriptor)
            raise
        self._descriptor = descriptor
        with suppress(OSError):  # the note only serves to be shown
            _write_note(descriptor)
        return True

    def release(self) -> None:
        """Give the lock up, which this program holds."""
        with suppress(OSError):
            _clear_note(self._descriptor)
        with suppress(OSError):  # the lock is given up all the same
            os.close(self._descriptor)

    def holder(self) -> Holder | None:
        """Return who holds the lock, None where that cannot be known."""
        return read_note(self._path)

    def _opened(self) -> int:
        try:
            return os.open(self._path, os.O_RDWR | os.O_CREAT | _FLAGS, 0o666)
        except PermissionError:
            # A lock can be taken on another person's file, too, which may only be read.
            with suppress(FileNotFoundError):
                return os.open(self._path, os.O_RDONLY | _FLAGS)
            raise

    def _is_in_place(self, descriptor: int) -> bool:
        """Return whether the open file is the one that others find: somebody may have removed it since."""
        try:
            return os.path.samestat(os.fstat(descriptor), self._path.lstat())
        except FileNotFoundError:
            return False


def read_note(path: Path) -> Holder | None:
    """Return whom the file at ``path`` names, None where it names nobody or cannot be read; never waits."""
    try:
        descriptor = os.open(path, os.O_RDONLY | _FLAGS)
    except OSError:
        return None
    try:
        return noted(os.read(descriptor, MOST_NOTED))
    except OSError:
        return None
    finally:
        os.close(descriptor)


def _is_locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (EAGAIN, EACCES):
            return False
        if error.errno in (ENOSYS, ENOLCK, ENOTSUP, EOPNOTSUPP):
            raise NoLocksError(error.errno, error.strerror) from error
        raise
    return True


def _write_note(descriptor: int) -> None:
    if _is_ours(descriptor):
        note = this_program().note()
        os.pwrite(descriptor, note, 0)
        os.ftruncate(descriptor, len(note))


def _clear_note(descriptor: int) -> None:
    if _is_ours(descriptor):
        os.ftruncate(descriptor, 0)


def _is_ours(descriptor: int) -> bool:
    """Return whether the file holds a note or nothing: one that somebody put in its place is left as it is."""
    raw = os.pread(descriptor, MOST_NOTED, 0)
    return not raw or noted(raw) is not None
