"""The TinyDB storage of the tag file: durable, locked while it is changed, never overwriting what was not read."""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from errno import ENOENT
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

import orjson
from tinydb.storages import Storage

from tui.errors.tag_file import (
    ChangedDatabaseError,
    Damage,
    DamagedDatabaseError,
    EmptiedDatabaseError,
    LinkedDatabaseError,
    NotRegularDatabaseError,
    RestorableDatabaseError,
    UnlockableDatabaseError,
    UnreadableDatabaseError,
    UnstorableError,
    UnwritableDatabaseError,
    VanishedDatabaseError,
    Wrong,
)
from tui.files.atomic import remove_leftovers, write_atomically
from tui.files.refusals import TooLargeError
from tui.files.regular import opened_regular
from tui.store.backups import keep_backup, newest_good_backup
from tui.store.continuation import Overtaken, overtaken
from tui.store.json_lines import Serialisation
from tui.store.locking.lock import TagFileLock
from tui.store.schema import MOST_BYTES, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tui.errors.files import Attribute
    from tui.store.schema import Tables

LOCK_TIMEOUT = 5.0  # seconds

MOST_COMPARED = 1_000_000  # bytes
"""Of a larger file, the stamp is trusted: no two programs can replace it within one tick of the clock."""

Stamp = tuple[int, int, int, int]


def _today() -> date:
    return datetime.now(UTC).date()


@dataclass(frozen=True, slots=True)
class _Content:
    """What the file held when ``stamp`` was true of it; ``tables`` is None for an empty file.

    ``raw`` is kept of a file that is not too large to be compared.
    """

    stamp: Stamp
    raw: bytes | None
    tables: Tables | None


@dataclass(slots=True)
class _Pending:
    """What a transaction has collected."""

    tables: Tables
    changed: bool = False


class DurableStorage(Storage):
    """One tag file, for ``TinyDB(storage=...)``. The file is made by the first write, never by reading."""

    def __init__(self, path: Path, *, today: Callable[[], date] = _today) -> None:
        self.path = path
        self._today = today
        self._content: _Content | None = None
        self._known: Tables | None = None
        self._pending: _Pending | None = None
        self._serialisation = Serialisation()
        self._lock: TagFileLock | None = None
        self._version = 0
        self._is_clean = False
        self._lost: frozenset[Attribute] = frozenset()
        self.overtaken: Overtaken | None = None
        """What was read, where the file has since come to be one that does not go on from it; of several, the first."""

        self._has_folder = path.parent.is_dir()

    @property
    def known(self) -> Tables:
        """Return the tables that were read or written last, even where the file cannot be read any more."""
        return self._known or {}

    @property
    def has_locks(self) -> bool:
        """Return whether the file system has locks; True until a change has shown that it has not."""
        return self._lock is None or not self._lock.is_makeshift

    @property
    def lost(self) -> frozenset[Attribute]:
        """Return what the last write could not keep of the file that was there before."""
        return self._lost

    @property
    def version(self) -> int:
        """Return a number that is another one whenever ``read`` has come to give other tables."""
        return self._version

    def stamp(self) -> Stamp | None:
        """Return inode, times of the last change in nanoseconds (mtime, ctime), size in bytes; None without a file.

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
        return _stamp(status)

    def read(self) -> Tables | None:
        """Return the tables, None for a new database. TinyDB writes into what it gets. Raises what ``tables`` does."""
        if self._pending is not None:
            return _copied(self._pending.tables)
        tables = self.tables()
        return tables if self._content and self._content.tables is not None else None

    def tables(self) -> Tables:
        """Return the tables, which nobody changes any more; none for a new database. In a transaction, those before it.

        Raises:
            UnreadableDatabaseError: The file cannot be read.
            NotRegularDatabaseError: It is none.
            VanishedDatabaseError: It was there and is not any more.
            DamagedDatabaseError: It is not the JSON it should be.
            ForeignDatabaseError: It is not a tag file, or one of a newer schema.
        """
        stamp = self.stamp() if self._pending is None else None
        if self._pending is not None:
            pass  # it was read at the transaction's beginning, under the lock
        elif stamp is None:
            self._check_not_vanished()
        elif self._content is None or self._content.stamp != stamp:
            self._refresh()
        return (self._content.tables if self._content else None) or {}

    def write(self, data: Tables) -> None:
        """Make ``data`` the content: in a transaction at its end, else now, if the file still is what was read.

        Raises:
            ChangedDatabaseError: It is not: another program has changed it.
            DatabaseError: It cannot be written; it is then as it was.
        """
        if self._pending is not None:
            self._pending.tables, self._pending.changed = data, True
            return
        with self._locked(LOCK_TIMEOUT):
            try:
                self._check_unchanged()
                self._serialisation = Serialisation()  # TinyDB has written into the very documents it remembers
                self._commit(data)
            except BaseException:
                self._forget()  # TinyDB has already put the change into the tables that were read
                raise

    @contextmanager
    def transaction(self, lock_timeout: float = LOCK_TIMEOUT) -> Iterator[Tables]:
        """Hold the lock, read afresh, and make all that is written inside durable in one replacement at the end.

        Gives the tables, in which documents may be put, replaced and removed, but not changed; then they go to
        ``write``. Where anything is raised inside, nothing is written.

        Raises:
            LockedDatabaseError: The lock cannot be had within ``lock_timeout`` seconds.
            UnlockableDatabaseError: There can be no lock.
            UnwritableDatabaseError: The file cannot be written.
            UnstorableError: It cannot hold what was written inside.
            DatabaseError: It cannot be read; see ``tables``.
            RuntimeError: A transaction is open already.
        """
        if self._pending is not None:
            raise RuntimeError("a transaction is open already")
        with self._locked(lock_timeout):
            try:
                self._refresh()
                kept = (self._content.tables if self._content else None) or {}
                self._pending = pending = _Pending({name: dict(table) for name, table in kept.items()})
                yield pending.tables
                if pending.changed:
                    self._commit(pending.tables)
            except BaseException:
                self._forget()
                raise
            finally:
                self._pending = None

    def _check_not_vanished(self) -> None:
        """Raise where there was a file: a new one in its place would hold nothing of it, and look as if it did."""
        self._forget()
        if self._known is not None:
            raise VanishedDatabaseError(self.path)

    def _check_unchanged(self) -> None:
        if self.stamp() != (self._content.stamp if self._content else None):
            raise ChangedDatabaseError(self.path)

    def _refresh(self) -> None:
        """Read the bytes, where they are not certainly the same: a stamp alone can lie within one tick of the clock."""
        found = self.stamp()
        if found is None:
            self._check_not_vanished()
            return
        if self._content is not None and self._content.raw is None and self._content.stamp == found:
            return
        try:
            with opened_regular(self.path, MOST_BYTES) as file:
                stamp, raw = _stamp(os.fstat(file.fileno())), file.read()
        except OSError as error:
            raise UnreadableDatabaseError(self.path, error) from error
        if self._content is not None and self._content.raw == raw:
            self._content = _Content(stamp, raw, self._content.tables)
        else:
            self._serialisation = Serialisation()  # to it 1, 1.0 and true are equal
            if not raw:
                self._check_may_be_empty()
            tables = self._parsed(raw) if raw else None
            if self._known is not None and tables is not None and self.overtaken is None:
                self.overtaken = overtaken(self._known, tables)
            self._keep(_Content(stamp, _comparable(raw), tables))

    def _check_may_be_empty(self) -> None:
        """Raise where the file has held something: it has been emptied."""
        if self._known is not None:
            self._forget()
            raise EmptiedDatabaseError(self.path)
        backup = newest_good_backup(self._target())
        if backup is not None:
            raise RestorableDatabaseError(self.path, Damage(Wrong.EMPTY), backup)

    def _parsed(self, raw: bytes) -> Tables:
        try:
            return parse(self.path, raw)
        except DamagedDatabaseError as error:
            backup = newest_good_backup(self._target())
            if backup is None:
                raise
            raise RestorableDatabaseError(self.path, error.damage, backup) from error

    def _commit(self, tables: Tables) -> None:
        try:
            chunks = self._serialisation.chunks(tables)
        except orjson.JSONEncodeError as error:
            raise UnstorableError(self.path, str(error)) from error
        target = self._target()
        try:
            if sum(map(len, chunks)) > MOST_BYTES:
                raise TooLargeError(self.path, MOST_BYTES)
            self._check_names(target)
            if not self._is_clean:
                remove_leftovers(target)
                self._is_clean = True
            if self._content is not None and self._content.tables is not None:
                keep_backup(target, self._today())
            status, self._lost = write_atomically(target, chunks)
        except OSError as error:
            raise UnwritableDatabaseError(self.path, error) from error
        raw = b"".join(chunks) if status.st_size <= MOST_COMPARED else None
        self._keep(_Content(_stamp(status), raw, tables))

    def _check_names(self, target: Path) -> None:
        """Raise where the file has another name: replaced, it would be two files from then on."""
        with suppress(FileNotFoundError):
            names = target.stat().st_nlink
            if names > 1:
                raise LinkedDatabaseError(self.path, names)

    @contextmanager
    def _locked(self, lock_timeout: float) -> Iterator[None]:
        target = self._target()
        if self._lock is None or self._lock.target != target:
            self._lock = TagFileLock(target)
        try:
            self._ensure_folder(target.parent)
            with ExitStack() as stack:
                stack.enter_context(self._lock.held(lock_timeout))
                inside = stack.pop_all()
        except OSError as error:
            raise UnlockableDatabaseError(self.path, error) from error
        with inside:
            yield

    def _ensure_folder(self, folder: Path) -> None:
        """Make the folder, but not anew: one that was there and is gone may be a disk that comes back."""
        if not self._has_folder:
            folder.mkdir(parents=True, exist_ok=True)
            self._has_folder = True
        elif not folder.is_dir():
            raise FileNotFoundError(ENOENT, os.strerror(ENOENT))

    def _target(self) -> Path:
        return Path(os.path.realpath(self.path))

    def _keep(self, content: _Content) -> None:
        self._content, self._known = content, content.tables
        self._version += 1

    def _forget(self) -> None:
        if self._content is not None:
            self._content = None
            self._version += 1


def _copied(tables: Tables) -> Tables | None:
    """Return what TinyDB may change: it writes into the documents it was given."""
    return {name: {key: dict(document) for key, document in table.items()} for name, table in tables.items()} or None


def _comparable(raw: bytes) -> bytes | None:
    return raw if len(raw) <= MOST_COMPARED else None


def _stamp(status: os.stat_result) -> Stamp:
    return status.st_ino, status.st_mtime_ns, status.st_ctime_ns, status.st_size
