"""What the tag file has come not to have while it is read: kept at once, said, and put back; nothing is lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.kept import kept_in
from tests.support.losing import deleted, emptied, rolled_back, written_over
from tests.support.piloted import SUMMIT, Piloted, piloted

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.losing import Lose

SECONDS_TO_NOTICE = 2.0
THREE = [("arms",), ("space-cooperation",), ("sanctions",)]


WAYS: dict[Lose, int] = {emptied: 4, deleted: 4, rolled_back: 3, written_over: 3}
"""With how many tags and notes the file then lacks, of three themes and a note, the first of which it had before."""

ways = pytest.mark.parametrize(("lose", "count"), WAYS.items(), ids=lambda each: getattr(each, "__name__", None))


async def tag_three(desk: Piloted) -> bytes:
    """Tag three paragraphs, and note something on the third; return what the tag file held after the first."""
    await desk.press("1")
    before = desk.database.read_bytes()
    await desk.press("j", "2", "j", "3", "e", *"abc", "enter")
    return before


def themes_in(path: Path) -> list[tuple[str, ...]]:
    return [each.themes for each in kept_in(path)]


def rescued_in(state: Path, kind: str = "unsaved") -> list[Path]:
    return sorted(state.glob(f"{kind}-*.json"))


@ways
async def test_it_is_said_and_kept_at_once_and_stays_in_sight(
    library: Path, state: Path, lose: Lose, count: int
) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        lose(desk.database, await tag_three(desk))
        await desk.until(lambda: desk.says(f"فقدت من ملف الوسوم: {count}"), SECONDS_TO_NOTICE)

        assert ["●" in desk.numbers[number] for number in (1, 2, 3)] == [True] * 3
        (rescued,) = rescued_in(state)
        assert themes_in(rescued) == THREE
        assert kept_in(rescued)[2].note == "abc"
        assert len(kept_in(desk.database)) == 4 - count, "nothing is written unasked: another program may be at work"
        await desk.press("k")
        await desk.settle()
        assert len(rescued_in(state)) == 1, "once"


@ways
async def test_it_comes_back_with_the_next_key(library: Path, lose: Lose, count: int) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        lose(desk.database, await tag_three(desk))
        await desk.press("4")

        assert desk.says(f"فقدت من ملف الوسوم: {count}"), "where the key comes first"
        assert themes_in(desk.database) == [*THREE[:2], ("sanctions", "diplomacy")]
        assert kept_in(desk.database)[2].note == "abc"
        await desk.press("u", "u", "u")
        assert themes_in(desk.database) == THREE[:2], "and can be taken back as before"


@ways
async def test_it_is_said_and_kept_once(library: Path, state: Path, lose: Lose, count: int) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        lose(desk.database, await tag_three(desk))
        await desk.until(lambda: desk.says(f"فقدت من ملف الوسوم: {count}"), SECONDS_TO_NOTICE)
        await desk.press("j", "4")
        assert not desk.says("فقدت من ملف الوسوم"), "it has all of it again"
        assert themes_in(desk.database) == [*THREE, ("diplomacy",)]
        assert len(rescued_in(state)) == 1


@ways
async def test_it_comes_back_at_the_end(library: Path, state: Path, lose: Lose, count: int) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        lose(desk.database, await tag_three(desk))
        await desk.until(lambda: desk.says(f"فقدت من ملف الوسوم: {count}"), SECONDS_TO_NOTICE)
        await desk.press("q")

        assert not desk.app.is_running
        assert desk.app.guard.error is None
    assert themes_in(library / "tags.json") == THREE
    assert kept_in(library / "tags.json")[2].note == "abc"
    assert rescued_in(state) == [], "nobody is told to merge what is there"
    assert [themes_in(each) for each in rescued_in(state, "merged")] == [THREE]


async def test_it_comes_back_at_an_end_before_anybody_has_looked(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        deleted(desk.database, await tag_three(desk))
        await desk.press("q")
    assert themes_in(library / "tags.json") == THREE


async def test_what_was_taken_off_since_does_not_come_back_with_an_older_file(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("1", "2", "e", *"abc", "enter")
        before = desk.database.read_bytes()
        await desk.press("1", "e", "ctrl+u", "enter")
        rolled_back(desk.database, before)
        await desk.until(lambda: desk.says("فقدت من ملف الوسوم: 2"), SECONDS_TO_NOTICE)
        assert desk.session.opened.themes(0) == ("space-cooperation",)
        await desk.press("j", "3")
        assert [(each.themes, each.note) for each in kept_in(desk.database)] == [
            (("space-cooperation",), ""),
            (("sanctions",), ""),
        ]


async def test_what_somebody_else_wrote_into_the_older_file_stays(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        rolled_back(desk.database, await tag_three(desk))
        async with piloted(library, article=SUMMIT) as other:
            await other.press("G", "4")
        await desk.press("g", "2")
        assert themes_in(desk.database) == [("arms", "space-cooperation"), *THREE[1:], ("diplomacy",)]


async def test_the_file_of_another_library_is_taken_as_it_is(library: Path, state: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        before = json.loads(await tag_three(desk))
        before["meta"]["1"]["library"] = "0" * 16
        other = json.dumps(before).encode()
        desk.database.write_bytes(other)
        await desk.until(lambda: desk.says("وضع ملف وسوم آخر"), SECONDS_TO_NOTICE)
        assert desk.says("ليس فيه: 3")
        assert list(desk.session.opened.annotations) == [1]
        await desk.press("q")
    assert (library / "tags.json").read_bytes() == other, "on purpose, it may be"
    (rescued,) = rescued_in(state)
    assert themes_in(rescued) == THREE
