"""Where a text's paragraphs are split otherwise than before: one that is several now, several that are one. Pure.

White space is left out of every comparison: it is what a changed split changes.
"""

from __future__ import annotations

import unicodedata
from itertools import accumulate
from typing import TYPE_CHECKING

from tui.annotations.anchoring.text_quote import distance
from tui.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tui.annotations.anchoring.text_quote import QuotedParagraph
    from tui.model import Paragraph


def divided(
    waiting: Mapping[int, QuotedParagraph], free: Mapping[int, Paragraph], text: str
) -> list[tuple[tuple[int], tuple[int, ...]]]:
    """Return records with the consecutive paragraphs that are their quote now, the nearest to the old place first.

    Args:
        waiting: The records to be placed, by index.
        free: The paragraphs that have none yet, by number.
        text: That of the article.

    Returns:
        The index of each record, alone, and the numbers of its paragraphs. A record is there for every place that its
        quote has, and a number may be one that is not free.
    """
    if not waiting or not free:
        return []
    row = _Row(free, text)
    found = [
        (distance(record, Span(free[numbers[0]].span.start, free[numbers[-1]].span.end), text), index, numbers)
        for index, record in waiting.items()
        for numbers in row.runs(_without_blanks(record.quote))
    ]
    return [((index,), numbers) for _, index, numbers in sorted(found)]


def joined(
    waiting: Mapping[int, QuotedParagraph], free: Mapping[int, Paragraph], text: str, least: float
) -> Iterator[tuple[tuple[int, ...], tuple[int]]]:
    """Yield the records that stand in one paragraph now, in its order, where they make up ``least`` percent of it.

    Args:
        waiting: The records to be placed, by index. What is taken out meanwhile is not yielded again.
        free: The paragraphs that have none yet, by number.
        text: That of the article.
        least: Percent of the paragraph's code points that are not white space.

    Yields:
        The indices of two or more records, and the number of the paragraph, alone.
    """
    if len(waiting) < 2:  # noqa: PLR2004 - one alone was not joined to anything
        return
    quotes = {index: _without_blanks(record.quote) for index, record in waiting.items()}
    for paragraph in list(free.values()):
        words = paragraph.span.of(text).split()
        places = _places(waiting, quotes, words)
        length = sum(place.end - place.start for place in places.values())
        if len(places) > 1 and 100 * length >= least * sum(map(len, words)):
            yield tuple(sorted(places, key=places.__getitem__)), (paragraph.number,)


class _Row:
    """The free paragraphs one behind the other, without white space."""

    def __init__(self, free: Mapping[int, Paragraph], text: str) -> None:
        parts = {number: _without_blanks(paragraph.span.of(text)) for number, paragraph in free.items()}
        offsets = list(accumulate(map(len, parts.values()), initial=0))
        # The paragraph's number by the offset where it begins, and by the one where it ends.
        self._starts = dict(zip(offsets, parts, strict=False))
        self._ends = dict(zip(offsets[1:], parts, strict=True))
        self._text = "".join(parts.values())

    def runs(self, quote: str) -> Iterator[tuple[int, ...]]:
        """Yield the numbers from first to last wherever paragraphs are together ``quote``; some may not be free."""
        start = self._text.find(quote) if quote else -1
        while start >= 0:
            first, last = self._starts.get(start), self._ends.get(start + len(quote))
            if first is not None and last is not None:
                yield tuple(range(first, last + 1))
            start = self._text.find(quote, start + 1)


def _places(waiting: Mapping[int, QuotedParagraph], quotes: Mapping[int, str], words: Sequence[str]) -> dict[int, Span]:
    """Return where quotes stand in a paragraph of these ``words``: apart from each other, and in their old order.

    The longest come first: a short one that is part of it by chance must not take the place of a long one.
    """
    whole = "".join(words)
    edges = set(accumulate(map(len, words), initial=0))
    inside = [index for index in waiting if quotes[index] and quotes[index] in whole]
    places: dict[int, Span] = {}
    for index in sorted(inside, key=lambda each: (-len(quotes[each]), waiting[each].span)):
        own = waiting[index].span
        before = [place.end for other, place in places.items() if waiting[other].span <= own]
        behind = [place.start for other, place in places.items() if waiting[other].span > own]
        within = Span(max(before, default=0), min(behind, default=len(whole)))
        place = _whole_words(quotes[index], whole, within, edges)
        if place is not None:
            places[index] = place
    return places


def _whole_words(quote: str, whole: str, within: Span, edges: set[int]) -> Span | None:
    """Return the first place of ``quote`` that begins and ends where a word does."""
    start = whole.find(quote, within.start, within.end)
    while start >= 0:
        place = Span(start, start + len(quote))
        if all(edge in edges or not _in_word(whole, edge) for edge in (place.start, place.end)):
            return place
        start = whole.find(quote, start + 1, within.end)
    return None


def _in_word(whole: str, offset: int) -> bool:
    """Return whether letters or their marks stand on both sides of ``offset``: there, a word goes on."""
    return all(char.isalnum() or unicodedata.combining(char) for char in whole[offset - 1 : offset + 1])


def _without_blanks(text: str) -> str:
    return "".join(text.split())
