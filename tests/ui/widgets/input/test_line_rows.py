"""One line of an edit as rows: which cells have a place for the cursor, where, and what of a row is in sight."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.clusters import boundaries, texts
from tui.text.layout import LayoutOptions
from tui.ui.widgets.input.line_rows import Row, rows_of
from tui.ui.widgets.input.text_edit import ENDLESS, Edit, shown

OPTIONS = LayoutOptions(base="R")


def row(line: str, *, parted: tuple[int, ...] = ()) -> Row:
    (found,) = rows_of(shown(line), parted, ENDLESS, ENDLESS, OPTIONS)
    return found


def test_stops_stand_from_left_to_right_with_the_place_behind_the_line_at_its_end() -> None:
    stops = row("سلم 12").stops

    assert [(stop.offset, stop.column) for stop in stops] == [(6, 0), (4, 1), (5, 2), (3, 3), (2, 4), (1, 5), (0, 6)]
    assert [stop.offset for stop in stops if stop.end] == [6]
    assert [stop.offset for stop in stops if stop.blank] == [6, 3], "the place behind the line is blank, too"


@pytest.mark.parametrize(("parted", "steps"), [((), [(3,), (2,), (1, 0)]), ((1,), [(3,), (2,), (1,), (0,)])])
def test_lam_and_alef_are_one_stop_unless_the_cursor_parts_them(
    parted: tuple[int, ...], steps: list[tuple[int, ...]]
) -> None:
    assert [stop.steps for stop in row("لاب", parted=parted).stops] == steps


def test_what_is_wider_than_the_widest_has_a_replacement_and_a_full_row_goes_on_in_the_next() -> None:
    rows = rows_of("a中", (), 1, 1, OPTIONS)

    assert [[(stop.text, stop.offset) for stop in each.stops] for each in rows] == [
        [("a", 0)],
        [("\ufffd", 1)],
        [(" ", 2)],
    ]


def test_a_row_that_is_placed_has_the_offsets_and_columns_of_its_text() -> None:
    here = row("لا")

    there = here.placed(10, 5)

    assert [(stop.offset, stop.column, stop.steps) for stop in there.stops] == [(12, 5, (12,)), (10, 6, (11, 10))]
    assert there.base == here.base
    assert here.placed(0, 0) is here


@given(texts, st.data())
def test_one_line_scrolls_as_little_as_needed(text: str, data: st.DataObject) -> None:
    edit = Edit(text, data.draw(st.sampled_from(boundaries(text))))
    (row,) = rows_of(shown(text), tuple(edit.parted), ENDLESS, ENDLESS, OPTIONS)
    order = row.reading_order
    room = data.draw(st.integers(2, 9))
    before = data.draw(st.integers(0, 20))

    first = row.first_in_sight(before, edit.cursor, room)

    def fits(begin: int, end: int) -> bool:
        return sum(stop.width for stop in order[begin:end]) <= room

    at = [stop.offset for stop in order].index(edit.cursor)
    assert first <= at
    assert fits(first, at + 1)
    if first > before:
        assert not fits(first - 1, at + 1)
    if first < before:
        assert first == at or fits(first, len(order))
    assert first == 0 or not fits(first - 1, len(order))
