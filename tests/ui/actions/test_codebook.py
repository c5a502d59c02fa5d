"""The code book in the reader: the picker is a tree, and what others do to it comes at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.arabic_keyboard import arrivals
from tests.support.piloted import SUMMIT, Piloted, lines_of, logical, piloted
from tests.support.trees import TREE, change_codebook
from tui.codebook.addition import Addition
from tui.codebook.changes import Archiving, Merge, Move, Renaming
from tui.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

PICKER_KEYS = arrivals("t")
NUMBER_CELLS = 5
"""What stands before the names: the longest number of the tree is 111."""


def summit(library: Path) -> list[str]:
    return lines_of(sorted(library.glob("*.txt"))[SUMMIT])


def names(desk: Piloted) -> list[str]:
    """Return the names in the picker, each from its Arabic on, with its indent in cells."""
    region = desk.app.screen.query_one("PickerRows").region
    rows = (
        logical("".join(cell for cell, _ in row[region.x : region.right]))
        for row in desk.cells[region.y : region.bottom]
    )
    return [row[NUMBER_CELLS:].partition(" · ")[0] for row in rows if row.strip()]


@pytest.mark.parametrize("key", PICKER_KEYS)
async def test_the_picker_shows_the_tree_and_what_is_found_with_its_path(library: Path, key: str) -> None:
    change_codebook(library, *TREE)
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press(key)
        assert names(desk) == [
            " أسلحة",
            "   صواريخ",
            "     صواريخ باليستية",
            "   قذائف",
            " تعاون فضائي",
            " عقوبات",
            "   عقوبات أممية",
        ]

        await desk.type("باليستيه")
        assert names(desk)[0] == " أسلحة ‹ صواريخ ‹ صواريخ باليستية", "mirrored"
        await desk.press("enter")
        assert desk.themes_of(summit(library)[0]) == ["ballistic"]
        assert desk.says("صواريخ باليستية"), "its badge"


async def test_only_themes_at_the_top_have_keys(library: Path) -> None:
    change_codebook(library, *TREE)
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("3", "4")
        assert desk.themes_of(summit(library)[0]) == ["sanctions"]
        assert not desk.says("دبلوماسية")


async def test_a_new_theme_is_a_step_of_its_own(library: Path) -> None:
    quote = summit(library)[0]
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("1", "t", *"طاقة", "ctrl+n")
        assert desk.themes_of(quote) == ["arms", "طاقة"]
        await desk.press("u")
        assert desk.themes_of(quote) == ["arms"]
        assert "طاقة" in desk.session.codebook
        await desk.press("u")
        assert "طاقة" not in desk.session.codebook
        assert desk.themes_of(quote) == ["arms"]
        await desk.press("ctrl+r", "ctrl+r")
        assert desk.themes_of(quote) == ["arms", "طاقة"]


async def test_a_new_theme_that_had_been_put_away_is_back_and_that_is_said(library: Path) -> None:
    change_codebook(library, Addition("طاقة"), Archiving("طاقة"))
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("t", *"طاقة", "ctrl+n")
        assert desk.themes_of(summit(library)[0]) == ["طاقة"]
        assert desk.says("وقد عاد")


async def test_a_theme_that_others_have_put_away_is_not_repeated(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("1", "j")
        change_codebook(library, Archiving("arms"))
        await desk.press(".")
        assert desk.says("مؤرشف")
        assert desk.themes_of(summit(library)[1]) == []


async def test_a_name_that_gives_no_new_theme_is_said(library: Path) -> None:
    change_codebook(library, Addition("Energy"), Merge("energy", "arms"))
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("t", *"Energy", "ctrl+n")
        assert desk.says("دمج الموضوع")
        await desk.press("t", *"!؟", "ctrl+n")
        assert desk.says("لا يصلح اسما لموضوع جديد")
        assert desk.themes_of(summit(library)[0]) == []


async def test_what_others_do_to_the_code_book_comes_without_a_key(library: Path) -> None:
    def has(name: str, digit: int) -> bool:
        """Return whether badge and theme bar have a theme with its key."""
        return desk.shows(f"{digit} {name}") and desk.shows(f"{digit}  {name}")

    async with piloted(library, article=SUMMIT, settings=Settings("tester", language="en")) as desk:
        await desk.press("1", "2", "j", "3", "k")
        assert has("Arms", 1)

        change_codebook(library, Renaming("arms", en="Weapons"))
        await desk.until(lambda: has("Weapons", 1))
        assert not desk.shows("Arms")

        change_codebook(library, Move("sanctions", under="", beside="arms", is_before=True))
        await desk.until(lambda: has("Sanctions", 1))
        assert has("Weapons", 2)
        await desk.press("1")
        assert sorted(desk.themes_of(summit(library)[0])) == ["arms", "sanctions", "space-cooperation"]

        change_codebook(library, Merge("space-cooperation", "sanctions"), Archiving("arms"))
        await desk.until(lambda: not desk.shows("Space cooperation"))
        assert desk.session.opened.themes(0) == ("arms", "sanctions")
        assert desk.shows("Weapons"), "what is put away keeps its badge"
        assert not desk.shows("Weapons 2")
