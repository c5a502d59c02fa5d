"""Matches: the places of a needle, asked by paragraph."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.model import Span
from tui.search.in_article import Matches

TEXT = "قال الرئيس إن الرئيس الآخر غائب\nالرئيس"


def test_the_places_of_a_word_in_any_spelling() -> None:
    matches = Matches("الرييس", TEXT)
    assert [span.of(TEXT) for span in matches.spans] == ["الرئيس"] * 3
    assert len(matches) == 3


def test_words_in_one_character_are_one_place() -> None:
    text = "محمد ﷺ نبي"
    assert [span.of(text) for span in Matches("عليه وسلم نبي", text).spans] == ["ﷺ نبي"]


def test_nothing_is_everywhere_absent() -> None:
    assert len(Matches("  ", TEXT)) == 0
    assert Matches("", TEXT).touching(Span(0, len(TEXT))) == ()


@given(st.text(st.sampled_from("اب "), max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_touching_gives_just_those_that_overlap(text: str, first: int, second: int) -> None:
    matches = Matches("اب", text)
    span = Span(min(first, second), max(first, second))
    overlapping = [each for each in matches.spans if each.start < span.end and each.end > span.start]
    assert list(matches.touching(span)) == overlapping
