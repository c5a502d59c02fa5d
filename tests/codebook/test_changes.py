"""Changes of the code book, as what is written of its themes, and those that cannot be made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.codebook.addition import Addition
from tui.codebook.changes import Archiving, CodeBookChange, Deletion, Merge, Move, Renaming, ThemeWrite
from tui.codebook.codebook import PALETTE, CodeBook
from tui.codebook.kept_book import KeptBook
from tui.errors import RequestError
from tui.errors.codebook import (
    ArchivedThemeError,
    BelowItselfError,
    IntoItselfError,
    MergedThemeError,
    NoColourError,
    NotBesideError,
)
from tui.errors.requests import NoSuchThemeError, NoThemeIdError
from tui.model import Label, Theme

if TYPE_CHECKING:
    from collections.abc import Iterable


def theme(theme_id: str, parent: str = "", colour: str = "#000000") -> Theme:
    return Theme(theme_id, Label(f"{theme_id} بالعربية", theme_id.capitalize()), colour, parent)


BOOK = CodeBook(
    [theme("mine")],
    KeptBook(
        (
            theme("arms", colour=PALETTE[0]),
            theme("missiles", "arms"),
            theme("scud", "missiles"),
            theme("tanks", "arms"),
            theme("old"),
            theme("trade"),
        ),
        archived=frozenset({"old"}),
        gone=frozenset({"space"}),
        merged={"weapons": "arms"},
        orders={"arms": "d", "missiles": "d", "scud": "d", "tanks": "f", "old": "f", "trade": "h"},
    ),
)


def done(change: CodeBookChange, book: CodeBook = BOOK) -> dict[tuple[str, str], str | bool]:
    return {(each.theme, each.field): each.value for each in change.writes(book)}


def orders_of(writes: dict[tuple[str, str], str | bool]) -> dict[str, str]:
    return {theme_id: str(value) for (theme_id, field), value in writes.items() if field == "order"}


def refused(change: CodeBookChange) -> RequestError:
    with pytest.raises(RequestError) as raised:
        done(change)
    return raised.value


def test_a_new_theme_has_an_id_of_its_name_a_free_colour_and_the_last_place() -> None:
    writes = done(Addition("  Human   Rights_2 "))

    assert str(writes.pop(("human-rights-2", "order"))) > "h"
    assert writes == {
        ("human-rights-2", "there"): True,
        ("human-rights-2", "archived"): False,
        ("human-rights-2", "ar"): "Human Rights_2",
        ("human-rights-2", "en"): "Human Rights_2",
        ("human-rights-2", "colour"): PALETTE[1],
    }


def test_what_is_said_of_a_new_theme_goes_before_what_follows() -> None:
    change = Addition("صواريخ", en="Rockets", id="rockets", under="arms", colour="#123456", guideline="all that flies")
    writes = [*change.writes(BOOK)]

    assert [each for each in writes if not each.is_spare and each.field != "order"] == [
        ThemeWrite("rockets", "there", value=True),
        ThemeWrite("rockets", "archived", value=False),
        ThemeWrite("rockets", "en", "Rockets"),
        ThemeWrite("rockets", "colour", "#123456"),
        ThemeWrite("rockets", "guideline", "all that flies"),
        ThemeWrite("rockets", "parent", "arms"),
    ]
    assert ThemeWrite("rockets", "ar", "صواريخ", is_spare=True) in writes
    (order,) = (each for each in writes if each.field == "order")
    assert str(order.value) > BOOK.order("tanks")
    assert change.words == ("themes", "add", "rockets")


@pytest.mark.parametrize("name", ["", "  ", "!?", "Arms", "ARMS", "-", "mine"])
def test_a_name_that_gives_no_id_or_a_taken_one_is_refused(name: str) -> None:
    error = refused(Addition(name))

    assert isinstance(error, NoThemeIdError)
    assert error.name == name.strip()


@pytest.mark.parametrize("theme_id", ["a b", "-x", "arms"])
def test_an_id_that_is_none_or_taken_is_refused(theme_id: str) -> None:
    assert isinstance(refused(Addition("New", id=theme_id)), NoThemeIdError)


def test_of_a_theme_that_comes_back_only_what_is_said_now_is_written_anew() -> None:
    for name in ("Old", "Space"):
        spare = {each.field for each in Addition(name, guideline="x").writes(BOOK) if each.is_spare}
        assert spare == {"ar", "en", "colour", "order"}


def test_a_new_theme_cannot_be_put_everywhere() -> None:
    assert isinstance(refused(Addition("New", under="nowhere")), NoSuchThemeError)
    assert isinstance(refused(Addition("New", under="space")), NoSuchThemeError)
    assert isinstance(refused(Addition("New", under="old")), ArchivedThemeError)
    assert isinstance(refused(Addition("New", under="weapons")), MergedThemeError)
    assert isinstance(refused(Addition("New", under="new")), BelowItselfError)
    assert isinstance(refused(Addition("Weapons")), MergedThemeError)
    assert isinstance(refused(Addition("New", colour="red")), NoColourError)


def test_a_new_name_is_written_in_its_language_alone() -> None:
    assert done(Renaming("arms", ar=" سلاح  ثقيل ")) == {("arms", "ar"): "سلاح ثقيل"}
    assert done(Renaming("old", "قديم", "Older")) == {("old", "ar"): "قديم", ("old", "en"): "Older"}


def test_a_theme_moves_behind_those_that_are_there_already() -> None:
    writes = done(Move("trade", under="arms"))

    assert str(writes.pop(("trade", "order"))) > "f"
    assert writes == {("trade", "parent"): "arms"}


def test_a_theme_moves_beside_another_one_to_where_that_is() -> None:
    before = done(Move("trade", beside="tanks", is_before=True))
    behind = done(Move("trade", beside="missiles"))

    for writes in (before, behind):
        assert writes["trade", "parent"] == "arms"
        assert "d" < str(writes["trade", "order"]) < "f"


def test_a_theme_moves_to_the_top() -> None:
    assert done(Move("tanks", under=""))["tanks", "parent"] == ""
    assert str(done(Move("tanks", under="", beside="arms", is_before=True))["tanks", "order"]) < "d"


def test_a_theme_moves_with_what_is_below_it() -> None:
    assert ("scud", "parent") not in done(Move("missiles", under="trade"))


def test_where_there_is_no_room_all_that_stand_there_get_another_place() -> None:
    kept = KeptBook((theme("a"), theme("b"), theme("c")), orders={"a": "Z5", "b": "Z5", "c": "Z5"})

    orders = orders_of(done(Move("c", beside="a"), CodeBook((), kept)))

    assert sorted(orders, key=orders.__getitem__) == ["a", "c", "b"]


def test_what_cannot_be_moved() -> None:
    assert isinstance(refused(Move("arms", under="arms")), BelowItselfError)
    assert isinstance(refused(Move("arms", under="scud")), BelowItselfError)
    assert isinstance(refused(Move("arms", beside="scud")), BelowItselfError)
    assert isinstance(refused(Move("trade", under="old")), ArchivedThemeError)
    assert isinstance(refused(Move("trade", under="arms", beside="scud")), NotBesideError)
    assert isinstance(refused(Move("trade", beside="nowhere")), NoSuchThemeError)


def test_a_merged_theme_points_to_the_other() -> None:
    assert done(Merge("trade", "scud")) == {("trade", "into"): "scud"}
    assert done(Merge("old", "trade")) == {("old", "into"): "trade"}


def test_a_theme_that_becomes_one_below_it_leaves_its_place_to_that() -> None:
    assert done(Merge("missiles", "scud")) == {
        ("missiles", "into"): "scud",
        ("scud", "parent"): "arms",
        ("scud", "order"): "d",
    }


def test_what_cannot_be_merged() -> None:
    assert isinstance(refused(Merge("arms", "arms")), IntoItselfError)
    assert isinstance(refused(Merge("arms", "old")), ArchivedThemeError)
    assert isinstance(refused(Merge("trade", "weapons")), MergedThemeError)
    assert isinstance(refused(Merge("nowhere", "arms")), NoSuchThemeError)
    assert isinstance(refused(Merge("arms", "space")), NoSuchThemeError)


def test_a_theme_is_put_away_and_comes_back() -> None:
    assert done(Archiving("arms")) == {("arms", "archived"): True}
    assert done(Archiving("old")) == {}
    assert done(Archiving("old", is_back=True)) == {("old", "there"): True, ("old", "archived"): False}


def test_a_theme_is_taken_out() -> None:
    assert done(Deletion("old")) == {("old", "there"): False}
    assert Deletion("old").is_deletion


@pytest.mark.parametrize(
    "change", [Renaming("x", "y"), Move("x", ""), Archiving("x"), Deletion("x"), Merge("x", "arms")]
)
def test_nothing_is_done_to_a_theme_that_is_not_there(change: CodeBookChange) -> None:
    error = refused(change)

    assert isinstance(error, NoSuchThemeError)
    assert (error.theme, error.known) == ("x", tuple(BOOK.ids))


def changes_of(theme_id: str) -> Iterable[CodeBookChange]:
    yield from (Renaming(theme_id, "y"), Move(theme_id, ""), Archiving(theme_id), Deletion(theme_id))
    yield Merge(theme_id, "trade")


def test_nothing_is_done_to_a_theme_that_has_become_another() -> None:
    for change in changes_of("weapons"):
        error = refused(change)
        assert isinstance(error, MergedThemeError)
        assert (error.theme, error.into) == ("weapons", "arms")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Renaming("arms", en="War"), "themes rename arms War"),
        (Move("arms", under="x"), "themes move arms --under x"),
        (Move("arms", under="", beside="x", is_before=True), "themes move arms --top --before x"),
        (Move("arms", beside="x"), "themes move arms --after x"),
        (Merge("arms", "war"), "themes merge arms war"),
        (Archiving("arms"), "themes archive arms"),
        (Archiving("arms", is_back=True), "themes archive --restore arms"),
        (Deletion("arms"), "themes delete arms"),
    ],
)
def test_a_change_is_told_in_the_words_of_its_command(change: CodeBookChange, words: str) -> None:
    assert " ".join(change.words) == words
