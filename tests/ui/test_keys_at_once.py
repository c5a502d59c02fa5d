"""What arrives in one read is taken key by key: a dialog closes once, and what is behind it is for what it left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.geometry import Offset

from tests.support.coders import code
from tests.support.piloted import SUMMIT, Piloted, key_event, piloted
from tests.support.trees import TREE, change_codebook
from tui.settings import Settings
from tui.ui.main_screen import MainScreen
from tui.ui.widgets.input.arabic_input import ArabicInput

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = Settings("tester", language="en")

CLOSING = [
    *(("e", key) for key in ("enter", "escape", "ctrl+c")),
    *(("t", key) for key in ("enter", "escape", "ctrl+c")),
    *(("ctrl+p", key) for key in ("escape", "ctrl+c")),
    *(("?", key) for key in ("q", "escape", "enter")),
    *(("i", key) for key in ("q", "escape", "i")),
    *(("x", key) for key in ("escape", "ctrl+c")),
    *((":", key) for key in ("escape", "ctrl+c")),
    *(("/", key) for key in ("escape", "ctrl+c")),
]


def assert_alive(desk: Piloted) -> None:
    """Assert that the reader is there, with its state row."""
    screen = desk.app.screen
    assert isinstance(screen, MainScreen), "\n".join(desk.rows)
    assert screen.state_row.display
    assert screen.focused is screen.reader
    assert desk.rows[-1].strip()
    assert len(desk.app.screen_stack) == len({*desk.app.screen_stack})


async def test_what_closes_a_dialog_twice_closes_it_once(library: Path) -> None:
    async with piloted(library, article=SUMMIT, settings=ENGLISH) as desk:
        depth = len(desk.app.screen_stack)
        for opening, closing in CLOSING:
            await desk.arrive([opening, closing, "escape", "g", "k", "j"])
            assert_alive(desk)
            assert len(desk.app.screen_stack) == depth
            assert desk.number == 2, f"{opening} {closing}"
        await desk.press("4")
        assert "diplomacy" in desk.session.opened.themes(1)


async def test_deciding_together_is_left_once(library: Path) -> None:
    code(library, "samira", {2: ["arms"]}, SUMMIT)
    code(library, "omar", {2: ["sanctions"]}, SUMMIT)
    async with piloted(library, article=SUMMIT, settings=ENGLISH) as desk:
        await desk.press("X")
        await desk.arrive(["t", "1", "e", *"why", "enter", "escape", "escape", "j"])
        assert_alive(desk)
        assert desk.number == 2


@pytest.mark.parametrize(
    ("keys", "number", "themes"),
    [
        ([":", "3", "enter", "1"], 3, ("arms",)),
        ([":", "3", "escape", "1"], 1, ("arms",)),
        (["t", "1", "j"], 2, ()),
        (["/", *"كيم", "escape", "j", "2"], 2, ("space-cooperation",)),
        (["e", *"n1", "enter", "j", "1"], 2, ("arms",)),
        (["?", "q", "j", "1"], 2, ("arms",)),
        (["v", "j", "t", "2", "j"], 3, ()),
    ],
)
async def test_what_is_typed_behind_an_answer_goes_to_the_reader_in_order(
    library: Path, keys: list[str], number: int, themes: tuple[str, ...]
) -> None:
    async with piloted(library, article=SUMMIT, settings=ENGLISH) as desk:
        await desk.arrive(keys)
        assert_alive(desk)
        assert desk.number == number
        assert desk.session.opened.themes(desk.session.opened.cursor) == themes


async def test_keys_behind_the_one_that_leaves_are_dropped(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        for key in ("q", "1", "j", "2"):
            desk.app.post_message(key_event(key))
        desk.app.post_message(events.Paste("3"))
        await desk.until(lambda: not desk.app.is_running)
        assert desk.paragraphs() == {}


async def test_a_terminal_that_was_too_small_takes_keys_again(library: Path) -> None:
    async with piloted(library, article=SUMMIT, size=(110, 32)) as desk:
        for small in [(15, 32), (110, 4), (1, 1)]:
            await desk.resize(*small)
            await desk.press("1", "j", "u", "A")
            assert desk.paragraphs() == {}, "nobody sees what a key would act on"
            await desk.resize(110, 32)
            assert_alive(desk)
        await desk.press("j", "1")
        assert desk.session.opened.themes(1) == ("arms",)


async def test_a_question_is_there_again_when_the_terminal_is_large_enough_again(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press(":")
        await desk.resize(15, 4)
        await desk.resize(80, 24)
        assert isinstance(desk.app.focused, ArabicInput)
        await desk.press("3", "enter")
        assert_alive(desk)
        assert desk.number == 3


@pytest.mark.parametrize("opening", ["t", "e", "?", "x", "i"])
async def test_a_dialog_lives_through_other_sizes(library: Path, opening: str) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press(opening)
        for size in [(15, 4), (110, 32), (40, 15)]:
            await desk.resize(*size)
        await desk.press("escape")
        assert_alive(desk)
        await desk.press("j", "1")
        assert desk.session.opened.themes(1) == ("arms",)


@pytest.mark.parametrize("opening", ["/", ":", "f", "S"])
async def test_a_click_beside_a_question_leaves_it(library: Path, opening: str) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press(opening)
        assert isinstance(desk.app.focused, ArabicInput)
        await desk.pilot.click("#reader", offset=Offset(30, 6))
        await desk.settle()
        assert_alive(desk)
        await desk.press("g", "j", "2")
        assert desk.session.opened.themes(1) == ("space-cooperation",)


async def test_two_clicks_on_a_theme_pick_it_once(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("t")
        place = desk.app.screen.query_one("PickerRows").region.offset + Offset(20, 1)
        for kind in [events.MouseDown, events.MouseUp] * 2:
            desk.app.post_message(kind(None, *place, 0, 0, 1, False, False, False, *place))  # noqa: FBT003 - Textual's
        await desk.settle()
        assert_alive(desk)
        assert desk.session.opened.themes(0) == ("space-cooperation",)


async def test_a_click_beside_the_themes_picks_none(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("t")
        await desk.pilot.click("#picker Heading", offset=Offset(20, 0))
        await desk.settle()
        assert not isinstance(desk.app.screen, MainScreen)
        await desk.press("escape")
        assert desk.paragraphs() == {}


# Themes by their numbers

NUMBERS = [
    (["2"], ("space-cooperation",)),
    (["٢"], ("space-cooperation",)),
    (["۲"], ("space-cooperation",)),
    (["1", "2"], ("shells",)),
    (["١", "٢"], ("shells",)),
    (["1", "enter"], ("arms",)),
    (["1", "space", "escape"], ("arms",)),
    (["1", "1", "enter"], ("missiles",)),
    (["1", "1", "1"], ("ballistic",)),
    (["1", "backspace", "2"], ("space-cooperation",)),
    (["9", "enter", "escape"], ()),
    (["0", "enter", "escape"], ()),
    (["1", "9", "enter", "ctrl+n", "escape"], ()),
    (["down", "enter"], ("missiles",)),
    (["1", "down", "enter"], ("missiles",)),
]


async def test_digits_choose_a_theme_and_never_name_one(library: Path) -> None:
    change_codebook(library, *TREE)
    async with piloted(library, article=SUMMIT) as desk:
        known = desk.session.codebook.ids
        for typed, themes in NUMBERS:
            for put in (themes, ()):  # the number again takes it off
                await desk.arrive(["t", *typed])
                assert_alive(desk)
                assert desk.session.opened.themes(0) == put, typed
        assert desk.session.codebook.ids == known


async def test_a_name_puts_on_and_never_takes_off(library: Path) -> None:
    async with piloted(library, article=SUMMIT, settings=ENGLISH) as desk:
        for _ in range(2):
            await desk.press("t", *"sanc", "enter")
            assert desk.session.opened.themes(0) == ("sanctions",)
        await desk.press("t", *"sanctions of the UN", "enter")
        assert not isinstance(desk.app.screen, MainScreen), "there is none: nothing is picked"
        assert desk.shows("Ctrl-N")
        await desk.press("ctrl+n")
        assert desk.session.opened.themes(0) == ("sanctions", "sanctions-of-the-un")
        await desk.press("t", *"SANCTIONS", "ctrl+n", "escape")
        assert len(desk.session.codebook) == 5, "one of this name is there"
