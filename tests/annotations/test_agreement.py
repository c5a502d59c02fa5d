"""Coefficients of agreement: as published, the same in any order, and undefined where nothing can be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.agreement import cohen_kappa, gwet_ac1, krippendorff_alpha, masi_distance

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    Unit = tuple[int | None, ...]
    Coefficient = Callable[[Sequence[Unit]], float | None]

# Krippendorff (2011), example C: four observers, twelve units.
OBSERVERS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
KRIPPENDORFF = [tuple(None if each == "." else int(each) for each in unit) for unit in zip(*OBSERVERS, strict=True)]


def table(*rows: Sequence[int]) -> list[tuple[int, int]]:
    """Return the units of a contingency table: what one annotator says in its rows, what the other says in columns."""
    return [(one, other) for one, row in enumerate(rows) for other, count in enumerate(row) for _ in range(count)]


@pytest.mark.parametrize(
    ("units", "kappa"),
    [
        (table((20, 5), (10, 15)), 0.4),
        (table((13, 0, 0), (0, 20, 7), (0, 4, 56)), 0.7964094),
        (table((118, 5), (2, 0)), -0.0234),
        ([*table((20, 5), (10, 15)), (None, 1), (0, None)], 0.4),
    ],
)
def test_kappa_is_as_published(units: list[Unit], kappa: float) -> None:
    assert cohen_kappa(units) == pytest.approx(kappa, abs=5e-5)


def test_ac1_and_alpha_are_as_published() -> None:
    assert gwet_ac1(KRIPPENDORFF) == pytest.approx(0.775444, abs=5e-7)
    assert krippendorff_alpha(KRIPPENDORFF) == pytest.approx(0.743421, abs=5e-7)
    assert gwet_ac1(table((118, 5), (2, 0))) == pytest.approx(0.9408, abs=5e-5)


def test_masi_is_as_published() -> None:
    """Passonneau (2006): M is 1 for equal sets, 2/3 for one within the other, 1/3 for an overlap, 0 for none."""
    a, b, c = "a", "b", "c"
    for one, other, jaccard, monotonicity in (
        ({a, b}, {a, b}, 1, 1),
        ({a}, {a, b, c}, 1 / 3, 2 / 3),
        ({a, b}, {b, c}, 1 / 3, 1 / 3),
        ({a}, {b}, 0, 0),
        ({a}, set(), 0, 0),
    ):
        assert masi_distance(frozenset(one), frozenset(other)) == pytest.approx(1 - jaccard * monotonicity)
    assert masi_distance(frozenset(), frozenset()) == 0


def test_alpha_over_sets_counts_how_far_they_are_apart() -> None:
    one, both, none = frozenset({"a"}), frozenset({"a", "b"}), frozenset[str]()
    units = [(one, both), (none, none)]
    # Of ordered pairs of the four values: (one, both) 2 * 2/3; (one, none) and (both, none) 4 each, of distance 1.
    expected = (2 * 2 / 3 + 4 + 4) / (4 * 3)
    observed = (2 * 2 / 3) / 4
    assert krippendorff_alpha(units, masi_distance) == pytest.approx(1 - observed / expected)


@pytest.mark.parametrize("units", [[], [(None, None)], [(1, None), (None, 2)], [(1, None)] * 3])
def test_where_nothing_can_be_compared_all_are_undefined(units: list[Unit]) -> None:
    assert cohen_kappa(units) is None
    assert gwet_ac1(units, (1, 2)) is None
    assert krippendorff_alpha(units) is None


@pytest.mark.parametrize("count", [1, 7])
def test_where_all_values_are_one_kappa_and_alpha_are_undefined(count: int) -> None:
    units = [(0, 0)] * count

    assert cohen_kappa(units) is None
    assert krippendorff_alpha(units) is None
    assert gwet_ac1(units) is None, "nothing else could have been chosen"
    assert gwet_ac1(units, (0, 1)) == 1, "it could, and by chance would have been"


values = st.integers(0, 3) | st.none()
pairs = st.lists(st.tuples(values, values), max_size=12)
units_of_four = st.lists(st.tuples(values, values, values, values), max_size=12)


@given(units_of_four, st.permutations(range(4)), st.randoms())
def test_no_order_matters(units: list[Unit], places: list[int], random: Random) -> None:
    others = [tuple(unit[place] for place in places) for unit in units]
    random.shuffle(others)
    names = {None: None, 0: 2, 1: 0, 2: 3, 3: 1}

    for coefficient in (gwet_ac1, krippendorff_alpha):
        found = coefficient(units)
        assert coefficient(others) == pytest.approx(found)
        assert coefficient([tuple(names[value] for value in unit) for unit in units]) == pytest.approx(found)


@given(pairs, st.randoms())
def test_no_order_matters_for_kappa(units: list[Unit], random: Random) -> None:
    others = [(other, one) for one, other in units]
    random.shuffle(others)

    assert cohen_kappa(others) == cohen_kappa(units)


@given(pairs)
def test_they_are_1_where_all_agree_and_never_beyond_1(units: list[Unit]) -> None:
    alike = [(one, one) for one, _ in units]

    coefficients: tuple[Coefficient, ...] = (cohen_kappa, gwet_ac1, krippendorff_alpha)
    for coefficient in coefficients:
        assert coefficient(alike) in (1, None)
        found = coefficient(units)
        assert found is None or -1 <= found <= 1
        if found == 1:
            assert all(one == other for one, other in units if one is not None and other is not None)


sets = st.frozensets(st.sampled_from("abc"))


@given(sets, sets, st.lists(st.tuples(sets, sets), max_size=8))
def test_masi_is_a_distance_and_alpha_over_it_is_1_where_all_agree(
    one: frozenset[str], other: frozenset[str], units: list[tuple[frozenset[str], frozenset[str]]]
) -> None:
    assert masi_distance(one, other) == masi_distance(other, one)
    assert 0 <= masi_distance(one, other) <= 1
    assert (masi_distance(one, other) == 0) == (one == other)
    assert krippendorff_alpha([(each, each) for each, _ in units], masi_distance) in (1, None)
    assert (krippendorff_alpha(units, masi_distance) or 0) <= 1
