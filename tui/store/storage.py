"""The TinyDB storage of the tag file: durable, locked while it is changed, never overwriting what was not read."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

import orjson
from tinydb.storages import Storage

from tui.model import DamagedDatabaseError, DatabaseError
from tui.store.atomic import remove_leftovers, write_atomically
from tui.store.backups import backups, keep_backup
from tui.store.fields import ADVICE
from tui.store.schema import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tui.store.schema import Tables

LOCK_TIMEOUT = 5.0  # seconds
_LOCK_POLL = 0.005  # seconds

Stamp = tuple[int, int, int]


def _today() -> date:
    return datetime.now(UTC).date()


@dataclass(frozen=True, slots=True)
class _Content:
    """What the file held when ``stamp`` was true of it; ``tables`` is None for an empty file."""

    stamp: Stamp
    raw: bytes
    tables: Tables | None


@dataclass(slots=True)
class _Pending:
    """What a transaction has collected."""

    tables: Tables | None
    changed: bool = False


class DurableStorage(Storage):
    """One tag file, for ``TinyDB(storage=...)``. The file is made by the first write, never by reading."""

    def __init__(self, path: Path, *, today: Callable[[], date] = _today) -> None:
        self.path = path
        self._today = today
        self._content: _Content | None = None
        self._pending: _Pending | None = None
        self._version = 0
        self._is_clean = False

    @property
    def version(self) -> int:
        """Return a number that is another one whenever ``read`` has come to give other tables."""
        return self._version

    def stamp(self) -> Stamp | None:
        """Return (inode, modification time in nanoseconds, size in bytes) of the file, None where there is none.

        Raises DatabaseError where the file cannot be looked at, or is a folder or a device.
        """
        try:
            status = self.path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise self._failure("cannot be read", error) from error
        if not S_ISREG(status.st_mode):
            raise DatabaseError(f"{self.path} is not a regular file")
        return _stamp(status)

    def read(self) -> Tables | None:
        """Return the tables, None for a new database. They belong to TinyDB: do not change them.

        Raises DatabaseError, DamagedDatabaseError or ForeignDatabaseError.
        """
        if self._pending is not None:
            return self._pending.tables
        stamp = self.stamp()
        if stamp is None:
            self._forget()
        elif self._content is None or self._content.stamp != stamp:
            self._refresh()
        return self._content.tables if self._content else None

    def write(self, data: Tables) -> None:
        """Make ``data`` the content: in a transaction at its end, else now, if the file still is what was read.

        Raises DatabaseError; the file is then as it was.
        """
        if self._pending is not None:
            self._pending.tables, self._pending.changed = data, True
            return
        with self._locked():
            try:
                self._check_unchanged()
                self._commit(data)
            except BaseException:
                self._forget()  # TinyDB has already put the change into the tables that were read
                raise

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the lock, read afresh, and make all that is written inside durable in one replacement at the end.

        Where anything is raised inside, nothing is written. Raises DatabaseError where the lock cannot be had within
        LOCK_TIMEOUT or the file cannot be written, and what ``read`` raises.
        """
        if self._pending is not None:
            raise RuntimeError("a transaction is open already")
        with self._locked():
            try:
                self._refresh()
                self._pending = pending = _Pending(self._content.tables if self._content else None)
                yield
                if pending.changed:
                    self._commit(pending.tables or {})
            except BaseException:
                self._forget()
                raise
            finally:
                self._pending = None

    def _check_unchanged(self) -> None:
        if self.stamp() != (self._content.stamp if self._content else None):
            raise DatabaseError(f"{self.path} was changed by another program; try again")

    def _refresh(self) -> None:
        """Read the bytes. A stamp alone can lie within one tick of the clock, so a transaction compares these."""
        if self.stamp() is None:
            self._forget()
            return
        try:
            with self.path.open("rb") as file:
                stamp, raw = _stamp(os.fstat(file.fileno())), file.read()
        except OSError as error:
            raise self._failure("cannot be read", error) from error
        if self._content is not None and self._content.raw == raw:
            self._content = _Content(stamp, raw, self._content.tables)
        else:
            self._keep(_Content(stamp, raw, self._parsed(raw) if raw else None))

    def _parsed(self, raw: bytes) -> Tables:
        try:
            return parse(self.path, raw)
        except DamagedDatabaseError as error:
            backup = self._newest_good_backup()
            hint = f"; the newest good backup is {backup}" if backup else ""
            raise DamagedDatabaseError(f"{error}{ADVICE}{hint}") from error

    def _newest_good_backup(self) -> Path | None:
        try:
            files = backups(self._target())
        except OSError:
            return None
        return next((file for file in files if _is_good(file)), None)

    def _commit(self, tables: Tables) -> None:
        try:
            raw = orjson.dumps(tables, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
        except orjson.JSONEncodeError as error:
            raise DatabaseError(f"{self.path} cannot hold this: {error}") from error
        target = self._target()
        try:
            if not self._is_clean:
                remove_leftovers(target)
                self._is_clean = True
            if self._content is not None and self._content.raw:
                keep_backup(target, self._content.raw, self._today())
            status = write_atomically(target, raw)
        except OSError as error:
            raise self._failure("cannot be written", error) from error
        self._keep(_Content(_stamp(status), raw, tables))

    @contextmanager
    def _locked(self) -> Iterator[None]:
        from filelock import FileLock, Timeout  # noqa: PLC0415 - costs 30 ms, and reading needs no lock

        target = self._target()
        lock = FileLock(target.with_name(f".{target.name}.lock"))
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            lock.acquire(timeout=LOCK_TIMEOUT, poll_interval=_LOCK_POLL)
        except Timeout as error:
            raise DatabaseError(f"{self.path} is locked by another hashiya") from error
        except OSError as error:
            raise self._failure("cannot be locked for writing", error) from error
        try:
            yield
        finally:
            lock.release()

    def _target(self) -> Path:
        return Path(os.path.realpath(self.path))

    def _keep(self, content: _Content) -> None:
        self._content = content
        self._version += 1

    def _forget(self) -> None:
        if self._content is not None:
            self._content = None
            self._version += 1

    def _failure(self, what: str, error: OSError) -> DatabaseError:
        return DatabaseError(f"{self.path} {what}: {error.strerror or error}")


def _is_good(file: Path) -> bool:
    try:
        parse(file, file.read_bytes())
    except (OSError, DatabaseError):
        return False
    return True


def _stamp(status: os.stat_result) -> Stamp:
    return status.st_ino, status.st_mtime_ns, status.st_size
