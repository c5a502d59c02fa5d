"""What the tag file says of a library's articles: history, orphans, records. Nothing is written here."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.annotations.anchoring.anchored import Anchored, Orphan
from tui.annotations.progress import summed
from tui.errors.articles import UnreadableArticleError
from tui.export.records import Scope, Wanted, orphan_records, records
from tui.session.kept_files import is_kept

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from tui.annotations.anchoring.kept_text import KeptText
    from tui.annotations.history import Entry
    from tui.annotations.progress import Progress
    from tui.corpus.library import Library
    from tui.model import Annotation, Article, Record
    from tui.session.jobs import Pace
    from tui.store.snapshot import Snapshot


class LibraryAnnotations:
    """The annotations of all articles, as the tag file had them at one moment.

    What walks the library takes as long as that takes. Where what the file holds is damaged, everything raises
    DamagedDatabaseError.
    """

    def __init__(self, library: Library, snapshot: Snapshot, history: Sequence[Entry], tag_file: Path) -> None:
        """Walk nothing yet.

        Args:
            library: The articles.
            snapshot: What is said of them.
            history: Who did what when, the oldest step first.
            tag_file: The file that says it.
        """
        self.library = library
        self.history = history
        self._snapshot = snapshot
        self._tag_file = tag_file

    def apart(self) -> LibraryAnnotations:
        """Return the same with a reader of articles of its own, for another thread."""
        return LibraryAnnotations(self.library.apart(), self._snapshot, self.history, self._tag_file)

    @property
    def has_any(self) -> bool:
        """Return whether anything was ever said of any text."""
        return bool(self._snapshot.ids)

    @property
    def annotators(self) -> tuple[str, ...]:
        """Return who says anything now, sorted."""
        return self._snapshot.annotators

    def known_by_texts(self, by: str) -> None:
        """Find out which documents are about which articles, and the work of ``by`` on each; it is kept for later.

        Any thread may do it.
        """
        self._snapshot.anew().progress(by)

    def of(self, article: Article) -> Anchored:
        """Return what is said of an article, placed in its text."""
        return self._snapshot.load(article)

    def said_of(self, article: Article, number: int, by: str) -> Annotation | None:
        """Return what one annotator says of one paragraph, None where that is nothing.

        Args:
            article: The article.
            number: The paragraph's, from 1.
            by: The annotator.
        """
        annotations = self.of(article).annotations(article).get(number, ())
        return next((each for each in annotations if each.by == by), None)

    def renamed_from(self, article: Article) -> str:
        """Return the id under which the annotations were kept, where the file has got another name; else ""."""
        return self._snapshot.renamed_from(article)

    def progress(self, by: str) -> Mapping[str, Progress]:
        """Return the work that ``by`` has done per article id."""
        return self._snapshot.progress(by)

    def work(self, by: str) -> Progress:
        """Return the work that ``by`` has done in all articles together; a text that several have counts once."""
        copies = {each for ids in self._copies(range(len(self.library))).values() for each in ids}
        return summed(each for article_id, each in self.progress(by).items() if article_id not in copies)

    def index_of(self, entry: Entry) -> int | None:
        """Return where in the library the article of a step is: the one of its text, whatever it is called now."""
        return self.library.index_of(self.article_of(entry))

    def article_of(self, entry: Entry) -> str:
        """Return the id that the article of a step has now; of one that is gone, the one it had."""
        named = [each for each, texts in self._snapshot.speaking.items() if entry.sha256 in texts]
        return entry.article if entry.article in named or not named else named[0]

    def log(self) -> list[Entry]:
        """Return who did what when, the oldest step first, articles under the ids that they have now."""
        return [replace(entry, article=self.article_of(entry)) for entry in self.history]

    def is_gone(self, article_id: str) -> bool:
        """Return whether something is said of this article, and the library does not have it."""
        return any(each.id == article_id for each in self._strays())

    def records(self, scope: Scope, indices: Sequence[int] | None = None, pace: Pace = iter) -> Iterator[Record]:
        """Yield the records of some articles; unreadable ones are passed over.

        Articles of which nothing has been said are not read where only others are wanted. A text that several have is
        there once. Orphans stand behind their article's paragraphs; those of articles that are gone come last, and only
        where all are asked for.

        Args:
            scope: Which paragraphs are wanted.
            indices: Where the articles are in the library; all of them where None.
            pace: Takes the steps from one to the next.
        """
        copies = self._copies(range(len(self.library)) if indices is None else indices)
        again = {each for ids in copies.values() for each in ids}
        for article in self._read(indices, pace, untouched=scope.wanted is Wanted.ALL):
            if article.id not in again:
                anchored = self.of(article)
                said = anchored.annotations(article)
                yield from records(article, said, scope, copies.get(article.id, ()))
                yield from orphan_records(article.id, article.title, anchored.orphans, scope)
        if indices is None:
            yield from self._gone(scope)

    def _copies(self, indices: Sequence[int]) -> dict[str, tuple[str, ...]]:
        """Return the ids of articles at ``indices`` that have the text of an earlier one, by the id of that."""
        first: dict[str, list[str]] = {}
        for index in indices:
            article_id = self.library.sources[index].id
            if article_id in self._snapshot.speaking and article_id in self._snapshot.hashes:
                first.setdefault(self._snapshot.hashes[article_id], []).append(article_id)
        return {ids[0]: tuple(ids[1:]) for ids in first.values()}

    def orphans(self, indices: Sequence[int] | None = None, by: frozenset[str] = frozenset()) -> Iterator[Record]:
        """Yield every orphan of the articles at ``indices``; of all where None, and what was said of those gone.

        ``by`` are the annotators whose layers are taken; empty, everybody's are.
        """
        scope = Scope(Wanted.ALL, orphans=True, by=by)
        for article in self._read(indices, iter, untouched=False):
            yield from orphan_records(article.id, article.title, self.of(article).orphans, scope)
        if indices is None:
            yield from self._gone(scope)

    def lost(self, by: str, pace: Pace = iter) -> list[Orphan]:
        """Return every orphan in which ``by`` says something; walks the library.

        Args:
            by: The annotator.
            pace: Takes the steps from one article to the next.
        """
        found = [orphan for each in self._read(None, pace, untouched=False) for orphan in self.of(each).orphans]
        found += [orphan for kept in self._strays() for orphan in self._orphans(kept)]
        return [each for each in found if each.annotation(by)]

    def unreadable(self, scope: Scope) -> Iterator[UnreadableArticleError]:
        """Yield why articles cannot be read that ``records`` would look into, and passes over."""
        ids = {*self._snapshot.ids}
        for index, source in enumerate(self.library.sources):
            if scope.wanted is Wanted.ALL or source.id in ids:
                problem = self.library.summary(index).problem
                if problem is not None:
                    yield problem

    def _read(self, indices: Sequence[int] | None, pace: Pace, *, untouched: bool) -> Iterator[Article]:
        """Yield the articles at ``indices`` of which something is said; the ``untouched`` where they are asked for."""
        for index in pace(range(len(self.library)) if indices is None else indices):
            if untouched or self.library.sources[index].id in self._snapshot.speaking:
                with suppress(UnreadableArticleError):
                    yield self.library.article(index)

    def _gone(self, scope: Scope) -> Iterator[Record]:
        """Yield what is said of articles that are gone: without a text, all of it is orphans."""
        for kept in self._strays():
            yield from orphan_records(kept.id, kept.title, self._orphans(kept), scope)

    def _strays(self) -> Iterator[KeptText]:
        """Yield what is said of texts that the library does not have, by their ids; not of unreadable files."""
        for kept in sorted(self._snapshot.strays, key=lambda each: each.id):
            index = self.library.index_of(kept.id)
            if index is None or self.library.summary(index).problem is None:
                yield kept

    def _orphans(self, kept: KeptText) -> list[Orphan]:
        found = (Orphan(kept.sha256, record, self._snapshot.codebook.merged) for record in kept.records)
        return [each for each in found if each.is_living]

    def keeps(self, path: Path, pace: Pace = iter) -> bool:
        """Return whether no export may replace ``path``: a tag file or an article, of this library or another."""
        return is_kept(path, self.library, self._tag_file, pace)
