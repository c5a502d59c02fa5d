"""What the tag file says of a library's articles: work done, history, records. Nothing is written here."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from tui.annotations.anchoring.anchoring import Anchored
from tui.errors import DatabaseError, UnreadableArticleError
from tui.export.records import Scope, Wanted, orphan_records, records
from tui.model import Article

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from tui.annotations.history import Entry
    from tui.annotations.progress import Progress
    from tui.corpus.library import Library
    from tui.model import Record
    from tui.store.annotation_store import AnnotationStore


class LibraryAnnotations:
    """The annotations of all articles. What walks the library takes as long as that takes."""

    def __init__(self, library: Library, store: AnnotationStore) -> None:
        self._library = library
        self._store = store
        self._progress: Mapping[str, Progress] = {}

    def of(self, article: Article) -> Anchored:
        """Return what is said of an article, placed in its current text. Raises DatabaseError."""
        return self._store.load(article)

    def progress(self) -> Mapping[str, Progress]:
        """Return the work done per article id, from the tag file alone; what it was, of one that cannot be read."""
        with suppress(DatabaseError):
            self._progress = self._store.progress()
        return self._progress

    def history(self) -> Sequence[Entry]:
        """Return who did what when, the oldest step first. Raises DatabaseError."""
        return self._store.history()

    def is_gone(self, article_id: str) -> bool:
        """Return whether something is said of this article, and the library does not have it. Raises DatabaseError."""
        return any(each.id == article_id for each in self._store.strays())

    def index_of(self, article_id: str) -> int | None:
        """Return where the article is in the library, also where its file has got another name since."""
        index = self._library.index_of(article_id)
        if index is not None or not self.is_gone(article_id):
            return index
        known = self._store.progress()
        for index, source in enumerate(self._library.sources):
            with suppress(UnreadableArticleError):
                if source.id not in known and self.of(self._library.article(index)).taken_over == article_id:
                    return index
        return None

    def records(self, scope: Scope, indices: Sequence[int] | None = None) -> Iterator[Record]:
        """Yield the records of the articles at ``indices`` (all where None); unreadable ones are passed over.

        Articles of which nothing has been said are not read where only others are wanted. Orphans stand behind their
        article's paragraphs; those of articles that are gone come last, and only where all are asked for.
        """
        for article, anchored in self._annotated(indices, untouched=scope.wanted is Wanted.ALL):
            yield from records(article, anchored.placed, scope)
            yield from orphan_records(article, anchored.orphans, scope)

    def orphans(self, indices: Sequence[int] | None = None) -> Iterator[Record]:
        """Yield every orphan of the articles at ``indices``; of all where None, and what was said of those gone."""
        for article, anchored in self._annotated(indices, untouched=False):
            yield from orphan_records(article, anchored.orphans, Scope(Wanted.ALL, orphans=True))

    def unreadable(self, scope: Scope) -> Iterator[UnreadableArticleError]:
        """Yield why articles cannot be read that ``records`` would look into, and passes over."""
        known = self._store.progress()
        for index, source in enumerate(self._library.sources):
            if scope.wanted is Wanted.ALL or source.id in known:
                problem = self._library.summary(index).problem
                if problem is not None:
                    yield problem

    def _annotated(self, indices: Sequence[int] | None, *, untouched: bool) -> Iterator[tuple[Article, Anchored]]:
        """Yield the articles at ``indices`` with what is kept on them; unreadable ones are passed over.

        The ``untouched`` are among them where they are asked for, or where one of them may have been renamed. Behind
        all of them come those that are gone: without a text, and all that was said of them is orphans.
        """
        known, strays = self._store.progress(), self._store.strays()
        taken: set[str] = set()
        for index in range(len(self._library)) if indices is None else indices:
            if not (untouched or strays or self._library.sources[index].id in known):
                continue
            try:
                article = self._library.article(index)
            except UnreadableArticleError:
                continue
            anchored = self.of(article)
            # Of a renamed file and its copy, either might take the annotations over: the first one has them.
            yield article, Anchored({}, ()) if anchored.taken_over in taken else anchored
            taken.update(filter(None, [anchored.taken_over]))
        for kept in strays if indices is None else ():
            if kept.id not in taken:
                gone = Article(kept.id, self._library.root / kept.id, "", kept.title, kept.sha256, ())
                yield gone, Anchored({}, (*kept.records, *kept.orphans))

    def keeps(self, path: Path) -> bool:
        """Return whether ``path`` is the tag file or an article, which no export may replace; links to them, too."""
        kept = [self._store.path, *(source.path for source in self._library.sources)]
        return _is_file(path) and any(_is_file(each) and each.samefile(path) for each in kept)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # such as a name that is too long
        return False
