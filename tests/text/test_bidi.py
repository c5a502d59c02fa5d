"""The visual order: Unicode's own cases, and texts that hold the engine's own digits."""

from __future__ import annotations

import lzma
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.places import DATA
from tui.text.bidi import MIRRORED_GLYPHS, is_unshown, visual_order
from tui.text.direction import base_direction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.text.direction import Direction

DIRECTIONS: dict[str, Direction | None] = {"0": "L", "1": "R", "2": None}


def conformance_cases() -> Iterator[tuple[str, str, str, str, str]]:
    text = lzma.decompress((DATA / "BidiCharacterTest-15.0.txt.xz").read_bytes()).decode("utf-8")
    for row in text.splitlines():
        if row and not row.startswith("#"):
            codes, direction, level, levels, order = row.split(";")
            yield "".join(chr(int(code, 16)) for code in codes.split()), direction, level, levels, order


def test_every_case_of_bidi_character_test() -> None:
    """Isolate initiators and PDI have a place in the file's order (X9 keeps them), but nothing shows them."""
    right = 0
    wrong = []
    for text, direction, level, levels, order in conformance_cases():
        parity = levels.split()
        shown = [int(index) for index in order.split() if not is_unshown(text[int(index)])]
        expected = [(index, int(parity[index]) % 2 == 1) for index in shown]
        if visual_order(text, DIRECTIONS[direction]) == expected:
            right += 1
        else:
            wrong.append((ascii(text), direction))
        if direction == "2":
            assert base_direction(text) == "LR"[int(level)], ascii(text)
    assert wrong[:5] == []
    assert right == 91_707


CONFUSING = st.text(
    st.sampled_from(
        "aب1٢ (« \u0300\ufe00\ufe0f\U000e0020\U000e0041\U000e007f\u00ad\u202e\u2067\u2069\u202c\u200d\t\x1f"
    )
)


@given(CONFUSING | st.text(st.characters(exclude_categories=[])), st.sampled_from(["L", "R", None]))
def test_order_is_a_permutation_of_what_is_shown(text: str, base: Direction | None) -> None:
    indices = sorted(index for index, _ in visual_order(text, base))
    assert indices == [index for index, char in enumerate(text) if not is_unshown(char)]


@given(
    st.text(st.sampled_from("aب1٢ («\ufe0f\u202e\u2067\u2069\u202c"), max_size=30),
    st.sampled_from(["L", "R"]),
)
def test_own_digits_in_the_text_change_nothing(text: str, base: Direction) -> None:
    tagged = "".join(char + "\U000e0041" for char in text)
    assert [(index // 2, rtl) for index, rtl in visual_order(tagged, base)] == visual_order(text, base)


def test_a_separator_ends_its_paragraph() -> None:
    assert visual_order("ب1\na1\u2029", None) == [
        (2, True),
        (1, False),
        (0, True),
        (3, False),
        (4, False),
        (5, False),
    ]


@pytest.mark.parametrize("length", [96, 97, 9216, 9217, 20_000])
def test_long_paragraphs_need_more_digits(length: int) -> None:
    assert visual_order("ب" * length, None) == [(index, True) for index in reversed(range(length))]


def test_percent_stays_with_its_number() -> None:
    text = "زاد 50% عام 2018"
    order = "".join(text[index] for index, _ in visual_order(text, None))
    assert order == "2018 ماع %50 داز"  # W2: digits after Arabic letters are AN, which takes no % along (W5)


def test_brackets_and_guillemets_mirror() -> None:
    assert [MIRRORED_GLYPHS.get(glyph) for glyph in "(«[a“"] == [")", "»", "]", None, None]


def test_direction_of_texts_without_letters() -> None:
    assert (base_direction(""), base_direction("50%"), base_direction("1 ب a")) == ("L", "L", "R")
