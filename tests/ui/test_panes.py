"""One pane or two: what the width allows, and where the keys are then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.piloted import piloted
from tui.ui.main_screen import MainScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.piloted import Piloted


def seen(desk: Piloted) -> tuple[bool, bool]:
    """Return whether the article is shown, and the list."""
    screen = desk.app.screen
    assert isinstance(screen, MainScreen)
    return bool(screen.reader.display), bool(screen.articles.display)


@pytest.mark.parametrize("of_list", [False, True])
async def test_from_a_hundred_cells_on_both_are_seen_and_below_the_one_that_was_asked_for(
    library: Path, *, of_list: bool
) -> None:
    async with piloted(library, size=(99, 24)) as desk:
        screen = desk.app.screen
        assert isinstance(screen, MainScreen)
        assert seen(desk) == (True, False)
        screen.show_pane(of_list=of_list)
        assert seen(desk) == (not of_list, of_list)
        front = screen.articles if of_list else screen.reader

        for width, both in ((100, True), (99, False)):
            await desk.resize(width, 24)
            assert seen(desk) == ((True, True) if both else (not of_list, of_list))
            assert screen.focused is front

        await desk.resize(19, 24)
        assert seen(desk) == (False, False)
        await desk.resize(20, 6)
        assert seen(desk) == (not of_list, of_list)
        assert screen.focused is front


async def test_the_pane_that_was_clicked_is_the_one_that_was_asked_for(library: Path) -> None:
    async with piloted(library, size=(120, 24)) as desk:
        screen = desk.app.screen
        assert isinstance(screen, MainScreen)
        await desk.press("tab")
        assert screen.articles.has_focus
        await desk.pilot.click(screen.reader, offset=(10, 1))
        await desk.press("/", "escape")
        assert screen.reader.has_focus
        await desk.resize(99, 24)
        assert seen(desk) == (True, False)
