"""The changes a person makes to a paragraph, and what each of them does to its annotation. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from tui.model import Tag

if TYPE_CHECKING:
    from tui.annotations.anchoring.text_quote import QuotedAnnotation
    from tui.model import Annotation, Span


@dataclass(frozen=True, slots=True)
class AddTheme:
    """Give the paragraph a theme.

    Attributes:
        span: The paragraph's.
        theme: The theme's id.
        tag: Exactly what to put back, for undo; None makes a new one.
        place: Where among the tags to put it, from 0; None: last.
    """

    span: Span
    theme: str
    tag: Tag | None = None
    place: int | None = None


@dataclass(frozen=True, slots=True)
class RemoveTheme:
    """Take a theme off the paragraph."""

    span: Span
    theme: str


@dataclass(frozen=True, slots=True)
class SetNote:
    """Make ``note`` the paragraph's note; an empty one removes it."""

    span: Span
    note: str


@dataclass(frozen=True, slots=True)
class SetReviewed:
    """Mark the paragraph as reviewed, or as not."""

    span: Span
    reviewed: bool


@dataclass(frozen=True, slots=True)
class RemoveOrphan:
    """Take away an orphaned annotation: it is attached to a paragraph."""

    orphan: QuotedAnnotation


@dataclass(frozen=True, slots=True)
class RestoreOrphan:
    """Put an orphaned annotation back."""

    orphan: QuotedAnnotation


Operation: TypeAlias = AddTheme | RemoveTheme | SetNote | SetReviewed
"""On a paragraph that the article has."""

OrphanOperation: TypeAlias = RemoveOrphan | RestoreOrphan


@dataclass(frozen=True, slots=True)
class Effect:
    """What an operation has made of an annotation, and the operation that takes it back."""

    annotation: Annotation
    inverse: Operation


def effect(annotation: Annotation, operation: Operation, by: str, at: str) -> Effect | None:
    """Return what an operation makes of an annotation; None if it changes nothing.

    Args:
        annotation: What was said of the paragraph before.
        operation: What is done.
        by: Who does it.
        at: When, in UTC, ISO 8601.

    >>> from tui.model import Annotation, Span
    >>> span = Span(0, 9)
    >>> made = effect(Annotation(span), SetNote(span, "ask"), "Mona", "2025-01-01T00:00:00+00:00")
    >>> made.annotation.note, made.inverse.note
    ('ask', '')
    >>> effect(made.annotation, SetNote(span, "ask"), "Omar", "2025-01-02T00:00:00+00:00")
    """
    match operation:
        case AddTheme():
            done = _with_theme(annotation, operation, Tag(operation.theme, by, at))
        case RemoveTheme():
            done = _without_theme(annotation, operation)
        case SetNote():
            done = _with_note(annotation, operation)
        case SetReviewed():
            done = _with_mark(annotation, operation)
    return done and Effect(replace(done.annotation, by=by, at=at), done.inverse)


def _with_theme(annotation: Annotation, operation: AddTheme, fresh: Tag) -> Effect | None:
    if operation.theme in annotation.themes:
        return None
    tags = list(annotation.tags)
    tags.insert(len(tags) if operation.place is None else operation.place, operation.tag or fresh)
    return Effect(replace(annotation, tags=tuple(tags)), RemoveTheme(operation.span, operation.theme))


def _without_theme(annotation: Annotation, operation: RemoveTheme) -> Effect | None:
    if operation.theme not in annotation.themes:
        return None
    place = annotation.themes.index(operation.theme)
    tags = annotation.tags[:place] + annotation.tags[place + 1 :]
    inverse = AddTheme(operation.span, operation.theme, annotation.tags[place], place)
    return Effect(replace(annotation, tags=tags), inverse)


def _with_note(annotation: Annotation, operation: SetNote) -> Effect | None:
    if operation.note == annotation.note:
        return None
    return Effect(replace(annotation, note=operation.note), SetNote(operation.span, annotation.note))


def _with_mark(annotation: Annotation, operation: SetReviewed) -> Effect | None:
    if operation.reviewed == annotation.reviewed:
        return None
    inverse = SetReviewed(operation.span, annotation.reviewed)
    return Effect(replace(annotation, reviewed=operation.reviewed), inverse)
