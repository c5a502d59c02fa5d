"""The annotations of a library: one TinyDB file, every change an operation on what it holds at that moment."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tinydb import TinyDB, where

from tui import __version__
from tui.annotations.anchoring.kept_article import KeptArticle
from tui.annotations.anchoring.text_quote import quoted
from tui.annotations.article_edit import ArticleEdit
from tui.annotations.history import Entry
from tui.annotations.undo import Reverted, is_revertible, revert
from tui.errors.files import AlreadyExistsError, LostAttributesRemark
from tui.errors.tag_file import DatabaseError
from tui.store.codebook_codec import theme_json
from tui.store.codec import article_json
from tui.store.history_codec import remember, rename
from tui.store.schema import FORMAT, SCHEMA, free_key
from tui.store.snapshot import Made, Snapshot
from tui.store.storage import LOCK_TIMEOUT, DurableStorage

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from tui.annotations.history import Change
    from tui.annotations.operations import Operation, OrphanOperation
    from tui.model import Article, Theme
    from tui.store.schema import Tables
    from tui.store.storage import Stamp


def _utc_now() -> datetime:
    return datetime.now(UTC)


class AnnotationStore:
    """One tag file. Every method may raise DatabaseError; the file is then as it was."""

    def __init__(
        self,
        path: Path,
        *,
        now: Callable[[], datetime] = _utc_now,
        known: Callable[[], Collection[str]] | None = None,
    ) -> None:
        """Read nothing yet.

        Args:
            path: The tag file, which need not exist.
            now: Gives the time that changes bear, and the day of the backups.
            known: Gives the ids of the library's articles: what is kept under any other may be taken over by an article
                that has got another name. Without it nothing is taken over.
        """
        self.path = path
        self._now = now
        self._known = known
        self._storage = DurableStorage(path, today=lambda: now().astimezone(UTC).date())
        self._made = Made()
        self._snapshot: tuple[int, Snapshot] = (-1, Snapshot(path, {}, None, self._made))
        """With the storage's version that it is of."""

    def stamp(self) -> Stamp | None:
        """Return what is another thing whenever the file has changed; None where there is no file."""
        return self._storage.stamp()

    @property
    def overtaken_steps(self) -> int:
        """Return how many steps of what was read are not in the file any more, since an older one took its place."""
        return self._storage.overtaken.steps if self._storage.overtaken else 0

    def keep_overtaken(self, path: Path) -> None:
        """Make a new tag file of what was read and the file does not go on from.

        Raises:
            AlreadyExistsError: There is something at ``path``.
        """
        if self._storage.overtaken is not None:
            self._copied(self._storage.overtaken.tables, path)
            self._storage.overtaken = None

    def snapshot(self) -> Snapshot:
        """Return what the file holds now; the same one as long as the file is the same."""
        tables = self._storage.tables()
        if self._snapshot[0] != self._storage.version:
            known = self._known() if self._known else None
            # The version is that of the one reading above: the file may have changed again.
            self._snapshot = self._storage.version, Snapshot(self.path, tables, known, self._made)
        return self._snapshot[1]

    @property
    def has_locks(self) -> bool:
        """Return whether the file system has locks; True until a change has shown that it has not."""
        return self._storage.has_locks

    @property
    def lost_attributes(self) -> LostAttributesRemark | None:
        """Return what the last write could not keep of the file's owner, mode and so on; None where that is nothing."""
        lost = tuple(sorted(self._storage.lost, key=lambda each: each.value))
        return LostAttributesRemark(self.path, lost) if lost else None

    def copied_to(self, path: Path) -> AnnotationStore:
        """Return a new store at ``path`` that holds what was last read here, durable.

        Raises:
            AlreadyExistsError: There is something at ``path``.
        """
        with suppress(DatabaseError):
            self._storage.read()
        return self._copied(self._storage.known, path)

    def _copied(self, kept: Tables, path: Path) -> AnnotationStore:
        copy = AnnotationStore(path, now=self._now, known=self._known)
        if path.is_symlink() or path.exists():
            raise AlreadyExistsError(path)
        with copy._storage.transaction():
            tables = {name: dict(table) for name, table in kept.items()}
            copy._sign(tables)
            copy._storage.write(tables)
        return copy

    def apply(
        self,
        article: Article,
        operations: Sequence[Operation | OrphanOperation],
        by: str,
        lock_timeout: float = LOCK_TIMEOUT,
    ) -> tuple[Operation | OrphanOperation, ...]:
        """Do operations to what the file now holds on an article, and make that durable.

        Returns the operations that take it back, in the order in which to apply them; none where nothing changed
        (nothing is written then).

        Args:
            article: The article.
            operations: Done one after the other, all or none of them.
            by: Who does them.
            lock_timeout: How long to wait for the lock, in seconds.

        Raises:
            NoSuchSpanError: A span is none of the article's paragraphs.
            OrphanGoneError: An orphan is not there any more.
            LockedDatabaseError: The lock is held for longer.
        """
        with self._storage.transaction(lock_timeout) as tables:
            edit = self._edit(article, by)
            for operation in operations:
                edit.do(operation)
            if edit.changes:
                self._put(tables, edit)
                self._remember(tables, Entry(0, edit.at, by, article.id, article.sha256, tuple(edit.changes)))
        return edit.inverses

    def revert(self, entry: Entry, article: Article | None, by: str, lock_timeout: float = LOCK_TIMEOUT) -> Reverted:
        """Take a step back, as far as nobody else has changed the same since, and make it durable.

        In each case the history gets an entry that names this one, which so is dealt with. Where somebody has taken it
        back already, nothing is written.

        Args:
            entry: The step.
            article: The one it was made to; None where that is gone: nothing is taken back then.
            by: Who takes it back.
            lock_timeout: How long to wait for the lock, in seconds.

        Raises:
            LockedDatabaseError: The lock is held for longer.
        """
        with self._storage.transaction(lock_timeout) as tables:
            entries = self.snapshot().history
            if not is_revertible(entry, entries):
                return Reverted(is_changed=False)
            changes: list[Change] = []
            reverted = Reverted(is_changed=False, gone=entry.article)
            if article is not None:
                edit = self._edit(article, by)
                reverted, changes = revert(entry, entries, edit), edit.changes
                if changes:
                    self._put(tables, edit)
            sha256 = article.sha256 if article else entry.sha256
            article_id = article.id if article else entry.article
            new = Entry(0, self._time(), by, article_id, sha256, tuple(changes))
            is_redo = entry.undoes is not None
            self._remember(tables, replace(new, redoes=entry.id) if is_redo else replace(new, undoes=entry.id))
        return reverted

    def add_theme(self, theme: Theme, lock_timeout: float = LOCK_TIMEOUT) -> None:
        """Keep ``theme`` in the file, in place of one with the same id. Raises as ``apply``."""
        wanted = theme_json(theme)
        with self._storage.transaction(lock_timeout) as tables:
            kept = self._database().table("themes")
            if wanted not in kept.search(where("id") == theme.id):
                self._sign(tables)
                self._storage.write(tables)
                kept.upsert(wanted, where("id") == theme.id)

    def _database(self) -> TinyDB:
        """Return a new TinyDB over the storage: one kept would go by ids and queries of an older file."""
        return TinyDB(storage=lambda: self._storage)

    def _edit(self, article: Article, by: str) -> ArticleEdit:
        return ArticleEdit(article, self.snapshot().load(article), by, self._time())

    def _time(self) -> str:
        return self._now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def _put(self, tables: Tables, edit: ArticleEdit) -> None:
        """Make what has been edited the article's document, and so take it over where it was another's."""
        self._sign(tables)
        article, anchored = edit.article, edit.anchored
        key = self.snapshot().key(article)
        articles = tables.setdefault("articles", {})
        if key is not None and articles[key]["id"] != article.id:
            rename(tables.get("history", {}), articles[key]["id"], article.id)
        records = tuple(quoted(each, article.text) for each in anchored.placed.values())
        if records or anchored.orphans:
            new = KeptArticle(article.id, article.sha256, article.title, records, anchored.orphans)
            articles[key or free_key(articles)] = document = article_json(new)
            self._made.last = document, article, anchored
        elif key is not None:
            del articles[key]

    def _remember(self, tables: Tables, entry: Entry) -> None:
        self._sign(tables)
        remember(tables.setdefault("history", {}), entry)
        self._storage.write(tables)

    def _sign(self, tables: Tables) -> None:
        """Put our mark into the file; it comes first, being the first table of a new one."""
        meta = tables.setdefault("meta", {})
        mark = {"schema": SCHEMA, "format": FORMAT, "program": __version__}
        if mark not in meta.values():
            key = next((key for key, each in meta.items() if each.get("format") == FORMAT), None)
            meta[key or free_key(meta)] = mark
