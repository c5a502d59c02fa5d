"""A command that is not possible now says why, and does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.piloted import SUMMIT, piloted
from tui.settings import Settings
from tui.ui.command import Region
from tui.ui.commands import COMMANDS
from tui.ui.main_screen import MainScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.piloted import Piloted

ENGLISH = Settings("tester", language="en")
NEEDS_A_PARAGRAPH = ["1", "enter", "0", "t", "v", "e", "y"]


def main_of(desk: Piloted) -> MainScreen:
    screen = desk.app.screen
    assert isinstance(screen, MainScreen), "no other screen was opened"
    return screen


@pytest.mark.parametrize("key", NEEDS_A_PARAGRAPH)
async def test_what_needs_a_paragraph_where_there_is_none(library: Path, key: str) -> None:
    (library / "00.txt").write_bytes(b"\x00")
    async with piloted(library, settings=ENGLISH) as desk:
        await desk.press(key)

        assert main_of(desk).session.opened.problem
        assert desk.shows("there is no paragraph here")
        assert not (library / "tags.json").exists()


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("9", "there is no theme 9"),
        (".", "no decision to repeat"),
        ("n", "no search yet: press /"),
        ("N", "no search yet: press /"),
        ("o", "no orphaned annotations"),
    ],
)
async def test_what_has_nothing_to_work_on(library: Path, key: str, reason: str) -> None:
    async with piloted(library, article=SUMMIT, settings=ENGLISH) as desk:
        await desk.press(key)

        assert main_of(desk)
        assert desk.shows(reason)


async def test_the_palette_says_it_too(library: Path) -> None:
    async with piloted(library, article=SUMMIT, settings=ENGLISH) as desk:
        await desk.press("ctrl+p")
        await desk.type("repeat the last decision")
        await desk.press("enter")

        assert desk.shows("no decision to repeat")


async def test_no_command_fails_in_an_article_that_cannot_be_read(library: Path) -> None:
    (library / "00.txt").write_bytes(b"\x00")
    async with piloted(library, settings=ENGLISH) as desk:
        main = main_of(desk)
        for command in COMMANDS:
            if command.region is Region.READER and command.id not in {"search", "go-to-paragraph"}:
                await main.action_run_command(command.name)
                await desk.settle()
                assert desk.app.is_running, command.id
        assert not (library / "tags.json").exists()
