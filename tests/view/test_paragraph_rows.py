"""A paragraph's badges: one's own solid, those of others dim, with who gave them, and never in the way of one's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tui.codebook.codebook import CodeBook
from tui.model import Annotation, Kind, Paragraph, Span, Tag
from tui.text.layout import LayoutOptions, layout
from tui.view.columns import Columns
from tui.view.initials import initials, initials_of
from tui.view.palette import Colours
from tui.view.paragraph_rows import ParagraphRows, ParagraphView, Role

if TYPE_CHECKING:
    from tui.view.paragraph_rows import ReaderRun

TEXT = "A line."
SPAN = Span(0, len(TEXT))


def said(by: str, *themes: str) -> Annotation:
    return Annotation(SPAN, tuple(Tag(theme, by, "2031-05-04T06:07:08Z") for theme in themes), by=by)


def runs(width: int, own: Annotation | None, *others: Annotation) -> list[ReaderRun]:
    """Return the rows of the paragraph, one behind the other."""
    columns = Columns.fit(width, 1)
    names = initials_of(each.by for each in others)
    rows = ParagraphRows(columns, CodeBook(), "en", LayoutOptions(), native=False, initials=names)
    lines = layout(TEXT, columns.text, LayoutOptions())
    view = ParagraphView(Paragraph(1, SPAN, Kind.BODY), lines, own, others, at_cursor=False, selected=False, matches=())
    return [run for number in range(len(lines) + 1) for run in rows.row(view, number)]


def badges(found: list[ReaderRun]) -> list[tuple[str, bool]]:
    """Return the badges from the first, which is at the right, on, and whether each is of others."""
    shown = [run for run in found if isinstance(run.look, Colours) or run.look is Role.OTHERS]
    return [(run.text.strip("\u00a0"), run.look is Role.OTHERS) for run in reversed(shown)]


def test_nobody_else_is_nothing_else() -> None:
    assert badges(runs(60, said("Mona", "arms", "sanctions"))) == [("1 Arms", False), ("3 Sanctions", False)]


def test_others_stand_behind_ones_own() -> None:
    found = runs(80, said("Mona", "sanctions"), said("Omar Aziz", "arms", "sanctions"))
    assert badges(found) == [("3 Sanctions", False), ("Arms (OA)", True), ("Sanctions (OA)", True)]


def test_a_theme_that_several_gave_is_there_once() -> None:
    assert badges(runs(80, None, said("Lina", "arms"), said("Omar Aziz", "arms"))) == [("Arms (Li, OA)", True)]


def test_where_there_is_little_room_ones_own_are_there() -> None:
    assert badges(runs(34, said("Mona", "arms"), said("Omar", "arms", "sanctions")))[0] == ("1 Arms", False)


@pytest.mark.parametrize("width", range(30, 70))
def test_what_others_say_never_costs_ones_own_note(width: int) -> None:
    own = replace(said("Mona", "arms"), note="ask the ministry")
    alone, beside = runs(width, own), runs(width, own, said("Omar", "arms", "sanctions", "diplomacy"))
    assert any(run.look is Role.NOTE for run in beside) == any(run.look is Role.NOTE for run in alone)
    assert any(run.look is Role.NOTE for run in beside)


def test_what_others_say_does_not_make_it_done() -> None:
    alone, beside = runs(60, None), runs(60, None, said("Omar", "arms"))
    assert "●" not in "".join(run.text for run in beside)
    assert [run.look for run in alone if "1" in run.text] == [run.look for run in beside if run.text.strip() == "1"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Mona Lutfi Aziz", "ML"), ("samira", "sa"), ("سميرة عزيز", "سع"), ("س", "س"), ("  ", "?")],
)
def test_initials(name: str, expected: str) -> None:
    assert initials(name) == expected
