"""The texts of a library as the tag file needs them: which documents are about which of its articles.

To know that, every file has to be looked at, and sometimes read: ``look`` does it, as the work of a job in the reader.
What is asked before is answered by what is known.
"""

from __future__ import annotations

import os
from contextlib import suppress
from errno import ENOENT
from threading import Lock
from typing import TYPE_CHECKING

from tui.corpus.reader import text_sha256
from tui.errors.articles import UnreadableArticleError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from tui.corpus.discovery import Source
    from tui.corpus.library import Library
    from tui.model import Article
    from tui.state.text_hashes import TextHashes


class LibraryTexts:
    """The texts of the library's articles. Any thread may ask."""

    def __init__(self, library: Library, cache: TextHashes) -> None:
        """Look at nothing yet; ``cache`` keeps what is known of the files."""
        self._library = library.apart()
        self._cache = cache
        self._hashes: Mapping[str, str] | None = None
        self._paragraphs: dict[str, frozenset[str]] = {}
        self._lock = Lock()

    def hashes(self) -> Mapping[str, str] | None:
        """Return the sha256 of each article's text by the article's id; those that cannot be read are left out.

        None as long as nobody has looked.
        """
        return self._hashes

    def look(self, pace: Callable[[Sequence[Source]], Iterable[Source]], /) -> None:
        """Look at every file; ``pace`` takes the steps from one to the next."""
        self._hashes = self.hashes_now(pace)

    def hashes_now(self, pace: Callable[[Sequence[Source]], Iterable[Source]], /) -> Mapping[str, str]:
        """Return as ``hashes`` what every file holds now; what is said of which article stays as it was known."""
        return self._cache.hashes(self._library, pace)

    def article(self, article_id: str) -> Article:
        """Return an article of the library.

        Raises:
            UnreadableArticleError: It cannot be read, or there is none.
        """
        index = self._library.index_of(article_id)
        if index is None:
            raise UnreadableArticleError(article_id, FileNotFoundError(ENOENT, os.strerror(ENOENT)))
        with self._lock:
            return self._library.article(index)

    def paragraphs(self, article_id: str) -> Collection[str]:
        """Return what an article says itself, without site leftovers: those are the same in all the articles of a site.

        Nothing, of one that cannot be read.
        """
        found = self._paragraphs.get(article_id)
        if found is None:
            try:
                found = self.article(article_id).own_texts()
            except UnreadableArticleError:
                return ()
            self._paragraphs[article_id] = found
        return found


def hashes_now(library: Library, pace: Callable[[Sequence[Source]], Iterable[Source]]) -> Mapping[str, str]:
    """Return the sha256 of each article's text by the article's id, every file read for it.

    Args:
        library: The articles; those that cannot be read are left out.
        pace: Takes the steps from one to the next.
    """
    found = {}
    for source in pace(library.sources):
        with suppress(UnreadableArticleError):
            found[source.id] = text_sha256(source)
    return found
