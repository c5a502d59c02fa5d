"""Words that are one character are spelled out; their letters stand together and for one place of the text."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text.glyphs import REPLACEMENT
from tui.text.layout import LayoutOptions, layout
from tui.text.ligatures import SPELLED_OUT
from tui.text.phrases import PHRASES

TEXTS = st.text(st.sampled_from("ابسلم ﷲﷴﷺ﷽\u064eab"), max_size=14)


def read(visual: str) -> str:
    """Return what cells say, from right to left."""
    return normalize("NFKC", visual[::-1])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("ﷲ", "الله"),
        ("ﷳ", "اكبر"),
        ("ﷴ", "محمد"),
        ("ﷵ", "صلعم"),
        ("ﷶ", "رسول"),
        ("﷽", "بسم الله الرحمن الرحيم"),
        ("\ufd47", "عليه السلام"),
        ("\ufdff", "عز وجل"),
    ],
)
def test_a_word_is_spelled_out_joined(text: str, word: str) -> None:
    (line,) = layout(text, 40)
    (spelled,) = layout(word, 40)
    assert line.text.replace("\u00a0", " ") == spelled.text
    assert {(cell.start, cell.end) for cell in line.cells} == {(0, 1)}


def test_it_does_not_join_what_stands_beside_it() -> None:
    alone, between = layout("ﷲ", 40)[0].text, layout("بﷲب", 40)[0].text
    assert between == f"ﺏ{alone}ﺏ"


def test_its_tashkeel_stands_on_its_last_letter() -> None:
    (line,) = layout("ﷲ\u064e", 40)
    assert line.text == "ﻪ\u064eﻠﻟﺍ"
    assert {(cell.start, cell.end) for cell in line.cells} == {(0, 2)}


def test_a_sign_has_a_blank_at_its_right_for_its_ink() -> None:
    assert layout("نبي ﷺ قال", 40)[0].text == "ﻝﺎﻗ ﷺ\u00a0 ﻲﺒﻧ"


def test_in_logical_order_it_is_spelled_from_left_to_right() -> None:
    assert layout("ﷲ", 40, LayoutOptions(logical=True))[0].text == "الله"


@pytest.mark.parametrize("char", sorted(SPELLED_OUT))
def test_where_it_is_wider_than_the_line_it_is_replaced(char: str) -> None:
    width = layout(char, 80)[0].width
    assert REPLACEMENT not in layout(char, width)[0].text
    assert layout(char, width - 1)[0].text == REPLACEMENT


@given(TEXTS, st.integers(1, 12))
def test_no_line_ends_inside_a_character(text: str, width: int) -> None:
    lines = layout(text, width)
    starts = [{cell.start for cell in line.cells} for line in lines]
    for index, some in enumerate(starts):
        assert not any(some & others for others in starts[index + 1 :])


def test_the_spellings_are_unicodes() -> None:
    for char, spelled in SPELLED_OUT.items():
        if char not in "ﷺﷻ" and char not in PHRASES:  # signs, and what has no decomposition
            assert spelled == normalize("NFKC", char)
