"""What each annotator says, as rows: all badges as long as there is room, and a note's sign in any case."""

from __future__ import annotations

import pytest

from tui.codebook.codebook import CodeBook
from tui.model import Annotation, Span, Tag
from tui.text.layout import LayoutOptions
from tui.view.judgement_rows import NOTE_ROWS, Judgement, JudgementRows
from tui.view.palette import Colours
from tui.view.paragraph_rows import Role

ALL = ("arms", "space-cooperation", "sanctions", "diplomacy")
LONG = "one word after the other " * 20


def said(*themes: str, note: str = "", reviewed: bool = True) -> Annotation:
    return Annotation(Span(0, 9), tuple(Tag(theme, "x", "") for theme in themes), note, reviewed)


def rows(width: int, most: int, *judgements: Judgement, language: str = "en") -> list[str]:
    """Return the rows as text, having looked that each is as wide as it should be."""
    options = LayoutOptions(base="R" if language == "ar" else "L")
    made = JudgementRows(width, CodeBook(), language, options, "no theme", native=False).rows(judgements, most)
    texts = ["".join(run.text for run in row) for row in made]
    assert {len(text) for text in texts} == {width}
    assert len(texts) <= most
    return [text.replace("\u00a0", " ") for text in texts]


def test_everybody_has_a_row_and_the_note_stands_behind_the_badges() -> None:
    found = rows(70, 9, Judgement("samira", said("diplomacy", "arms", note="why")), Judgement("omar", said()))

    assert [row.split() for row in found] == [
        ["samira", "1", "Arms", "4", "Diplomacy", "✎", "why"],
        ["omar", "no", "theme"],
    ]
    assert found[0].index("1") == found[1].index("no") + 1, "the names have a column"


def test_who_has_not_reviewed_says_nothing() -> None:
    assert [row.split() for row in rows(40, 9, Judgement("omar", said(reviewed=False)), Judgement("ali", None))] == [
        ["omar", "—"],
        ["ali", "—"],
    ]


def test_badges_wrap_and_a_long_note_has_rows_of_its_own() -> None:
    found = rows(40, 20, Judgement("samira", said(*ALL, note=LONG)))

    assert [row.split()[-1] for row in found[:-NOTE_ROWS]] == ["cooperation", "Diplomacy"]
    assert "✎" in found[-NOTE_ROWS]
    assert found[-1].rstrip().endswith("…")
    assert [row[:8].strip() for row in found] == ["samira", *[""] * (len(found) - 1)]


def test_notes_get_shorter_before_a_badge_is_left_out() -> None:
    judgements = Judgement("samira", said(*ALL, note=LONG)), Judgement("omar", said("arms", note=LONG))

    shorter = rows(40, 4, *judgements)
    assert "✎" in shorter[-1]
    assert all(theme in " ".join(shorter) for theme in ("Arms", "Space cooperation", "Sanctions", "Diplomacy"))
    shortest = rows(40, 2, *judgements)
    assert all("✎" in row for row in shortest)
    assert "+3" in shortest[0]
    assert len(rows(40, 1, *judgements)) == 1


def test_a_notes_sign_never_falls_off() -> None:
    for width in range(24, 90):
        assert "✎" in rows(width, 1, Judgement("om", said(*ALL, note=LONG)))[0], width


@pytest.mark.parametrize("most", [1, 9])
def test_every_line_of_a_note_keeps_its_own_direction(most: int) -> None:
    """As in the reader: in an Arabic interface, an English full stop stands behind what it ends."""
    found = rows(40, most, Judgement("omar", said("arms", note="Ask her. " * 20)), language="ar")
    notes = [row.partition("✎")[0] for row in found if "her" in row]

    assert len(notes) == (1 if most == 1 else NOTE_ROWS)
    assert not any(row.strip().startswith((".", "…")) for row in notes)
    assert notes[-1].strip().endswith("her.…")


@pytest.mark.parametrize("width", [20, 33, 87])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_row_fits(width: int, language: str) -> None:
    judgements = [Judgement("عبد الرحمن بن محمد", said(*ALL, note=LONG)), Judgement("omar", said(note="نعم"))]
    for most in range(1, 12):
        assert rows(width, most, *judgements, language=language)


def test_in_arabic_names_stand_at_the_right_and_badges_go_on_from_there() -> None:
    (found,) = rows(60, 5, Judgement("omar", said("arms", "sanctions")), language="ar")

    assert found.endswith(" omar ")
    assert found.index("3") < found.index("1"), "the first badge is next to the name"


def test_badges_have_their_themes_colours_and_an_unknown_theme_is_seen() -> None:
    row = JudgementRows(60, CodeBook(), "en", LayoutOptions(), "none", native=False).rows(
        [Judgement("omar", said("arms", "gone"), Role.DONE)], 3
    )[0]

    assert [run.look for run in row if run.text.strip()] == [Role.DONE, Colours("#000000", "#E69F00"), Role.MATCH]
