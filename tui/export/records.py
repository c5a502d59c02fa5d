"""Annotated paragraphs as the records that every export is written from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tui.model import Kind, Record, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tui.annotations.anchoring.anchoring import Orphan
    from tui.model import Annotation, Article, Paragraph


class Wanted(StrEnum):
    """Which paragraphs an export takes by the state of the work: those with themes are reviewed, too."""

    TAGGED = "tagged"
    REVIEWED = "reviewed"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Scope:
    """Which paragraphs an export takes.

    Attributes:
        wanted: How far the work on them has to be.
        themes: Ids of which they have to bear one; empty, they need none.
        boilerplate: Whether boilerplate is taken, too.
        orphans: Whether what fits no paragraph any more is taken, too.
    """

    wanted: Wanted = Wanted.TAGGED
    themes: frozenset[str] = frozenset()
    boilerplate: bool = False
    orphans: bool = False

    def takes(self, paragraph: Paragraph, annotation: Annotation | None) -> bool:
        """Return whether the paragraph belongs to the export; ``annotation`` is None where nothing was said of it."""
        return (self.boilerplate or paragraph.kind is not Kind.BOILERPLATE) and self._takes(annotation)

    def takes_orphan(self, annotation: Annotation) -> bool:
        """Return whether an annotation without a paragraph belongs to the export."""
        return self.orphans and self._takes(annotation)

    def _takes(self, annotation: Annotation | None) -> bool:
        if self.themes and not (annotation and self.themes & set(annotation.themes)):
            return False
        state = annotation.state if annotation else State.UNTOUCHED
        if self.wanted is Wanted.TAGGED:
            return state is State.TAGGED
        return self.wanted is Wanted.ALL or state is not State.UNTOUCHED


def records(article: Article, annotations: Mapping[int, Annotation], scope: Scope) -> Iterator[Record]:
    r"""Yield the article's records in the order of its text.

    Args:
        article: The article.
        annotations: What was said of its paragraphs, by their numbers from 1.
        scope: Which paragraphs are wanted.

    >>> from pathlib import Path
    >>> from tui.model import Annotation, Article, Paragraph, Span, Tag
    >>> paragraphs = (Paragraph(1, Span(0, 4), Kind.BODY), Paragraph(2, Span(5, 9), Kind.BODY))
    >>> article = Article("news/1", Path("news/1.txt"), "One.\nTwo.", "One", "ab12", paragraphs)
    >>> said = {2: Annotation(Span(5, 9), (Tag("war", "Mona", "2025-01-01T00:00:00Z"),))}
    >>> [(each.paragraph, each.text, each.themes) for each in records(article, said, Scope())]
    [(2, 'Two.', ('war',))]
    >>> [each.text for each in records(article, said, Scope(Wanted.ALL))]
    ['One.', 'Two.']
    """
    for paragraph in article.paragraphs:
        annotation = annotations.get(paragraph.number)
        if scope.takes(paragraph, annotation):
            yield _record(article, paragraph, annotation)


def orphan_records(article: Article, orphans: Iterable[Orphan], scope: Scope) -> Iterator[Record]:
    """Yield what was said of an article and fits none of its paragraphs, in the order of the text it was made on.

    Args:
        article: The article; of one that is gone, what is still known of it.
        orphans: The annotations, with the text they were made on.
        scope: Which of them are wanted.
    """
    for orphan in sorted(orphans, key=lambda each: each.annotation.span):
        annotation = orphan.annotation
        if scope.takes_orphan(annotation):
            yield Record(
                article=article.id,
                title=article.title,
                paragraph=0,
                start=annotation.span.start,
                end=annotation.span.end,
                text=orphan.quote,
                themes=annotation.themes,
                note=annotation.note,
                annotator=annotation.by,
                updated=annotation.at,
                reviewed=annotation.state is not State.UNTOUCHED,
                tags=annotation.tags,
                orphan=True,
            )


def _record(article: Article, paragraph: Paragraph, annotation: Annotation | None) -> Record:
    return Record(
        article=article.id,
        title=article.title,
        paragraph=paragraph.number,
        start=paragraph.span.start,
        end=paragraph.span.end,
        text=article.slice(paragraph),
        themes=annotation.themes if annotation else (),
        note=annotation.note if annotation else "",
        annotator=annotation.by if annotation else "",
        updated=annotation.at if annotation else "",
        reviewed=annotation is not None and annotation.state is not State.UNTOUCHED,
        tags=annotation.tags if annotation else (),
    )
