"""The annotations of a library: one TinyDB file, every change an operation on what it holds at that moment."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from tinydb import TinyDB, where
from tinydb.table import Document

from tui import __version__
from tui.annotations.anchoring.anchoring import Anchored, anchor
from tui.annotations.anchoring.kept_article import KeptArticle
from tui.annotations.anchoring.renamed_articles import Strays
from tui.annotations.anchoring.text_quote import quoted
from tui.annotations.article_edit import ArticleEdit
from tui.annotations.history import Entry
from tui.annotations.progress import Progress, progress
from tui.annotations.undo import Reverted, is_revertible, revert
from tui.errors import AlreadyExistsError, DatabaseError, Wrong
from tui.store.codebook_codec import theme, theme_json
from tui.store.codec import article_json, kept_article
from tui.store.fields import Fields
from tui.store.history_codec import read_entry, remember, rename
from tui.store.schema import FORMAT, SCHEMA, free_key
from tui.store.storage import LOCK_TIMEOUT, DurableStorage

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path

    from tui.annotations.history import Change
    from tui.annotations.operations import Operation, OrphanOperation
    from tui.model import Article, Theme
    from tui.store.schema import Tables
    from tui.store.storage import Stamp


def _utc_now() -> datetime:
    return datetime.now(UTC)


class AnnotationStore:
    """One tag file. Every method may raise DatabaseError; the file is then as it was.

    ``now`` gives the time that changes bear, and the day of the backups. ``known`` gives the ids of the library's
    articles: what is kept under any other may be taken over by an article that has got another name. Without it
    nothing is taken over.
    """

    def __init__(
        self,
        path: Path,
        *,
        now: Callable[[], datetime] = _utc_now,
        known: Callable[[], Collection[str]] | None = None,
    ) -> None:
        self.path = path
        self._now = now
        self._known = known
        self._storage = DurableStorage(path, today=lambda: now().astimezone(UTC).date())
        # Each is of the storage's version named first in it.
        self._documents: tuple[int, Mapping[str, str]] = (-1, {})
        self._progress: tuple[int, Mapping[str, Progress]] = (-1, {})
        self._history: tuple[int, tuple[Entry, ...]] = (-1, ())
        self._strays: tuple[int, Strays] = (-1, Strays({}))
        self._themes: tuple[int, tuple[Theme, ...]] = (-1, ())
        # What was loaded last, with the document and the article that it was made from: mostly it is loaded again.
        self._last: tuple[dict[str, Any], Article, Anchored] | None = None
        # Progress per article id, with the list it was counted from: most articles are the same after a change.
        self._counts: dict[str, tuple[object, Progress]] = {}

    def stamp(self) -> Stamp | None:
        """Return what is another thing whenever the file has changed; None where there is no file."""
        return self._storage.stamp()

    @property
    def has_locks(self) -> bool:
        """Return whether the file system has locks; True until a change has shown that it has not."""
        return self._storage.has_locks

    def copied_to(self, path: Path) -> AnnotationStore:
        """Return a new store at ``path`` that holds what was last read here, durable.

        Raises RequestError where there is something at ``path``, and DatabaseError where it cannot be written.
        """
        copy = AnnotationStore(path, now=self._now, known=self._known)
        if path.is_symlink() or path.exists():
            raise AlreadyExistsError(path)
        with suppress(DatabaseError):
            self._storage.read()
        with copy._storage.transaction():
            tables = {name: dict(table) for name, table in self._storage.known.items()}
            copy._sign(tables)
            copy._storage.write(tables)
        return copy

    def load(self, article: Article) -> Anchored:
        """Return what the file now holds on ``article``, placed in its current text."""
        key = self._key(article)
        if key is None:
            return Anchored({}, ())
        document = self._articles()[key]
        if self._last is None or self._last[:2] != (document, article):
            self._last = document, article, self._anchored(Document(document, int(key)), article)
        anchored = self._last[2]
        return replace(anchored, placed=dict(anchored.placed))

    def apply(
        self,
        article: Article,
        operations: Sequence[Operation | OrphanOperation],
        by: str,
        lock_timeout: float = LOCK_TIMEOUT,
    ) -> tuple[Operation | OrphanOperation, ...]:
        """Do ``operations`` one after the other to what the file now holds on ``article``, and make it durable.

        Returns the operations that take it back, in the order in which to apply them; none where nothing changed
        (nothing is written then). Raises RequestError for a span that is not one of the article's paragraphs, and for
        an orphan that is gone, and LockedDatabaseError where the lock is held for longer than ``lock_timeout`` seconds.
        """
        with self._storage.transaction(lock_timeout) as tables:
            edit = self._edit(article, by)
            for operation in operations:
                edit.do(operation)
            if edit.changes:
                self._put(tables, edit)
                self._remember(tables, Entry(0, edit.at, by, article.id, article.sha256, tuple(edit.changes)))
        return edit.inverses

    def history(self) -> tuple[Entry, ...]:
        """Return who did what when, the oldest first; see ``history.MOST_ENTRIES``."""
        table = self._storage.tables().get("history", {})
        if self._history[0] != self._storage.version:
            rows = [(int(key), Fields(self.path, f"history {key!r}", table[key])) for key in sorted(table, key=int)]
            self._history = (self._storage.version, tuple(read_entry(fields, number) for number, fields in rows))
        return self._history[1]

    def revert(self, entry: Entry, article: Article | None, by: str, lock_timeout: float = LOCK_TIMEOUT) -> Reverted:
        """Take ``entry`` back, as far as nobody else has changed the same since, and make it durable.

        ``article`` is the one it was made to, None where it is gone: nothing is taken back then. In each case the
        history gets an entry that names this one, which so is dealt with. Where somebody has taken it back already,
        nothing is written. Raises as ``apply``.
        """
        with self._storage.transaction(lock_timeout) as tables:
            entries = self.history()
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

    def strays(self) -> tuple[KeptArticle, ...]:
        """Return what the file holds on articles that the library does not have; none where it is not known."""
        return tuple(self._found_strays().documents.values())

    def progress(self) -> Mapping[str, Progress]:
        """Return the work done per article id, from the file alone; cheap while the file is unchanged."""
        keys, documents = self._keys(), self._articles()
        if self._progress[0] != self._storage.version:
            self._counts = {each: self._count(each, Document(documents[key], int(key))) for each, key in keys.items()}
            counts = {article: count for article, (_, count) in self._counts.items()}
            self._progress = (self._storage.version, MappingProxyType(counts))
        return self._progress[1]

    def themes(self) -> tuple[Theme, ...]:
        """Return the themes kept in the file, in the order they came."""
        rows = self._storage.tables().get("themes", {})
        if self._themes[0] != self._storage.version:
            documents = [Document(row, int(key)) for key, row in rows.items()]
            self._themes = (self._storage.version, tuple(theme(self._fields("theme", each)) for each in documents))
        return self._themes[1]

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

    def _key(self, article: Article) -> str | None:
        """Return the key of the article's own document, or else of the one that it takes over."""
        return self._keys().get(article.id) or self._found_strays().predecessor(article)

    def _found_strays(self) -> Strays:
        keys, documents = self._keys(), self._articles()
        if self._known is not None and self._strays[0] != self._storage.version:
            known = self._known()
            strays = {key: Document(documents[key], int(key)) for each, key in keys.items() if each not in known}
            parsed = {key: kept_article(self._fields("article", each)) for key, each in strays.items()}
            self._strays = (self._storage.version, Strays(parsed))
        return self._strays[1]

    def _articles(self) -> dict[str, dict[str, Any]]:
        """Return the documents as they were read: TinyDB's own objects for all of them would cost as much again."""
        return self._storage.tables().get("articles", {})

    def _keys(self) -> Mapping[str, str]:
        """Return the key of each article's document by the article's id."""
        documents = self._articles()
        if self._documents[0] != self._storage.version:
            ids = [document.get("id") for document in documents.values()]
            keys = dict(zip(map(str, ids), documents, strict=True))
            if len(keys) < len(ids) or {*map(type, ids)} - {str}:
                self._check_ids(documents)
            # The version is that of the one reading above: the file may have changed again.
            self._documents = (self._storage.version, keys)
        return self._documents[1]

    def _check_ids(self, documents: Mapping[str, dict[str, Any]]) -> None:
        """Raise the error that names the first document without an id of its own."""
        ids = set()
        for key, document in documents.items():
            fields = self._fields("article", Document(document, int(key)))
            if fields.text("id") in ids:
                raise fields.damage(Wrong.TWICE)
            ids.add(fields.text("id"))

    def _fields(self, what: str, document: Document) -> Fields:
        return Fields(self.path, f"{what} {document.get('id', document.doc_id)!r}", document)

    def _anchored(self, document: Document, article: Article) -> Anchored:
        kept = kept_article(self._fields("article", document))
        taken_over = "" if kept.id == article.id else kept.id
        if kept.sha256 != article.sha256:
            return replace(anchor((*kept.records, *kept.orphans), article), taken_over=taken_over)
        # Orphans of this very text must not move onto a paragraph as soon as its own annotation is taken away.
        anchored = anchor(kept.records, article)
        return replace(anchored, orphans=(*anchored.orphans, *kept.orphans), taken_over=taken_over)

    def _edit(self, article: Article, by: str) -> ArticleEdit:
        return ArticleEdit(article, self.load(article), by, self._time())

    def _time(self) -> str:
        return self._now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def _put(self, tables: Tables, edit: ArticleEdit) -> None:
        """Make what has been edited the article's document, and so take it over where it was another's."""
        self._sign(tables)
        article, anchored = edit.article, edit.anchored
        key = self._key(article)
        articles = tables.setdefault("articles", {})
        if key is not None and articles[key]["id"] != article.id:
            rename(tables.get("history", {}), articles[key]["id"], article.id)
        records = tuple(quoted(each, article.text) for each in anchored.placed.values())
        if records or anchored.orphans:
            new = KeptArticle(article.id, article.sha256, article.title, records, anchored.orphans)
            articles[key or free_key(articles)] = document = article_json(new)
            self._last = document, article, anchored
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

    def _count(self, article_id: str, document: Document) -> tuple[object, Progress]:
        paragraphs = document.get("paragraphs")
        known = self._counts.get(article_id)
        if known is not None and known[0] is paragraphs:
            return known
        return paragraphs, progress(kept_article(self._fields("article", document)))
