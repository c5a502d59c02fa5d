"""Pending changes: made and shown, but not in the tag file yet."""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui.annotations.article_edit import ArticleEdit
from tui.annotations.operations import OrphanOperation
from tui.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tui.annotations.anchoring.anchored import Anchored
    from tui.annotations.layers import Author
    from tui.annotations.operations import Operation
    from tui.model import Article, Span


@dataclass(frozen=True, slots=True)
class PendingChange:
    """Operations that belong together.

    Attributes:
        article_index: The article's place in the library.
        article: What is changed.
        operations: The change, in the order in which it is made.
        layer: Whose layer it is made in, where that is not one's own.
    """

    article_index: int
    article: Article
    operations: tuple[Operation | OrphanOperation, ...]
    layer: str = ""

    @property
    def span(self) -> Span | None:
        """Return the first paragraph that is changed, None where none is."""
        return next((each.span for each in self.operations if not isinstance(each, OrphanOperation)), None)


class PendingChanges:
    """A queue of changes. It is empty nearly always: a change leaves it as soon as it is durable."""

    def __init__(self) -> None:
        self._changes: deque[PendingChange] = deque()

    def __len__(self) -> int:
        return len(self._changes)

    @property
    def last(self) -> PendingChange:
        """Return the change that was made last. Raises IndexError where there is none."""
        return self._changes[-1]

    def add(self, change: PendingChange) -> None:
        """Add a change behind the others; its operations are done together or not at all."""
        self._changes.append(change)

    def save_all(self, save: Callable[[PendingChange], object]) -> int:
        """Save the changes in the order in which they were made, and forget each; return how many that were.

        What ``save`` raises ends it there. Of a RequestError the change is forgotten as well: it can never be saved.
        """
        count = 0
        while self._changes:
            try:
                save(self._changes[0])
            except RequestError:
                self._changes.popleft()
                raise
            self._changes.popleft()
            count += 1
        return count

    def take_last(self) -> PendingChange:
        """Forget the last change, as if it had not been made, and return it."""
        return self._changes.pop()

    def spans(self, article: Article) -> frozenset[Span]:
        """Return the paragraphs of ``article`` that bear something pending."""
        operations = (each for change in self._of(article) for each in change.operations)
        return frozenset(each.span for each in operations if not isinstance(each, OrphanOperation))

    def _of(self, article: Article) -> Iterator[PendingChange]:
        return (each for each in self._changes if each.article.id == article.id)

    def onto(self, saved: Anchored, article: Article, author: Author) -> Anchored:
        """Return what is said of an article, with what is pending done to what is saved.

        Args:
            saved: That.
            article: The article.
            author: Who makes the changes.
        """
        anchored = saved
        for change in self._of(article):
            edit = ArticleEdit(article, anchored, author._replace(layer=change.layer), datetime.now(UTC))
            for operation in change.operations:
                with suppress(RequestError):  # the article was read anew since, and is another
                    edit.do(operation)
            anchored = edit.anchored
        return anchored
