"""What annotators say of the same paragraphs, side by side: how far they agree, and where they do not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING

from tui.annotations.agreement import cohen_kappa, gwet_ac1, krippendorff_alpha, masi_distance
from tui.annotations.layers import AGREED
from tui.errors.agreement import NothingComparedError, TooFewAnnotatorsError
from tui.errors.requests import NoSuchAnnotatorError
from tui.export.records import Scope, Wanted
from tui.model import State

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from tui.codebook.codebook import CodeBook
    from tui.model import Annotation, Record
    from tui.session.jobs import Pace
    from tui.session.library_annotations import LibraryAnnotations

    Judgement: TypeAlias = tuple[frozenset[str], ...]
    """The themes that each annotator gives one paragraph, in the order of the annotators."""

PAIR = 2

COMPARABLE = Scope(Wanted.REVIEWED, boilerplate=True)
"""Which paragraphs may be compared: it depends on their layers alone, whatever kind of paragraph they are."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One paragraph that annotators do not give the same themes.

    Attributes:
        record: The paragraph.
        annotations: What each annotator says of it, in their order.
        agreed: What has been agreed upon, None where that is nothing.
    """

    record: Record
    annotations: tuple[Annotation, ...]
    agreed: Annotation | None

    @property
    def judgement(self) -> Judgement:
        """Return the themes that each annotator gives it."""
        return tuple(frozenset(each.themes) for each in self.annotations)

    @property
    def disputed(self) -> frozenset[str]:
        """Return the themes that some give it, and others do not."""
        return _of_any(self.judgement) - _of_all(self.judgement)

    @property
    def is_decided(self) -> bool:
        """Return whether it has been decided what holds, be it no theme."""
        return self.agreed is not None and self.agreed.state is not State.UNTOUCHED


@dataclass(frozen=True, slots=True)
class ThemeAgreement:
    """How far annotators agree on one theme; a coefficient that is undefined is None.

    Attributes:
        theme: Its id.
        paragraphs: How many were compared.
        all: To how many all give it.
        some: To how many some give it, but not all.
        only: To how many each annotator gives it, and nobody else, in the order of the annotators.
        kappa: Cohen's, of two annotators; None of more.
        ac1: Gwet's AC1.
        alpha: Krippendorff's, nominal.
    """

    theme: str
    paragraphs: int
    all: int
    some: int
    only: tuple[int, ...]
    kappa: float | None
    ac1: float | None
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What annotators say of all paragraphs that every one of them has reviewed.

    Attributes:
        annotators: Their names.
        judgements: The themes that each of them gives, for each paragraph.
        disagreements: The paragraphs that they do not give the same themes, in the order of the library and the texts.
    """

    annotators: tuple[str, ...]
    judgements: tuple[Judgement, ...]
    disagreements: tuple[Disagreement, ...]

    def themes(self, codebook: CodeBook) -> list[str]:
        """Return all themes of the code book, and behind them those that were given and it does not offer."""
        given = {theme for judgement in self.judgements for theme in _of_any(judgement)}
        return [*codebook.ids, *codebook.sorted(sorted(given - {*codebook.ids}))]

    def agreement(self, theme: str) -> ThemeAgreement:
        """Return how far the annotators agree on a theme."""
        units = [tuple(theme in themes for themes in judgement) for judgement in self.judgements]
        everybodys = sum(map(all, units))
        return ThemeAgreement(
            theme=theme,
            paragraphs=len(units),
            all=everybodys,
            some=sum(map(any, units)) - everybodys,
            only=tuple(
                sum(unit[place] and sum(unit) == 1 for unit in units) for place, _ in enumerate(self.annotators)
            ),
            kappa=cohen_kappa(units) if len(self.annotators) == PAIR else None,
            ac1=gwet_ac1(units, (True, False)),
            alpha=krippendorff_alpha(units),
        )

    def masi_alpha(self) -> float | None:
        """Return Krippendorff's alpha of the sets of themes, by their MASI distance; None where it is undefined."""
        return krippendorff_alpha(self.judgements, masi_distance)


def compared(known: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    """Return who is to be compared, each once: ``names``, or where there are none all of ``known`` but AGREED.

    Raises:
        NoSuchAnnotatorError: One of ``names`` is not ``known``.
        TooFewAnnotatorsError: There are fewer than two.
    """
    for name in names:
        if name not in known:
            raise NoSuchAnnotatorError(name, tuple(known))
    chosen = tuple(dict.fromkeys(names or (each for each in known if each != AGREED)))
    if len(chosen) < PAIR:
        raise TooFewAnnotatorsError(chosen)
    return chosen


def compare(annotations: LibraryAnnotations, annotators: Sequence[str], pace: Pace = iter) -> Comparison:
    """Return what annotators say of all paragraphs that every one of them has reviewed; walks the library.

    Args:
        annotations: What is said of the library.
        annotators: Their names.
        pace: Takes the steps from one article to the next.

    Raises:
        NothingComparedError: There is no such paragraph.
    """
    judgements: list[Judgement] = []
    disagreements: list[Disagreement] = []
    for record in annotations.records(COMPARABLE, pace=pace):
        said = {each.by: each for each in record.layers if each.state is not State.UNTOUCHED}
        if all(name in said for name in annotators):
            found = Disagreement(record, tuple(said[name] for name in annotators), agreed_in(record.layers))
            judgements.append(found.judgement)
            if found.disputed:
                disagreements.append(found)
    if not judgements:
        raise NothingComparedError(tuple(annotators))
    return Comparison(tuple(annotators), tuple(judgements), tuple(disagreements))


def agreed_in(layers: Sequence[Annotation]) -> Annotation | None:
    """Return what has been agreed upon, of all that is said of a paragraph."""
    return next((each for each in layers if each.by == AGREED), None)


def _of_any(judgement: Judgement) -> frozenset[str]:
    return reduce(or_, judgement)


def _of_all(judgement: Judgement) -> frozenset[str]:
    return reduce(and_, judgement)
