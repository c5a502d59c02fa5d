"""What the tag file says of a library's articles: history, orphans, records. Nothing is written here."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from tui.annotations.anchoring.anchoring import Anchored
from tui.errors.articles import UnreadableArticleError
from tui.export.records import Scope, Wanted, orphan_records, records
from tui.model import Article
from tui.session.kept_files import is_kept

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from tui.annotations.history import Entry
    from tui.annotations.progress import Progress
    from tui.corpus.library import Library
    from tui.model import Record
    from tui.session.jobs import Pace
    from tui.store.snapshot import Snapshot


class LibraryAnnotations:
    """The annotations of all articles, as the tag file had them at one moment.

    What walks the library takes as long as that takes. Where what the file holds is damaged, everything raises
    DamagedDatabaseError.
    """

    def __init__(self, library: Library, snapshot: Snapshot, tag_file: Path) -> None:
        """Walk nothing yet.

        Args:
            library: The articles.
            snapshot: What is said of them.
            tag_file: The file that says it.
        """
        self.library = library
        self._snapshot = snapshot
        self._tag_file = tag_file

    def apart(self) -> LibraryAnnotations:
        """Return the same with a reader of articles of its own, for another thread."""
        return LibraryAnnotations(self.library.apart(), self._snapshot, self._tag_file)

    def of(self, article: Article) -> Anchored:
        """Return what is said of an article, placed in its text."""
        return self._snapshot.load(article)

    @property
    def progress(self) -> Mapping[str, Progress]:
        """Return the work done per article id."""
        return self._snapshot.progress

    @property
    def history(self) -> Sequence[Entry]:
        """Return who did what when, the oldest step first."""
        return self._snapshot.history

    def is_gone(self, article_id: str) -> bool:
        """Return whether something is said of this article, and the library does not have it."""
        return any(each.id == article_id for each in self._snapshot.strays)

    def renamed(self, article_id: str, pace: Pace = iter) -> int | None:
        """Return where in the library the article is whose file has got another name; walks it. None for nowhere."""
        for index in pace(range(len(self.library))):
            with suppress(UnreadableArticleError):
                known = self.library.sources[index].id in self.progress
                if not known and self.of(self.library.article(index)).taken_over == article_id:
                    return index
        return None

    def index_of(self, article_id: str) -> int | None:
        """Return where the article is in the library, by its id or else, walking it, under another name."""
        index = self.library.index_of(article_id)
        return self.renamed(article_id) if index is None and self.is_gone(article_id) else index

    def records(self, scope: Scope, indices: Sequence[int] | None = None, pace: Pace = iter) -> Iterator[Record]:
        """Yield the records of some articles; unreadable ones are passed over.

        Articles of which nothing has been said are not read where only others are wanted. Orphans stand behind their
        article's paragraphs; those of articles that are gone come last, and only where all are asked for.

        Args:
            scope: Which paragraphs are wanted.
            indices: Where the articles are in the library; all of them where None.
            pace: Takes the steps from one to the next.
        """
        for article, anchored in self._annotated(indices, pace, untouched=scope.wanted is Wanted.ALL):
            yield from records(article, anchored.placed, scope)
            yield from orphan_records(article, anchored.orphans, scope)

    def orphans(self, indices: Sequence[int] | None = None) -> Iterator[Record]:
        """Yield every orphan of the articles at ``indices``; of all where None, and what was said of those gone."""
        for article, anchored in self._annotated(indices, iter, untouched=False):
            yield from orphan_records(article, anchored.orphans, Scope(Wanted.ALL, orphans=True))

    def unreadable(self, scope: Scope) -> Iterator[UnreadableArticleError]:
        """Yield why articles cannot be read that ``records`` would look into, and passes over."""
        for index, source in enumerate(self.library.sources):
            if scope.wanted is Wanted.ALL or source.id in self.progress:
                problem = self.library.summary(index).problem
                if problem is not None:
                    yield problem

    def _annotated(
        self, indices: Sequence[int] | None, pace: Pace, *, untouched: bool
    ) -> Iterator[tuple[Article, Anchored]]:
        """Yield the articles at ``indices`` with what is kept on them; unreadable ones are passed over.

        The ``untouched`` are among them where they are asked for, or where one of them may have been renamed. Behind
        all of them come those that are gone: without a text, and all that was said of them is orphans.
        """
        known, strays = self.progress, self._snapshot.strays
        taken: set[str] = set()
        for index in pace(range(len(self.library)) if indices is None else indices):
            if not (untouched or strays or self.library.sources[index].id in known):
                continue
            try:
                article = self.library.article(index)
            except UnreadableArticleError:
                continue
            anchored = self.of(article)
            # Of a renamed file and its copy, either might take the annotations over: the first one has them.
            yield article, Anchored({}, ()) if anchored.taken_over in taken else anchored
            taken.update(filter(None, [anchored.taken_over]))
        for kept in strays if indices is None else ():
            if kept.id not in taken:
                gone = Article(kept.id, self.library.root / kept.id, "", kept.title, kept.sha256, ())
                yield gone, Anchored({}, (*kept.records, *kept.orphans))

    def keeps(self, path: Path, pace: Pace = iter) -> bool:
        """Return whether no export may replace ``path``: a tag file or an article, of this library or another."""
        return is_kept(path, self.library, self._tag_file, pace)
