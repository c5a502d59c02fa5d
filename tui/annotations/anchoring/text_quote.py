"""A paragraph by its own text and what stood around it, by which it is found again in a text that has changed. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.annotations.layers import Layer
    from tui.model import Span

# Code points kept before and after a paragraph.
CONTEXT = 32


@dataclass(frozen=True, slots=True)
class QuotedParagraph:
    """A paragraph that something is said of, in the text that it was said of.

    Attributes:
        span: Where it stands there.
        quote: All of its text.
        prefix: The CONTEXT code points before that, fewer at the text's start.
        suffix: The CONTEXT code points after that, fewer at the text's end.
        layers: What is said of it, by annotator.
    """

    span: Span
    quote: str
    prefix: str = ""
    suffix: str = ""
    layers: Mapping[str, Layer] = field(default_factory=dict)


def quoted(span: Span, text: str) -> QuotedParagraph:
    """Return what ``span`` names in ``text``, with the context, and nothing said of it.

    >>> from tui.model import Span
    >>> record = quoted(Span(4, 7), "one two three")
    >>> record.prefix, record.quote, record.suffix
    ('one ', 'two', ' three')
    """
    return QuotedParagraph(
        span, span.of(text), text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
    )


def distance(record: QuotedParagraph, span: Span, text: str) -> tuple[int, int]:
    """Return how little of the context agrees around ``span``, and how far that is from the record's own place.

    Args:
        record: What is to be placed.
        span: Where it might belong.
        text: In which the span is.

    Returns:
        Two numbers of code points; less is nearer. The first, of those that agree, is negative.

    >>> from tui.model import Span
    >>> record = quoted(Span(4, 7), "one two three")
    >>> text = "two, but one two three"
    >>> distance(record, Span(0, 3), text), distance(record, Span(13, 16), text)
    ((0, 4), (-10, 9))
    """
    before = _agreeing(record.prefix[::-1], text[max(0, span.start - CONTEXT) : span.start][::-1])
    after = _agreeing(record.suffix, text[span.end : span.end + CONTEXT])
    return -before - after, abs(span.start - record.span.start)


def _agreeing(text: str, other: str) -> int:
    pairs = zip(text, other, strict=False)
    return next((count for count, (a, b) in enumerate(pairs) if a != b), min(len(text), len(other)))
