"""What is selected with the mouse or as a range is copied as it was written, whatever is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.piloted import SUMMIT, Piloted, lines_of, logical, piloted
from tui.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


def place_of(desk: Piloted, word: str) -> tuple[int, int, int]:
    """Return the row of the first ``word`` on screen, and the columns of its first and last letter."""
    for y, cells in enumerate(desk.cells):
        row = [cell for cell, _ in cells]
        for last in range(len(row)):
            for first in range(last, min(last + 2 * len(word), len(row))):
                if logical("".join(row[last : first + 1])) == word:
                    return y, first, last
    raise AssertionError(f"no {word} in\n" + "\n".join(desk.rows))


async def drag(desk: Piloted, start: tuple[int, int], end: tuple[int, int]) -> None:
    await desk.pilot.mouse_down(offset=start)
    await desk.pilot.hover(offset=end)
    await desk.pilot.mouse_up(offset=end)
    await desk.settle()


@pytest.mark.parametrize("mode", ["visual", "plain"])
async def test_dragging_over_words_copies_them_in_logical_order(library: Path, mode: str) -> None:
    text = lines_of(library / "05-vostochny-summit.txt")[1]
    words = [word for word in text.split() if word.isalpha()]
    first, last = words[0], words[2]
    async with piloted(library, article=SUMMIT) as desk:
        if mode == "plain":
            await desk.press("B", "B", "B")
            row = next(y for y, shown in enumerate(desk.rows) if first in shown)
            start = desk.rows[row].index(first)
            await drag(desk, (start, row), (desk.rows[row].index(last) + len(last) - 1, row))
        else:
            y, start, _ = place_of(desk, first)
            end_y, _, end = place_of(desk, last)
            await drag(desk, (start, y), (end, end_y))
            assert desk.highlighted()
            assert all(word in " ".join(desk.highlighted()) for word in (first, last))
        assert desk.number == 1, "dragging does not move the cursor"
        await desk.press("y")
        assert desk.app.clipboard == text[text.index(first) : text.index(last) + len(last)]


async def test_a_selection_over_paragraphs_is_one_range_of_the_article(library: Path) -> None:
    source = (library / "05-vostochny-summit.txt").read_text(encoding="utf-8")
    lines = lines_of(library / "05-vostochny-summit.txt")
    first = next(word for word in lines[1].split() if word.isalpha())
    last = next(word for word in lines[2].split() if word.isalpha())
    async with piloted(library, article=SUMMIT) as desk:
        y, start, _ = place_of(desk, first)
        end_y, _, end = place_of(desk, last)
        await drag(desk, (end, end_y), (start, y))  # upwards
        await desk.press("y")
        assert (
            desk.app.clipboard == source[source.index(first) : source.index(last, source.index(lines[2])) + len(last)]
        )


async def test_what_was_stretched_is_copied_as_it_was_written(library: Path) -> None:
    text = lines_of(library / "05-vostochny-summit.txt")[1]
    async with piloted(library, article=SUMMIT, settings=Settings("tester", justify="kashida")) as desk:
        rows = [y for y, row in enumerate(desk.rows) if "ـ" in row]
        assert rows
        await drag(desk, (72, rows[0]), (1, rows[0]))
        await desk.press("y")
        assert "ـ" not in desk.app.clipboard
        assert desk.app.clipboard
        assert desk.app.clipboard in text


async def test_escape_and_a_click_leave_the_selection(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        for leave in ("escape", "click"):
            await drag(desk, (60, 3), (30, 3))
            assert desk.highlighted()
            if leave == "escape":
                await desk.press("escape")
            else:
                await desk.pilot.click(offset=(60, 3))
                await desk.settle()
            assert desk.highlighted() == []
        await desk.press("y")
        assert desk.app.clipboard == lines_of(library / "05-vostochny-summit.txt")[desk.number - 1]


async def test_a_range_of_paragraphs_is_copied_whole(library: Path) -> None:
    lines = lines_of(library / "05-vostochny-summit.txt")
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("j", "v", "j", "y")
        assert desk.app.clipboard == "\n".join(lines[1:3])
