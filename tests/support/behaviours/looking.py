"""Searching, and what is shown of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

from tests.support.behaviours import last_readable, of, summit

if TYPE_CHECKING:
    from tests.support.piloted import Piloted, Press


NEEDLE, FOUND = "امام", "أمام"
"""What is typed, without its hamza, and what stands in the article."""


async def search_for(desk: Piloted, needle: str) -> None:
    await desk.press("/")
    await desk.type(needle)
    await desk.press("enter")


def matching(desk: Piloted) -> list[int]:
    numbers = [number for number, line in enumerate(summit(desk), 1) if FOUND in line]
    assert len(numbers) > 2, "the sample should have several"
    return numbers


@of("reader.search")
async def search(desk: Piloted, press: Press) -> None:
    assert desk.highlighted() == []
    await press()
    await desk.type(NEEDLE)
    await desk.press("enter")
    assert desk.number == matching(desk)[0]
    assert set(desk.highlighted()) == {FOUND}


@of("reader.next-match")
async def next_match(desk: Piloted, press: Press) -> None:
    await press()
    assert desk.says("لا بحث بعد")
    await search_for(desk, NEEDLE)
    for number in [*matching(desk)[1:], matching(desk)[0]]:
        await press()
        assert desk.number == number
        assert FOUND in desk.highlighted()


@of("reader.previous-match")
async def previous_match(desk: Piloted, press: Press) -> None:
    await search_for(desk, NEEDLE)
    for number in [*matching(desk)[:0:-1], matching(desk)[0]]:
        await press()
        assert desk.number == number


def marks(desk: Piloted) -> int:
    return sum(category(char) == "Mn" for row in desk.article_rows() for char in row)


@of("reader.tashkeel")
async def tashkeel(desk: Piloted, press: Press) -> None:
    vocalised = max(range(25), key=lambda index: sum(category(char) == "Mn" for char in summit(desk)[index]))
    await desk.press(":", *str(vocalised + 1), "enter")
    shown = marks(desk)
    assert shown > 100
    await press()
    assert marks(desk) == 0
    assert desk.number == vocalised + 1
    await press()
    assert marks(desk) >= shown


@of("reader.boilerplate")
async def furniture(desk: Piloted, press: Press) -> None:
    await desk.press("G")
    assert desk.shows("Source link")
    await press()
    assert not desk.shows("Source link")
    assert desk.number == last_readable(desk)
    await press()
    await desk.press("G")
    assert desk.shows("Source link")


@of("reader.bidi-marks")
async def bidi_marks(desk: Piloted, press: Press) -> None:
    await desk.press("k")
    assert not desk.shows("←")
    await press()
    assert desk.shows("←"), "the right-to-left mark of the article that has one"
    await press()
    assert not desk.shows("←")
