"""Commands of the list, and between list and article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.behaviours import of
from tests.support.piloted import lines_of

if TYPE_CHECKING:
    from tests.support.piloted import Piloted, Press


def list_cursor(desk: Piloted) -> int:
    return desk.app.screen.query_one("#list").cursor  # type: ignore[attr-defined, no-any-return]


@of("list.next-row")
async def next_row(desk: Piloted, press: Press) -> None:
    await press()
    await press()
    await desk.press("enter")
    assert desk.session.index == 2


@of("list.previous-row")
async def previous_row(desk: Piloted, press: Press) -> None:
    await desk.press("G")
    await press()
    await desk.press("enter")
    assert desk.session.index == len(desk.session.library) - 2


@of("list.page-down")
async def list_page_down(desk: Piloted, press: Press) -> None:
    await press()
    first = list_cursor(desk)
    assert 3 < first < 10, "a screenful of rows with three lines each"
    await press()
    assert list_cursor(desk) == 2 * first


@of("list.page-up")
async def list_page_up(desk: Piloted, press: Press) -> None:
    await desk.press("G")
    last = list_cursor(desk)
    await press()
    assert 3 < last - list_cursor(desk) < 10


@of("list.first-row")
async def first_row(desk: Piloted, press: Press) -> None:
    await desk.press("G")
    assert list_cursor(desk) == len(desk.session.library) - 1
    await press()
    assert list_cursor(desk) == 0


@of("list.last-row")
async def last_row(desk: Piloted, press: Press) -> None:
    await press()
    assert list_cursor(desk) == len(desk.session.library) - 1
    assert desk.says("خبر رقم"), "the last titles are in sight"


@of("list.open-row")
async def open_row(desk: Piloted, press: Press) -> None:
    await desk.press("j")
    await press()
    assert desk.session.index == 1
    assert desk.says("بوتين يعوّل على شراكة".replace("\u0651", ""))
    await desk.press("1")
    assert desk.themes_of(lines_of(desk.library / "02-putin-partnership.txt")[0]) == ["arms"], "the keys are there"
