"""An edit looked at as rows of cells: where the cursor is seen, and where keys take it from there."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.support.clusters import ACUTE, FATHA, RLM, SHADDA, ZWNJ, boundaries, many_lines, texts
from tui.text.layout import LayoutOptions, layout
from tui.ui.widgets.input.edit_rows import EditRows
from tui.ui.widgets.input.text_edit import Edit

if TYPE_CHECKING:
    from tui.ui.widgets.input.line_rows import Row, Stop

rooms = st.integers(1, 14)
directions = st.sampled_from(["L", "R"])


def one_line(edit: Edit) -> EditRows:
    return EditRows.one_line(edit, "R")


def wrapped(edit: Edit, room: int, empty_direction: Literal["L", "R"] = "R") -> EditRows:
    return EditRows.wrapped(edit, empty_direction, room, 5)


def drawn(row: Row) -> str:
    """Return what a row shows, without its place behind the last letter."""
    return "".join(stop.text for stop in row.stops if not stop.end).replace("\u00a0", " ")


def seen(rows: EditRows) -> list[str]:
    return [drawn(row).strip() for row in rows.rows]


# What is seen


@given(many_lines, st.data(), rooms, directions)
@example("a\n\u200f  ab", None, 3, "R")
def test_every_cluster_has_one_cell_in_its_room(
    text: str, data: st.DataObject | None, room: int, empty_direction: Literal["L", "R"]
) -> None:
    edit = Edit(text, data.draw(st.integers(0, len(text))) if data else 0)
    rows = wrapped(edit, room, empty_direction).rows

    assert sorted(step for row in rows for stop in row.stops for step in stop.steps) == boundaries(text)
    assert edit.cursor in [stop.offset for row in rows for stop in row.stops], "it is seen"
    for row in rows:
        first, last = row.stops[0], row.stops[-1]
        assert all(one.column + one.width == other.column for one, other in pairwise(row.stops))
        assert all(cell_len(stop.text) == stop.width for stop in row.stops)
        assert first.column >= 0
        assert last.column + last.width <= room
        assert (first.column == 0) if row.base == "L" else (last.column + last.width == room)
    for above, below in pairwise(rows):
        assert max(stop.offset for stop in above.stops) < min(stop.offset for stop in below.stops)


TYPED = LayoutOptions(article="L")
"""While somebody types, the first strong character gives the direction."""


@given(many_lines.map(lambda text: text.replace("\n", "")), st.integers(2, 14))
def test_rows_hold_the_lines_that_the_reader_would_show(text: str, width: int) -> None:
    words = " ".join(re.sub(r"[\u00a0\u2009]", " ", text).split())
    words = re.sub(r"^\W*\s|\s\W*$", "", words)  # there white space hangs, here it is shown
    words = re.sub(rf" [{FATHA}{SHADDA}{ACUTE}{ZWNJ}{RLM}]+", " ", words)  # and there is a break behind it, not a mark
    rows = wrapped(Edit(words, len(words)), width + 1, "L")
    lines = [line.text.strip() for line in layout(words, width, TYPED)]  # as ``seen`` strips the rows

    assert [row for row in seen(rows) if row] == [line for line in lines if line]


@given(texts)
def test_the_line_looks_like_the_readers_except_for_its_spaces(text: str) -> None:
    words = " ".join(re.sub(r"[\u00a0\u2009]", " ", text).split())
    words = re.sub(r"^\W*\s|\s\W*$", "", words)
    (row,) = EditRows.one_line(Edit(words, len(words)), "L").rows
    line = layout(words, 200, TYPED)[0]

    assert drawn(row).strip(" ") == line.text.strip(" ")
    assert row.base == line.base


@pytest.mark.parametrize("text", ["a\nb", "a\tb", "a\x1b[31mb", "a\u2028b", "\n"])
def test_line_breaks_and_controls_are_one_row_of_harmless_cells(text: str) -> None:
    (row,) = one_line(Edit(text, len(text))).rows

    assert sorted(stop.offset for stop in row.stops) == list(range(len(text) + 1))
    assert drawn(row).isprintable()


@pytest.mark.parametrize("text", ["a\tb", "a\x1b[31mb\x07", "a\u2028b\rc", "\u202eabc\u2069"])
def test_controls_are_harmless_in_many_lines_too(text: str) -> None:
    assert all(drawn(row).isprintable() for row in wrapped(Edit(text, len(text)), 9).rows)


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        ("سلام\nabc\n12\n", "RLLL"),
        ("12 سلام\n\n(abc", "RRL"),
        (f"{RLM}12", "R"),
        ("\u200e12", "L"),
        ("\n12\na", "RRL"),
        ("", "R"),
    ],
)
def test_a_line_has_the_direction_of_its_first_strong_letter_or_of_the_line_before(text: str, bases: str) -> None:
    assert "".join(row.base for row in wrapped(Edit(text), 20).rows) == bases


def test_options_may_give_every_line_one_direction() -> None:
    edit = Edit("سلام\n12", options=LayoutOptions(base="L"))

    assert [row.base for row in wrapped(edit, 20).rows] == ["L", "L"]
    assert one_line(edit).rows[0].base == "L"


def test_words_wrap_and_their_spaces_stay() -> None:
    rows = wrapped(Edit("one two  three  ", 16), 8).rows

    assert [drawn(row) for row in rows] == ["one two ", " ", "three  "]
    assert rows[-1].stops[-1].column == 7


def test_spaces_at_the_beginning_of_a_line_are_seen() -> None:
    assert [drawn(row) for row in wrapped(Edit("   word"), 12).rows] == ["   word"]
    assert [drawn(row) for row in wrapped(Edit("   word"), 6).rows] == ["   ", "word"]


def test_spaces_at_the_end_stand_where_the_line_ends() -> None:
    (row,) = wrapped(Edit("قال abc  ", 9), 12).rows

    assert [stop.offset for stop in row.stops] == [9, 8, 7, 4, 5, 6, 3, 2, 1, 0]


def test_wide_characters_where_there_is_one_cell_are_replaced() -> None:
    assert [drawn(row) for row in wrapped(Edit("a中"), 1).rows] == ["a", "\ufffd", ""]
    assert drawn(EditRows.one_line(Edit("a中"), "R", 1).rows[0]) == "a\ufffd"


def test_leaving_joins_lam_and_alef_again() -> None:
    parted = Edit("لاب", 1)

    assert len(one_line(parted).rows[0].stops) == 4
    assert len(one_line(parted.at(3)).rows[0].stops) == 3
    assert one_line(parted).left() == 2
    assert one_line(parted).right() == 0


# Moves


def steps_of(row: Row) -> list[int]:
    """Return the offsets at which the cursor stands in a row, from left to right."""
    return [step for stop in row.stops for step in stop.steps]


@given(many_lines, st.data(), rooms)
def test_left_and_right_go_to_the_cell_beside_or_to_the_neighbouring_row(
    text: str, data: st.DataObject, room: int
) -> None:
    rows = wrapped(Edit(text, data.draw(st.sampled_from(boundaries(text)))), room)
    number = rows.cursor[0]
    steps = steps_of(rows.rows[number])
    at = steps.index(rows.edit.cursor)
    rtl = rows.rows[number].base == "R"

    for moved, beside, next_row in (
        (rows.left(), at - 1, number + (1 if rtl else -1)),
        (rows.right(), at + 1, number + (-1 if rtl else 1)),
    ):
        if 0 <= beside < len(steps):
            assert moved == steps[beside]
        elif 0 <= next_row < len(rows.rows):
            edges = [steps_of(rows.rows[next_row])[edge] for edge in (0, -1)]
            forwards = next_row > number
            assert moved == edges[-1 if (rows.rows[next_row].base == "R") == forwards else 0]
        else:
            assert moved == rows.edit.cursor


@given(many_lines)
def test_going_left_from_the_right_edge_passes_every_place_of_a_row(text: str) -> None:
    wide = 40
    for row in wrapped(Edit(text), wide).rows:
        steps = steps_of(row)[::-1]
        edit, passed = Edit(text, steps[0]), [steps[0]]
        for _ in steps[1:]:
            edit = edit.at(wrapped(edit, wide).left())
            passed.append(edit.cursor)
        assert passed == steps


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("سلام", [4, 3, 2, 1, 0]),
        ("سلَام", [5, 4, 3, 1, 0]),
        ("ab سلام", [0, 1, 2, 6, 5, 4, 3, 7]),
        ("\u202dسلام", [5, 1, 2, 3, 4]),  # an override: its letters from left to right
    ],
)
def test_the_cursor_passes_between_lam_and_alef_in_both_directions(text: str, places: list[int]) -> None:
    for motion, order in (("right", places), ("left", places[::-1])):
        edit, passed = Edit(text, order[0]), [order[0]]
        for _ in order[1:]:
            edit = edit.at(getattr(one_line(edit), motion)())
            passed.append(edit.cursor)
        assert passed == order


@given(many_lines, st.data(), rooms)
def test_up_and_down_keep_the_column_over_several_rows(text: str, data: st.DataObject, room: int) -> None:
    with_cells = [stop.offset for row in wrapped(Edit(text), room).rows for stop in row.stops]
    edit = Edit(text, data.draw(st.sampled_from(with_cells)))
    number, stop = wrapped(edit, room).cursor
    column = stop.column
    rows = wrapped(edit, room).rows
    for below in range(number + 1, len(rows)):
        edit = edit.at(wrapped(edit, room).down(), wrapped(edit, room).goal)
        assert edit.cursor == nearest(rows[below], column)
    last = wrapped(edit, room)
    assert last.down() == len(text)
    for above in range(len(rows) - 2, -1, -1):
        edit = edit.at(wrapped(edit, room).up(), wrapped(edit, room).goal)
        assert edit.cursor == nearest(rows[above], column)
    assert wrapped(edit, room).up() == boundaries(text)[0]


def nearest(row: Row, column: int) -> int:
    """Return the offset of the cell that covers ``column``, or else is the least away from it."""

    def distance(stop: Stop) -> int:
        return max(stop.column - column, column - stop.column - stop.width + 1, 0)

    return min(row.stops, key=distance).offset


def test_a_short_row_does_not_change_the_column() -> None:
    edit = Edit("مرحبا بكم\nلا\nأهلا وسهلا", 6)
    for offset in (12, 20):
        edit = edit.at(wrapped(edit, 20).down(), wrapped(edit, 20).goal)
        assert edit.cursor == offset


def test_pages_are_as_high_as_what_is_seen_but_for_a_row() -> None:
    edit = Edit("\n".join("abcdefghi"), 0)

    assert wrapped(edit, 9).page_down() == 2 * 4
    assert wrapped(edit.at(16), 9).page_up() == 2 * 4
    assert wrapped(edit.at(4), 9).page_up() == 0


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("سلام  على الناس", [0, 6, 10, 15]),
        ("قال abc def ثم", [0, 10, 6, 12, 14]),
        ("one two", [0, 4, 7]),
        ("one \n two\n\n", [0, 4, 6, 9, 10, 11]),
    ],
)
def test_words_are_passed_as_they_are_seen(text: str, stops: list[int]) -> None:
    forwards, backwards = ("word_left", "word_right") if "س" in text or "ق" in text else ("word_right", "word_left")
    edit, passed = Edit(text), [0]
    for _ in stops[1:]:
        edit = edit.at(getattr(wrapped(edit, 40), forwards)())
        passed.append(edit.cursor)
    assert passed == stops
    for offset in stops[-2::-1]:
        edit = edit.at(getattr(wrapped(edit, 40), backwards)())
        assert edit.cursor == offset
    assert getattr(wrapped(edit, 40), backwards)() == 0


def test_home_and_end_are_those_of_the_row() -> None:
    rows = wrapped(Edit("one two three\nسلام", 5), 6)

    assert (rows.row_start(), rows.row_end()) == (4, 7)
    assert (rows.start(), rows.end()) == (0, 18)
    last = wrapped(Edit("one two three\nسلام", 15), 6)
    assert (last.row_start(), last.row_end()) == (14, 18)


@pytest.mark.parametrize(("anchor", "cursor"), [(1, 4), (4, 1)])
def test_leaving_a_selection_goes_to_its_edge(anchor: int, cursor: int) -> None:
    arabic = one_line(Edit("السلام", cursor, anchor))
    latin = one_line(Edit("abcdef", cursor, anchor))

    assert (arabic.left_of_selection(), arabic.right_of_selection()) == (4, 1)
    assert (latin.left_of_selection(), latin.right_of_selection()) == (1, 4)


@given(many_lines, rooms, st.integers(-3, 20), st.integers(-3, 20))
def test_a_click_goes_to_the_nearest_cell(text: str, room: int, number: int, column: int) -> None:
    rows = wrapped(Edit(text), room)

    assert rows.offset_at(number, column) == nearest(rows.rows[max(0, min(number, len(rows.rows) - 1))], column)


def test_a_mark_of_its_own_stands_on_a_circle() -> None:
    assert drawn(one_line(Edit(f"{ACUTE}a")).rows[0]).startswith("\u25cc")
