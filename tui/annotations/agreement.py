"""How far annotators agree beyond chance: the usual coefficients, for any number of them and missing values. Pure.

A unit is what all of them judged, with one value for each annotator, in their order; None is a missing one. A
coefficient that is undefined is None: where nobody can be compared, or where chance alone would always agree, since all
values are one.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from math import fsum
from typing import TYPE_CHECKING, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    Unit: TypeAlias = Sequence[Hashable | None]

ValueT = TypeVar("ValueT")

_PAIR = 2


def cohen_kappa(units: Iterable[Unit]) -> float | None:
    """Return Cohen's kappa of two annotators; None where they have no unit in common, or all values are one.

    Units in which one of the two values is missing do not count. Jacob Cohen: A coefficient of agreement for nominal
    scales. Educational and Psychological Measurement 20 (1960), 37-46.

    >>> units = [(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10 + [(False, False)] * 15
    >>> cohen_kappa(units)
    0.4
    """
    pairs = [(one, other) for one, other in units if one is not None and other is not None]
    count, equal = len(pairs), sum(one == other for one, other in pairs)
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    by_chance = sum(times * others[value] for value, times in ones.items())  # of count * count
    if count * count == by_chance:
        return None
    return (count * equal - by_chance) / (count * count - by_chance)


def gwet_ac1(units: Iterable[Unit], categories: Iterable[Hashable] = ()) -> float | None:
    """Return Gwet's AC1; None where no unit has two values, or there is one category alone.

    Kilem Li Gwet: Computing inter-rater reliability and its variance in the presence of high agreement. British Journal
    of Mathematical and Statistical Psychology 61 (2008), 29-48; with missing values: Handbook of Inter-Rater
    Reliability, 4th edition (2014), chapter 2.

    Args:
        units: The values.
        categories: What could have been chosen, beside what was.

    >>> units = [(True, True)] * 118 + [(True, False)] * 5 + [(False, True)] * 2
    >>> round(gwet_ac1(units), 4)
    0.9408
    """
    rated = [values for values in map(_there, units) if values]
    compared = [values for values in rated if len(values) >= _PAIR]
    named = {*categories, *(value for values in rated for value in values)}
    if not compared or len(named) < _PAIR:
        return None
    equal = fsum(_share_of_equal_pairs(values) for values in compared) / len(compared)
    shares = (fsum(values.count(value) / len(values) for values in rated) / len(rated) for value in named)
    by_chance = fsum(share * (1 - share) for share in shares) / (len(named) - 1)
    return (equal - by_chance) / (1 - by_chance)


def krippendorff_alpha(
    units: Iterable[Sequence[ValueT | None]], distance: Callable[[ValueT, ValueT], float] | None = None
) -> float | None:
    """Return Krippendorff's alpha; None where no unit has two values, or all values are one.

    Klaus Krippendorff: Computing Krippendorff's alpha-reliability (2011).

    Args:
        units: The values.
        distance: Between two values, 0 for equal ones and symmetric; where None, 1 for all that are not equal.

    >>> round(krippendorff_alpha([(1, 1, None), (1, 2, 2), (2, 2, 2)]), 4)
    0.5333
    """
    measured = distance or _nominal
    compared = [there for values in units if len(there := _there(values)) >= _PAIR]
    totals = Counter(value for values in compared for value in values)
    expected = _sum_of_distances(totals, measured)
    if not expected:
        return None
    observed = fsum(_sum_of_distances(Counter(values), measured) / (len(values) - 1) for values in compared)
    return 1 - observed * (totals.total() - 1) / expected


def masi_distance(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how far two sets are apart, from 0 (equal, be they empty) to 1 (nothing in common).

    That is 1 - J * M: J is Jaccard's index, M 2/3 where one holds the other, and 1/3 where they only overlap. Rebecca
    Passonneau: Measuring agreement on set-valued items (MASI) for semantic and pragmatic annotation. LREC 2006.

    >>> masi_distance(frozenset(), frozenset()), masi_distance(frozenset({"arms"}), frozenset())
    (0.0, 1.0)
    >>> round(masi_distance(frozenset({"arms"}), frozenset({"arms", "war"})), 4)
    0.6667
    """
    if one == other:
        return 0.0
    common = len(one & other)
    monotonicity = 2 if common == min(len(one), len(other)) else 1  # of three
    return 1 - common * monotonicity / (3 * len(one | other))


def _nominal(one: object, other: object) -> float:
    return float(one != other)


def _there(unit: Sequence[ValueT | None]) -> list[ValueT]:
    return [value for value in unit if value is not None]


def _share_of_equal_pairs(values: Sequence[Hashable]) -> float:
    count = len(values)
    return sum(times * (times - 1) for times in Counter(values).values()) / (count * (count - 1))


def _sum_of_distances(values: Counter[ValueT], distance: Callable[[ValueT, ValueT], float]) -> float:
    """Return the sum of the distances between each two of the values, both ways."""
    pairs = combinations(values.items(), 2)
    return 2 * fsum(times * more * distance(one, other) for (one, times), (other, more) in pairs)
