"""Themes are put on one after another: Space stays in the picker."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest

from tests.support.piloted import SUMMIT, piloted
from tui.settings import Settings
from tui.ui.main_screen import MainScreen

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = Settings("tester", language="en", auto_advance=True)


def drawn(arabic: str) -> str:
    """Return Arabic in the order of its cells, from left to right."""
    return arabic[::-1]


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


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["Enter choose  Space choose, stay", "Ctrl-N new  Esc back"]),
        (
            "ar",
            [f"{drawn('اختيار وبقاء')} Space  {drawn('اختيار')} Enter", f"{drawn('عودة')} Esc  {drawn('جديد')} Ctrl-N"],
        ),
    ],
)
async def test_in_little_room_the_keys_are_told_and_all_themes_are_seen(
    library: Path, language: str, told: list[str]
) -> None:
    settings = Settings("tester", language=language)
    async with piloted(library, article=SUMMIT, settings=settings, size=(40, 15)) as desk:
        await desk.press("t")
        rows = [normalize("NFKC", row) for row in desk.rows]
        assert [row for row in told if not any(row in each for each in rows)] == []
        assert all(desk.shows(theme.label.en) for theme in desk.session.codebook)


async def test_only_keys_that_do_something_are_told(library: Path) -> None:
    async with piloted(library, settings=ENGLISH) as desk:
        await desk.press("ctrl+p")
        assert desk.shows(" Enter choose  Esc back   ")
