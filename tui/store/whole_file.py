"""What is done to all of a tag file: joining another, restoring, forgetting a person, beginning anew, other schemas."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, NamedTuple

from tui.annotations.history import Entry, StateChange
from tui.annotations.stamps import later
from tui.annotations.undo import Reverted
from tui.errors.files import AlreadyExistsError, UnwritableFileError
from tui.files.atomic import write_atomically
from tui.store.backups import older_schema_backup
from tui.store.epochs import begun_anew
from tui.store.forgetting import forgotten, said_by
from tui.store.joining import epoch, joined_tables
from tui.store.json_lines import Serialisation
from tui.store.lacking import differing, is_one_library
from tui.store.migrations import downgraded
from tui.store.other_states import in_library
from tui.store.restoring import restored, taken_back
from tui.store.schema import SCHEMA
from tui.store.snapshot import Made, Snapshot
from tui.store.storage import LOCK_TIMEOUT

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from datetime import datetime
    from pathlib import Path

    from tui.annotations.layers import Author
    from tui.store.history_file import HistoryFile
    from tui.store.migrations import Lost
    from tui.store.restoring import Rewritten
    from tui.store.schema import Tables
    from tui.store.storage import DurableStorage


class Forgotten(NamedTuple):
    """How much of an annotator was forgotten: tags, marks and notes; steps of the history."""

    data: int
    steps: int


class WholeFile:
    """One tag file, as a whole. Every method may raise DatabaseError; the file is then as it was."""

    def __init__(
        self,
        storage: DurableStorage,
        history: HistoryFile,
        *,
        begin: Callable[[Tables], None],
        snapshot_of: Callable[[Tables], Snapshot],
        now: Callable[[], datetime],
    ) -> None:
        """Read nothing yet.

        Args:
            storage: The file.
            history: Who did what when.
            begin: Puts what every file has into tables that are to be written.
            snapshot_of: Makes a snapshot of tables.
            now: Gives the time that changes bear.
        """
        self._storage = storage
        self._history = history
        self._begin = begin
        self._snapshot_of = snapshot_of
        self._now = now

    def join(self, tables: Tables, lock_timeout: float = LOCK_TIMEOUT) -> int:
        """Join another state of a tag file into this one; return how many tags, marks and notes came in by that.

        Of two epochs the later one stands alone; ``set_aside`` of the storage says where what is of the older one is
        kept then.
        """
        with self._storage.transaction(lock_timeout) as own:
            tables = in_library(own, tables)
            both = joined_tables(own, tables)
            count = differing(both, own)
            outdated = min(own, tables, key=epoch)
            if outdated.get("articles") and epoch(outdated) < epoch(both):
                self._storage.set_aside += (self._storage.keep_aside(outdated),)
            if count:
                self._write(both)
        return count

    # Getting rid of data

    def restore(self, backup: Tables, author: Author, lock_timeout: float = LOCK_TIMEOUT) -> Rewritten:
        """Make everything what another state says, in one step that can be taken back.

        Args:
            backup: The state, which is sound: see ``check_data``.
            author: Who does it, whosever it is that is changed.
            lock_timeout: How long to wait for the lock, in seconds.

        Raises:
            DamagedDatabaseError: What the file holds is not what it should be.
            LockedDatabaseError: The lock is held for longer.
        """
        with self._storage.transaction(lock_timeout) as tables:
            self._begin(tables)
            both = joined_tables(tables, {**backup, "meta": tables["meta"]})
            done = restored(tables, backup, self._texts_of_one_article(both), self._now())
            if done.changes or differing(done.tables, tables):
                self._write(done.tables)
            if done.changes:
                entry = Entry(0, later("", self._now()), author.name, "", "", done.changes, act=("restore",))
                self._storage.afterwards(lambda: self._history.append(entry))
        return done

    def is_of_one_library(self, tables: Tables) -> bool:
        """Return whether another state may be one of this library's tag file."""
        return is_one_library(self._storage.tables(), tables)

    def take_back(self, tables: Tables, entry: Entry) -> tuple[Reverted, tuple[StateChange, ...]]:
        """Take back a step over the whole file, within a transaction; return what came of it, and what takes that back.

        Args:
            tables: The transaction's.
            entry: The step.
        """
        changes = [each for each in entry.changes if isinstance(each, StateChange)]
        # What is said of themes alone lies over nothing: a key must not wait until all of the file has been looked at.
        is_of_texts = any(each.span is not None or each.by is not None for each in changes)
        texts = self._texts_of_one_article(tables) if is_of_texts else ()
        done = taken_back(tables, changes, texts, self._now())
        if done.changes:
            self._write(done.tables)
        return Reverted(bool(done.changes), changed=done.left), done.changes

    def said_by(self, by: str) -> int:
        """Return how many tags, marks and notes there are of ``by``."""
        tables = self._storage.tables()
        self._check_data(tables)
        return len(said_by(tables, by))

    def forget(self, by: str, lock_timeout: float = LOCK_TIMEOUT) -> Forgotten:
        """Take off and empty all that ``by`` has said, and take their steps out of the history: for good.

        Args:
            by: The annotator.
            lock_timeout: How long to wait for the lock, in seconds.

        Raises:
            DamagedDatabaseError: What the file holds is not what it should be.
            LockedDatabaseError: The lock is held for longer.
            UnwritableFileError: The history cannot be written; the tag file is.
        """
        steps = 0

        def forget_steps() -> None:
            nonlocal steps
            steps = self._history.forget(by)

        with self._storage.transaction(lock_timeout) as tables:
            self._check_data(tables)
            data = len(said_by(tables, by))
            if data:
                self._write(forgotten(tables, by, self._now()))
            self._storage.afterwards(forget_steps)
        return Forgotten(data, steps)

    def reset(self, lock_timeout: float = LOCK_TIMEOUT) -> Path:
        """Begin anew, with the code book alone; return where all that there was is kept.

        Args:
            lock_timeout: How long to wait for the lock, in seconds.

        Raises:
            LockedDatabaseError: The lock is held for longer.
            UnwritableDatabaseError: One of the files cannot be written; the tag file is as it was.
            UnwritableFileError: The history cannot be taken away; the tag file is written.
        """
        with self._storage.transaction(lock_timeout) as tables:
            self._begin(tables)
            path = self._storage.keep_aside(tables)
            self._write(begun_anew(tables, secrets.token_hex(8), self._now()))
            self._storage.afterwards(self._history.clear)
        return path

    # Other schemas

    @property
    def schema(self) -> int | None:
        """Return the schema of the file; None where there is none."""
        return self._storage.schema if self._storage.tables() else None

    def migrate(self, lock_timeout: float = LOCK_TIMEOUT) -> Path | None:
        """Write a file of an older schema as one of the newest; return where it is kept as it was.

        Where there is nothing to be done, that is None.
        """
        with self._storage.transaction(lock_timeout) as tables:
            schema = self._storage.schema
            if schema == SCHEMA:
                return None
            self._write(tables)
        return older_schema_backup(self._storage.file.target, schema)

    def downgrade(self, path: Path) -> Lost:
        """Make a new tag file of schema 1 of what the file holds; return what that cannot say.

        Raises:
            AlreadyExistsError: There is something at ``path``.
            DamagedDatabaseError: What the file holds is not what it should be.
            UnwritableFileError: The new one cannot be written.
        """
        if path.is_symlink() or path.exists():
            raise AlreadyExistsError(path)
        tables = self._storage.tables()
        self._check_data(tables)
        found = downgraded(tables)
        try:
            write_atomically(path, Serialisation().chunks(found.tables), like=self._storage.file.target)
        except OSError as error:
            raise UnwritableFileError(path, error) from error
        return found.lost

    # Within

    def _write(self, tables: Tables) -> None:
        self._begin(tables)
        self._storage.write(tables)

    def _check_data(self, tables: Tables) -> None:
        check(self._snapshot_of(tables))

    def _texts_of_one_article(self, tables: Tables) -> list[Collection[str]]:
        """Return the texts that may be one article's: what is said of them lies over each other. Checks the data."""
        self._check_data(tables)
        texts: dict[str, set[str]] = {}
        for document in tables.get("articles", {}).values():
            texts.setdefault(document["name"]["id"], set()).add(document["sha256"])
        for article_id, found in self._snapshot_of(tables).speaking.items():
            texts.setdefault(article_id, set()).update(found)
        return _connected(texts.values())


def check_data(path: Path, tables: Tables) -> None:
    """Raise DamagedDatabaseError where something in the documents is not what it should be.

    Args:
        path: The file, for errors to name.
        tables: What it holds.
    """
    check(Snapshot(path, tables, texts=None, made=Made()))


def check(snapshot: Snapshot) -> None:
    """Raise DamagedDatabaseError where something in the documents is not what it should be."""
    _ = snapshot.annotators, snapshot.codebook


def _connected(sets: Iterable[set[str]]) -> list[Collection[str]]:
    """Return sets such that those with a member in common are one.

    >>> sorted(map(sorted, _connected([{"a", "b"}, {"c"}, {"b", "d"}])))
    [['a', 'b', 'd'], ['c']]
    """
    of: dict[str, set[str]] = {}
    for each in sets:
        one = set(each).union(*(of[member] for member in each if member in of))
        of |= dict.fromkeys(one, one)
    return [*{id(each): each for each in of.values()}.values()]
