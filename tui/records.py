"""Annotated paragraphs as the records that every export is written from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tui.model import Kind, Record, State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.model import Annotation, Article, Paragraph


class Wanted(StrEnum):
    """Which paragraphs an export takes by the state of the work."""

    TAGGED = "tagged"
    REVIEWED = "reviewed"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Scope:
    """Which paragraphs an export takes.

    ``themes`` empty takes every theme. ``reviewed`` includes the tagged ones. Furniture is left out unless asked for.
    """

    wanted: Wanted = Wanted.TAGGED
    themes: frozenset[str] = frozenset()
    furniture: bool = False

    def takes(self, paragraph: Paragraph, annotation: Annotation | None) -> bool:
        """Return whether the paragraph belongs to the export."""
        if paragraph.kind is Kind.FURNITURE and not self.furniture:
            return False
        if self.themes and not (annotation and self.themes & set(annotation.themes)):
            return False
        state = annotation.state if annotation else State.UNTOUCHED
        if self.wanted is Wanted.TAGGED:
            return state is State.TAGGED
        return self.wanted is Wanted.ALL or state is not State.UNTOUCHED


def records(article: Article, annotations: Mapping[int, Annotation], scope: Scope) -> Iterator[Record]:
    """Yield the article's records in the order of its text; ``annotations`` go by paragraph number."""
    for paragraph in article.paragraphs:
        annotation = annotations.get(paragraph.number)
        if scope.takes(paragraph, annotation):
            yield _record(article, paragraph, annotation)


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
