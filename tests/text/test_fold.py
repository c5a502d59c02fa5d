"""Search folding: what is taken for the same, and the way back to the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model import Span
from tui.text.fold import find_all, fold

ANY = st.text(st.characters(exclude_categories=[])) | st.text(
    st.sampled_from("اأإآىيئةهلا\u0644\u064bّـکی١۲Aﷺﻻ é\u0301")
)


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("سُلِّمَت", "سلمت"),
        ("أسلحة", "اسلحه"),
        ("إلى", "الي"),
        ("آذار", "اذار"),
        ("شـــكر", "شكر"),
        ("مؤتمر", "موتمر"),
        ("رئيس", "رييس"),
        ("کی", "كي"),
        ("٢٠٢٣", "2023"),
        ("۲۰۲۳", "2023"),
        ("KCNA", "kcna"),
        ("ﻻ", "لا"),
        ("ﺳﻴﻮل", "سيول"),
        ("أسلحة", "أسلحة"),
        ("ا\u0654سلحة", "أسلحة"),
    ],
)
def test_spellings_that_are_the_same(written: str, typed: str) -> None:
    assert list(find_all(typed, fold(written))) == [Span(0, len(written))]


def test_different_letters_stay_different() -> None:
    assert list(find_all("قلب", fold("كلب"))) == []


def test_a_match_covers_the_marks_of_its_last_letter() -> None:
    text = "قد سُلِّمَتِ الرسالة"
    (match,) = find_all("سلمت", fold(text))
    assert match.of(text) == "سُلِّمَتِ"


def test_space_matches_any_white_space() -> None:
    text = "كيم\u00a0 جونغ\nأون"
    assert [match.of(text) for match in find_all("كيم جونغ اون", fold(text))] == [text]


def test_nothing_is_found_for_nothing() -> None:
    assert list(find_all(" ًّ ", fold("نص"))) == []


@given(ANY)
def test_the_map_is_monotonic_and_inside_the_source(text: str) -> None:
    folded = fold(text)
    assert len(folded.origin) == len(folded.text)
    assert all(before <= after for before, after in zip(folded.origin, folded.origin[1:], strict=False))
    assert all(0 <= offset < len(text) for offset in folded.origin)


@given(ANY)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(ANY, st.data())
def test_every_piece_is_found_where_it_came_from(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    piece = fold(text[start:end]).text
    if piece.strip():
        whole = " ".join(folded.text.split())
        assert " ".join(piece.split()) in whole
        assert list(find_all(text[start:end], folded))
