"""The TinyDB storage of the tag file: durable, locked while it is changed, never overwriting what was not read."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import orjson
from tinydb.storages import Storage

from tui.errors.tag_file import (
    Damage,
    DamagedDatabaseError,
    RestorableDatabaseError,
    UnstorableError,
    UnwritableDatabaseError,
    Wrong,
)
from tui.files.atomic import write_atomically
from tui.files.refusals import TooLargeError
from tui.store.backups import keep_backup, keep_older_schema, last_state_kept, newest_readable_backup
from tui.store.file_on_disk import FileOnDisk, stamp_of
from tui.store.git_index import GitIndex
from tui.store.joining import epoch, laid_out
from tui.store.json_lines import Serialisation
from tui.store.lacking import Lacking, and_earlier, differing, lacking
from tui.store.parsing import parse
from tui.store.schema import MOST_BYTES, SCHEMA
from tui.store.setting_aside import set_aside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from tui.errors.files import Attribute
    from tui.store.file_on_disk import Stamp
    from tui.store.schema import Tables

LOCK_TIMEOUT = 5.0  # seconds

MOST_COMPARED = 1_000_000  # bytes
"""Of a larger file, the stamp is trusted: no two programs can replace it within one tick of the clock."""


def _today() -> date:
    return datetime.now(UTC).date()


@dataclass(frozen=True, slots=True)
class _Content:
    """What the file held when ``stamp`` was true of it, which is None where there was no file.

    ``raw`` is kept of a file that is not too large to be compared. ``tables`` are those of the file, and what this
    program has read or written before and the file has not any more; {} for a new one.
    """

    stamp: Stamp | None
    raw: bytes | None
    tables: Tables


@dataclass(slots=True)
class _Pending:
    """What a transaction has collected."""

    tables: Tables
    changed: bool = False
    afterwards: list[Callable[[], object]] = field(default_factory=list)


class DurableStorage(Storage):
    """One tag file, for ``TinyDB(storage=...)``. The file is made by the first write, never by reading."""

    def __init__(self, path: Path, *, today: Callable[[], date] = _today) -> None:
        self.file = FileOnDisk(path)
        self._today = today
        self._content: _Content | None = None
        self._pending: _Pending | None = None
        self._serialisation = Serialisation()
        self._version = 0
        self._schema = SCHEMA
        self._is_behind = False
        self._lost: frozenset[Attribute] = frozenset()
        self.lacking: Lacking | None = None
        """What was read, where the file has since come not to have all of it."""

        self._outdated: tuple[bytes, Tables] | None = None
        """What the file holds, where that is of an epoch that is over: it is set aside before it is written over."""

        self.set_aside: tuple[Path, ...] = ()
        """Where work of epochs that are over was kept that was come upon, the latest at the end."""

        self._index = GitIndex()

    @property
    def known(self) -> Tables:
        """Return the tables that were read or written last, even where the file cannot be read any more."""
        return self._content.tables if self._content else {}

    @property
    def lost(self) -> frozenset[Attribute]:
        """Return what the last write could not keep of the file that was there before."""
        return self._lost

    @property
    def is_older(self) -> bool:
        """Return whether the file is of an older schema; it is of the newest from the next write on."""
        return self._schema < SCHEMA

    @property
    def schema(self) -> int:
        """Return the schema of the file as it was last read or written; the newest where there is none."""
        return self._schema

    @property
    def is_behind(self) -> bool:
        """Return whether the file has not all that ``tables`` has: the next write puts it there."""
        return self._is_behind

    @property
    def version(self) -> int:
        """Return a number that is another one whenever ``read`` has come to give other tables."""
        return self._version

    def read(self) -> Tables | None:
        """Return the tables, None for a new database. TinyDB writes into what it gets. Raises what ``tables`` does."""
        return _copied(self._pending.tables if self._pending is not None else self.tables())

    def tables(self) -> Tables:
        """Return the tables, which nobody changes any more; none for a new database. In a transaction, those before it.

        They are those of the file, joined with what was read or written here before: where the file has come not to
        have all of that, ``lacking`` says so.

        Raises:
            UnreadableDatabaseError: The file cannot be read.
            NotRegularDatabaseError: It is none.
            DamagedDatabaseError: It is not the JSON it should be.
            ForeignDatabaseError: It is not a tag file, or one of a newer schema.
        """
        # In a transaction it was read at its beginning, under the lock.
        if self._pending is None:
            self._index.look()
            if self._content is None or self._content.stamp != self.file.stamp():
                self._refresh()
            else:
                self._index.keep()
        return self.known

    def write(self, data: Tables) -> None:
        """Make ``data`` the content at the end of the transaction, of which there has to be one."""
        if self._pending is None:
            raise RuntimeError("there is no transaction")
        self._pending.tables, self._pending.changed = data, True

    def afterwards(self, act: Callable[[], object]) -> None:
        """Have ``act`` called once the transaction is durable, still under its lock.

        Raises:
            RuntimeError: There is no transaction.
        """
        if self._pending is None:
            raise RuntimeError("there is no transaction")
        self._pending.afterwards.append(act)

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
        with self.file.locked(lock_timeout):
            try:
                self._refresh()
                self._pending = pending = _Pending({name: dict(table) for name, table in self.known.items()})
                yield pending.tables
                if pending.changed:
                    self._commit(pending.tables)
                for each in pending.afterwards:
                    each()
            finally:
                self._pending = None

    def _refresh(self) -> None:
        """Read the bytes, where they are not certainly the same: a stamp alone can lie within one tick of the clock."""
        self._index.look(self.file.target)
        before, found = self._content, self.file.stamp()
        if before is not None and before.raw is None and before.stamp == found:
            self._index.keep()
            return
        stamp, raw = self.file.read() if found is not None else (None, b"")
        if before is not None and before.raw == raw:
            self._content = _Content(stamp, raw, before.tables)
            self._index.keep()
            return
        if before is None and stamp is not None and not raw:
            self._check_may_be_empty()
        tables = self._parsed(raw) if raw else {}
        self._outdated = None
        if before is not None and before.tables:
            held, tables = tables, self._with_known(tables, before.tables)
            if raw and epoch(held) < epoch(tables):
                self._outdated = raw, held
        self._keep(_Content(stamp, _comparable(raw), tables))

    def _with_known(self, found: Tables, known: Tables) -> Tables:
        """Return what the file has, and what was known and it has not: that is never lost by a file that was replaced.

        What git has put there, or another library's file, is taken as it is. In each case ``lacking`` keeps what was.
        """
        lacks = lacking(found, known)
        if lacks is None and self._is_behind and epoch(found) > epoch(known):
            # Others began anew without having seen all that was here.
            lacks = Lacking(known, found, differing(known, found), is_other=True)
        if lacks is None:
            return found
        lacks = lacks._replace(is_other=lacks.is_other or self._index.has_changed())
        self.lacking = and_earlier(lacks, self.lacking)
        self._is_behind = not lacks.is_other
        return found if lacks.is_other else lacks.joined

    def _check_may_be_empty(self) -> None:
        """Raise where the file has held something: it has been emptied."""
        backup = newest_readable_backup(self.file.target)
        if backup is not None:
            raise RestorableDatabaseError(self.file.path, Damage(Wrong.EMPTY), backup)

    def _parsed(self, raw: bytes) -> Tables:
        try:
            tables, self._schema = parse(self.file.path, raw, self._serialisation)
        except DamagedDatabaseError as error:
            backup = newest_readable_backup(self.file.target)
            if backup is None:
                raise
            raise RestorableDatabaseError(self.file.path, error.damage, backup) from error
        return tables

    def _commit(self, tables: Tables) -> None:
        if any([*rows] != [*self.known.get(name, {})] for name, rows in tables.items()):
            tables = laid_out(tables)
        try:
            chunks = self._serialisation.chunks(tables)
        except orjson.JSONEncodeError as error:
            raise UnstorableError(self.file.path, str(error)) from error
        target = self.file.target
        try:
            if sum(map(len, chunks)) > MOST_BYTES:
                raise TooLargeError(self.file.path, MOST_BYTES)
            self.file.check_replaceable()
            if self._outdated is not None:
                content, outdated = self._outdated
                self.set_aside += (self.keep_aside(outdated, [content]),)
                self._outdated = None
            is_there = self._content is not None and self._content.raw != b""
            if is_there:
                keep_backup(target, self._today())
                if self._schema < SCHEMA:
                    keep_older_schema(target, self._schema)
            with last_state_kept(target, self._today()) if is_there else nullcontext():
                status, self._lost = write_atomically(target, chunks)
        except OSError as error:
            raise UnwritableDatabaseError(self.file.path, error) from error
        self._schema, self._is_behind = SCHEMA, False
        raw = b"".join(chunks) if status.st_size <= MOST_COMPARED else None
        self._keep(_Content(stamp_of(status), raw, tables))

    def keep_aside(self, tables: Tables, content: Iterable[bytes] | None = None) -> Path:
        """Keep a state of an epoch that is over in a file beside; for who holds the lock. Returns where.

        Args:
            tables: The state.
            content: The bytes of which it was read; None: as they would be written.

        Raises:
            UnwritableDatabaseError: It cannot be written.
        """
        try:
            return set_aside(self.file.target, tables, content or Serialisation().chunks(tables))
        except OSError as error:
            raise UnwritableDatabaseError(self.file.path, error) from error

    def _keep(self, content: _Content) -> None:
        self._content = content
        self._version += 1
        self._index.keep()


def _copied(tables: Tables) -> Tables | None:
    """Return what TinyDB may change: it writes into the documents it was given."""
    return {name: {key: dict(document) for key, document in table.items()} for name, table in tables.items()} or None


def _comparable(raw: bytes) -> bytes | None:
    return raw if len(raw) <= MOST_COMPARED else None
