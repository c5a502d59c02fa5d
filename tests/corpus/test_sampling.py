"""A sample: the same texts for everybody, whatever their files are called and in whichever order they come."""

from __future__ import annotations

from decimal import Decimal
from hashlib import sha256
from math import floor
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.said import refused
from tui.corpus.sampling import Sample, parsed_sample, parsed_share
from tui.errors.requests import WrongSampleError, WrongShareError

if TYPE_CHECKING:
    from random import Random

PERCENTAGES = st.decimals("0.01", 100, places=2)
SEEDS = st.integers(0, 10**12)


def of_text(number: int) -> str:
    return sha256(str(number).encode()).hexdigest()


LIBRARIES = st.lists(st.integers(0, 60), max_size=60).map(
    lambda texts: {f"article-{place}": of_text(text) for place, text in enumerate(texts)}
)
"""Ids with the hashes of their texts, of which some are the same."""


def texts(sample: Sample, library: dict[str, str]) -> set[str]:
    return {library[article_id] for article_id in sample.of(library)}


@given(LIBRARIES, PERCENTAGES, SEEDS, st.randoms())
def test_neither_names_nor_order_nor_copies_matter(
    library: dict[str, str], percentage: Decimal, seed: int, chance: Random
) -> None:
    elsewhere = [*library.values(), *list(library.values())[:3]]
    chance.shuffle(elsewhere)
    renamed = {f"{place}.txt": text for place, text in enumerate(elsewhere)}
    sample = Sample(percentage, seed)

    assert texts(sample, renamed) == texts(sample, library)


@given(LIBRARIES, PERCENTAGES, PERCENTAGES, SEEDS)
def test_a_larger_share_holds_a_smaller_one(library: dict[str, str], one: Decimal, other: Decimal, seed: int) -> None:
    small, large = sorted([one, other])

    assert {*Sample(small, seed).of(library)} <= {*Sample(large, seed).of(library)}


@given(LIBRARIES, PERCENTAGES, SEEDS)
def test_it_is_as_large_as_its_share_and_has_each_text_once_by_its_first_name(
    library: dict[str, str], percentage: Decimal, seed: int
) -> None:
    ids = Sample(percentage, seed).of(library)
    count = len({*library.values()})

    assert len(ids) - count * percentage / 100 <= 1 if count else ids == []
    assert len(ids) >= max(floor(count * percentage / 100), min(count, 1))
    assert ids == [each for each in library if each in ids], "in the library's order"
    names = list(library)
    assert all(library[each] not in [library[name] for name in names[: names.index(each)]] for each in ids)


@given(LIBRARIES, PERCENTAGES, SEEDS, st.integers(100, 200))
def test_a_text_that_comes_takes_at_most_one_others_place(
    library: dict[str, str], percentage: Decimal, seed: int, new: int
) -> None:
    before = texts(Sample(percentage, seed), library)
    after = texts(Sample(percentage, seed), {**library, "new": of_text(new)})

    assert len(before - after) <= 1


def test_the_rank_is_what_the_documents_say() -> None:
    library = {str(number): of_text(number) for number in range(10)}
    ranked = sorted(library, key=lambda each: sha256(f"7:{library[each]}".encode()).hexdigest())

    assert {*Sample(Decimal(30), 7).of(library)} == {*ranked[:3]}
    assert Sample(Decimal(30), 7).of(library) != Sample(Decimal(30), 8).of(library)


@pytest.mark.parametrize(("percentage", "size"), [("0.001", 1), ("20", 2), ("26", 3), ("100", 10)])
def test_how_many_of_ten(percentage: str, size: int) -> None:
    assert len(Sample(Decimal(percentage)).of({str(each): of_text(each) for each in range(10)})) == size


@pytest.mark.parametrize(
    ("typed", "percentage"),
    [("20%", "20"), ("٢٠٪", "20"), ("20٪", "20"), ("۲۰%", "20"), ("2.5%", "2.5"), ("٢٫٥٪", "2.5")],
)
def test_a_share_is_typed_in_either_script(typed: str, percentage: str) -> None:
    assert parsed_share(typed) == Decimal(percentage)


@pytest.mark.parametrize(
    "typed", ["", "0%", "٠٪", "0.00%", "101%", "100.1%", "-5%", "20", "0.2", "%", "x%", "1e1%", "²%"]
)
def test_what_is_no_share_is_refused(typed: str) -> None:
    with refused(WrongShareError, "no share of the articles"):
        parsed_share(typed)


@pytest.mark.parametrize(
    "typed", ["", "/7", "20%/", "20%/x", "20%/-1", "20%7", "0%/1", "20/7", "20%/1/2", f"20%/{'9' * 5000}"]
)
def test_what_is_no_sample_is_refused(typed: str) -> None:
    with refused(WrongSampleError, "is no sample"):
        parsed_sample(typed)


def test_a_sample_has_a_seed_or_the_first() -> None:
    assert parsed_sample("٢٠٪/٧") == Sample(Decimal(20), 7)
    assert parsed_sample("20%") == Sample(Decimal(20), 0)
