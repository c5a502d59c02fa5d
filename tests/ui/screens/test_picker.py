"""Themes are put on one after another: Space stays in the picker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.piloted import SUMMIT, piloted
from tui.settings import Settings
from tui.ui.main_screen import MainScreen

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = Settings("tester", language="en", auto_advance=True)


async def test_space_puts_on_and_takes_off_one_after_the_other_and_stays(library: Path) -> None:
    async with piloted(library, article=SUMMIT, settings=ENGLISH) as desk:
        await desk.press("j", "t", "space", "down", "space")
        assert desk.session.opened.themes(1) == ("arms", "space-cooperation")
        assert desk.shows("1 Arms"), "the badge is seen at once"
        assert desk.shows("✓")
        await desk.press("space", *"sanc", "backspace", "backspace", "backspace", "backspace", "up", "escape")
        assert isinstance(desk.app.screen, MainScreen)
        assert desk.session.opened.themes(1) == ("arms",)
        assert desk.number == 2, "it stays, also where one goes on"
        await desk.press("u", "u", "u")
        assert desk.session.opened.themes(1) == ()


async def test_a_range_gets_a_theme_by_space_and_stays_a_range(library: Path) -> None:
    async with piloted(library, article=SUMMIT, settings=ENGLISH) as desk:
        await desk.press("j", "v", "j", "t")
        assert desk.shows("Themes of p2–3")
        await desk.press("space", "down", "space", "escape")
        assert [desk.session.opened.themes(index) for index in (1, 2)] == [("arms", "space-cooperation")] * 2
