"""Motions in the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.behaviours import last_readable, of, summit
from tests.support.piloted import logical

if TYPE_CHECKING:
    from tests.support.piloted import Piloted, Press


@of("reader.next-paragraph")
async def next_paragraph(desk: Piloted, press: Press) -> None:
    assert desk.number == 1
    await press()
    assert desk.number == 2
    await press()
    assert desk.number == 3


@of("reader.previous-paragraph")
async def previous_paragraph(desk: Piloted, press: Press) -> None:
    await desk.press("j", "j", "j")
    await press()
    assert desk.number == 3


@of("reader.page-down")
async def page_down(desk: Piloted, press: Press) -> None:
    before = desk.numbers
    await press()
    assert 1 not in desk.numbers
    assert min(desk.numbers) <= max(before) + 1, "a paragraph was passed over"
    assert desk.number >= max(before)


@of("reader.page-up")
async def page_up(desk: Piloted, press: Press) -> None:
    await desk.press("G")
    before = desk.numbers
    await press()
    assert last_readable(desk) not in desk.numbers
    assert max(desk.numbers) >= min(before) - 1, "a paragraph was passed over"
    assert desk.number <= min(before)


def shift(before: list[str], after: list[str]) -> int:
    """Return by how many rows what was on screen has moved up."""
    row = next(y for y in range(len(before) // 2, len(before)) if before[y].strip())
    return row - after.index(before[row])


@of("reader.half-page-down")
async def half_page_down(desk: Piloted, press: Press) -> None:
    before = desk.article_rows()
    await press()
    assert shift(before, desk.article_rows()) == len(before) // 2
    assert desk.number > 1


@of("reader.half-page-up")
async def half_page_up(desk: Piloted, press: Press) -> None:
    await desk.press("G")
    after = desk.article_rows()
    await press()
    assert shift(desk.article_rows(), after) == len(after) // 2
    assert desk.number < last_readable(desk)


@of("reader.first-paragraph")
async def first_paragraph(desk: Piloted, press: Press) -> None:
    await desk.press("space", "space", "j")
    await press()
    assert desk.number == 1
    assert logical(desk.article_rows()[0]).startswith(summit(desk)[0][:40])


@of("reader.last-paragraph")
async def last_paragraph(desk: Piloted, press: Press) -> None:
    await press()
    assert desk.number == last_readable(desk)
    assert desk.shows("Source link")


@of("reader.go-to-paragraph")
async def go_to_paragraph(desk: Piloted, press: Press) -> None:
    await press()
    await desk.type("12")
    await desk.press("enter")
    assert desk.number == 12
    await press()
    await desk.type("٣")
    await desk.press("enter")
    assert desk.number == 3
