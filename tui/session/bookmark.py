"""Where a library is being read, kept on this machine: in which article, and at which paragraph of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.corpus.library import Library
    from tui.model import Article
    from tui.session.open_article import OpenArticle
    from tui.state.positions import ReadingPositions


class Bookmark:
    """The bookmark of one library. Nothing is lost where it cannot be kept."""

    def __init__(self, library: Library, positions: ReadingPositions) -> None:
        """Begin where the library was left; ``positions`` are those of all libraries."""
        self._library = library
        self._positions = positions
        self._kept: tuple[str, int] | None = None

    @property
    def index_left(self) -> int:
        """Return where in the library the article is that was being read last; 0 where that is not known."""
        article_id = self._positions.last(self._library.root)
        return (self._library.index_of(article_id) if article_id is not None else None) or 0

    def offset_left(self, article: Article) -> int | None:
        """Return where the paragraph begins in which an article was left, in code points; None for nowhere."""
        return self._positions.get(self._library.root, article.id)

    def keep(self, opened: OpenArticle) -> None:
        """Keep where the open article is being read, on disk."""
        article = opened.article
        if article is not None and article.paragraphs:
            place = article.id, article.paragraphs[opened.cursor].span.start
            if place != self._kept:  # more than one way out asks for it
                self._positions.set(self._library.root, *place)
                self._kept = place if self._positions.save() else None
