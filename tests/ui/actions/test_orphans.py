"""What has lost its text: picked by what was said, put on a paragraph, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.piloted import SUMMIT, lines_of, piloted

if TYPE_CHECKING:
    from pathlib import Path

FILE = "05-vostochny-summit.txt"


@pytest.fixture
def lost(library: Path) -> list[str]:
    """Return the lines of the article of which two are gone."""
    return lines_of(library / FILE)


async def lose_two(library: Path, lines: list[str]) -> None:
    """Say something of the second and third paragraph, and take them out of the file."""
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("j", "1", "e", *"abc", "enter", "j", "2", "enter")
    (library / FILE).write_text("\n".join([lines[0], *lines[3:]]) + "\n", encoding="utf-8")


async def test_all_that_was_said_goes_to_what_is_said_there_already(library: Path, lost: list[str]) -> None:
    await lose_two(library, lost)
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("g", "3", "e", *"xyz", "enter", "o")
        await desk.type("abc")
        await desk.press("enter")

        assert desk.says("ألحق بالفقرة 1")
        (found,) = (each for quote, each in desk.paragraphs().items() if quote == lost[0])
        assert [tag["theme"] for tag in found["tags"]] == ["sanctions", "arms"]
        assert found["note"] == "xyz\nabc"
        assert [each.quote for each in desk.session.opened.orphans] == [lost[2]]


async def test_one_step_back_makes_it_an_orphan_again_also_after_a_restart(library: Path, lost: list[str]) -> None:
    await lose_two(library, lost)
    async with piloted(library, article=SUMMIT) as desk:
        before = [(each.quote, each.annotation.themes, each.annotation.note) for each in desk.session.opened.orphans]
        await desk.press("g", "o", "enter")
        assert desk.themes_of(lost[0]) == ["arms"]
    async with piloted(library) as desk:
        await desk.press("u")
        assert desk.session.index == SUMMIT
        assert desk.themes_of(lost[0]) == []
        assert [
            (each.quote, each.annotation.themes, each.annotation.note) for each in desk.session.opened.orphans
        ] == before
        await desk.press("ctrl+r")
        assert desk.themes_of(lost[0]) == ["arms"]
        assert [each.quote for each in desk.session.opened.orphans] == [lost[2]]


async def test_what_another_has_placed_meanwhile_is_not_placed_twice(library: Path, lost: list[str]) -> None:
    await lose_two(library, lost)
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("g", "o")
        async with piloted(library, article=SUMMIT) as other:
            await other.press("g", "j", "o", "enter")
        await desk.press("enter")

        assert desk.says("ربط هذا الوسم بفقرة أخرى")
        assert not desk.session.pending
        assert desk.themes_of(lost[0]) == []
        assert desk.themes_of(lost[3]) == ["arms"]


async def test_while_it_cannot_be_saved_it_is_shown_as_placed(library: Path, lost: list[str]) -> None:
    await lose_two(library, lost)
    async with piloted(library, article=SUMMIT) as desk:
        away = desk.library.with_name("away")
        desk.library.rename(away)
        await desk.press("g", "o", "enter")

        assert "!" in desk.numbers[1]
        assert [each.quote for each in desk.session.opened.orphans] == [lost[2]]
        assert not any("!" in number for row, number in desk.numbers.items() if row != 1)

        away.rename(desk.library)
        await desk.until(lambda: not desk.session.pending)
        assert desk.themes_of(lost[0]) == ["arms"]


async def test_what_is_hostile_in_it_is_not_shown_raw(library: Path, lost: list[str]) -> None:
    await lose_two(library, lost)
    path = library / "tags.json"
    path.write_text(
        path.read_text(encoding="utf-8").replace('"abc"', '"\\u001b]0;x\\u0007[bold]\\u202e"'), encoding="utf-8"
    )
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("g", "o")
        assert not any({*row} & {*"\x1b\x07\u202e"} for row in desk.rows)
        await desk.press("enter")
        assert desk.themes_of(lost[0]) == ["arms"]
