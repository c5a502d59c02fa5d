"""All that is kept on an article, placed in its text as it is now. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tui.annotations.anchoring.anchoring import placed
from tui.annotations.anchoring.text_quote import QuotedParagraph
from tui.annotations.join import joined
from tui.annotations.layers import NONE_MERGED, Layer, Merged, is_living
from tui.annotations.paint import Paint, annotation, annotators

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tui.annotations.anchoring.kept_text import KeptText
    from tui.model import Annotation, Article


class Orphan(NamedTuple):
    """What was said of a paragraph that the article does not have any more.

    Attributes:
        sha256: That of the text it was made on.
        record: The paragraph as it was, and what is said of it.
        merged: What themes have become since.
    """

    sha256: str
    record: QuotedParagraph
    merged: Merged = NONE_MERGED

    @property
    def is_living(self) -> bool:
        """Return whether anybody says anything in it now."""
        return any(map(is_living, self.record.layers.values()))

    def with_layers(self, layers: Mapping[str, Layer]) -> Orphan:
        """Return the same with what is said elsewhere, too; of each datum, the latest counts."""
        record = self.record
        both = joined(dict(record.layers), dict(layers))
        quoted = QuotedParagraph(record.span, record.quote, record.prefix, record.suffix, both)
        return self._replace(record=quoted)

    def annotations(self) -> list[Annotation]:
        """Return what each annotator says who says anything now, sorted by their names."""
        paint = Paint(self.record.span, self.record.layers)
        living = [by for by, layer in sorted(self.record.layers.items()) if is_living(layer)]
        return [annotation(self.record.span, [paint], by, self.merged) for by in living]

    def annotation(self, by: str) -> Annotation | None:
        """Return what one annotator says, None where that is nothing."""
        return next((each for each in self.annotations() if each.by == by), None)


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where what is said of an article belongs in its text as it is now.

    Attributes:
        paint: What lies on a paragraph, by its number.
        lost: What fits no paragraph, in the order of the texts it was made on.
        merged: What themes have become.
    """

    paint: Mapping[int, Sequence[Paint]] = field(default_factory=dict)
    lost: tuple[Orphan, ...] = ()
    merged: Merged = field(default_factory=lambda: NONE_MERGED)

    @property
    def orphans(self) -> tuple[Orphan, ...]:
        """Return what fits no paragraph, and in which somebody says something now.

        The same words in several texts are one; where one text has them several times, each time for itself.
        """
        by_words: dict[tuple[str, int], Orphan] = {}
        times: Counter[tuple[str, str]] = Counter()
        for each in self.lost:
            words = each.record.quote
            place = words, times[each.sha256, words]
            times[each.sha256, words] += 1
            by_words[place] = by_words[place].with_layers(each.record.layers) if place in by_words else each
        return tuple(each for each in by_words.values() if each.is_living)

    def annotations(self, article: Article) -> dict[int, tuple[Annotation, ...]]:
        """Return what is said of each paragraph by its number: one annotation for each annotator, by name."""
        found = {}
        for number in sorted(self.paint):
            span, paints = article.paragraphs[number - 1].span, self.paint[number]
            said = tuple(annotation(span, paints, by, self.merged) for by in annotators(paints))
            living = tuple(each for each in said if each.tags or each.note or each.reviewed)
            if living:
                found[number] = living
        return found


def anchored(texts: Iterable[KeptText], article: Article, merged: Merged = NONE_MERGED) -> Anchored:
    """Return where what is kept on an article belongs in it.

    Args:
        texts: What is kept, on the article's own text and those it had before.
        article: The article.
        merged: What themes have become.
    """
    paint: dict[int, list[Paint]] = {}
    lost: list[Orphan] = []
    for kept in texts:
        found = placed(kept, article)
        for number, paints in found.paint.items():
            paint.setdefault(number, []).extend(paints)
        lost += (Orphan(kept.sha256, record, merged) for record in sorted(found.lost, key=lambda each: each.span))
    return Anchored(paint, tuple(lost), merged)
