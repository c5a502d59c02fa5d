"""Finding the paragraphs that annotations were made on, in a text that may have changed since. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.model import Annotation, Article, Paragraph

# In percent, as rapidfuzz counts. In news articles two different paragraphs of more than a few words stay under 62;
# one word changed in seven leaves 85 and more.
LEAST_RATIO = 75.0

# Code points kept before and after a paragraph.
CONTEXT = 32


@dataclass(frozen=True, slots=True)
class Quoted:
    """An annotation, the text it was made on, and the CONTEXT code points before and after that."""

    annotation: Annotation
    quote: str
    prefix: str = ""
    suffix: str = ""


Orphan: TypeAlias = Quoted


@dataclass(frozen=True, slots=True)
class Anchored:
    """Annotations by paragraph number, with the paragraphs' current spans, and those that no paragraph fits."""

    placed: dict[int, Annotation]
    orphans: tuple[Orphan, ...]


# Pairs of a record's index and a paragraph's number, the best first.
_Candidates = list[tuple[int, int]]


def quoted(annotation: Annotation, text: str) -> Quoted:
    """Return ``annotation`` with what its span names in ``text``, and the context."""
    start, end = annotation.span.start, annotation.span.end
    return Quoted(annotation, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def anchor(records: Sequence[Quoted], article: Article) -> Anchored:
    """Return where ``records`` belong in ``article``: each on one paragraph of its own, or an orphan as it was.

    Tried in turn: the same span with the same text; the same text elsewhere, by its context and then the nearest;
    the most similar text of at least LEAST_RATIO. Of two records alike, the earlier one has precedence.
    """
    waiting = dict(enumerate(records))
    free = {paragraph.number: paragraph for paragraph in article.paragraphs}
    placed: dict[int, Annotation] = {}
    for candidates in (_in_the_same_place, _with_the_same_text, _with_similar_text):
        for index, number in candidates(waiting, free, article.text):
            if index in waiting and number in free:
                record, paragraph = waiting.pop(index), free.pop(number)
                placed[number] = replace(record.annotation, span=paragraph.span)
    return Anchored(dict(sorted(placed.items())), tuple(waiting.values()))


def _in_the_same_place(waiting: Mapping[int, Quoted], free: Mapping[int, Paragraph], text: str) -> _Candidates:
    numbers = {paragraph.span: number for number, paragraph in free.items()}
    return [
        (index, numbers[record.annotation.span])
        for index, record in waiting.items()
        if record.annotation.span in numbers and record.annotation.span.of(text) == record.quote
    ]


def _with_the_same_text(waiting: Mapping[int, Quoted], free: Mapping[int, Paragraph], text: str) -> _Candidates:
    by_text: dict[str, list[Paragraph]] = {}
    for paragraph in free.values():
        by_text.setdefault(paragraph.span.of(text), []).append(paragraph)
    found = [
        (_distance(record, paragraph, text), index, paragraph.number)
        for index, record in waiting.items()
        for paragraph in by_text.get(record.quote, ())
    ]
    return [(index, number) for _, index, number in sorted(found)]


def _with_similar_text(waiting: Mapping[int, Quoted], free: Mapping[int, Paragraph], text: str) -> _Candidates:
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
                found.append((-score, _distance(record, paragraph, text), index, number))
    return [(index, number) for *_, index, number in sorted(found)]


def _is_length_hopeless(length: int, other: int) -> bool:
    """Return whether no two texts of these lengths can be alike enough: the shorter one wholly in the longer."""
    return 200 * min(length, other) < LEAST_RATIO * (length + other)


def _distance(record: Quoted, paragraph: Paragraph, text: str) -> tuple[int, int]:
    """Return how little of the context agrees, and how far the paragraph has moved, both in code points."""
    start, end = paragraph.span.start, paragraph.span.end
    before = _agreeing(record.prefix[::-1], text[max(0, start - CONTEXT) : start][::-1])
    after = _agreeing(record.suffix, text[end : end + CONTEXT])
    return -before - after, abs(start - record.annotation.span.start)


def _agreeing(text: str, other: str) -> int:
    pairs = zip(text, other, strict=False)
    return next((count for count, (a, b) in enumerate(pairs) if a != b), min(len(text), len(other)))
