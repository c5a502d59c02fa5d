"""What a terminal is sent that takes rows for paragraphs comes out as the row that is wanted: it is UAX #9 itself."""

from __future__ import annotations

from functools import lru_cache
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support.reordering import CELLS, bases, blanked, cells, shown
from tui.text.bidi import MIRRORED_GLYPHS
from tui.text.inverse import FENCE, stored_row
from tui.text.layout import layout
from tui.text.row_paragraphs import stored_paragraph

ROWS = st.lists(CELLS, max_size=20)

shown_once = lru_cache(maxsize=None)(shown)


@pytest.mark.parametrize(
    ("alphabet", "length"), [(" ﺏa5", 5), (" ﺏa5-", 4), (" ﺏa5.", 4), (" ﺏa5()", 4), (" ﺏש5-", 4), (" ﺏש5$", 4)]
)
def test_whatever_can_be_shown_is_shown(alphabet: str, length: int) -> None:
    """All that such a terminal shows, whatever is stored, is what it can be brought to show."""
    possible = {shown_once("".join(stored)) for stored in product([*alphabet, FENCE], repeat=length)}
    rows = {"".join(row) for row in product(alphabet, repeat=length)}

    assert {row for row in rows if shown(stored_paragraph(row).texts) == row} == rows & possible


@given(ROWS)
def test_every_cell_is_stored_once_with_all_that_belongs_to_it(pieces: list[str]) -> None:
    row = cells(pieces)
    texts, order = stored_paragraph(row)

    assert sorted(order) == list(range(len(row)))
    for text, index in zip(texts, order, strict=True):
        assert text[1:] == row[index][1:]
        unchanged = text[:1] == row[index][:1] or MIRRORED_GLYPHS.get(text[:1]) == row[index][:1]
        assert unchanged or (text == FENCE and row[index] in " \u00a0")


@given(ROWS)
def test_what_can_be_shown_from_left_to_right_stays_so(pieces: list[str]) -> None:
    row = cells(pieces)
    assume(shown(stored_row(row).texts) == bases(row))

    assert shown(stored_paragraph(row).texts) == bases(row)


@given(ROWS, st.integers(1, 99))
def test_a_number_glued_to_a_word_is_shown_where_the_rightmost_letter_is_arabic(pieces: list[str], number: int) -> None:
    """The paragraph's number at the right, and a list beside it, are behind blanks."""
    row = [*cells([each for each in pieces if each not in {*"aZ٣😀"}]), "ﺏ", *"2023", *f"   {number:2} "]

    assert shown(stored_paragraph(row).texts) == bases(row)


def test_the_second_half_of_a_wide_character_stays_behind_the_first() -> None:
    assert stored_paragraph(["ﺏ", "😀", "", "ﺏ", "5"]).texts == ["5", "ﺏ", "😀", "", "ﺏ"]


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("2023م كان", "2023ﻡ ﻛﺎﻥ"),
        ("5مليون: Kim 12 قال", "5ﻣﻠﻴﻮﻥ: Kim 12 ﻗﺎﻝ"),
        ("5م (10-12)", "5ﻡ (10-12)"),
        ("(10-12)של", "(10-12)של"),
        ("50%من", "50%ﻣﻦ"),
        ("5م 12 Kim", "5ﻡ Kim 12"),
    ],
)
def test_a_row_that_no_fence_helps_is_stored_from_right_to_left(text: str, stored: str) -> None:
    """That is, as the text, save that Latin takes the number beside it to its side."""
    (line,) = layout(text, 40)
    row = [" ", *line.texts]

    texts = stored_paragraph(row).texts

    assert blanked("".join(texts)) == f"{stored} "
    assert shown(texts) == bases(row)
