"""What a tag file held at one moment."""

from __future__ import annotations

from functools import cached_property
from itertools import zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from tui.annotations.anchoring.anchored import Anchored, Orphan, anchored
from tui.annotations.anchoring.matching import Known, Matching, matching
from tui.annotations.layers import NONE_MERGED, is_living
from tui.annotations.progress import NONE, Progress, progress, progress_in
from tui.errors.articles import UnreadableArticleError
from tui.store.books import Books
from tui.store.codec import kept_text
from tui.store.fields import Fields
from tui.store.keys import key_of
from tui.store.machines import machines

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from tui.annotations.anchoring.kept_text import KeptText
    from tui.annotations.layers import Merged
    from tui.codebook.kept_book import KeptBook
    from tui.corpus.discovery import Source
    from tui.model import Article
    from tui.store.schema import Tables


class Texts(Protocol):
    """The texts of a library, by which is known which documents of the tag file are about which of its articles."""

    def look(self, pace: Callable[[Sequence[Source]], Iterable[Source]], /) -> None:
        """Look at every file; ``pace`` takes the steps from one to the next."""

    def hashes(self) -> Mapping[str, str] | None:
        """Return the sha256 of each article's text by the article's id, of those that can be read.

        None where that is not known yet: then a document is about the article of its id.
        """

    def hashes_now(self, pace: Callable[[Sequence[Source]], Iterable[Source]], /) -> Mapping[str, str]:
        """Return the same of what every file holds now, without taking it as known."""

    def paragraphs(self, article_id: str) -> Collection[str]:
        """Return the paragraphs of an article, those left out that are the same in many."""

    def article(self, article_id: str) -> Article:
        """Return an article of the library. Raises UnreadableArticleError."""


class _Matched(NamedTuple):
    """Which documents are about which articles, and what that was made from."""

    rows: Mapping[str, dict[str, Any]]
    known: Mapping[str, Known]
    hashes: Mapping[str, str]
    exact: frozenset[str]
    matching: Matching


class _Counted:
    """The work that was counted, of themes of which some have become others."""

    def __init__(self, merged: Merged) -> None:
        self.merged = merged
        self.of_text: dict[str, dict[str, tuple[dict[str, Any], Progress]]] = {}
        """By annotator and the sha256 of a text, with the document."""

        self.of_corrected: dict[tuple[str, str], tuple[tuple[dict[str, Any] | None, ...], Progress]] = {}
        """Of articles that several documents are about, by id and annotator."""


class Made:
    """What was made of the documents that were looked at last: where those are the same later, it need not be again."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[dict[str, Any], KeptText]] = {}
        """By the sha256 of a text, with the document that it was read from."""

        self.speaking: dict[str, tuple[dict[str, Any], frozenset[str]]] = {}
        """Who says anything of a text, by its sha256, in the same way."""

        self.books = Books()
        self.counted = _Counted(NONE_MERGED)
        self.matched: _Matched | None = None


class Snapshot:
    """What the tag file at ``path`` held at one moment: it never changes, so that any thread may read it.

    What is asked for is made of the tables then, and kept. Everything raises DamagedDatabaseError where what it is made
    of is not what it should be.
    """

    def __init__(self, path: Path, tables: Tables, *, texts: Texts | None, made: Made) -> None:
        """Read nothing yet.

        Args:
            path: For errors to name.
            tables: The file's, which nobody changes any more.
            texts: Those of the library. Where None, a document is only about the very text that it was made on, or the
                article of its id.
            made: Shared by the snapshots of one file.
        """
        self._path = path
        self._tables = tables
        self._texts = texts
        self._made = made
        self._matched: Matching | None = None
        self._book: KeptBook | None = None

    def anew(self) -> Snapshot:
        """Return the same, of which nothing has been asked: more may be known of the texts now."""
        return Snapshot(self._path, self._tables, texts=self._texts, made=self._made)

    def load(self, article: Article) -> Anchored:
        """Return what the file holds on ``article``, placed in its text."""
        texts = [self._kept(sha256) for sha256 in self._speaking(article)]
        return anchored(texts, article, self.codebook.merged)

    def record(self, orphan: Orphan) -> Orphan | None:
        """Return what ``orphan`` is now, None where the file does not have it."""
        if self._document(orphan.sha256) is None:
            return None
        records = self._kept(orphan.sha256).records
        record = next((each for each in records if each.span == orphan.record.span), None)
        return None if record is None else Orphan(orphan.sha256, record, self.codebook.merged)

    def renamed_from(self, article: Article) -> str:
        """Return the id under which the annotations were kept, where the file has got another name; else ""."""
        ids = [self._name(sha256) for sha256 in self._speaking(article)]
        is_copy = bool(ids) and self.hashes.get(ids[0]) == article.sha256
        return ids[0] if ids and article.id not in ids and not is_copy else ""

    @cached_property
    def annotators(self) -> tuple[str, ...]:
        """Return who says anything now, sorted."""
        speaking, found = self._made.speaking, set[str]()
        for document in self._rows.values():
            sha256 = str(document["sha256"])
            known = speaking.get(sha256)
            if known is None or known[0] is not document:
                layers = (each for record in self._kept(sha256).records for each in record.layers.items())
                speaking[sha256] = known = document, frozenset(by for by, layer in layers if is_living(layer))
            found |= known[1]
        return tuple(sorted(found))

    def progress(self, by: str) -> Mapping[str, Progress]:
        """Return the work that ``by`` has done per article id; of what nobody has said anything of, nothing."""
        documents = {str(document["sha256"]): document for document in self._rows.values()}
        counts = self._counted.of_text.setdefault(by, {})
        found = {}
        for article_id, keys in self.speaking.items():
            known = counts.get(keys[0])
            if keys != (self.hashes.get(article_id),) and self._texts is not None:
                found[article_id] = self._progress_in(self._texts, article_id, keys, by)
            elif known is not None and known[0] is documents[keys[0]]:
                found[article_id] = known[1]
            else:
                found[article_id] = progress_in(self._kept(keys[0]), by, self.codebook.merged)
                counts[keys[0]] = documents[keys[0]], found[article_id]
        return MappingProxyType(
            {article_id: each for article_id, each in found.items() if each.reviewed or each.tagged}
        )

    def machines(self, by: str) -> frozenset[str]:
        """Return the machines that have written under a login's name; see ``store.machines``."""
        return machines(self._tables, by)

    @property
    def codebook(self) -> KeptBook:
        """Return what the file says of themes; no cached_property, see ``_matching``."""
        if self._book is None:
            self._book = self._made.books.book(self._path, self._tables)
        return self._book

    @property
    def speaking(self) -> Mapping[str, tuple[str, ...]]:
        """Return the documents about each article that has some, by its id: the sha256 of their texts."""
        return self._matching.by_article

    @property
    def ids(self) -> Collection[str]:
        """Return the ids of the articles of which something is or was said, as they were called then."""
        return {self._name(sha256) for sha256 in self._texts_kept}

    @cached_property
    def strays(self) -> tuple[KeptText, ...]:
        """Return what the file holds on texts that the library does not have; none where it is not known."""
        return tuple(self._kept(sha256) for sha256 in self._matching.strays) if self._texts is not None else ()

    @property
    def _rows(self) -> dict[str, dict[str, Any]]:
        return self._tables.get("articles", {})

    @property
    def _texts_kept(self) -> Iterator[str]:
        """Yield the sha256 of every text that there is a document of."""
        return (str(document["sha256"]) for document in self._rows.values())

    def _document(self, sha256: str) -> dict[str, Any] | None:
        key = key_of("articles", self._rows, sha256)
        return None if key is None else self._rows[key]

    def _name(self, sha256: str) -> str:
        return self._fields("text", sha256[:12], self._document(sha256) or {}).inner("name").text("id")

    def _kept(self, sha256: str) -> KeptText:
        document, known = self._document(sha256) or {}, self._made.kept.get(sha256)
        if known is None or known[0] is not document:
            # A change replaces one paragraph: the others are the very objects that were read.
            same = dict(zip(map(id, known[0]["paragraphs"]), known[1].records, strict=True)) if known else {}
            kept = kept_text(self._fields("text", sha256[:12], document), same)
            self._made.kept[sha256] = known = document, kept
        return known[1]

    def _speaking(self, article: Article) -> tuple[str, ...]:
        """Return the documents that are about ``article``, which may have been read since the library was."""
        if not self._rows:
            return ()
        if self._texts is not None and self.hashes.get(article.id) == article.sha256:
            return self.speaking.get(article.id, ())
        near = [each for each in self._texts_kept if each == article.sha256 or self._name(each) == article.id]
        known = {each: Known(self._name(each), self._quotes(each)) for each in near}
        return matching(known, {article.id: article.sha256}, lambda _: article.own_texts()).by_article.get(
            article.id, ()
        )

    @cached_property
    def hashes(self) -> Mapping[str, str]:
        """Return the sha256 of each article's text by the article's id, as far as that is known."""
        known = self._texts.hashes() if self._texts is not None else None
        return {self._name(sha256): sha256 for sha256 in self._texts_kept} if known is None else known

    @property
    def _matching(self) -> Matching:
        """Return which documents are about which articles.

        No cached_property: Python 3.11 has one lock for those of all snapshots, and a job may take its time here.
        """
        if self._matched is None:
            self._matched = self._match() if self._rows else Matching({}, ())
        return self._matched

    def _match(self) -> Matching:
        rows, hashes, made = self._rows, self.hashes, self._made.matched
        if made is not None and made.hashes is hashes and made.rows.keys() == rows.keys():
            changed = (str(each["sha256"]) for key, each in rows.items() if made.rows[key] is not each)
            if all(self._known(sha256, hashes, made.exact) == made.known.get(sha256) for sha256 in changed):
                self._made.matched = made._replace(rows=rows)
                return made.matching
        exact = frozenset(hashes.values())
        known = {sha256: self._known(sha256, hashes, exact) for sha256 in self._texts_kept}
        found = matching(known, hashes, self._texts.paragraphs if self._texts is not None else lambda _: ())
        self._made.matched = _Matched(rows, known, hashes, exact, found)
        return found

    def _known(self, sha256: str, hashes: Mapping[str, str], exact: frozenset[str]) -> Known:
        """Return what matching has to know of a document.

        What it quotes is only asked for where a text is not as it was: to make it of all would take its time.
        """
        name = self._name(sha256)
        at_home = hashes.get(name)
        is_as_it_was = at_home == sha256 or (at_home is None and sha256 in exact)
        return Known(name, () if is_as_it_was else self._quotes(sha256))

    def _quotes(self, sha256: str) -> tuple[str, ...]:
        return tuple(record.quote for record in self._kept(sha256).records)

    @property
    def _counted(self) -> _Counted:
        merged, counted = self.codebook.merged, self._made.counted
        if counted.merged != merged:
            self._made.counted = counted = _Counted(merged)
        return counted

    def _progress_in(self, texts: Texts, article_id: str, keys: tuple[str, ...], by: str) -> Progress:
        """Return the work on an article that has been corrected: what is where is known by its text alone.

        Args:
            texts: The library's.
            article_id: The article's id.
            keys: The documents about it.
            by: Who has worked.
        """
        documents = tuple(map(self._document, keys))
        corrected = self._counted.of_corrected
        known = corrected.get((article_id, by))
        if known is None or any(one is not other for one, other in zip_longest(known[0], documents)):
            try:
                article = texts.article(article_id)
            except UnreadableArticleError:
                return NONE
            found = self.load(article).annotations(article).values()
            own = progress(each for annotations in found for each in annotations if each.by == by)
            corrected[article_id, by] = known = documents, own
        return known[1]

    def _fields(self, what: str, name: str, document: dict[str, Any]) -> Fields:
        return Fields(self._path, f"{what} {name!r}", document)
