"""Tabs: segment separators (UAX #9, L1), and blanks up to the next stop."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text.clipping import clip
from tui.text.layout import DEFAULT, Justify, LayoutOptions, layout
from tui.text.tabs import STOPS, tab_width

COLUMNS = st.lists(st.text(st.sampled_from("ab12سلا(٣ "), min_size=1, max_size=5), min_size=2, max_size=4)


def seen(text: str, width: int = 80, options: LayoutOptions = DEFAULT) -> list[str]:
    return [line.text for line in layout(text, width, options)]


def test_columns_follow_each_other_from_the_right() -> None:
    """As Pango and FriBidi order them; each begins a multiple of eight cells from the right edge."""
    assert seen("السعر\tABC\tDEF\t12\tوحدة") == ["ﺓﺪﺣﻭ      12     DEF     ABC   ﺮﻌﺴﻟﺍ"]


def test_columns_follow_each_other_from_the_left() -> None:
    assert seen("Price\tسعر\tأب\t12") == ["Price   ﺮﻌﺳ     ﺏﺃ      12"]


@given(COLUMNS, st.sampled_from(["L", "R"]))
def test_every_column_begins_at_a_stop(columns: list[str], base: str) -> None:
    text = "x" + "\t".join(columns)
    (line,) = layout(text + "x", 80, LayoutOptions(base="R" if base == "R" else "L"))
    from_start = line.cells[::-1] if base == "R" else line.cells
    tabs = [at for at, char in enumerate(text) if char == "\t"]
    for tab, following in zip(tabs, [*tabs[1:], len(text) + 1], strict=True):
        places = [place for place, cell in enumerate(from_start) if tab < cell.start < following]
        assert min(places) % STOPS == 0
        assert max(places) - min(places) < following - tab


def test_a_tab_is_at_least_one_blank() -> None:
    assert [tab_width(used) for used in (0, 1, 7, 8, 79)] == [8, 7, 1, 8, 1]
    assert seen("12345678\tx") == ["12345678        x"]


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (17, ["سلام\tab\tc"]),
        (16, ["سلام\tab", "c"]),
        (10, ["سلام\tab", "c"]),
        (9, ["سلام", "ab\tc"]),
        (8, ["سلام", "ab", "c"]),
    ],
)
def test_lines_break_at_tabs_and_begin_anew_there(width: int, lines: list[str]) -> None:
    text = "سلام\tab\tc"
    assert seen(text, width) == [seen(line, options=LayoutOptions(base="R"))[0] for line in lines]
    assert "".join(text[line.start : line.end] for line in layout(text, width)) == text


def test_a_line_with_tabs_is_not_stretched() -> None:
    options = LayoutOptions(justify=Justify.KASHIDA)
    assert seen("سلام\tكتاب مدينة", 16, options) == seen("سلام\tكتاب مدينة", 16)


def test_tabs_at_the_ends_are_not_shown() -> None:
    assert seen("\tab\t") == ["ab"]


def test_the_blanks_of_a_tab_are_the_tab() -> None:
    (line,) = layout("ab\tc", 80)
    assert [line.offset(column) for column in range(9)] == [0, 1, 2, 2, 2, 2, 2, 2, 3]
    assert line.column(3) == 8


def test_in_a_label_a_tab_is_a_space() -> None:
    assert clip("سلام\tab", 20).text == "ab ﻡﻼﺳ"


def test_in_logical_order_there_are_stops_too() -> None:
    assert seen("سلام\tab", options=LayoutOptions(logical=True)) == ["سلام    ab"]
