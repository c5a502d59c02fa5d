"""Help tells what there is to do, and that it goes on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category

import pytest

from tests.support.piloted import logical, piloted
from tui.settings import LANGUAGES, Settings
from tui.ui.command import help_rows
from tui.ui.commands import COMMANDS
from tui.ui.tasks import Task, by_task

if TYPE_CHECKING:
    from pathlib import Path


def test_every_command_is_told_once_and_every_task_has_some() -> None:
    rows = help_rows(COMMANDS)
    told = [row for _, found in by_task(rows) for row in found]
    assert sorted(told, key=rows.index) == rows
    assert [task for task, _ in by_task(rows)] == list(Task)


def test_a_digit_with_a_key_of_its_own_is_told_with_the_others() -> None:
    rows = help_rows(COMMANDS, {"theme-3": "f3"})
    (deciding,) = (found for task, found in by_task(rows) if task is Task.DECIDING)
    assert ["f3"] in [row.english for row in deciding]


async def test_the_last_row_says_that_there_is_more_until_there_is_none(library: Path) -> None:
    async with piloted(library, settings=Settings("tester", language="en")) as desk:
        await desk.press("?")
        assert "Tag and review" in "\n".join(desk.rows)
        pages = []
        while "more ↓ (Space)" in desk.rows[-1]:
            pages.append(desk.rows[:-1])
            assert len(pages) < 9
            await desk.press("space")
        assert len(pages) > 1
        assert "Undo, export, leave" in "\n".join(desk.rows)
        assert any("quit" in row for row in desk.rows)
        await desk.press("b")
        assert "more ↓ (Space)" in desk.rows[-1]


def words(text: str) -> set[str]:
    """Return the words of a text in one script, without vowel marks; those of letters alone."""
    bare = "".join(char for char in text if category(char) != "Mn")
    return {*re.findall(r"[\u0621-\u064a]{2,}|[a-z]{3,}", bare)}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_in_little_room_labels_are_whole(library: Path, language: str) -> None:
    others = Settings("tester", language=language, others="hidden")
    async with piloted(library, settings=others, size=(40, 15)) as desk:
        await desk.press("?")
        told: list[str] = []
        while "(Space)" in desk.rows[-1]:
            told += desk.rows[:-1]
            await desk.press("space")
        shown = "\n".join(map(logical if language == "ar" else str, [*told, *desk.rows]))
        wanted = [row.label.spoken(language).lower() for row in help_rows(COMMANDS)]
        tasks = [task.value.label.spoken(language).lower() for task in Task]
        assert {word for text in (*wanted, *tasks) for word in words(text)} - words(shown.lower()) == set()
        assert not re.search(r"\w…", shown), "nothing is cut"


async def test_a_label_that_goes_on_below_has_its_keys_once_and_the_end_says_nothing_of_more(library: Path) -> None:
    async with piloted(library, settings=Settings("tester", language="en"), size=(40, 15)) as desk:
        await desk.press("?")
        (first,) = (place for place, row in enumerate(desk.rows) if "put a theme on by its" in row)
        assert desk.rows[first].rstrip().endswith(" =")
        assert desk.rows[first + 1].split() == ["digit", "and", "stay"]
        await desk.press("G")
        assert desk.rows[-1].split()[:2] == ["quit", "q"]
        await desk.press("k")
        assert "more" in desk.rows[-1]
