"""The law: whatever states there are, however often and in whatever order they meet, what comes of it is one state."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.copies import Copy, raw, said_in, without_times
from tests.support.store_texts import FOUR, GARDEN, ONE, THREE, TWO
from tui.annotations.join import canonical, joined, rank
from tui.annotations.layers import Author
from tui.annotations.operations import AddTheme, Operation, RemoveTheme, SetNote, SetReviewed
from tui.store.joining import joined_tables
from tui.store.parsing import parse

if TYPE_CHECKING:
    from random import Random

    from tui.store.schema import Tables

STAMPS = ["", "2031-05-04T06:07:08.000Z", "2031-05-04T06:07:08.000Z+0001", "2031-05-04T06:07:08.001Z", "in May"]


def _maps(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from(["a", "b", "themes", "ب"]), inner, max_size=3)


values = st.sampled_from([None, True, False, 0, 1, 1.0, -1, "", "on", "ملاحظة"])
rubbish = st.recursive(values, lambda inner: st.lists(inner, max_size=3) | _maps(inner), max_leaves=4)
data = st.builds(
    lambda at, value: {**value, "at": at},
    st.sampled_from([*STAMPS, *STAMPS, 7, None, [], {}]),
    st.dictionaries(st.sampled_from(["on", "text", "how", "made", "v"]), rubbish, max_size=2),
)


def _named(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.builds(lambda by, more: {"by": by, **more}, st.sampled_from(["ali", "bea", "هند", 7]), _maps(inner))


def _placed(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    places = st.sampled_from([(0, 9), (0, 12), (11, 12), (True, 9), (0, None)])
    return st.builds(lambda place, more: {"start": place[0], "end": place[1], **more}, places, _maps(inner))


states = st.recursive(
    data | rubbish,
    lambda inner: st.one_of(
        _maps(inner),
        st.lists(_named(inner), max_size=3),
        st.lists(_placed(inner), max_size=3),
        st.lists(st.one_of(_named(inner), _placed(inner), inner), max_size=2),
    ),
    max_leaves=12,
)


def same(one: object, other: object) -> bool:
    return canonical(one) == canonical(other)


def in_order(state: object) -> object:
    """Return a state with its lists in their order, nothing in them twice; the store reads files so."""
    return joined(state, copy.deepcopy(state))


@settings(max_examples=400)
@given(states, states, states)
def test_it_is_commutative_and_associative_whatever_there_is(one: object, two: object, three: object) -> None:
    before = copy.deepcopy((one, two, three))

    assert same(joined(one, two), joined(two, one))
    assert same(joined(one, joined(two, three)), joined(joined(one, two), three))
    assert same((one, two, three), before), "nobody's state is changed"


@settings(max_examples=200)
@given(states.map(in_order), states.map(in_order))
def test_a_second_time_changes_nothing(one: object, two: object) -> None:
    both = joined(one, two)

    for again in (one, two, both):
        assert same(joined(both, copy.deepcopy(again)), both)
    assert same(in_order(one), one)


@given(data, data)
def test_of_two_data_the_later_one_stands_whole(one: dict[str, Any], other: dict[str, Any]) -> None:
    found = joined(one, other)

    assert same(found, max(one, other, key=rank))
    if isinstance(one["at"], str) and isinstance(other["at"], str) and one["at"] != other["at"]:
        assert same(found, one if one["at"] > other["at"] else other)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ({"at": "1", "on": True}, {"at": "1", "on": False}, {"at": "1", "on": True}),
        ({"at": "1", "on": True}, {"at": "1", "on": 1}, {"at": "1", "on": True}),
        ({"a": 1}, {"a": True}, {"a": True}),
        ({"a": 1}, {"a": 1.0}, {"a": 1.0}),
        ({"a": {"at": "1"}}, {"a": "text"}, {"a": {"at": "1"}}),
        ({"a": {"at": "1"}}, {"a": {"b": {"at": "2"}}}, {"a": {"at": "1"}}),
        ({"a": 1}, {"b": 2}, {"a": 1, "b": 2}),
        ({}, {"a": {"at": "", "on": True}}, {"a": {"at": "", "on": True}}),
        ([], [{"by": "x"}], [{"by": "x"}]),
        ([{"by": "y"}, {"by": "x", "a": 1}], [{"by": "x", "b": 2}], [{"by": "x", "a": 1, "b": 2}, {"by": "y"}]),
        (
            [{"start": 10, "end": 11}, {"start": 9, "end": 12}],
            [{"start": 10, "end": 11, "quote": "x"}],
            [{"start": 9, "end": 12}, {"start": 10, "end": 11, "quote": "x"}],
        ),
        ([{"by": "x"}], [{"start": 0, "end": 1}], [{"by": "x"}]),
        ([{"start": True, "end": 9}], [{"start": 1, "end": 9}], [{"start": 1, "end": 9}]),
        ([{"by": "x"}, 1], [{"by": "x"}], [{"by": "x"}]),
        ([1, 2], [3], [3]),
    ],
)
def test_what_meets_what(one: object, other: object, both: object) -> None:
    assert same(joined(one, other), both)
    assert same(joined(other, one), both)


def test_absence_is_no_removal_and_off_is_one() -> None:
    on, off = {"themes": {"arms": {"at": "1", "on": True}}}, {"themes": {"arms": {"at": "2", "on": False}}}

    assert joined(on, {"themes": {}}) == joined(on, {}) == on
    assert joined(on, off) == off


# Tables

documents = st.builds(
    lambda known, more: {**more, **known},
    st.sampled_from([{"sha256": digit * 64, "id": digit} for digit in "abc"]),
    _maps(data),
)
metas = st.builds(
    lambda at, name: {"1": {"format": "hashiya tags", "schema": 2, "epoch": {"at": at, "id": name}}},
    st.sampled_from(STAMPS[1:3]),
    st.sampled_from("xy"),
)
tables = st.fixed_dictionaries(
    {"meta": st.just({"1": {"format": "hashiya tags", "schema": 2}}) | metas},
    optional={
        "articles": st.lists(documents, max_size=3).map(lambda rows: {str(each): row for each, row in enumerate(rows)}),
        "codebook": st.lists(documents, max_size=3).map(lambda rows: {str(each): row for each, row in enumerate(rows)}),
        "mine": st.dictionaries(st.sampled_from(["1", "2", "10"]), documents, max_size=2),
    },
)


@settings(max_examples=200)
@given(tables, tables, tables)
def test_so_it_is_with_whole_files_and_equal_states_have_equal_bytes(one: Tables, two: Tables, three: Tables) -> None:
    def bytes_of(state: Tables) -> bytes:
        return raw(joined_tables(state, {"meta": state["meta"]}))  # laid out

    assert bytes_of(joined_tables(one, two)) == bytes_of(joined_tables(two, one))
    left, right = joined_tables(one, joined_tables(two, three)), joined_tables(joined_tables(one, two), three)
    assert bytes_of(left) == bytes_of(right)
    assert bytes_of(joined_tables(left, copy.deepcopy(two))) == bytes_of(left)
    assert bytes_of(joined_tables(left, copy.deepcopy(left))) == bytes_of(left)


def test_a_later_epoch_stands_alone() -> None:
    old: Tables = {"meta": {"1": {"schema": 2}}, "mine": {"1": {"a": 1}}}
    first: Tables = {"meta": {"1": {"epoch": {"at": "1", "id": "x"}}}, "mine": {"2": {"a": 1}}}
    second: Tables = {"meta": {"1": {"epoch": {"at": "2", "id": "a"}}}}

    assert joined_tables(old, first) == joined_tables(first, old) == first
    assert joined_tables(first, second) == joined_tables(second, joined_tables(old, first)) == second


# Three people

PEOPLE = [Author(name, f"{name}'s") for name in ("ali", "bea", "هند")]
spans = st.sampled_from([ONE, TWO, THREE, FOUR])
themes = st.sampled_from(["arms", "sanctions", "طاقة"])
operations = st.one_of(
    st.builds(AddTheme, spans, themes, st.sampled_from(["key", "rule"])),
    st.builds(AddTheme, spans, themes),
    st.builds(RemoveTheme, spans, themes),
    st.builds(SetNote, spans, st.sampled_from(["", "لماذا؟", "نعم"])),
    st.builds(SetReviewed, spans, st.booleans()),
)
STEP = st.tuples(st.integers(0, 2), st.sampled_from(["do", "do", "do", "undo", "redo", "join"]), operations)


@settings(max_examples=150)
@given(
    st.lists(st.tuples(STEP, st.integers(0, 2), st.integers(0, 2)), max_size=30),
    st.lists(st.sampled_from([0, 3, -3, 2_000_000_000]), min_size=3, max_size=3),
    st.randoms(use_true_random=False),
)
def test_three_people_on_three_copies_end_in_the_same_bytes(
    script: list[tuple[tuple[int, str, Operation], int, int]], skews: list[int], random: Random
) -> None:
    copies = [Copy(author, GARDEN, skew) for author, skew in zip(PEOPLE, skews, strict=True)]
    now, old = 0, []
    for (who, what, operation), other, seconds in script:
        now += seconds
        own = copies[who]
        match what:
            case "undo":
                own.undo(now)
            case "redo":
                own.redo(now)
            case "join":
                own.join(copies[other].state)
            case _:
                own.do(operation, at=now)
        old.append(own.state)

    ends = []
    for _ in range(4):
        pool = [each.state for each in copies] + random.sample(old, len(old) // 2)
        random.shuffle(pool)
        end: Tables = {}
        for state in pool + random.sample(pool, len(pool) // 2):
            end = joined_tables(end, state)
        ends.append(end)
    assert len({raw(each) for each in ends}) == 1
    for own in copies:  # what everybody has done is what they have, whatever the clocks of the others say
        assert without_times(said_in(ends[0], GARDEN, own.author.name)) == without_times(own.said)

    mine = Copy(PEOPLE[0], GARDEN, -2_000_000_000, ends[0])  # who has seen all, and a clock that goes behind
    for number, annotation in mine.said.items():
        span = GARDEN.paragraphs[number - 1].span
        off: list[Operation] = [RemoveTheme(span, theme) for theme in annotation.themes]
        mine.do(*off, SetNote(span, ""), SetReviewed(span, reviewed=False), at=now)
    for state in [*old, *ends]:
        mine.join(state)
    assert mine.said == {}, "no removal comes back, whatever old copy is joined"


@given(st.lists(STEP, max_size=8))
def test_what_is_written_is_read_as_it_was(steps: list[tuple[int, str, Operation]]) -> None:
    own = Copy(PEOPLE[0], GARDEN)
    for number, (_, _, operation) in enumerate(steps):
        own.do(operation, at=number)
    own.join({"meta": {"1": {"format": "hashiya tags", "schema": 2}}})

    found = parse(Path("tags.json"), raw(own.state)).tables

    assert same(found, own.state)
    assert raw(found) == raw(own.state)
