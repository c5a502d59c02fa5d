"""Every command of the table, by every key that may arrive for it, does what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.arabic_keyboard import LIGATURES, arrivals
from tests.support.behaviours import (
    BEHAVIOURS,
    NINE_THEMES,
    article_list,
    deciding,
    everywhere,
    looking,
    moving,
    tagging,
)
from tests.support.piloted import SUMMIT, piloted
from tui.ui.command import Command, Region
from tui.ui.commands import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

    from tui.ui.actions.actions import Actions

PARTS = (article_list, deciding, everywhere, looking, moving, tagging)
"""Importing them has filled BEHAVIOURS."""

CASES = [
    pytest.param(command, arrival, id=f"{command.name}-{key}{'-in-arabic' * bool(number)}")
    for command in COMMANDS
    for key in command.keys.split(",")
    for number, arrival in enumerate(arrivals(key))
]
TWO_LETTERS = {letters for letters, _ in LIGATURES.values()}
LONG_LIST = {"list.page-down", "list.page-up", "list.last-row"}


@pytest.mark.parametrize(("command", "arrival"), CASES)
async def test_the_key_does_what_the_command_says(
    command: Command[Actions], arrival: str, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(30 if command.name in LONG_LIST else 1):
        text = f"خبر رقم {number}\n\u200fوتقول «الوكالة» (KCNA)\u200f إن الأمر انتهى.\n"
        (library / f"06-{number:02d}.txt").write_text(text, encoding="utf-8")
    article = 5 if command.id == "bidi-marks" else 0 if command.region is Region.LIST else SUMMIT
    async with piloted(library, article=article, settings=NINE_THEMES) as desk:
        if command.region is Region.LIST:
            await desk.press("tab")

        async def press() -> None:
            if arrival in TWO_LETTERS:
                await desk.arrive(arrival)
            else:
                await desk.press(arrival)

        await BEHAVIOURS[command.name](desk, press)


def test_every_command_is_tested() -> None:
    assert {command.name for command in COMMANDS} == set(BEHAVIOURS)


def test_the_arabic_keyboard_is_not_empty() -> None:
    assert arrivals("j") == ["j", "ت"]
    assert arrivals("G") == ["G", "لأ", "ﻷ"]
    assert len(CASES) > 2 * len(COMMANDS)
