"""The end row as runs: as wide as the article's rows, at the side where its language begins, with whole keys."""

from __future__ import annotations

import pytest

from tui.text.layout import LayoutOptions
from tui.view.columns import Columns
from tui.view.end_rows import END_ROWS, EndRows, EndView
from tui.view.paragraph_rows import Role

KEYS = ("Enter goes on", "k back", "J next", "u undo", "i statistics")
ARABIC = EndView("انتهت المقالة 1", "التالية: 2", ("Enter للمتابعة",))


def rows(width: int, view: EndView, language: str = "en") -> list[str]:
    """Return the rows as text, having looked that each is as wide as it should be, and the bar where bars are."""
    columns = Columns.fit(width, 12)
    made = EndRows(columns, LayoutOptions(base="R" if language == "ar" else "L"))
    found = [made.row(view, row) for row in range(END_ROWS)]
    texts = ["".join(run.text for run in row) for row in found]
    assert {len(text) for text in texts} == {width}
    assert all(text[columns.left + columns.text + 1] == "▐" for text in texts)
    assert all(run.look is Role.CURSOR for row in found for run in row if "▐" in run.text)
    return texts


def test_what_is_said_begins_at_the_side_of_its_language() -> None:
    assert rows(80, EndView("article 1 done: 5/5", "next: 2", KEYS))[0].startswith(
        " ──── article 1 done: 5/5 · next: 2"
    )
    said, keys = rows(80, ARABIC, "ar")
    assert said.rstrip(" ▐").endswith(" ────")
    assert keys.rstrip(" ▐").endswith("Enter")


@pytest.mark.parametrize(("width", "count"), [(80, 5), (60, 5), (50, 4), (40, 3), (30, 2), (22, 1), (8, 0)])
def test_keys_are_whole_or_not_there_the_last_ones_first(width: int, count: int) -> None:
    keys = rows(width, EndView("article 1 done: 5/5", "next: 2", KEYS))[1].split("▐")[0].split("  ")

    assert [each.strip() for each in keys if each.strip() in KEYS] == list(KEYS[:count])


@pytest.mark.parametrize(("width", "end"), [(60, "…"), (50, "word…"), (40, "5/5"), (20, "…")])
def test_a_long_title_is_cut_and_gone_where_nothing_would_be_left_of_it(width: int, end: str) -> None:
    said = rows(width, EndView("article 1 done: 5/5", f"next: 2 “{'word ' * 30}”", KEYS))[0]

    assert said.split("▐")[0].rstrip().endswith(end)
