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
    """An annotation and the text it was made on.

    Attributes:
        annotation: What is said.
        quote: All of the text that it was said of.
        prefix: The CONTEXT code points before that, fewer at the text's start.
        suffix: The CONTEXT code points after that, fewer at the text's end.
    """

    annotation: Annotation
    quote: str
    prefix: str = ""
    suffix: str = ""


def quoted(annotation: Annotation, text: str) -> QuotedAnnotation:
    """Return ``annotation`` with what its span names in ``text``, and the context.

    >>> from tui.model import Annotation, Span
    >>> record = quoted(Annotation(Span(4, 7)), "one two three")
    >>> record.prefix, record.quote, record.suffix
    ('one ', 'two', ' three')
    """
    start, end = annotation.span.start, annotation.span.end
    return QuotedAnnotation(
        annotation, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    )


def distance(record: QuotedAnnotation, span: Span, text: str) -> tuple[int, int]:
    """Return how little of the context agrees around ``span``, and how far that is from the record's own place.

    Args:
        record: What is to be placed.
        span: Where it might belong.
        text: In which the span is.

    Returns:
        Two numbers of code points; less is nearer. The first, of those that agree, is negative.

    >>> from tui.model import Annotation, Span
    >>> record = quoted(Annotation(Span(4, 7)), "one two three")
    >>> text = "two, but one two three"
    >>> distance(record, Span(0, 3), text), distance(record, Span(13, 16), text)
    ((0, 4), (-10, 9))
    """
    before = _agreeing(record.prefix[::-1], text[max(0, span.start - CONTEXT) : span.start][::-1])
    after = _agreeing(record.suffix, text[span.end : span.end + CONTEXT])
    return -before - after, abs(span.start - record.annotation.span.start)


def _agreeing(text: str, other: str) -> int:
    pairs = zip(text, other, strict=False)
    return next((count for count, (a, b) in enumerate(pairs) if a != b), min(len(text), len(other)))
