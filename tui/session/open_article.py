"""The open article of a library: its paragraphs with what is said of them, a cursor, a selection, a search.

The cursor is an index into the article's paragraphs and never rests on furniture.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui.errors import UnreadableArticleError
from tui.model import Kind, State
from tui.search.in_article import Matches
from tui.session.pending import Unsaved

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.annotations.anchoring.anchoring import Orphan
    from tui.corpus.library import Library
    from tui.model import Annotation, Article, Paragraph
    from tui.settings import Settings
    from tui.state.positions import ReadingPositions
    from tui.store.annotation_store import AnnotationStore


class OpenArticle:
    """One article of the library at a time. What is not saved yet is shown as if it were, and known as such."""

    def __init__(
        self, library: Library, store: AnnotationStore, settings: Settings, positions: ReadingPositions
    ) -> None:
        self.library = library
        self.store = store
        self.settings = settings
        self.positions = positions
        self.index = 0
        self.article: Article | None = None
        self.problem = ""
        self.annotations: dict[int, Annotation] = {}
        self.unsaved = Unsaved()
        self.taken_over = ""
        self.cursor = 0
        self.anchor: int | None = None
        self.matches = Matches()
        self._saved: Mapping[int, Annotation] = {}
        self._lost: tuple[Orphan, ...] = ()
        self._stamp = store.stamp()

    # The article

    def open(self, index: int) -> None:
        """Open the article at ``index`` where it was left. One that cannot be read sets ``problem`` instead.

        Raises:
            DatabaseError: The tags cannot be read; the article is open all the same, without them.
        """
        self.remember_position()
        self.index = index
        self.anchor, self.matches, self.problem = None, Matches(), ""
        self._saved, self.annotations, self._lost, self.taken_over = {}, {}, (), ""
        try:
            self.article = self.library.article(index)
        except UnreadableArticleError as error:
            self.article, self.problem, self.cursor = None, str(error), 0
            return
        offset = self.positions.get(self.library.root, self.article.id)
        self.cursor = self._index_at(offset) if offset is not None else self._first_readable()
        self._load()

    def _load(self) -> None:
        """Take in what the tag file holds on the open article; where it cannot be read, what it held last stays."""
        if self.article is None:
            return
        try:
            anchored = self.store.load(self.article)
            self._saved, self._lost = anchored.placed, anchored.orphans
            self.taken_over = anchored.taken_over
            self._stamp = self.store.stamp()
        finally:
            self._show_unsaved(self.article)

    def _show_unsaved(self, article: Article) -> None:
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self.annotations = self.unsaved.onto(self._saved, article, self.settings.annotator, at)

    def _index_at(self, offset: int) -> int:
        for index, paragraph in enumerate(self.paragraphs):
            if paragraph.span.end > offset and self.is_readable(index):
                return index
        return self._first_readable()

    def _first_readable(self) -> int:
        return next((index for index in range(len(self.paragraphs)) if self.is_readable(index)), 0)

    def remember_position(self) -> None:
        """Keep where the open article is being read, on disk; nothing is lost when that fails."""
        if self.article is not None and self.paragraphs:
            self.positions.set(self.library.root, self.article.id, self.paragraphs[self.cursor].span.start)
            self.positions.save()

    def reload_if_changed(self) -> bool:
        """Take in what somebody else wrote; return whether there was anything."""
        if self.store.stamp() == self._stamp:
            return False
        self._load()
        return True

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the open article's paragraphs; none where it cannot be read."""
        return self.article.paragraphs if self.article else ()

    @property
    def current(self) -> Paragraph | None:
        """Return the paragraph at the cursor."""
        return self.paragraphs[self.cursor] if self.paragraphs else None

    def is_readable(self, index: int) -> bool:
        """Return whether the paragraph is the article's own text, not furniture."""
        return self.paragraphs[index].kind is not Kind.FURNITURE

    def annotation(self, index: int) -> Annotation | None:
        """Return what was said of the paragraph at ``index``."""
        return self.annotations.get(self.paragraphs[index].number)

    @property
    def orphans(self) -> tuple[Orphan, ...]:
        """Return what was said of paragraphs that the open article does not have any more."""
        placed = self.unsaved.placed_orphans(self.article) if self.article else ()
        return tuple(each for each in self._lost if each not in placed)

    def is_unsaved(self, index: int) -> bool:
        """Return whether the paragraph at ``index`` bears something that the tag file does not have yet."""
        return self.article is not None and self.paragraphs[index].span in self.unsaved.spans(self.article)

    # The cursor

    def move(self, steps: int) -> None:
        """Move the cursor by ``steps`` paragraphs, furniture not counted, as far as there are any."""
        direction = 1 if steps > 0 else -1
        for _ in range(abs(steps)):
            following = self._readable_after(self.cursor, direction)
            if following is None:
                return
            self.cursor = following

    def _readable_after(self, index: int, direction: int) -> int | None:
        index += direction
        while 0 <= index < len(self.paragraphs):
            if self.is_readable(index):
                return index
            index += direction
        return None

    def move_to(self, index: int) -> None:
        """Put the cursor on the readable paragraph at ``index``, or else the nearest one."""
        if not self.paragraphs:
            return
        index = max(0, min(index, len(self.paragraphs) - 1))
        candidates = [index] if self.is_readable(index) else [self._readable_after(index, way) for way in (1, -1)]
        self.cursor = next((each for each in candidates if each is not None), self.cursor)

    def move_to_unreviewed(self) -> bool:
        """Move on to the next untouched paragraph, from the start again after the end; return whether one is left."""
        count = len(self.paragraphs)
        for step in range(1, count + 1):
            index = (self.cursor + step) % count
            annotation = self.annotation(index)
            if self.is_readable(index) and (annotation is None or annotation.state is State.UNTOUCHED):
                self.cursor = index
                return True
        return False

    def toggle_selection(self) -> None:
        """Begin a selection at the cursor, or give it up."""
        self.anchor = self.cursor if self.anchor is None and self.paragraphs else None

    @property
    def targets(self) -> list[int]:
        """Return the indices that a change is for: the selection's readable paragraphs, or the cursor's."""
        if not self.paragraphs:
            return []
        first, last = sorted((self.cursor, self.cursor if self.anchor is None else self.anchor))
        return [index for index in range(first, last + 1) if self.is_readable(index)]

    # Search

    def search(self, needle: str) -> None:
        """Set ``matches`` to every place of ``needle`` in the open article; an empty one clears them."""
        self.matches = Matches(needle, self.article.text if self.article else "")

    def move_to_match(self, direction: int) -> int | None:
        """Move to the next (1) or previous (-1) paragraph with a match; return which paragraph, or None."""
        count = len(self.paragraphs)
        for step in range(1, count + 1):
            index = (self.cursor + direction * step) % count
            if self.is_readable(index) and self.matches.touching(self.paragraphs[index].span):
                self.cursor = index
                return index
        return None
