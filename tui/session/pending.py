"""Pending changes: made and shown, but not in the tag file yet."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.annotations.operations import OrphanOperation, RemoveOrphan, effect
from tui.model import Annotation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tui.annotations.anchoring.anchoring import Orphan
    from tui.annotations.operations import Operation
    from tui.model import Article, Span


@dataclass(frozen=True, slots=True)
class PendingChange:
    """Operations that belong together.

    Attributes:
        article_index: The article's place in the library.
        article: What is changed.
        operations: The change, in the order in which it is made.
    """

    article_index: int
    article: Article
    operations: tuple[Operation | OrphanOperation, ...]

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
    def first(self) -> PendingChange:
        """Return the change that has to be saved next. Raises IndexError where there is none."""
        return self._changes[0]

    def add(self, article_index: int, article: Article, operations: Sequence[Operation | OrphanOperation]) -> None:
        """Add a change behind the others.

        Args:
            article_index: The article's place in the library.
            article: What is changed.
            operations: The change; they are done together or not at all.
        """
        self._changes.append(PendingChange(article_index, article, tuple(operations)))

    def drop_first(self) -> None:
        """Forget the first change: it is saved, or never can be."""
        self._changes.popleft()

    def take_last(self) -> PendingChange:
        """Forget the last change, as if it had not been made, and return it."""
        return self._changes.pop()

    def spans(self, article: Article) -> frozenset[Span]:
        """Return the paragraphs of ``article`` that bear something pending."""
        return frozenset(each.span for each in self._operations(article) if not isinstance(each, OrphanOperation))

    def attached_orphans(self, article: Article) -> tuple[Orphan, ...]:
        """Return the orphans of ``article`` that have been attached to a paragraph, which is pending."""
        return tuple(each.orphan for each in self._operations(article) if isinstance(each, RemoveOrphan))

    def _operations(self, article: Article) -> Iterator[Operation | OrphanOperation]:
        for each in self._changes:
            if each.article.id == article.id:
                yield from each.operations

    def onto(self, saved: Mapping[int, Annotation], article: Article, by: str, at: str) -> dict[int, Annotation]:
        """Return annotations by paragraph number, with what is pending done to those that are saved.

        Args:
            saved: By paragraph number.
            article: The one they are of.
            by: Who makes the changes.
            at: When, UTC, ISO 8601.
        """
        annotations = dict(saved)
        numbers = {paragraph.span: paragraph.number for paragraph in article.paragraphs}
        for operation in self._operations(article):
            if isinstance(operation, OrphanOperation):
                continue
            number = numbers.get(operation.span)
            if number is None:  # the article was read anew since, and is another
                continue
            done = effect(annotations.get(number, Annotation(operation.span)), operation, by, at)
            if done is not None:
                annotations[number] = done.annotation
        return annotations
