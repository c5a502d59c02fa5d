"""Every annotated article of a library, with what is kept on it: what exports and lists go through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.annotations.anchoring.anchoring import Anchored
from tui.errors import UnreadableArticleError
from tui.model import Article

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.corpus.library import Library
    from tui.store.annotation_store import AnnotationStore


def annotated(
    library: Library, store: AnnotationStore, indices: Sequence[int] | None, *, untouched: bool
) -> Iterator[tuple[Article, Anchored]]:
    """Yield the articles at ``indices`` (all where None) with what is kept on them; unreadable ones are passed over.

    The ``untouched`` are among them where they are asked for, or where one of them may have been renamed. Behind all of
    them come those that are gone: without a text, and all that was said of them is orphans.
    """
    known, strays = store.progress(), store.strays()
    taken: set[str] = set()
    for index in range(len(library)) if indices is None else indices:
        if not (untouched or strays or library.sources[index].id in known):
            continue
        try:
            article = library.article(index)
        except UnreadableArticleError:
            continue
        anchored = store.load(article)
        # Of a renamed file and its copy, either might take the annotations over: the first one has them.
        yield article, Anchored({}, ()) if anchored.taken_over in taken else anchored
        taken.update(filter(None, [anchored.taken_over]))
    for document in strays if indices is None else ():
        if document.id not in taken:
            gone = Article(document.id, library.root / document.id, "", document.title, document.sha256, ())
            yield gone, Anchored({}, (*document.records, *document.orphans))
