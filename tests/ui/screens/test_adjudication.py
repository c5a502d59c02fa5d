"""The screen of adjudication: each key in both layouts, what it shows, and that nobody's own layer changes."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from tests.support.arabic_keyboard import arrivals
from tests.support.coders import code
from tests.support.kept import kept_in
from tests.support.piloted import SUMMIT, assert_harmless, lines_of, piloted
from tui.settings import Settings
from tui.store.locking.lock import TagFileLock
from tui.ui.main_screen import MainScreen
from tui.ui.screens.adjudication import AdjudicationScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence
    from pathlib import Path

    from tests.support.kept import Kept
    from tests.support.piloted import Piloted

SAMIRA, OMAR = "samira", "omar"
ENGLISH = Settings("tester", language="en")


def prepared(library: Path) -> Path:
    """Have two people code the samples: disagreements on the paragraphs 1, 2 and 4 of one article."""
    notes = {1: "military ties"}
    code(library, SAMIRA, {1: ["arms", "diplomacy"], 2: ["arms"], 3: ["arms"], 4: []}, SUMMIT, notes)
    code(library, OMAR, {1: ["diplomacy", "sanctions"], 2: [], 3: ["arms"], 4: ["sanctions"]}, SUMMIT)
    return library


@asynccontextmanager
async def deciding(
    library: Path, size: tuple[int, int] = (80, 24), settings: Settings = ENGLISH
) -> AsyncIterator[Piloted]:
    """Open the screen on what two people have coded."""
    async with piloted(prepared(library), settings=settings, size=size) as desk:
        await desk.press("X")
        assert isinstance(desk.app.screen, AdjudicationScreen)
        yield desk


def theirs(desk: Piloted) -> list[Kept]:
    """Return what the annotators say."""
    return [each for each in kept_in(desk.database) if each.by != "agreed"]


def agreed(desk: Piloted) -> Mapping[int, tuple[str, ...]]:
    """Return the themes that are agreed upon, by the paragraph's number."""
    lines = lines_of(desk.library / "05-vostochny-summit.txt")
    found = (each for each in kept_in(desk.database) if each.by == "agreed")
    return {lines.index(each.quote) + 1: tuple(sorted(each.themes)) for each in found if each.reviewed}


def heading(desk: Piloted) -> str:
    return desk.rows[0].strip()


DECISIONS = {
    "1": ("diplomacy", "sanctions"),
    "2": ("arms", "diplomacy"),
    "3": ("arms", "diplomacy", "sanctions"),
    "4": ("diplomacy",),
}


@pytest.mark.parametrize("layout", [0, 1, 2])
async def test_a_digit_decides_in_one_step_says_so_and_goes_on_and_undo_takes_it_back(
    library: Path, layout: int
) -> None:
    async with deciding(library) as desk:
        before, book = theirs(desk), desk.session.codebook
        for key, themes in DECISIONS.items():
            steps = len(desk.session.annotations.log())
            await desk.press(arrivals(key)[layout])

            assert agreed(desk) == {1: themes}
            assert len(desk.session.annotations.log()) == steps + 1
            assert heading(desk) == "disagreement 2 of 3 · theme: all · decided: 1"
            names = ", ".join(book.name(each, "en") for each in book.sorted(themes))
            assert f"disagreement 1 → {names}" in desk.rows[-1]
            await desk.press(arrivals("u")[min(layout, 1)])
            assert agreed(desk) == {}
            assert heading(desk) == "disagreement 1 of 3 · theme: all · decided: 0"
            assert "undone: disagreement 1 → not decided" in desk.rows[-1]
        assert theirs(desk) == before


@pytest.mark.parametrize("arabic", [False, True])
async def test_the_other_keys_in_both_layouts(library: Path, arabic: bool) -> None:  # noqa: FBT001 - a layout
    def key(name: str) -> str:
        return arrivals(name)[-1 if arabic else 0]

    async with deciding(library) as desk:
        before = theirs(desk)
        await desk.press(key("j"), key("j"))
        assert heading(desk).startswith("disagreement 3 of 3")
        await desk.press(key("j"))
        assert desk.shows("there is no further disagreement")
        await desk.press(key("k"))
        assert heading(desk).startswith("disagreement 2 of 3")
        await desk.press(key("n"))
        assert heading(desk).startswith("disagreement 3 of 3")
        await desk.press(key("n"))
        assert heading(desk).startswith("disagreement 1 of 3"), "from the beginning again"
        await desk.press(key("t"), *"space", "enter")
        assert agreed(desk) == {1: ("space-cooperation",)}
        assert heading(desk) == "disagreement 1 of 3 · theme: all · decided: 1 · decided ✓", "it stays"
        await desk.press(key("t"), *"sanct", "enter")
        assert agreed(desk) == {1: ("sanctions", "space-cooperation")}
        await desk.press(key("t"), *"space", "enter")
        assert agreed(desk) == {1: ("sanctions", "space-cooperation")}, "a name puts on, and never takes off"
        await desk.press(key("t"), "2")
        assert agreed(desk) == {1: ("sanctions",)}
        await desk.press(key("e"), *"why", "enter")
        assert [each.note for each in kept_in(desk.database) if each.by == "agreed"] == ["why"]
        assert desk.shows("✎ why")
        await desk.press(key("f"), *"arms", "enter")
        assert heading(desk) == "disagreement 1 of 2 · theme: Arms · decided: 1 · decided ✓"
        await desk.press(key("f"), "enter")
        assert heading(desk).startswith("disagreement 1 of 3 · theme: all")
        assert theirs(desk) == before
        await desk.press(key("q"))
        assert isinstance(desk.app.screen, MainScreen)


async def test_at_the_end_it_says_so_and_what_is_decided_stays_in_the_walk(library: Path) -> None:
    async with deciding(library) as desk:
        await desk.press("n", "1")
        assert heading(desk).startswith("disagreement 3 of 3")
        await desk.press("2")
        assert desk.shows("that was the last; not decided: 1 (n)")
        assert heading(desk) == "disagreement 3 of 3 · theme: all · decided: 2 · decided ✓"
        await desk.press("n", "4")
        assert "all 3 are decided" in desk.rows[-1]
        assert agreed(desk) == {1: ("diplomacy",), 2: (), 4: ()}
        await desk.press("escape")
        assert desk.session.index == 0
        await desk.press("X")
        assert heading(desk) == "disagreement 1 of 3 · theme: all · decided: 3 · decided ✓"


async def test_it_shows_the_paragraph_and_what_each_says_of_it(library: Path) -> None:
    async with deciding(library) as desk:
        first = lines_of(library / "05-vostochny-summit.txt")[0].split()[0]
        assert desk.says(first)
        rows = {row.split()[0]: row for row in desk.rows if row.strip()}
        assert rows["samira"].split() == ["samira", "1", "Arms", "4", "Diplomacy", "✎", "military", "ties"]
        assert rows["omar"].split() == ["omar", "3", "Sanctions", "4", "Diplomacy"]
        assert "agreed" not in rows
        await desk.press("1", "k")
        rows = {row.split()[0]: row for row in desk.rows if row.strip()}
        assert rows["agreed"].split() == ["agreed", "3", "Sanctions", "4", "Diplomacy"]
        await desk.press("j")
        assert next(row for row in desk.rows if "omar " in row).split() == ["omar", "no", "theme"]


async def test_in_arabic_names_stand_at_the_right(library: Path) -> None:
    async with deciding(library, settings=Settings("tester")) as desk:
        assert desk.says("الخلاف")
        row = next(row for row in desk.rows if "omar" in row)
        assert row.rstrip().endswith("omar")
        assert desk.rows[-3].rstrip().endswith("omar 1"), "and the first key, too"


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (140, 44), (20, 6)])
async def test_every_size_shows_the_text_everybody_and_what_was_done(library: Path, size: tuple[int, int]) -> None:
    (library / "05-vostochny-summit.txt").write_text("كلمة " * 110 + "النهاية\nسطر ثان\nثالث\nرابع\n", encoding="utf-8")
    async with deciding(library, size) as desk:
        assert_harmless(desk)
        assert desk.says("كلمة")
        if size[1] > 6:
            assert all(any(row.lstrip().startswith(name) for row in desk.rows) for name in (SAMIRA, OMAR))
        for _ in range(100):
            if desk.says("النهاية"):
                break
            await desk.press_meanwhile("space")
        await desk.settle()
        assert desk.says("النهاية"), "the text scrolls to its end"
        await desk.press("pageup", "pageup", "up", "down", "3")
        assert "disagreement 1" in desk.rows[-1]


async def test_the_keys_that_have_no_room_are_shown_where_they_are_asked_for(library: Path) -> None:
    async with deciding(library, (40, 15)) as desk:
        assert desk.shows("? keys")
        assert not desk.shows("undo")
        await desk.press("؟")
        assert desk.shows("u undo")
        assert desk.shows("omar")
        await desk.press("?")
        assert not desk.shows("u undo")


async def test_with_three_the_digits_are_theirs_and_letters_what_several_say(library: Path) -> None:
    code(library, "third", {1: ["diplomacy", "space-cooperation"], 2: ["arms"], 4: ["sanctions"]}, SUMMIT)
    async with deciding(library) as desk:
        await desk.press("3", "k")
        assert agreed(desk) == {1: ("diplomacy", "space-cooperation")}
        await desk.press("4", "5", "9")
        assert agreed(desk) == {1: ("diplomacy", "space-cooperation")}, "nobody's digits"
        await desk.press("ش", "k")
        assert agreed(desk) == {1: ("arms", "diplomacy", "sanctions", "space-cooperation")}
        await desk.press("c")
        assert agreed(desk) == {1: ("diplomacy",)}
        assert desk.shows("c only what all have")


async def test_what_cannot_be_saved_is_said_shown_and_not_gone_on_from(library: Path) -> None:
    async with deciding(library) as desk:
        with TagFileLock(desk.database).held(lock_timeout=0):
            await desk.press("1")
            assert heading(desk) == "disagreement 1 of 3 · theme: all · decided: 1 · decided ✓"
            assert desk.shows("locked")
            assert desk.shows("not saved: 1")
            assert agreed(desk) == {}
        await desk.press("j", "1")
        assert agreed(desk) == {1: ("diplomacy", "sanctions"), 2: ()}


async def test_undo_takes_back_no_step_that_is_no_decision(library: Path) -> None:
    async with deciding(library, settings=Settings(OMAR, language="en")) as desk:
        await desk.press("escape", "1", "X", "u")
        assert desk.shows("there is no decision to undo")
        assert desk.session.opened.themes(0) == ("arms",)


# Whether there is anything to decide


async def test_one_alone_is_told_so(library: Path) -> None:
    async with piloted(library, settings=ENGLISH) as desk:
        await desk.press("1", "X")
        assert isinstance(desk.app.screen, MainScreen)
        assert desk.shows("nobody else has tagged here")


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ({1: ["arms"]}, {1: ["arms"]}, "no disagreement; paragraphs reviewed by all: 1"),
        ({1: ["arms"]}, {2: ["arms"]}, "there is no paragraph that all of these have reviewed: omar, samira"),
        ({1: ["arms"]}, {}, "agreement is measured between two annotators at least; there are: samira"),
    ],
)
async def test_where_there_is_nothing_to_decide_it_is_said(
    library: Path, first: Mapping[int, Sequence[str]], second: Mapping[int, Sequence[str]], said: str
) -> None:
    for name, themes in ((SAMIRA, first), (OMAR, second)):
        if themes:
            code(library, name, themes)
    async with piloted(library, settings=ENGLISH, size=(120, 24)) as desk:
        await desk.press("ْ")
        assert isinstance(desk.app.screen, MainScreen)
        assert desk.shows(said)


async def test_who_codes_blind_is_asked_first(library: Path) -> None:
    blind = Settings("tester", language="en", others="hidden")
    async with piloted(prepared(library), settings=blind) as desk:
        await desk.press("X")
        assert isinstance(desk.app.screen, MainScreen)
        assert not desk.shows("samira")
        await desk.press("n", "enter")
        assert isinstance(desk.app.screen, MainScreen)
        await desk.press("X", "y", "enter")
        assert isinstance(desk.app.screen, AdjudicationScreen)
