"""Annotated paragraphs as the records that every export is written from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tui.model import Kind, Record, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tui.annotations.anchoring.anchored import Orphan
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
        by: The annotators whose layers are taken; empty, everybody's are.
    """

    wanted: Wanted = Wanted.TAGGED
    themes: frozenset[str] = frozenset()
    boilerplate: bool = False
    orphans: bool = False
    by: frozenset[str] = frozenset()

    def layers(self, said: Sequence[Annotation]) -> tuple[Annotation, ...]:
        """Return the layers that are taken of what each annotator says of one paragraph."""
        return tuple(each for each in said if not self.by or each.by in self.by)

    def takes(self, paragraph: Paragraph, layers: Sequence[Annotation]) -> bool:
        """Return whether the paragraph belongs to the export; ``layers`` are those of it that are taken."""
        return (self.boilerplate or paragraph.kind is not Kind.BOILERPLATE) and self._takes(layers)

    def takes_orphan(self, layers: Sequence[Annotation]) -> bool:
        """Return whether what is said without a paragraph belongs to the export."""
        return self.orphans and (bool(layers) or not self.by) and self._takes(layers)

    def _takes(self, layers: Sequence[Annotation]) -> bool:
        if self.themes and not any(self.themes & {*annotation.themes} for annotation in layers):
            return False
        states = {annotation.state for annotation in layers}
        if self.wanted is Wanted.TAGGED:
            return State.TAGGED in states
        return self.wanted is Wanted.ALL or bool(states - {State.UNTOUCHED})


def records(
    article: Article, annotations: Mapping[int, Sequence[Annotation]], scope: Scope, copies: tuple[str, ...] = ()
) -> Iterator[Record]:
    r"""Yield the article's records in the order of its text.

    Args:
        article: The article.
        annotations: What each annotator says of its paragraphs, by their numbers from 1.
        scope: Which paragraphs are wanted.
        copies: The ids of other articles that have the very same text.

    >>> from pathlib import Path
    >>> from tui.model import Annotation, Article, Paragraph, Span, Tag
    >>> paragraphs = (Paragraph(1, Span(0, 4), Kind.BODY), Paragraph(2, Span(5, 9), Kind.BODY))
    >>> article = Article("news/1", Path("news/1.txt"), "One.\nTwo.", "One", "ab12", paragraphs)
    >>> said = {2: [Annotation(Span(5, 9), (Tag("war", "Mona", "2025-01-01T00:00:00Z"),))]}
    >>> [(each.paragraph, each.text, each.themes) for each in records(article, said, Scope())]
    [(2, 'Two.', ('war',))]
    >>> [each.text for each in records(article, said, Scope(Wanted.ALL))]
    ['One.', 'Two.']
    """
    for paragraph in article.paragraphs:
        layers = scope.layers(annotations.get(paragraph.number, ()))
        if scope.takes(paragraph, layers):
            span = paragraph.span
            yield Record(
                article=article.id,
                title=article.title,
                paragraph=paragraph.number,
                start=span.start,
                end=span.end,
                text=article.slice(paragraph),
                layers=layers,
                copies=copies,
            )


def orphan_records(article_id: str, title: str, orphans: Iterable[Orphan], scope: Scope) -> Iterator[Record]:
    """Yield what was said of an article and fits none of its paragraphs, in the order of the text it was made on.

    Args:
        article_id: The article's; of one that is gone, what it was.
        title: In the same way.
        orphans: What was said, with the text it was made on.
        scope: Which of them are wanted.
    """
    for orphan in sorted(orphans, key=lambda each: each.record.span):
        layers = scope.layers(orphan.annotations())
        if scope.takes_orphan(layers):
            span = orphan.record.span
            yield Record(
                article=article_id,
                title=title,
                paragraph=0,
                start=span.start,
                end=span.end,
                text=orphan.record.quote,
                layers=layers,
                orphan=True,
            )
