"""Picker and note stand at the bottom: what they are about is seen above, and stands where it stood afterwards."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.support.piloted import SUMMIT, piloted
from tests.support.trees import TREE, change_codebook
from tui.settings import Settings
from tui.ui.screens.docked import DockedScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.piloted import Piloted

ENGLISH = Settings("tester", language="en", auto_advance=True)


def text_rows(desk: Piloted) -> list[str]:
    """Return the rows above the picker, between the title and it."""
    screen = desk.app.screen
    return desk.rows[1 : screen.query_one(".dock").region.y if isinstance(screen, DockedScreen) else None]


@pytest.mark.parametrize("size", [(80, 24), (40, 15), (120, 30)])
@pytest.mark.parametrize(("key", "appearance"), [("t", "hashiya"), ("t", "hashiya-16"), ("e", "hashiya-16")])
async def test_the_paragraph_is_seen_above_and_stands_where_it_stood_afterwards(
    library: Path, size: tuple[int, int], key: str, appearance: str
) -> None:
    change_codebook(library, *TREE)
    settings = replace(ENGLISH, appearance=appearance)
    async with piloted(library, article=SUMMIT, settings=settings, size=size) as desk:
        for _ in range(5):
            await desk.press("j")
            before = desk.rows
            await desk.press(key)
            number = f" {desk.session.opened.cursor + 1} "
            assert any(number in row for row in text_rows(desk)), "it stands on the first row"
            await desk.press("escape")
            assert desk.rows == before
