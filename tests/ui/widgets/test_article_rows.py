"""The open article as rows: how high its items are, what stands in a row, and which text a cell shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.libraries import write_library
from tests.support.sessions import FURNITURE, new_session
from tui.model import Span
from tui.session.deciding import toggle_theme
from tui.text.layout import DEFAULT, LayoutOptions
from tui.ui.widgets.article_rows import ArticleRows, Typesetting
from tui.view.columns import Columns
from tui.view.end_rows import EndView
from tui.view.layouts import Layouts
from tui.view.viewport import Place

if TYPE_CHECKING:
    from pathlib import Path

    from tui.session.session import Session

COLUMNS = Columns(left=1, text=10, digits=2, right=0)
PARAGRAPHS = ["Title of it", FURNITURE, FURNITURE, "abc defghi klm"]
"""At ten cells: two lines, one, one, two."""


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return new_session(write_library(tmp_path / "library", {"1.txt": PARAGRAPHS}))


def rows_of(session: Session, *, boilerplate: bool = True) -> ArticleRows:
    typesetting = Typesetting(COLUMNS, DEFAULT, LayoutOptions(base="L"), native=False, boilerplate=boilerplate)
    return ArticleRows(session, "en", lambda: EndView("done", "next", ["q leave"]), Layouts(), typesetting)


@pytest.mark.parametrize(("boilerplate", "heights"), [(True, [3, 1, 2, 3, 2]), (False, [3, 0, 0, 3, 2])])
def test_a_free_row_stands_behind_paragraphs_and_once_behind_all_that_a_site_has_left(
    session: Session, *, boilerplate: bool, heights: list[int]
) -> None:
    rows = rows_of(session, boilerplate=boilerplate)

    assert [rows.height(item) for item in range(5)] == heights, "the last is the end row, of two"


def test_each_place_has_its_row(session: Session) -> None:
    rows = rows_of(session)
    places = [Place(3, 0), Place(3, 1), Place(3, 2), Place(4, 0)]

    shown = ["".join(run.text for run in row) for row in rows.rows(places, None)]

    assert [row[1:11].rstrip() for row in shown] == ["abc defghi", "klm", "", "──── done"]
    assert {len(row) for row in shown} == {COLUMNS.width}


def test_a_cell_shows_its_letter_and_beside_the_text_the_nearest(session: Session) -> None:
    rows = rows_of(session)
    start = session.opened.paragraphs[3].span.start

    assert rows.cell_at(Place(3, 0), COLUMNS.left) == Span(start, start + 1)
    assert rows.cell_at(Place(3, 0), 0) == Span(start, start + 1)
    assert rows.cell_at(Place(3, 0), COLUMNS.left + 2) == Span(start + 2, start + 3)
    assert rows.cell_at(Place(3, 2), COLUMNS.left) is None, "a row of badges"
    assert rows.cell_at(Place(4, 0), COLUMNS.left) is None, "the end row"


def test_themes_are_those_that_there_were_when_the_first_row_was_made(session: Session) -> None:
    before = rows_of(session)
    list(before.rows([Place(0, 0)], None))
    toggle_theme(session, "arms")

    (seen,) = rows_of(session).rows([Place(0, 2)], None)

    assert "Arms" in "".join(run.text for run in seen)
