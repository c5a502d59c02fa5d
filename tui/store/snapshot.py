"""What a tag file held at one moment."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from tinydb.table import Document

from tui.annotations.anchoring.anchoring import Anchored, anchor
from tui.annotations.anchoring.renamed_articles import Strays
from tui.annotations.progress import Progress, progress
from tui.errors.tag_file import Wrong
from tui.store.codebook_codec import theme
from tui.store.codec import kept_article
from tui.store.fields import Fields
from tui.store.history_codec import read_entry

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from tui.annotations.anchoring.kept_article import KeptArticle
    from tui.annotations.history import Entry
    from tui.model import Article, Theme
    from tui.store.schema import Tables


class Made:
    """What was made of the documents that were looked at last: where those are the same later, it need not be again."""

    def __init__(self) -> None:
        self.counts: dict[str, tuple[object, Progress]] = {}
        """Progress per article id, with the list it was counted from: most articles are the same after a change."""

        self.last: tuple[dict[str, Any], Article, Anchored] | None = None
        """What was placed last, with the document and the article that it was made from."""


class Snapshot:
    """What the tag file at ``path`` held at one moment: it never changes, so that any thread may read it.

    What is asked for is made of the tables then, and kept. Everything raises DamagedDatabaseError where what it is made
    of is not what it should be.
    """

    def __init__(self, path: Path, tables: Tables, known: Collection[str] | None, made: Made) -> None:
        """Read nothing yet.

        Args:
            path: For errors to name.
            tables: The file's, which nobody changes any more.
            known: The ids of the library's articles: what is kept under any other may be taken over by an article that
                has got another name. Where None, nothing is taken over.
            made: Shared by the snapshots of one file.
        """
        self._path = path
        self._tables = tables
        self._known = known
        self._made = made

    def load(self, article: Article) -> Anchored:
        """Return what the file holds on ``article``, placed in its text."""
        key = self.key(article)
        if key is None:
            return Anchored({}, ())
        document, last = self._articles[key], self._made.last
        if last is None or last[:2] != (document, article):
            self._made.last = last = document, article, self._anchored(Document(document, int(key)), article)
        return replace(last[2], placed=dict(last[2].placed))

    def key(self, article: Article) -> str | None:
        """Return the key of the article's own document, or else of the one that it takes over; None for neither."""
        return self._keys.get(article.id) or self._found_strays.predecessor(article)

    @cached_property
    def history(self) -> tuple[Entry, ...]:
        """Return who did what when, the oldest first; see ``history.MOST_ENTRIES``."""
        table = self._tables.get("history", {})
        rows = [(int(key), Fields(self._path, f"history {key!r}", table[key])) for key in sorted(table, key=int)]
        return tuple(read_entry(fields, number) for number, fields in rows)

    @cached_property
    def strays(self) -> tuple[KeptArticle, ...]:
        """Return what the file holds on articles that the library does not have; none where it is not known."""
        return tuple(self._found_strays.documents.values())

    @cached_property
    def progress(self) -> Mapping[str, Progress]:
        """Return the work done per article id, from the file alone."""
        documents = self._articles
        counts = {each: self._count(each, Document(documents[key], int(key))) for each, key in self._keys.items()}
        self._made.counts = counts
        return MappingProxyType({article: count for article, (_, count) in counts.items()})

    @cached_property
    def themes(self) -> tuple[Theme, ...]:
        """Return the themes kept in the file, in the order they came."""
        rows = self._tables.get("themes", {})
        documents = [Document(row, int(key)) for key, row in rows.items()]
        return tuple(theme(self._fields("theme", each)) for each in documents)

    @property
    def _articles(self) -> dict[str, dict[str, Any]]:
        """Return the documents as they were read: TinyDB's own objects for all of them would cost as much again."""
        return self._tables.get("articles", {})

    @cached_property
    def _keys(self) -> Mapping[str, str]:
        """Return the key of each article's document by the article's id."""
        documents = self._articles
        ids = [document.get("id") for document in documents.values()]
        keys = dict(zip(map(str, ids), documents, strict=True))
        if len(keys) < len(ids) or {*map(type, ids)} - {str}:
            self._check_ids(documents)
        return keys

    def _check_ids(self, documents: Mapping[str, dict[str, Any]]) -> None:
        """Raise the error that names the first document without an id of its own."""
        ids = set()
        for key, document in documents.items():
            fields = self._fields("article", Document(document, int(key)))
            if fields.text("id") in ids:
                raise fields.damage(Wrong.TWICE)
            ids.add(fields.text("id"))

    @cached_property
    def _found_strays(self) -> Strays:
        known, documents = self._known, self._articles
        if known is None:
            return Strays({})
        strays = {key: Document(documents[key], int(key)) for each, key in self._keys.items() if each not in known}
        return Strays({key: kept_article(self._fields("article", each)) for key, each in strays.items()})

    def _fields(self, what: str, document: Document) -> Fields:
        return Fields(self._path, f"{what} {document.get('id', document.doc_id)!r}", document)

    def _anchored(self, document: Document, article: Article) -> Anchored:
        kept = kept_article(self._fields("article", document))
        taken_over = "" if kept.id == article.id else kept.id
        if kept.sha256 != article.sha256:
            return replace(anchor((*kept.records, *kept.orphans), article), taken_over=taken_over)
        # Orphans of this very text must not move onto a paragraph as soon as its own annotation is taken away.
        anchored = anchor(kept.records, article)
        return replace(anchored, orphans=(*anchored.orphans, *kept.orphans), taken_over=taken_over)

    def _count(self, article_id: str, document: Document) -> tuple[object, Progress]:
        paragraphs = document.get("paragraphs")
        known = self._made.counts.get(article_id)
        if known is not None and known[0] is paragraphs:
            return known
        return paragraphs, progress(kept_article(self._fields("article", document)))
