"""The code book of a tag file is made anew only where what it is made of has changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tui.codebook.codebook import DEFAULT_THEMES
from tui.errors.tag_file import DamagedDatabaseError
from tui.store import books
from tui.store.books import Books, borne_themes
from tui.store.codebook_rows import templated

PATH = Path("tags.json")
BOOK = templated({}, DEFAULT_THEMES)
WITHOUT_ARMS = {
    key: {**each, "there": {"at": "1", "on": False}} if each["id"] == "arms" else each for key, each in BOOK.items()
}


def text(*themes: str, on: bool = True) -> dict[str, Any]:
    layer = {"by": "Mona", "themes": {theme: {"at": "1", "on": on} for theme in themes}}
    return {"sha256": "ab" * 32, "paragraphs": [{"start": 0, "end": 9, "layers": [layer]}]}


def test_it_is_the_very_same_as_long_as_its_documents_are() -> None:
    found = Books()
    book = found.book(PATH, {"codebook": BOOK, "articles": {"1": text("arms")}})

    assert found.book(PATH, {"codebook": dict(BOOK), "articles": {"1": text("war")}}) is book
    assert found.book(PATH, {"codebook": WITHOUT_ARMS}) is not book


def test_a_theme_that_was_taken_out_is_put_away_while_a_tag_bears_it() -> None:
    found = Books()
    gone = found.book(PATH, {"codebook": WITHOUT_ARMS, "articles": {"1": text("arms", on=False)}})
    needed = found.book(PATH, {"codebook": WITHOUT_ARMS, "articles": {"1": text("arms")}})

    assert (sorted(gone.gone), sorted(gone.archived)) == (["arms"], [])
    assert (sorted(needed.gone), sorted(needed.archived)) == ([], ["arms"])
    again = found.book(PATH, {"codebook": WITHOUT_ARMS, "articles": {"1": text("sanctions")}})
    assert again == gone


def test_only_texts_that_have_changed_are_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def looking(document: dict[str, Any]) -> frozenset[str]:
        looked.append(document["sha256"])
        return borne_themes(document)

    monkeypatch.setattr(books, "borne_themes", looking)
    found, one, other = Books(), text("arms"), {**text("arms"), "sha256": "cd" * 32}
    found.book(PATH, {"codebook": BOOK, "articles": {"1": one, "2": other}})
    assert looked == [], "where nothing was taken out there is nothing to know"
    found.book(PATH, {"codebook": WITHOUT_ARMS, "articles": {"1": one, "2": other}})
    found.book(PATH, {"codebook": WITHOUT_ARMS, "articles": {"1": one, "2": {**other}}})
    assert looked == ["ab" * 32, "cd" * 32, "cd" * 32]


@pytest.mark.parametrize("paragraphs", [None, "x", [None], [{"layers": "x"}], [{"layers": [{"themes": [1]}]}]])
def test_a_damaged_text_bears_nothing(paragraphs: object) -> None:
    assert borne_themes({"paragraphs": paragraphs}) == frozenset()
    assert borne_themes({"paragraphs": [{"layers": [{"themes": {"arms": True, "war": {"on": True}}}]}]}) == {"war"}


@pytest.mark.parametrize("field", ["parent", "into", "guideline", "archived", "there"])
def test_a_field_of_another_type_is_damage(field: str) -> None:
    key = next(iter(BOOK))
    with pytest.raises(DamagedDatabaseError):
        Books().book(PATH, {"codebook": {key: {**BOOK[key], field: {"at": "1", "v": 7, "on": 7}}}})


@pytest.mark.parametrize("field", ["parent", "into", "guideline", "archived"])
def test_null_is_nothing(field: str) -> None:
    rows = {key: {**each, field: {"at": "1", "v": None}} for key, each in BOOK.items()}

    assert Books().book(PATH, {"codebook": rows}) == Books().book(PATH, {"codebook": BOOK})
