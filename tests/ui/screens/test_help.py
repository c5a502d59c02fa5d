"""Help tells what there is to do, and that it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.piloted import piloted
from tui.settings import Settings
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
