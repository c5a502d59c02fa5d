"""A paragraph's badges: one's own solid, those of others dim, with who gave them, and never in the way of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest

from tui.codebook.codebook import CodeBook
from tui.model import Annotation, Kind, Label, Paragraph, Span, Tag, Theme
from tui.search.in_article import Matches
from tui.text.layout import LayoutOptions, layout
from tui.view.columns import Columns
from tui.view.initials import initials, initials_of
from tui.view.palette import Colours
from tui.view.paragraph_rows import NOTE_SIGN, ParagraphRows, ParagraphView, Role

if TYPE_CHECKING:
    from tui.view.paragraph_rows import ReaderRun

TEXT = "A line."
SPAN = Span(0, len(TEXT))
MANY = CodeBook(tuple(Theme(f"t{n}", Label(f"موضوع {n}", f"Theme {n}"), "#0072B2") for n in range(1, 31)))
ROOMS = range(24, 80)


def said(by: str, *themes: str, note: str = "") -> Annotation:
    return Annotation(SPAN, tuple(Tag(theme, by, "2031-05-04T06:07:08Z") for theme in themes), note, by=by)


def rows(  # noqa: PLR0913 - what differs between tests
    width: int,
    own: Annotation | None,
    *others: Annotation,
    text: str = TEXT,
    book: CodeBook | None = None,
    language: str = "en",
    at_cursor: bool = False,
) -> list[list[ReaderRun]]:
    """Return the rows of a paragraph, all of them."""
    columns = Columns.fit(width, 1)
    names, labels = initials_of(each.by for each in others), LayoutOptions(base="R" if language == "ar" else "L")
    made = ParagraphRows(columns, book or CodeBook(), language, labels, native=False, initials=names)
    lines = layout(text, columns.text, LayoutOptions())
    paragraph = Paragraph(1, SPAN, Kind.BODY)
    view = ParagraphView(paragraph, lines, own, others, at_cursor=at_cursor, selected=False, matches=())
    return [made.row(view, number) for number in range(made.height(view))]


def runs(width: int, own: Annotation | None, *others: Annotation) -> list[ReaderRun]:
    """Return the rows of the paragraph, one behind the other."""
    return [run for row in rows(width, own, *others) for run in row]


def badges(found: list[ReaderRun]) -> list[tuple[str, bool]]:
    """Return the badges from the first, which is at the left, on, and whether each is of others."""
    shown = [run for run in found if isinstance(run.look, Colours) or run.look is Role.OTHERS]
    return [(run.text.strip("\u00a0"), run.look is Role.OTHERS) for run in shown]


def shown(row: list[ReaderRun]) -> str:
    return "".join(run.text for run in row)


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
    own = said("Mona", "arms", note="ask the ministry")
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


# Where there are many


@pytest.mark.parametrize("width", ROOMS)
@pytest.mark.parametrize("count", [1, 4, 9, 30])
def test_every_badge_is_there_in_the_order_of_the_code_book_whatever_came_first(width: int, count: int) -> None:
    ids = [f"t{number}" for number in range(1, count + 1)]
    found = rows(width, said("Mona", *reversed(ids)), said("Omar", *reversed(ids)), book=MANY)

    names = [text.rpartition("Theme ")[2] for row in found for text, is_others in badges(row) if not is_others]
    assert names == [str(number) for number in range(1, count + 1)]
    assert len([1 for row in found for _, is_others in badges(row) if is_others]) == count
    assert {len(shown(row)) for row in found} == {width}


@pytest.mark.parametrize("width", ROOMS)
@pytest.mark.parametrize("count", range(1, 12))
def test_a_notes_sign_is_there_beside_any_number_of_badges(width: int, count: int) -> None:
    own = said("Mona", *[f"t{number}" for number in range(1, count + 1)], note="ask the ministry of foreign affairs")

    found = rows(width, own, book=MANY)

    notes = [run.text for row in found for run in row if run.look is Role.NOTE]
    assert len(notes) == 1
    assert notes[0].startswith(NOTE_SIGN[:1]) or notes[0].endswith(NOTE_SIGN)
    assert {len(shown(row)) for row in found} == {width}


def test_no_row_is_added_while_the_one_that_is_there_and_the_rest_of_the_line_have_room() -> None:
    ids = [f"t{number}" for number in range(1, 10)]
    free = rows(60, None, book=MANY)

    one, beside, both, more = (rows(60, said("Mona", *ids[:count]), book=MANY) for count in (4, 3, 7, 8))

    assert len(free) == len(one) == len(beside) == len(both) == 2
    assert [len(badges(row)) for row in beside] == [3, 0]
    assert [len(badges(row)) for row in one] == [0, 4]
    assert [len(badges(row)) for row in both] == [3, 4]
    assert sum(len(badges(row)) for row in more) == 8
    assert len(more) == 3


def test_a_note_is_read_in_the_row_of_the_badges_as_far_as_there_is_room() -> None:
    found = rows(60, said("Mona", "arms", note="ask the ministry of foreign affairs and trade, both of them"))

    assert len(found) == 2
    (note,) = (run for run in found[1] if run.look is Role.NOTE)
    assert note.text.startswith("✎ ask the ministry")
    assert note.text.endswith("…")


# Whose they are


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("كلمة " * 30, "ar", " 3 ﺕﺎﺑﻮﻘﻋ   1 ﺔﺤﻠﺳﺃ  ┘"),
        ("كلمة " * 30, "en", " 1 Arms   3 Sanctions  ┘"),
        ("word " * 30, "en", "└  1 Arms   3 Sanctions "),
    ],
)
def test_a_row_of_badges_hangs_from_the_line_above_it(text: str, language: str, expected: str) -> None:
    found = rows(40, said("Mona", "sanctions", "arms"), text=text.strip(), language=language)

    assert {*shown(found[-1]).strip().replace("\u00a0", " ")} == {*expected.strip()}
    hook = expected.strip()[0 if text.startswith("w") else -1]
    assert [hook in shown(row) for row in found] == [*[False] * (len(found) - 1), True]


def test_beside_its_line_a_badge_needs_no_hook() -> None:
    assert not any(hook in shown(row) for row in rows(60, said("Mona", "arms")) for hook in "└┘")


def test_the_bar_of_the_cursor_goes_on_beside_badges() -> None:
    many = said("Mona", *[f"t{number}" for number in range(1, 20)])
    bars = ["▐" in shown(row) for row in rows(40, many, book=MANY, at_cursor=True)]

    assert len(bars) > 3
    assert all(bars)
    assert ["▐" in shown(row) for row in rows(60, said("Mona", "arms"), at_cursor=True)] == [True, False]


def test_the_height_is_the_same_with_the_cursor_and_without_it() -> None:
    for width in ROOMS:
        others = (said("Omar Aziz", "arms", "diplomacy"), said("Lina the Second", "arms", note="no"))
        heights = {len(rows(width, said("Mona", "arms", note="yes"), *others, at_cursor=at)) for at in (True, False)}
        assert len(heights) == 1, width


def marked(text: str, needle: str) -> str:
    """Return the letters of a paragraph that are marked where a needle is searched for, in the order of reading."""
    before = "نص\n"
    span = Span(len(before), len(before + text))
    lines = layout(text, 12, LayoutOptions(base="R"))
    view = ParagraphView(
        Paragraph(1, span, Kind.BODY),
        lines,
        annotation=None,
        others=(),
        at_cursor=False,
        selected=False,
        matches=Matches(needle, before + text).spans,
    )
    made = ParagraphRows(Columns.fit(18, 1), CodeBook(), "ar", LayoutOptions(), native=False, initials={})
    found = [run.text for row in range(len(lines)) for run in reversed(made.row(view, row)) if run.look is Role.MATCH]
    return "".join(normalize("NFKC", glyph) for run in found for glyph in reversed(run))


@pytest.mark.parametrize(
    ("text", "needle", "letters"),
    [
        ("سلام", "ام", "لام"),  # lam and alef are one cell
        ("سلام", "سل", "سلا"),
        ("لاجتماع الاجتماع", "اجتماع", "لاجتماعلاجتماع"),
        ("قال ﷲ", "ه", "الله"),  # one character, spelled out
        ("كلمات كثيرة وكلمات", "كلمات", "كلماتكلمات"),  # in the second line, too
        ("سلام", "ب", ""),
    ],
)
def test_a_cell_is_marked_of_which_any_letter_was_found(text: str, needle: str, letters: str) -> None:
    assert marked(text, needle) == letters


@pytest.mark.parametrize(
    ("language", "note", "seen"),
    [("ar", "See p. 2 (KCNA).", "See p. 2 (KCNA)."), ("en", "ص 2.", ".2")],
)
def test_a_note_keeps_its_own_direction_beside_badges_of_the_other(language: str, note: str, seen: str) -> None:
    """The sign of a note stands at the side of the interface, and the full stop behind what it ends."""
    found = rows(70, said("Mona", note=note), text="نص" if language == "en" else TEXT, language=language)
    (row,) = [shown(row).strip() for row in found if NOTE_SIGN in shown(row)]

    assert seen in row
