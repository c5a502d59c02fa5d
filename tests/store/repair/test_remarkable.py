"""What is worth knowing of a sound file: clocks that go ahead, themes called the same, notes written at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.store.repair.files import ARMS, FIRST, LAYLA, NAME, SAMI, TEXT, WATER, A, faults, tag_file
from tests.support.store_texts import MORNING
from tui.store.repair import examined, missing_articles, notes, unknown_themes, unread_tables

if TYPE_CHECKING:
    from pathlib import Path

    from tui.store.schema import Tables


def tables_of(path: Path, **tables: object) -> Tables:
    assert faults(path, tag_file(**tables)) == []
    return examined(path, path.read_bytes()).tables


def saying(*layers: dict[str, Any], **text: object) -> dict[str, Any]:
    return {"1": {**TEXT, "paragraphs": [{**FIRST, "layers": list(layers)}], **text}}


def test_a_usual_file_has_none(path: Path) -> None:
    assert list(notes(tables_of(path, codebook={"1": WATER}), MORNING)) == []


def test_a_clock_that_goes_ahead_is_said_once(path: Path) -> None:
    soon, far = "2031-05-05T05:00:00.000Z", "2099-01-01T00:00:00.000Z+0001"
    layer = {"by": "x", "themes": {"arms": {"at": far, "on": False}}, "reviewed": {"at": soon, "on": True}}
    theme = {**WATER, "there": {"at": "2032-01-01T00:00:00.000Z", "on": True}}

    found = list(notes(tables_of(path, articles=saying(layer), codebook={"1": theme}), MORNING))

    assert found == ["written by a clock that goes ahead: 2099-01-01T00:00:00Z (2 times)"]


def test_themes_that_are_called_the_same(path: Path) -> None:
    other = {**WATER, "id": "water", "en": {"at": "", "v": " WATER"}, "ar": {"at": "", "v": "ماء"}}
    gone = {**other, "id": "gone", "there": {"at": "", "on": False}}

    merged = {**other, "id": "merged", "into": {"at": "1", "v": "water"}}
    archived = {**other, "id": "archived", "archived": {"at": "1", "v": True}}
    book = {str(number): each for number, each in enumerate([WATER, other, gone, merged, archived])}

    found = list(notes(tables_of(path, codebook=book), MORNING))

    assert found == ["themes that are called the same, 'WATER': water, مياه"]


def test_names_that_a_search_takes_for_the_same_are_the_same(path: Path) -> None:
    other = {**WATER, "id": "water", "en": {"at": "", "v": "Sea"}, "ar": {"at": "", "v": "مِيَاه"}}
    affairs = {**WATER, "id": "affairs", "en": {"at": "", "v": "Affairs"}, "ar": {"at": "", "v": "شؤون"}}
    others = {**affairs, "id": "others", "en": {"at": "", "v": "Others"}, "ar": {"at": "", "v": "شئون"}}
    book = {str(number): each for number, each in enumerate([WATER, other, affairs, others])}

    assert set(notes(tables_of(path, codebook=book), MORNING)) == {
        "themes that are called the same, 'مِيَاه': water, مياه",
        "themes that are called the same, 'شؤون': affairs, others",
    }


def test_circles_of_moves_and_merges_are_said_with_what_is_passed_over(path: Path) -> None:
    def theme(theme_id: str, **links: tuple[str, str]) -> dict[str, Any]:
        said = {name: {"at": at, "v": to} for name, (at, to) in links.items()}
        return {**WATER, "id": theme_id, "ar": {"at": "", "v": theme_id}, "en": {"at": "", "v": theme_id}, **said}

    book = [
        theme("a", parent=("2031-05-01", "b")),
        theme("b", parent=("2031-05-02", "a")),
        theme("c", into=("2031-05-04", "d")),
        theme("d"),
    ]
    book[3] = theme("d", into=("2031-05-03", "c"), parent=("2031-05-01", "a"))

    assert list(notes(tables_of(path, codebook={str(each): row for each, row in enumerate(book)}), MORNING)) == [
        "a merge of themes that others, later ones, make a circle of: 'd' into 'c' is passed over",
        "a move of a theme that others, later ones, make a circle of: 'a' below 'b' is passed over",
    ]


def test_notes_that_were_written_at_once_on_two_machines(path: Path) -> None:
    two = {"a": {"at": "1", "text": "x"}, "b": {"at": "2", "text": "y"}}
    emptied = {**two, "b": {"at": "2", "text": ""}}
    layers = [{"by": "ali", "note": two}, {"by": "bea", "note": emptied}, SAMI]

    found = list(notes(tables_of(path, articles=saying(*layers)), MORNING))

    assert found == [f"notes that 'ali' has written on two machines at once: 'garden', '…{A[-59:]}'"]


def test_what_the_library_and_the_settings_do_not_have(path: Path) -> None:
    off = {"by": "x", "themes": {"sea": {**ARMS, "on": False}}}
    nameless = {"id": "arms", "there": {"at": "", "on": True}}
    tables = tables_of(path, articles=saying(LAYLA, off), codebook={"1": WATER, "2": nameless}, artixles={"1": TEXT})

    assert missing_articles(tables, {"other"}) == ["garden"]
    assert missing_articles(tables, {"garden"}) == []
    assert unknown_themes(tables, {"x"}) == ["arms"]
    assert unknown_themes(tables, {"arms"}) == []
    assert unread_tables(tables) == ["artixles"]


def test_an_article_of_which_nothing_is_said_any_more_is_not_missing(path: Path) -> None:
    off = {"by": "x", "themes": {"sea": {**ARMS, "on": False}}}
    assert missing_articles(tables_of(path, articles=saying(off, name={**NAME, "id": "gone"})), ()) == []
