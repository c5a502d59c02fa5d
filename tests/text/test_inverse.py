"""What a reordering terminal is sent comes out as the row that is wanted: the terminal is UAX #9 itself."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.support.reordering import CELLS, LETTERS, bases, blanked, can_be_shown, cells, shown
from tui.text.bidi import MIRRORED_GLYPHS
from tui.text.inverse import FENCE, stored_row
from tui.text.layout import layout

ROWS = st.lists(CELLS, max_size=30)


@given(ROWS)
@example(["(", "ﺏ", ")", " ", "(", "ﺏ", ")"])
@example(["5", "ﺏ"])
@example(["٣", "ﺏ"])
def test_any_row_is_shown_as_it_is_wanted(pieces: list[str]) -> None:
    row = cells(pieces)
    wanted = bases(row)
    assume(can_be_shown(wanted))

    assert shown(stored_row(row).texts) == wanted


@given(ROWS)
def test_every_cell_is_stored_once_with_all_that_belongs_to_it(pieces: list[str]) -> None:
    row = cells(pieces)
    texts, order = stored_row(row)

    assert sorted(order) == list(range(len(row)))
    for text, index in zip(texts, order, strict=True):
        assert text[1:] == row[index][1:]
        unchanged = text[:1] == row[index][:1] or MIRRORED_GLYPHS.get(text[:1]) == row[index][:1]
        assert unchanged or (text == FENCE and row[index] in " \u00a0")


@given(st.text(st.sampled_from("abc 12.()│▐😀é中\u00a0"), max_size=20))
def test_a_row_without_arabic_stays_as_it_is(text: str) -> None:
    row = list(text)
    assert stored_row(row) == (row, list(range(len(row))))


@given(ROWS, ROWS)
def test_columns_two_blanks_apart_have_nothing_to_do_with_each_other(left: list[str], right: list[str]) -> None:
    """So that what changes in one pane changes nothing that is sent of the other."""
    first, second = [*cells(left), " ", " "], [*cells(right)]
    assume(any(text[:1] in LETTERS for text in first if text))
    alone = stored_row(first).texts + stored_row([" ", *second]).texts[1:]

    assert blanked("".join(stored_row([*first, *second]).texts)) == blanked("".join(alone))


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("قال كيم", "⠀ﻗﺎﻝ ﻛﻴﻢ"),
        ("عام 2018 مرة", "⠀ﻋﺎﻡ 2018 ﻣﺮﺓ"),
        ("2018 عام", "⠀ﻋﺎﻡ⠀2018"),
        ("(كيم)", "⠀(ﻛﻴﻢ)"),
        ("لا abc ما", "⠀ﻣﺎ abc ﻻ"),
    ],
)
def test_words_are_stored_in_logical_order_between_fences(text: str, stored: str) -> None:
    (line,) = layout(text, 40)
    assert "".join(stored_row([" ", *(cell.text for cell in line.cells)]).texts).rstrip(f" {FENCE}") == stored


def test_a_number_that_cannot_be_fenced_off_comes_out_on_the_other_side() -> None:
    """The one thing that a terminal of this kind cannot be brought to show; here to be noticed when it can."""
    assert shown(stored_row([" ", "ﺏ", "5"]).texts) == " 5ﺏ"
