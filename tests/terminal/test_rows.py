"""A row of cells as each kind of terminal is sent it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.reordering import CELLS, cells
from tui.model import BidiMode, Tashkeel
from tui.terminal.modes import Treatment
from tui.terminal.rows import is_sent_as_it_is, sent_row

DAMMA, SHADDA, HAMZA, ACUTE = "\u064f", "\u0651", "\u0654", "\u0301"
LRM = "\u200e"


def sent(row: list[str], mode: BidiMode = BidiMode.VISUAL, tashkeel: Tashkeel = Tashkeel.AFTER) -> list[str]:
    return sent_row(row, Treatment(mode, tashkeel)).texts


@pytest.mark.parametrize(
    ("row", "before", "strip"),
    [
        (["a", "ﺳ" + DAMMA], ["a" + DAMMA, "ﺳ"], ["a", "ﺳ"]),
        (["a", "ﺳ" + SHADDA + DAMMA], ["a" + SHADDA + DAMMA, "ﺳ"], ["a", "ﺳ"]),
        (["ﺳ" + SHADDA, "ﺳ" + DAMMA], ["ﺳ" + DAMMA, "ﺳ"], ["ﺳ", "ﺳ"]),
        (["中", "", "ﺳ" + DAMMA], ["中" + DAMMA, "", "ﺳ"], ["中", "", "ﺳ"]),
        ([" ", "ى" + HAMZA], [" ", "ى" + HAMZA], [" ", "ى" + HAMZA]),
        ([" ", "ى" + HAMZA + DAMMA], [" " + DAMMA, "ى" + HAMZA], [" ", "ى" + HAMZA]),
        ([" ", "e" + ACUTE], [" ", "e" + ACUTE], [" ", "e" + ACUTE]),
        ([" ", "◌" + DAMMA], [" " + DAMMA, "◌"], [" ", "◌"]),
        ([], [], []),
    ],
)
def test_tashkeel_goes_where_the_terminal_wants_it(row: list[str], before: list[str], strip: list[str]) -> None:
    assert sent(row) == row
    assert sent(row, tashkeel=Tashkeel.BEFORE) == before
    assert sent(row, tashkeel=Tashkeel.STRIP) == strip


def test_a_mark_in_the_first_cell_has_no_cell_before_it_and_is_left_out() -> None:
    assert sent(["ﺳ" + DAMMA, "ﺏ"], tashkeel=Tashkeel.BEFORE) == ["ﺳ", "ﺏ"]


@pytest.mark.parametrize(
    ("row", "marked"),
    [
        (["a", "ﺏ", "٣", "5", " ", "("], ["a", "ﺏ" + LRM, "٣" + LRM, "5", " ", "("]),
        (["ﺳ" + DAMMA, "אּ"], ["ﺳ" + DAMMA + LRM, "אּ" + LRM]),
        (["中", "", "ﻻ", "،"], ["中", "", "ﻻ" + LRM, "،"]),
    ],
)
def test_a_mark_stands_behind_every_right_to_left_cell_and_no_other(row: list[str], marked: list[str]) -> None:
    assert sent(row, BidiMode.MARKS) == marked


@pytest.mark.parametrize("mark", [DAMMA, "\u06da", ACUTE])
def test_a_blank_that_bears_a_mark_does_not_break_among_marks(mark: str) -> None:
    row = [" ", "ﺏ", " " + mark, "\u00a0" + mark, "ﺏ"]
    assert sent(row, BidiMode.MARKS) == [" ", "ﺏ" + LRM, "\u00a0" + mark, "\u00a0" + mark, "ﺏ" + LRM]
    assert sent(row) == row


def test_marks_of_both_kinds_go_together() -> None:
    assert sent(["a", "ﺳ" + DAMMA], BidiMode.MARKS, Tashkeel.BEFORE) == ["a" + DAMMA, "ﺳ" + LRM]
    assert sent(["a", "ﺳ" + DAMMA], BidiMode.MARKS, Tashkeel.STRIP) == ["a", "ﺳ" + LRM]


def test_for_a_terminal_that_reorders_a_cell_is_stored_elsewhere() -> None:
    stored = sent_row([" ", "ﻪ", "ﻟ", "ﺇ", " ", "x"], Treatment(BidiMode.IMPLICIT, Tashkeel.AFTER, "", ""))

    assert stored.texts == ["⠀", "ﺇ", "ﻟ", "ﻪ", " ", "x"]
    assert stored.order == [0, 3, 2, 1, 4, 5]


@given(st.lists(CELLS, max_size=30), st.sampled_from(BidiMode), st.sampled_from(Tashkeel))
def test_no_cell_is_lost_and_what_is_sent_as_it_is_stays(pieces: list[str], mode: BidiMode, tashkeel: Tashkeel) -> None:
    row, treatment = cells(pieces), Treatment(mode, tashkeel)
    texts, order, turned = sent_row(row, treatment)

    assert sorted(order) == list(range(len(row)))
    assert [text == "" for text in texts].count(True) == row.count("")
    assert order == list(range(len(row))) or mode is BidiMode.IMPLICIT
    assert mode is BidiMode.WORDS or not turned
    if is_sent_as_it_is(treatment):
        assert texts == row


@pytest.mark.parametrize("mode", BidiMode)
@pytest.mark.parametrize("tashkeel", Tashkeel)
def test_only_what_changes_something_costs_anything(mode: BidiMode, tashkeel: Tashkeel) -> None:
    row = [" ", "a", "ﺳ" + DAMMA, "ﺏ"]
    assert is_sent_as_it_is(Treatment(mode, tashkeel)) == (sent(row, mode, tashkeel) == row)
