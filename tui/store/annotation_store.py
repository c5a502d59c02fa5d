"""The annotations of a library: one TinyDB file, which only ever joins with what is done, read, or found beside it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui.annotations.history import Entry
from tui.annotations.stamps import later
from tui.annotations.undo import Reverted, is_revertible, revert
from tui.codebook.codebook import CodeBook
from tui.errors.files import AlreadyExistsError, LostAttributesRemark
from tui.errors.tag_file import DatabaseError
from tui.store.beginning import begin
from tui.store.codebook_changes import changed
from tui.store.codebook_rows import templated, with_themes
from tui.store.edited_texts import edit_of, given_themes, orphans_of, orphans_of_step, put_edit
from tui.store.history_file import HistoryFile
from tui.store.machines import with_machine
from tui.store.other_states import together
from tui.store.snapshot import Made, Snapshot
from tui.store.storage import LOCK_TIMEOUT, DurableStorage
from tui.store.whole_file import WholeFile, check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from tui.annotations.article_edit import ArticleEdit
    from tui.annotations.history import Change
    from tui.annotations.layers import Author
    from tui.annotations.operations import Operation, OrphanOperation
    from tui.codebook.changes import CodeBookChange
    from tui.model import Article, Theme
    from tui.store.file_on_disk import Stamp
    from tui.store.schema import Tables
    from tui.store.snapshot import Texts


def _utc_now() -> datetime:
    return datetime.now(UTC)


class AnnotationStore:
    """One tag file. Every method may raise DatabaseError; the file is then as it was."""

    def __init__(
        self,
        path: Path,
        *,
        now: Callable[[], datetime] = _utc_now,
        texts: Texts | None = None,
        template: Iterable[Theme] = (),
    ) -> None:
        """Read nothing yet.

        Args:
            path: The tag file, which need not exist.
            now: Gives the time that changes bear, and the day of the backups.
            texts: Those of the library, by which what is kept is about an article whose file has got another name.
            template: The themes with which the code book of a new file begins.
        """
        self.path = path
        self._now = now
        self.texts = texts
        self._template = tuple(template)
        self._storage = DurableStorage(path, today=lambda: now().astimezone(UTC).date())
        self._history: HistoryFile | None = None
        self._made = Made()
        self._snapshot: tuple[int, Snapshot] | None = None
        """With the storage's version that it is of."""

    def stamp(self) -> Stamp | None:
        """Return what is another thing whenever the file has changed; None where there is no file."""
        return self._storage.file.stamp()

    def snapshot(self) -> Snapshot:
        """Return what the file holds now; the same one as long as the file is the same."""
        tables = self._storage.tables()
        if self._snapshot is None or self._snapshot[0] != self._storage.version:
            if self._storage.is_older:  # its code book is shown as the next write makes it
                tables = {**tables, "codebook": templated(tables.get("codebook", {}), self._template)}
            # The version is that of the one reading above: the file may have changed again.
            self._snapshot = self._storage.version, self._snapshot_of(tables)
        return self._snapshot[1]

    def snapshot_with(self, others: Mapping[Path, Tables]) -> tuple[Snapshot, tuple[Path, ...]]:
        """Return what the file and others, by their paths, hold together; nothing is written.

        Also which of them do not count, being from before a reset: of two epochs the later one stands alone.
        """
        said = together({self.path: self._storage.tables(), **others})
        return Snapshot(self.path, said.tables, texts=self.texts, made=Made()), said.outdated

    def look_anew(self) -> None:
        """Take it that more is known of the library's texts than when ``snapshot`` was asked last."""
        self._snapshot = None

    @property
    def has_locks(self) -> bool:
        """Return whether the file system has locks; True until a change has shown that it has not."""
        return self._storage.file.has_locks

    @property
    def lost_attributes(self) -> LostAttributesRemark | None:
        """Return what the last write could not keep of the file's owner, mode and so on; None where that is nothing."""
        lost = tuple(sorted(self._storage.lost, key=lambda each: each.value))
        return LostAttributesRemark(self.path, lost) if lost else None

    # Where the file has come not to have what was read

    @property
    def lacking(self) -> int:
        """Return how many tags, marks and notes were read, and the file has not any more."""
        return self._storage.lacking.data if self._storage.lacking else 0

    def keep_lacking(self, path: Path) -> bool:
        """Make a new tag file of what was read, and the file has not any more.

        Returns whether that comes back by itself with the next change; not what git has taken away.

        Raises:
            AlreadyExistsError: There is something at ``path``.
        """
        lacking = self._storage.lacking
        if lacking is None:
            return False
        self._copied(lacking.known, path)
        self._storage.lacking = None
        return not lacking.is_other

    def settle(self, lock_timeout: float = LOCK_TIMEOUT) -> None:
        """Write what was read and the file has not any more, but for what was taken away on purpose."""
        if self._storage.known:
            self._storage.tables()
        if self._storage.is_behind:
            with self._storage.transaction(lock_timeout) as tables:
                self._write(tables)

    def copied_to(self, path: Path) -> AnnotationStore:
        """Return a new store at ``path`` that holds what was last read here, durable.

        Raises:
            AlreadyExistsError: There is something at ``path``.
        """
        with suppress(DatabaseError):
            self._storage.tables()
        return self._copied(self._storage.known, path)

    def _copied(self, kept: Tables, path: Path) -> AnnotationStore:
        copy = AnnotationStore(path, now=self._now, texts=self.texts, template=self._template)
        if path.is_symlink() or path.exists():
            raise AlreadyExistsError(path)
        with copy._storage.transaction() as tables:
            tables.update({name: dict(table) for name, table in kept.items()})
            copy._write(tables)
        return copy

    # Changes

    def apply(
        self,
        article: Article,
        operations: Sequence[Operation | OrphanOperation],
        author: Author,
        lock_timeout: float = LOCK_TIMEOUT,
    ) -> bool:
        """Do operations to what the file now holds on an article, durably; return whether anything changed.

        Args:
            article: The article.
            operations: Done one after the other, all or none of them.
            author: Who does them.
            lock_timeout: How long to wait for the lock, in seconds.

        Raises:
            NoSuchSpanError: A span is none of the article's paragraphs.
            OrphanGoneError: An orphan is not there any more.
            LockedDatabaseError: The lock is held for longer.
        """
        with self._storage.transaction(lock_timeout) as tables:
            edit = edit_of(article, self.snapshot(), orphans_of(operations), author, self._now())
            for operation in operations:
                edit.do(operation)
            if edit.changes:
                self._put(tables, edit)
                changes = tuple(edit.changes)
                entry = Entry(0, self._time(), author.name, article.id, article.sha256, changes, layer=author.layer)
                self._remember(entry)
        return bool(edit.changes)

    def revert(
        self, entry: Entry, article: Article | None, author: Author, lock_timeout: float = LOCK_TIMEOUT
    ) -> Reverted:
        """Take a step back, as far as it is still as it was made, and make that durable.

        In each case the history gets an entry that names this one, which so is dealt with. Where somebody has taken it
        back already, nothing is written.

        Args:
            entry: The step.
            article: The one it was made to; None where that is gone: nothing is taken back then.
            author: Who takes it back.
            lock_timeout: How long to wait for the lock, in seconds.

        Raises:
            LockedDatabaseError: The lock is held for longer.
        """
        with self._storage.transaction(lock_timeout) as tables:
            if not is_revertible(entry, self.history):
                return Reverted(is_changed=False)
            changes: tuple[Change, ...] = ()
            reverted = Reverted(is_changed=False, gone=entry.article)
            if not entry.sha256:
                reverted, changes = self.whole.take_back(tables, entry)
            elif article is not None:
                writer, orphans = author._replace(layer=entry.layer), orphans_of_step(entry)
                edit = edit_of(article, self.snapshot(), orphans, writer, self._now())
                reverted, changes = revert(entry, edit), tuple(edit.changes)
                if changes:
                    self._put(tables, edit)
            sha256 = article.sha256 if article else entry.sha256
            article_id = article.id if article else entry.article
            new = Entry(0, self._time(), author.name, article_id, sha256, changes, layer=entry.layer, act=entry.act)
            is_redo = entry.undoes is not None
            self._remember(replace(new, redoes=entry.id) if is_redo else replace(new, undoes=entry.id))
        return reverted

    def change_codebook(self, change: CodeBookChange, author: Author, lock_timeout: float = LOCK_TIMEOUT) -> bool:
        """Change the code book, in one step that can be taken back; return whether anything changed.

        Args:
            change: What is done.
            author: Who does it; a deletion takes the theme off in their layer.
            lock_timeout: How long to wait for the lock, in seconds.

        Raises:
            RequestError: It cannot be done to the code book as it is: see ``codebook.changes``.
            LockedDatabaseError: The lock is held for longer.
        """
        with self._storage.transaction(lock_timeout) as tables:
            self._begin(tables)
            tables["codebook"] = with_themes(tables.get("codebook", {}), self._template, change.themes)
            snapshot = self._snapshot_of(tables)
            if change.is_deletion:
                check(snapshot)
            book = CodeBook(self._template, snapshot.codebook)
            done = changed(tables, change, book, author.by, self._now())
            if done.is_changed:
                self._write(done.tables)
                self._remember(Entry(0, self._time(), author.name, "", "", done.changes, act=change.words))
        return done.is_changed

    @property
    def whole(self) -> WholeFile:
        """Return what is done to all of the file at once."""
        return WholeFile(
            self._storage,
            self._history_file,
            begin=self._begin,
            snapshot_of=self._snapshot_of,
            now=self._now,
        )

    @property
    def set_aside(self) -> tuple[Path, ...]:
        """Return where work from before a reset has been kept that was come upon since, the latest at the end."""
        return self._storage.set_aside

    # The history

    @property
    def history(self) -> tuple[Entry, ...]:
        """Return who did what when, the oldest first; see ``history.surplus``."""
        return self._history_file.entries

    @property
    def _history_file(self) -> HistoryFile:
        target = self._storage.file.target
        if self._history is None or self._history.target != target:
            self._history = HistoryFile(target)
        return self._history

    def _remember(self, entry: Entry) -> None:
        """Append a step to the history, once what it did is durable."""
        self._storage.afterwards(lambda: self._history_file.append(entry))

    # Within

    def _snapshot_of(self, tables: Tables) -> Snapshot:
        return Snapshot(self.path, tables, texts=self.texts, made=self._made)

    def _time(self) -> str:
        return later("", self._now())

    def _put(self, tables: Tables, edit: ArticleEdit) -> None:
        """Join what has been written into the tables, with the themes that only this person's settings have."""
        self._begin(tables)
        if edit.author.is_login:
            tables["meta"] = with_machine(tables, edit.author, self._time())
        tables["codebook"] = with_themes(tables.get("codebook", {}), self._template, given_themes(edit))
        hashes = (self.texts.hashes() if self.texts is not None else None) or {}
        put_edit(tables, edit, hashes, self._now())
        self._storage.write(tables)

    def _write(self, tables: Tables) -> None:
        self._begin(tables)
        self._storage.write(tables)

    def _begin(self, tables: Tables) -> None:
        begin(tables, self._template, is_older=self._storage.is_older)
