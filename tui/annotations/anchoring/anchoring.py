"""Finding the paragraphs that annotations were made on, in a text that may have changed since. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from tui.annotations.anchoring.resegmented import divided, joined, spread, united
from tui.annotations.anchoring.text_quote import QuotedAnnotation, distance

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tui.model import Annotation, Article, Paragraph

# In percent, as rapidfuzz counts. In news articles two different paragraphs of more than a few words stay under 62;
# one word changed in seven leaves 85 and more.
LEAST_RATIO = 75.0

Orphan: TypeAlias = QuotedAnnotation


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where the annotations of an article belong in its text as it is now.

    Attributes:
        placed: Annotations by paragraph number, with the paragraphs' current spans.
        orphans: Those that no paragraph fits, with their old spans.
        taken_over: The id under which they are kept, where that is another article's that is gone.
    """

    placed: dict[int, Annotation]
    orphans: tuple[Orphan, ...]
    taken_over: str = ""


# Indices of records, and the numbers of the paragraphs on which they go together; the best first.
_Candidates: TypeAlias = "Iterable[tuple[tuple[int, ...], tuple[int, ...]]]"


def anchor(records: Sequence[QuotedAnnotation], article: Article) -> Anchored:
    """Return where ``records`` belong in ``article``: each in a place of its own, or an orphan as it was.

    Tried in turn: the same span with the same text; the same text elsewhere, by its context and then the nearest; the
    same text as several paragraphs, or together with others as one (see ``resegmented``); the most similar text of at
    least LEAST_RATIO percent. Of two records alike, the earlier one has precedence.
    """
    waiting = dict(enumerate(records))
    free = {paragraph.number: paragraph for paragraph in article.paragraphs}
    placed: dict[int, Annotation] = {}
    for candidates in (_in_the_same_place, _with_the_same_text, divided, _joined, _with_similar_text):
        for indices, numbers in candidates(waiting, free, article.text):
            if waiting.keys() >= set(indices) and free.keys() >= set(numbers):
                annotation = united([waiting.pop(index).annotation for index in indices])
                placed.update(spread(annotation, [free.pop(number) for number in numbers]))
    return Anchored(dict(sorted(placed.items())), tuple(waiting.values()))


def _in_the_same_place(
    waiting: Mapping[int, QuotedAnnotation], free: Mapping[int, Paragraph], text: str
) -> _Candidates:
    numbers = {paragraph.span: number for number, paragraph in free.items()}
    return [
        ((index,), (numbers[record.annotation.span],))
        for index, record in waiting.items()
        if record.annotation.span in numbers and record.annotation.span.of(text) == record.quote
    ]


def _with_the_same_text(
    waiting: Mapping[int, QuotedAnnotation], free: Mapping[int, Paragraph], text: str
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


def _joined(waiting: Mapping[int, QuotedAnnotation], free: Mapping[int, Paragraph], text: str) -> _Candidates:
    return joined(waiting, free, text, LEAST_RATIO)


def _with_similar_text(
    waiting: Mapping[int, QuotedAnnotation], free: Mapping[int, Paragraph], text: str
) -> _Candidates:
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
