"""Finding the paragraphs that something was said of, in a text that may have changed since. Pure."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from tui.annotations.anchoring.resegmented import divided, joined
from tui.annotations.anchoring.text_quote import QuotedParagraph, distance
from tui.annotations.layers import without_notes
from tui.annotations.paint import Paint
from tui.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tui.annotations.anchoring.kept_text import KeptText
    from tui.model import Article, Paragraph

# In percent, as rapidfuzz counts. In news articles two different paragraphs of more than a few words stay under 62;
# one word changed in seven leaves 85 and more.
LEAST_RATIO = 75.0

_UNSEEN = "\u200b\u2060\ufeff"

# Indices of records, and the numbers of the paragraphs on which they go together; the best first.
_Candidates: TypeAlias = "Iterable[tuple[tuple[int, ...], tuple[int, ...]]]"


class Placed(NamedTuple):
    """The records of one text in an article as it is now.

    Attributes:
        paint: What lies on a paragraph, by its number; of several paragraphs a record's notes go to the first.
        lost: The records that no paragraph fits.
    """

    paint: dict[int, list[Paint]]
    lost: list[QuotedParagraph]


def placed(kept: KeptText, article: Article) -> Placed:
    """Return where the records of ``kept`` belong in ``article``.

    In the very text that they were made on they lie where they were made, however it is split into paragraphs now. In
    another, each gets a place of its own: see ``anchor``.
    """
    found = Placed({}, [])
    waiting = list(kept.records)
    if kept.sha256 == article.sha256:
        waiting = [record for record in kept.records if not _lay_down(record, article, found.paint)]
    free = {each.number: each for each in article.paragraphs if each.number not in found.paint}
    found.lost.extend(waiting)
    for indices, numbers in anchor(waiting, free, article.text):
        for index in indices:
            found.lost.remove(waiting[index])
        for number, paint in _spread([waiting[index] for index in indices], [free[number] for number in numbers]):
            found.paint.setdefault(number, []).append(paint)
    return found


def _lay_down(record: QuotedParagraph, article: Article, paint: dict[int, list[Paint]]) -> bool:
    """Lay a record on the paragraphs where it was made; return whether there are any, and the text is the same."""
    if record.quote and record.span.of(article.text) != record.quote:  # what was only taken off may have no quote
        return False
    span, layers = Span(record.span.start, _behind_blanks(article.text, record.span.end)), record.layers
    first = bisect_right(article.paragraphs, span.start, key=lambda each: each.span.end)
    is_laid = False
    for paragraph in article.paragraphs[first:]:
        if paragraph.span.start >= record.span.end:
            break
        paint.setdefault(paragraph.number, []).append(Paint(span, without_notes(layers) if is_laid else layers))
        is_laid = True
    return is_laid


def _behind_blanks(text: str, end: int) -> int:
    """Return where the white space behind ``end`` ends: where a split runs through it, it belongs to what is before."""
    while end < len(text) and (text[end].isspace() or text[end] in _UNSEEN):
        end += 1
    return end


def _spread(records: Sequence[QuotedParagraph], paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, Paint]]:
    """Yield what lies on which paragraph: one record on all of them, or a part of one paragraph for each record."""
    for place, paragraph in enumerate(paragraphs):
        length, count = paragraph.span.end - paragraph.span.start, len(records)
        edges = [paragraph.span.start + length * part // count for part in range(count + 1)]
        for start, end, record in zip(edges, edges[1:], records, strict=False):
            layers = without_notes(record.layers) if place else record.layers
            yield paragraph.number, Paint(Span(start, end), layers)


def anchor(
    records: Sequence[QuotedParagraph], free: Mapping[int, Paragraph], text: str
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Yield where records belong in a text, each in a place of its own.

    Tried in turn: the same span with the same text; the same text elsewhere, by its context and then the nearest; the
    same text as several paragraphs, or together with others as one (see ``resegmented``); the most similar text of at
    least LEAST_RATIO percent. Of two records alike, the earlier one has precedence.

    Args:
        records: What is placed.
        free: The text's paragraphs by number.
        text: The text.

    Yields:
        Indices of records, and the numbers of the paragraphs on which they go: one and one, one and several, or several
        and one.
    """
    waiting, left = dict(enumerate(records)), dict(free)
    for candidates in (_in_the_same_place, _with_the_same_text, divided, _joined, _with_similar_text):
        for indices, numbers in candidates(waiting, left, text):
            if waiting.keys() >= set(indices) and left.keys() >= set(numbers):
                for index in indices:
                    del waiting[index]
                for number in numbers:
                    del left[number]
                yield indices, numbers


def _in_the_same_place(waiting: Mapping[int, QuotedParagraph], free: Mapping[int, Paragraph], text: str) -> _Candidates:
    numbers = {paragraph.span: number for number, paragraph in free.items()}
    return [
        ((index,), (numbers[record.span],))
        for index, record in waiting.items()
        if record.span in numbers and record.span.of(text) == record.quote
    ]


def _with_the_same_text(
    waiting: Mapping[int, QuotedParagraph], free: Mapping[int, Paragraph], text: str
) -> _Candidates:
    by_text: dict[str, list[Paragraph]] = {}
    for paragraph in free.values():
        by_text.setdefault(paragraph.span.of(text), []).append(paragraph)
    found = [
        (distance(record, paragraph.span, text), index, paragraph.number)
        for index, record in waiting.items()
        for paragraph in by_text.get(record.quote, ())
    ]
    return [((index,), (number,)) for _, index, number in sorted(found)]


def _joined(waiting: Mapping[int, QuotedParagraph], free: Mapping[int, Paragraph], text: str) -> _Candidates:
    return joined(waiting, free, text, LEAST_RATIO)


def _with_similar_text(waiting: Mapping[int, QuotedParagraph], free: Mapping[int, Paragraph], text: str) -> _Candidates:
    if not waiting or not free:
        return []
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - costs 30 ms, and few texts ever change

    found = []
    for number, paragraph in free.items():
        candidate = paragraph.span.of(text)
        for index, record in waiting.items():
            if _is_length_hopeless(len(record.quote), len(candidate)):
                continue
            score = ratio(record.quote, candidate, score_cutoff=LEAST_RATIO)
            if score >= LEAST_RATIO:
                found.append((-score, distance(record, paragraph.span, text), index, number))
    return [((index,), (number,)) for *_, index, number in sorted(found)]


def _is_length_hopeless(length: int, other: int) -> bool:
    """Return whether no two texts of these lengths can be alike enough: the shorter one wholly in the longer."""
    return 200 * min(length, other) < LEAST_RATIO * (length + other)
