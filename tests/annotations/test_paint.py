"""One text in two splits: what is done in one is seen in the other, the latest on each piece."""

from __future__ import annotations

import hashlib
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.copies import Copy, raw, said_in, without_times
from tests.support.store_texts import LAYLA
from tui.annotations.layers import REVIEWED, Author
from tui.annotations.operations import AddTheme, Operation, RemoveTheme, SetNote, SetReviewed
from tui.annotations.paint import Paint, annotation, is_on_anywhere, is_reviewed, seen, surface
from tui.model import Article, Kind, Paragraph, Span
from tui.store.joining import joined_tables

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.store.schema import Tables

WORDS = ("مصر", "تبني", "سدا", "على", "النهر", "الكبير", "وتقول", "إن", "الماء", "يكفي", "كل", "الناس")
TEXT = " ".join(WORDS)
STARTS = [sum(len(word) + 1 for word in WORDS[:number]) for number in range(len(WORDS) + 1)]


def split_at(*cuts: int) -> Article:
    """Return the text with a paragraph ending before each of these words, and one at the end."""
    edges = sorted({0, *cuts, len(WORDS)})
    spans = [Span(STARTS[first], STARTS[last] - 1) for first, last in pairwise(edges)]
    paragraphs = tuple(Paragraph(number, span, Kind.BODY) for number, span in enumerate(spans, 1))
    return Article("dam", Path("dam.txt"), TEXT, "dam", hashlib.sha256(TEXT.encode()).hexdigest(), paragraphs)


WHOLE, HALVES = split_at(), split_at(6)
SPAN = WHOLE.paragraphs[0].span
LEFT, RIGHT = (paragraph.span for paragraph in HALVES.paragraphs)

splits = st.sets(st.integers(1, len(WORDS) - 1), max_size=4).map(lambda cuts: split_at(*cuts))
MACHINES = (Author("ليلى", "desk"), Author("ليلى", "train"))


def overlaps(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def themes(copy: Copy, article: Article) -> dict[Span, tuple[str, ...]]:
    said = said_in(copy.state, article, copy.author.name)
    return {each.span: said[each.number].themes if each.number in said else () for each in article.paragraphs}


def reviewed(copy: Copy, article: Article) -> dict[Span, bool]:
    said = said_in(copy.state, article, copy.author.name)
    return {each.span: each.number in said and said[each.number].reviewed for each in article.paragraphs}


steps = st.lists(
    st.tuples(st.integers(0, 1), st.integers(0, 9), st.booleans(), st.booleans(), st.integers(0, 1)), max_size=12
)


@settings(max_examples=200)
@given(splits, splits, steps, st.integers(-5, 5))
def test_one_person_with_two_splits_on_two_machines(
    one: Article, other: Article, script: list[tuple[int, int, bool, bool, int]], skew: int
) -> None:
    copies = [Copy(MACHINES[0], one), Copy(MACHINES[1], other, skew)]
    old = []
    for now, (who, place, is_on, joins, seconds) in enumerate(script):
        own, there = copies[who], copies[1 - who]
        if joins:
            own.join(there.state)
        span = own.article.paragraphs[place % len(own.article.paragraphs)].span
        before, marked = themes(own, own.article), reviewed(own, own.article)
        own.do(AddTheme(span, "water") if is_on else RemoveTheme(span, "water"), at=now * seconds)
        own.do(SetReviewed(span, reviewed=is_on), at=now * seconds)

        after, still = themes(own, own.article), reviewed(own, own.article)
        assert (after[span], still[span]) == (("water",) if is_on else (), is_on), "what I do is what I see"
        assert after | {span: ()} == before | {span: ()}, "and nothing else changes before my eyes"
        assert still | {span: False} == marked | {span: False}
        for each, found in themes(own, there.article).items():
            if is_on and not before[span] and overlaps(each, span):
                assert found == ("water",), "it is never lost in the other split"
        for each, is_marked in reviewed(own, there.article).items():
            if marked[span] and not is_on and overlaps(each, span):
                assert not is_marked
        old.append(own.state)

    ends = [joined_tables(copies[0].state, copies[1].state), joined_tables(copies[1].state, copies[0].state)]
    for state in old:
        ends[0] = joined_tables(ends[0], state)
    assert raw(ends[0]) == raw(ends[1])


@settings(max_examples=100)
@given(
    splits,
    splits,
    st.lists(st.tuples(st.integers(0, 1), st.integers(0, 9), st.sampled_from(["", "a", "b"])), max_size=8),
)
def test_a_note_is_read_in_either_split_and_what_is_written_is_what_is_read(
    one: Article, other: Article, script: list[tuple[int, int, str]]
) -> None:
    """Both see each other's notes at once; what is written over them is all that there is then, in either split."""
    articles, state = (one, other), Copy(LAYLA, one).state
    for now, (who, place, note) in enumerate(script):
        own = Copy(MACHINES[who], articles[who], state=state)
        paragraph = articles[who].paragraphs[place % len(articles[who].paragraphs)]
        own.do(SetNote(paragraph.span, note), at=now)
        state = own.state
        assert (own.said[paragraph.number].note if paragraph.number in own.said else "") == note
        here, there = (notes_in(state, article) for article in (articles[who], articles[1 - who]))
        assert {line for _, line in here} == {line for _, line in there}, "the same is noted in both"
        assert not note or any(note == line and overlaps(place, paragraph.span) for place, line in there)


def notes_in(state: Tables, article: Article) -> set[tuple[Span, str]]:
    """Return the notes, with where they stand."""
    said = said_in(state, article, LAYLA.name).values()
    return {(each.span, line) for each in said for line in each.note.splitlines()}


def test_a_theme_taken_off_half_of_a_paragraph_stays_on_the_whole() -> None:
    own = Copy(LAYLA, WHOLE)
    own.do(AddTheme(SPAN, "water"), SetReviewed(SPAN, reviewed=True), at=1)
    own.article = HALVES
    own.do(RemoveTheme(RIGHT, "water"), SetReviewed(RIGHT, reviewed=False), at=2)

    assert themes(own, HALVES) == {LEFT: ("water",), RIGHT: ()}
    assert themes(own, WHOLE) == {SPAN: ("water",)}
    assert reviewed(own, WHOLE) == {SPAN: False}
    assert reviewed(own, HALVES) == {LEFT: True, RIGHT: False}

    own.do(RemoveTheme(LEFT, "water"), at=3)
    assert themes(own, WHOLE) == {SPAN: ()}


def test_what_lies_on_the_whole_is_undone_as_it_was_made() -> None:
    own = Copy(LAYLA, WHOLE)
    own.do(AddTheme(SPAN, "water"), at=1)
    own.article = HALVES
    own.do(RemoveTheme(RIGHT, "water"), at=2)
    assert own.undo(at=3)

    assert themes(own, HALVES) == {LEFT: ("water",), RIGHT: ("water",)}
    assert without_times(own.said)[2][0] == without_times(own.said)[1][0], "with its first date"


def test_of_a_split_within_white_space_the_white_space_decides_nothing() -> None:
    own = Copy(LAYLA, HALVES)
    own.do(SetReviewed(LEFT, reviewed=True), SetReviewed(RIGHT, reviewed=True), at=1)

    assert reviewed(own, WHOLE) == {SPAN: True}


# The surface itself


def paint(start: int, end: int, at: str, *, on: bool = True, by: str = "ali") -> Paint:
    layer: dict[str, Any] = {"reviewed": {"at": at, "on": on}, "themes": {"arms": {"at": at, "on": on}}}
    return Paint(Span(start, end), {by: layer})


@pytest.mark.parametrize(
    ("paints", "any_has", "all_have"),
    [
        ([], False, False),
        ([paint(0, 9, "1")], True, True),
        ([paint(0, 20, "1")], True, True),
        ([paint(0, 9, "1", on=False)], False, False),
        ([paint(0, 8, "1")], True, False),
        ([paint(1, 9, "1")], True, False),
        ([paint(0, 4, "1"), paint(4, 9, "1")], True, True),
        ([paint(0, 4, "1"), paint(5, 9, "1")], True, False),
        ([paint(0, 9, "2"), paint(3, 5, "1", on=False)], True, True),
        ([paint(0, 9, "1"), paint(3, 5, "2", on=False)], True, False),
        ([paint(0, 9, "1"), paint(0, 9, "2", on=False)], False, False),
        ([paint(0, 9, "1"), paint(0, 9, "1", on=False)], True, True),
        ([paint(0, 9, "1", by="bea")], False, False),
    ],
)
def test_a_paragraph_has_a_theme_if_any_piece_has_and_is_reviewed_if_all_are(
    paints: list[Paint], *, any_has: bool, all_have: bool
) -> None:
    for order in (paints, paints[::-1]):
        assert is_on_anywhere(surface(Span(0, 9), order, "ali", ("themes", "arms"))) is any_has
        assert is_reviewed(surface(Span(0, 9), order, "ali", REVIEWED)) is all_have


def test_whoever_writes_has_seen_the_latest_of_all_that_lies_there() -> None:
    assert seen([paint(0, 9, "1"), paint(3, 5, "3"), paint(0, 9, "7", by="bea")], "ali", REVIEWED) == "3"
    assert seen([], "ali", REVIEWED) == ""


def test_themes_stand_in_the_order_in_which_they_were_first_given() -> None:
    layer = {
        "themes": {
            "second": {"at": "2", "on": True},
            "first": {"at": "9", "made": "1", "on": True},
            "off": {"at": "3", "on": False},
            "fourth": {"at": "2", "on": True, "how": "rule"},
        }
    }
    found = annotation(Span(0, 9), [Paint(Span(0, 9), {"ali": layer})], "ali")

    assert found.themes == ("first", "fourth", "second")
    assert [tag.how for tag in found.tags] == ["key", "rule", "key"]


def operations_on(article: Article) -> Iterable[Operation]:
    return [AddTheme(each.span, "water") for each in article.paragraphs]


@given(splits, splits)
def test_what_is_said_of_everything_is_said_of_everything_in_any_split(one: Article, other: Article) -> None:
    own = Copy(LAYLA, one)
    own.do(*operations_on(one), *(SetReviewed(each.span, reviewed=True) for each in one.paragraphs))

    assert {*themes(own, other).values()} == {("water",)}
    assert {*reviewed(own, other).values()} == {True}
