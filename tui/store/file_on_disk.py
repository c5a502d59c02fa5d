"""The tag file as it lies on a disk: behind links, in a folder, with a stamp, and locked while it is changed."""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager, suppress
from errno import ENOENT
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

from tui.errors.tag_file import (
    LinkedDatabaseError,
    NotRegularDatabaseError,
    UnlockableDatabaseError,
    UnreadableDatabaseError,
)
from tui.files.atomic import remove_leftovers
from tui.files.regular import opened_regular
from tui.store.locking.lock import TagFileLock
from tui.store.schema import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

Stamp = tuple[int, int, int, int]
"""Inode, times of the last change in nanoseconds (mtime, ctime), size in bytes."""


class FileOnDisk:
    """One file, which need not exist; what it holds means nothing here."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock: TagFileLock | None = None
        self._held: Path | None = None
        self._is_clean = False
        self._has_folder = path.parent.is_dir()
        self._device: int | None = None
        """That of the folder when the file was there last."""

    @property
    def target(self) -> Path:
        """Return where the file really is; as long as the lock is held, what that is beside."""
        return self._held or Path(os.path.realpath(self.path))

    @property
    def has_locks(self) -> bool:
        """Return whether the file system has locks; True until a change has shown that it has not."""
        return self._lock is None or not self._lock.is_makeshift

    def stamp(self) -> Stamp | None:
        """Return the file's stamp; None where there is no file.

        Raises:
            UnreadableDatabaseError: The file cannot be looked at.
            NotRegularDatabaseError: It is a folder or a device.
        """
        try:
            status = self.path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise UnreadableDatabaseError(self.path, error) from error
        if not S_ISREG(status.st_mode):
            raise NotRegularDatabaseError(self.path)
        return stamp_of(status)

    def read(self) -> tuple[Stamp, bytes]:
        """Return the bytes, with the stamp that was true of them.

        Raises:
            UnreadableDatabaseError: They cannot be read.
        """
        try:
            device = self.target.parent.stat().st_dev
            with opened_regular(self.path, MOST_BYTES) as file:
                self._device = device
                return stamp_of(os.fstat(file.fileno())), file.read()
        except OSError as error:
            raise UnreadableDatabaseError(self.path, error) from error

    @contextmanager
    def locked(self, lock_timeout: float) -> Iterator[None]:
        """Hold the lock; its folder is made for it where there never was one.

        Raises:
            LockedDatabaseError: It cannot be had within ``lock_timeout`` seconds.
            UnlockableDatabaseError: There can be no lock.
        """
        target = self.target
        if self._lock is None or self._lock.target != target:
            self._lock = TagFileLock(target)
        try:
            self._ensure_folder(target.parent)
            with ExitStack() as stack:
                stack.enter_context(self._lock.held(lock_timeout))
                self._check_disk(target.parent)
                inside = stack.pop_all()
        except OSError as error:
            raise UnlockableDatabaseError(self.path, error) from error
        with inside:
            self._held = target
            try:
                yield
            finally:
                self._held = None

    def _ensure_folder(self, folder: Path) -> None:
        """Make the folder, but not anew: one that was there and is gone may be a disk that comes back."""
        if not self._has_folder:
            folder.mkdir(parents=True, exist_ok=True)
            self._has_folder = True
        elif not folder.is_dir():
            raise FileNotFoundError(ENOENT, os.strerror(ENOENT))

    def _check_disk(self, folder: Path) -> None:
        """Raise where file and disk are gone, and left the folder that the disk was mounted on; for who holds the lock.

        What was written there would be hidden beneath the disk when that comes back.
        """
        device = folder.stat().st_dev
        if self._device not in (None, device) and self.stamp() is None:
            raise FileNotFoundError(ENOENT, os.strerror(ENOENT))
        self._device = device

    def check_replaceable(self) -> None:
        """Remove what programs that were killed have left beside the file; for who holds the lock.

        Raises:
            LinkedDatabaseError: The file has another name: replaced, it would be two files from then on.
            OSError: It cannot be looked at.
        """
        if not self._is_clean:
            remove_leftovers(self.target)
            self._is_clean = True
        with suppress(FileNotFoundError):
            if self.target.stat().st_nlink > 1:  # of a program that was killed since: see ``last_state_kept``
                remove_leftovers(self.target)
            names = self.target.stat().st_nlink
            if names > 1:
                raise LinkedDatabaseError(self.path, names)


def stamp_of(status: os.stat_result) -> Stamp:
    """Return the stamp of a file of this status."""
    return status.st_ino, status.st_mtime_ns, status.st_ctime_ns, status.st_size
