"""The picker stands at the bottom: what is decided of is seen above it, and stands where it stood when it has gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.piloted import SUMMIT, piloted
from tests.support.trees import TREE, change_codebook
from tui.settings import Settings
from tui.ui.main_screen import MainScreen
from tui.ui.screens.picker import PickerScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.piloted import Piloted

ENGLISH = Settings("tester", language="en", auto_advance=True)


def text_rows(desk: Piloted) -> list[str]:
    """Return the rows above the picker, between the title and it."""
    top = desk.app.screen.query_one("#picker").region.y if isinstance(desk.app.screen, PickerScreen) else len(desk.rows)
    return desk.rows[1:top]


@pytest.mark.parametrize("size", [(80, 24), (40, 15), (120, 30)])
async def test_the_paragraph_is_seen_above_and_stands_where_it_stood_afterwards(
    library: Path, size: tuple[int, int]
) -> None:
    change_codebook(library, *TREE)
    async with piloted(library, article=SUMMIT, settings=ENGLISH, size=size) as desk:
        for _ in range(5):
            await desk.press("j")
            before = desk.rows
            await desk.press("t")
            number = f" {desk.session.opened.cursor + 1} "
            assert any(number in row for row in text_rows(desk)), "it stands on the first row"
            await desk.press("escape")
            assert desk.rows == before


async def test_space_puts_on_and_takes_off_one_after_the_other_and_stays(library: Path) -> None:
    async with piloted(library, article=SUMMIT, settings=ENGLISH) as desk:
        await desk.press("j", "t", "space", "down", "space")
        assert desk.session.opened.themes(1) == ("arms", "space-cooperation")
        assert any("Arms" in row for row in text_rows(desk)), "the badge is seen at once"
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
