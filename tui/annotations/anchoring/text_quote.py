"""An annotation with the text it was made on, by which it is found again when that text has changed. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.model import Annotation, Span

# Code points kept before and after a paragraph.
CONTEXT = 32


@dataclass(frozen=True, slots=True)
class QuotedAnnotation:
    """An annotation, the text it was made on, and the CONTEXT code points before and after that."""

    annotation: Annotation
    quote: str
    prefix: str = ""
    suffix: str = ""


def quoted(annotation: Annotation, text: str) -> QuotedAnnotation:
    """Return ``annotation`` with what its span names in ``text``, and the context."""
    start, end = annotation.span.start, annotation.span.end
    return QuotedAnnotation(
        annotation, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    )


def distance(record: QuotedAnnotation, span: Span, text: str) -> tuple[int, int]:
    """Return how little of the context agrees around ``span``, and how far that is from the record's own place.

    Both are in code points; less is nearer.
    """
    before = _agreeing(record.prefix[::-1], text[max(0, span.start - CONTEXT) : span.start][::-1])
    after = _agreeing(record.suffix, text[span.end : span.end + CONTEXT])
    return -before - after, abs(span.start - record.annotation.span.start)


def _agreeing(text: str, other: str) -> int:
    pairs = zip(text, other, strict=False)
    return next((count for count, (a, b) in enumerate(pairs) if a != b), min(len(text), len(other)))
