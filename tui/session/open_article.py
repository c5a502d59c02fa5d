"""The open article: its paragraphs with what is said of them, a cursor, a selection, a search. Knows no file.

The cursor is an index into the article's paragraphs and never rests on boilerplate. Behind the last of them is an end
row: where the cursor rests there, nothing is at hand, and nothing can be done to any paragraph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.annotations.anchoring.anchored import Anchored
from tui.model import Kind, State
from tui.search.in_article import Matches

if TYPE_CHECKING:
    from tui.annotations.anchoring.anchored import Orphan
    from tui.annotations.layers import Author
    from tui.errors.articles import UnreadableArticleError
    from tui.model import Annotation, Article, Paragraph, Span
    from tui.session.pending import PendingChanges


class OpenArticle:
    """One article, or none where ``problem`` says why it cannot be read.

    What is not saved yet is shown as if it were, and known as such.
    """

    def __init__(
        self, article: Article | None = None, offset: int | None = None, problem: UnreadableArticleError | None = None
    ) -> None:
        """Open an article where it was left.

        Args:
            article: What is read; None where that is not possible.
            offset: Of the paragraph in which it was left, in code points; None for the beginning.
            problem: Why it cannot be read.
        """
        self.article = article
        self.problem = problem
        self.annotations: dict[int, Annotation] = {}
        """One's own by paragraph number, pending changes made."""

        self.others: dict[int, tuple[Annotation, ...]] = {}
        """Those of other annotators."""

        self.orphans: tuple[Orphan, ...] = ()
        """One's own whose paragraph the article does not have any more; without those that are being attached."""

        self.anchor: int | None = None
        """Where the selection was begun; it goes on to the cursor."""

        self.matches = Matches()
        self._saved = Anchored()
        self.renamed_from = ""
        """The id under which the annotations are kept, where the file had another name; else nothing."""

        self._pending: frozenset[Span] = frozenset()
        self._is_at_end = False
        self.cursor = self._first_readable() if offset is None else self.index_at(offset)

    # What is said of it

    def take(self, saved: Anchored, renamed_from: str) -> None:
        """Take in what the tag file holds on the article, and under which other id; ``show`` makes it seen."""
        self._saved = saved
        self.renamed_from = renamed_from

    def show(self, pending: PendingChanges, author: Author) -> None:
        """Show what the tag file holds, and onto it the pending changes, of all articles, that ``author`` makes."""
        if self.article is None:
            return
        anchored = pending.onto(self._saved, self.article, author)
        said = anchored.annotations(self.article)
        own = {number: [each for each in layers if each.by == author.name] for number, layers in said.items()}
        self.annotations = {number: mine[0] for number, mine in own.items() if mine}
        others = {number: tuple(each for each in layers if each.by != author.name) for number, layers in said.items()}
        self.others = {number: layers for number, layers in others.items() if layers}
        self.orphans = tuple(each for each in anchored.orphans if each.annotation(author.name))
        self._pending = pending.spans(self.article)

    def has_lost(self, orphan: Orphan) -> bool:
        """Return whether the orphan is one of this article's, be it attached in the meantime."""
        return any((each.sha256, each.record.span) == (orphan.sha256, orphan.record.span) for each in self._saved.lost)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the article's paragraphs; none where it cannot be read."""
        return self.article.paragraphs if self.article else ()

    @property
    def current(self) -> Paragraph | None:
        """Return the paragraph at the cursor; None on the end row."""
        return self.paragraphs[self.cursor] if self.paragraphs and not self._is_at_end else None

    def is_readable(self, index: int) -> bool:
        """Return whether the paragraph is the article's own text, not boilerplate."""
        return self.paragraphs[index].kind is not Kind.BOILERPLATE

    def is_asked(self, index: int) -> bool:
        """Return whether the paragraph is one that work is asked for."""
        return self.paragraphs[index].kind.is_asked

    def annotation(self, index: int) -> Annotation | None:
        """Return what was said of the paragraph at ``index``."""
        return self.annotations.get(self.paragraphs[index].number)

    def others_on(self, index: int) -> tuple[Annotation, ...]:
        """Return what other annotators say of the paragraph at ``index``."""
        return self.others.get(self.paragraphs[index].number, ())

    def themes(self, index: int) -> tuple[str, ...]:
        """Return the ids of the themes of the paragraph at ``index``."""
        annotation = self.annotation(index)
        return annotation.themes if annotation else ()

    def is_pending(self, index: int) -> bool:
        """Return whether the paragraph at ``index`` bears something that the tag file does not have yet."""
        return self.paragraphs[index].span in self._pending

    def theme_counts(self) -> dict[str, int]:
        """Return how many paragraphs bear each theme."""
        counts: dict[str, int] = {}
        for annotation in self.annotations.values():
            for theme in annotation.themes:
                counts[theme] = counts.get(theme, 0) + 1
        return counts

    def reviewed(self) -> tuple[int, int]:
        """Return how many of the paragraphs that are asked for are done, and how many there are."""
        asked = sum(map(self.is_asked, range(len(self.paragraphs))))
        return asked - len(self._left()), asked

    def _left(self) -> list[int]:
        """Return the paragraphs that are asked for, and nothing was decided of."""
        return [index for index in range(len(self.paragraphs)) if self.is_asked(index) and self._is_untouched(index)]

    def _is_untouched(self, index: int) -> bool:
        annotation = self.annotation(index)
        return annotation is None or annotation.state is State.UNTOUCHED

    # The cursor

    @property
    def cursor(self) -> int:
        """Return which paragraph the cursor is on, or was before it came to the end row."""
        return self._cursor

    @cursor.setter
    def cursor(self, index: int) -> None:
        self._cursor, self._is_at_end = index, False

    @property
    def is_at_end(self) -> bool:
        """Return whether the cursor rests on the end row."""
        return self._is_at_end

    def rest_at_end(self) -> None:
        """Rest on the end row; a selection is over."""
        self._is_at_end = True
        self.anchor = None

    def index_at(self, offset: int) -> int:
        """Return the readable paragraph at ``offset`` of the text, in code points, or else the next one."""
        for index, paragraph in enumerate(self.paragraphs):
            if paragraph.span.end > offset and self.is_readable(index):
                return index
        return self._first_readable()

    def _first_readable(self) -> int:
        return next((index for index in range(len(self.paragraphs)) if self.is_readable(index)), 0)

    def move(self, steps: int) -> None:
        """Move the cursor by ``steps`` paragraphs, boilerplate not counted, as far as there are any.

        From the end row it goes back to the paragraph from which it came there; behind it there is nothing.
        """
        if self._is_at_end:
            if steps > 0:
                return
            self.cursor, steps = self.cursor, steps + 1
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

    def go_on(self) -> None:
        """Go on to the next paragraph that is asked for; behind the last of them rest at the end."""
        following = (index for index in range(self.cursor + 1, len(self.paragraphs)) if self.is_asked(index))
        index = next(following, None)
        if index is None:
            self.rest_at_end()
        else:
            self.cursor = index

    def move_to_unreviewed(self) -> bool:
        """Move on to the next paragraph that is asked for and untouched; return whether one is left.

        After the end, and from the end row, it goes on from the start.
        """
        left = self._left()
        if not left:
            return False
        behind = (index for index in left if index > self.cursor and not self._is_at_end)
        self.cursor = next(behind, left[0])
        return True

    def begin_work(self) -> None:
        """Move to the first paragraph that is asked for and untouched; where none is left, rest at the end."""
        left = self._left()
        if left:
            self.cursor = left[0]
        else:
            self.rest_at_end()

    def toggle_selection(self) -> None:
        """Begin a selection at the cursor, or give it up."""
        self.anchor = self.cursor if self.anchor is None and self.current else None

    @property
    def targets(self) -> list[int]:
        """Return the indices that a change is for: the selection's readable paragraphs, or the cursor's, if any."""
        if self.current is None:
            return []
        first, last = sorted((self.cursor, self.cursor if self.anchor is None else self.anchor))
        return [index for index in range(first, last + 1) if self.is_readable(index)]

    # Search

    def search(self, needle: str) -> None:
        """Set ``matches`` to every place of ``needle`` in the article; an empty one clears them."""
        self.matches = Matches(needle, self.article.text if self.article else "")

    def move_to_match(self, direction: int) -> None:
        """Move to the next (1) or previous (-1) paragraph with a match, if there is any."""
        count = len(self.paragraphs)
        for step in range(1, count + 1):
            index = (self.cursor + direction * step) % count
            if self.is_readable(index) and self.matches.touching(self.paragraphs[index].span):
                self.cursor = index
                return
