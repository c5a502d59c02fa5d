from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.operations import AddTheme, Operation, RemoveTheme, SetNote, SetReviewed, effect
from tui.model import Annotation, Span, Tag

SPAN = Span(3, 9)
NOBODY = Annotation(SPAN)
ARMS = Tag("arms", "ليلى", "2031-05-04T06:07:08Z")

themes = st.sampled_from(["arms", "sanctions", "تعاون"])
operations = st.one_of(
    st.builds(AddTheme, st.just(SPAN), themes),
    st.builds(RemoveTheme, st.just(SPAN), themes),
    st.builds(SetNote, st.just(SPAN), st.sampled_from(["", "ملاحظة", "a\nb"])),
    st.builds(SetReviewed, st.just(SPAN), st.booleans()),
)


def test_a_theme_is_given_by_the_one_who_gives_it() -> None:
    changed = effect(NOBODY, AddTheme(SPAN, "arms"), "ليلى", "2031-05-04T06:07:08Z")

    assert changed is not None
    assert changed.annotation == Annotation(SPAN, (ARMS,), by="ليلى", at="2031-05-04T06:07:08Z")
    assert changed.inverse == RemoveTheme(SPAN, "arms")


def test_a_theme_taken_off_comes_back_as_it_was_and_where_it_was() -> None:
    tags = (Tag("sanctions", "x", "1"), ARMS, Tag("diplomacy", "y", "2"))
    removed = effect(replace(NOBODY, tags=tags), RemoveTheme(SPAN, "arms"), "سامي", "later")
    assert removed is not None
    assert removed.annotation.themes == ("sanctions", "diplomacy")

    restored = effect(removed.annotation, removed.inverse, "سامي", "later still")

    assert restored is not None
    assert restored.annotation.tags == tags


def test_a_theme_comes_back_last_where_the_others_are_gone() -> None:
    restored = effect(NOBODY, AddTheme(SPAN, "arms", ARMS, place=5), "سامي", "later")

    assert restored is not None
    assert restored.annotation.tags == (ARMS,)


@pytest.mark.parametrize(
    "operation",
    [
        AddTheme(SPAN, "arms"),
        RemoveTheme(SPAN, "sanctions"),
        SetNote(SPAN, "ملاحظة"),
        SetReviewed(SPAN, reviewed=True),
    ],
)
def test_what_is_so_already_is_no_change(operation: Operation) -> None:
    annotation = Annotation(SPAN, (ARMS,), "ملاحظة", reviewed=True, by="ليلى", at="before")

    assert effect(annotation, operation, "سامي", "later") is None


@given(st.lists(operations), st.lists(operations))
def test_the_inverses_backwards_lead_back(before: list[Operation], after: list[Operation]) -> None:
    start = NOBODY
    for operation in before:
        changed = effect(start, operation, "ليلى", "1")
        start = changed.annotation if changed else start

    annotation, inverses = start, []
    for operation in after:
        changed = effect(annotation, operation, "سامي", "2")
        if changed:
            annotation = changed.annotation
            inverses.append(changed.inverse)
    for inverse in reversed(inverses):
        undone = effect(annotation, inverse, "سامي", "3")
        assert undone is not None
        annotation = undone.annotation

    assert replace(annotation, by="", at="") == replace(start, by="", at="")
