"""An edit of what the tag file holds on one article: operations done one after the other, and kept. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.annotations.anchoring.anchoring import Anchored
from tui.annotations.history import OrphanChange, ParagraphChange, beginning
from tui.annotations.operations import RemoveOrphan, RestoreOrphan, effect
from tui.errors.requests import NoSuchSpanError, OrphanGoneError
from tui.model import Annotation

if TYPE_CHECKING:
    from tui.annotations.history import Change
    from tui.annotations.operations import Operation, OrphanOperation
    from tui.model import Article, Paragraph


class ArticleEdit:
    """What operations, done one after the other, make of what is said of an article.

    Attributes:
        article: The article.
        by: Who does them.
        at: When, in UTC, ISO 8601.
        changes: What was done so far, in this order; what changed nothing is not among it.

    >>> from pathlib import Path
    >>> from tui.annotations.operations import SetNote
    >>> from tui.model import Article, Kind, Paragraph, Span
    >>> paragraph = Paragraph(1, Span(0, 4), Kind.BODY)
    >>> article = Article("news/1", Path("news/1.txt"), "One.", "One", "ab12", (paragraph,))
    >>> edit = ArticleEdit(article, Anchored({}, ()), "Mona", "2025-01-01T00:00:00Z")
    >>> edit.do(SetNote(paragraph.span, "ask"))
    >>> edit.do(SetNote(paragraph.span, "ask"))
    >>> edit.annotation(paragraph).note, len(edit.changes), edit.inverses
    ('ask', 1, (SetNote(span=Span(start=0, end=4), note=''),))
    """

    def __init__(self, article: Article, anchored: Anchored, by: str, at: str) -> None:
        """Begin with what there is.

        Args:
            article: The article as it is now.
            anchored: What was said of it before; it stays as it is.
            by: Who does the operations.
            at: When, in UTC, ISO 8601.
        """
        self.article = article
        self.by = by
        self.at = at
        self.changes: list[Change] = []
        self._placed = dict(anchored.placed)
        self._orphans = list(anchored.orphans)
        self._numbers = {paragraph.span: paragraph.number for paragraph in article.paragraphs}

    @property
    def anchored(self) -> Anchored:
        """Return what there is now, as it will be read again: in the order of the text, without empty annotations."""
        said = {
            number: each for number, each in sorted(self._placed.items()) if each.tags or each.note or each.reviewed
        }
        return Anchored(said, tuple(sorted(self._orphans, key=lambda each: each.annotation.span)))

    @property
    def inverses(self) -> tuple[Operation | OrphanOperation, ...]:
        """Return the operations that take everything back, in the order in which to do them."""
        return tuple(each.inverse for each in reversed(self.changes))

    def annotation(self, paragraph: Paragraph) -> Annotation:
        """Return what is said of ``paragraph``, which may be nothing."""
        return self._placed.get(paragraph.number, Annotation(paragraph.span))

    def has_orphan(self, operation: OrphanOperation) -> bool:
        """Return whether the operation's orphan is there."""
        return operation.orphan in self._orphans

    def do(self, operation: Operation | OrphanOperation) -> None:
        """Do ``operation``; one that changes nothing is not kept.

        Raises:
            NoSuchSpanError: Its span is none of the article's paragraphs.
            OrphanGoneError: Its orphan is not there any more.
        """
        match operation:
            case RemoveOrphan(orphan=orphan):
                if orphan not in self._orphans:
                    raise OrphanGoneError(self.article.id)
                self._orphans.remove(orphan)
                self.changes.append(OrphanChange(operation, RestoreOrphan(orphan)))
            case RestoreOrphan(orphan=orphan):
                if orphan not in self._orphans:
                    self._orphans.append(orphan)
                    self.changes.append(OrphanChange(operation, RemoveOrphan(orphan)))
            case _:
                self._change(operation)

    def _change(self, operation: Operation) -> None:
        span = operation.span
        if span not in self._numbers:
            raise NoSuchSpanError(self.article.id, span.start, span.end)
        number = self._numbers[span]
        done = effect(self._placed.get(number, Annotation(span)), operation, self.by, self.at)
        if done is not None:
            self._placed[number] = done.annotation
            quote = beginning(self.article, span)
            self.changes.append(ParagraphChange(operation, done.inverse, number, quote))
