"""What cannot be saved: it is said, stays in sight marked as such, is tried again, and can be kept elsewhere."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from tests.support.kept import kept_in
from tests.support.piloted import SUMMIT, Piloted, lines_of, piloted
from tui.store.locking.lock import TagFileLock
from tui.store.storage import LOCK_TIMEOUT

if TYPE_CHECKING:
    from pathlib import Path

SECONDS_TO_NOTICE = 2.0


def make_unwritable(desk: Piloted) -> Path:
    """Put the library's folder out of the way; return where it is now."""
    away = desk.library.with_name("away")
    desk.library.rename(away)
    return away


def kept(database: Path) -> list[list[str]]:
    """Return the themes of each tagged paragraph of the one article in a tag file."""
    found = kept_in(database)
    assert len({each.article for each in found}) == 1
    return [[*each.themes] for each in found]


def rescued_in(state: Path) -> list[Path]:
    return list(state.glob("unsaved-*.json"))


async def test_what_cannot_be_saved_is_said_and_marked_and_saved_when_it_can_be(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("1", "j")
        away = make_unwritable(desk)
        await desk.press("2", "j", "3")

        assert desk.says("لم يحفظ")
        assert not desk.says("محفوظ ✓")
        assert [desk.numbers[number].strip("▐ 0123456789") for number in (1, 2, 3)] == ["●", "!", "!"]
        assert kept(away / "tags.json") == [["arms"]]

        away.rename(desk.library)
        await desk.until(lambda: desk.says("حفظت التغييرات المعلقة"), SECONDS_TO_NOTICE)
        assert kept(desk.database) == [["arms"], ["space-cooperation"], ["sanctions"]]
        assert desk.numbers[3].strip("▐ 0123456789") == "●"
        await desk.press("k")
        assert desk.says("محفوظ")


async def test_why_it_is_not_saved_stays_in_sight_however_fast_the_keys_came(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("1")
        make_unwritable(desk)
        await desk.arrive("j2")
        assert desk.says("تعذر"), "said behind the move"
        await desk.press("k")
        assert not desk.says("تعذر"), "said before it"
        assert desk.says("تغييرات غير محفوظة: 1")


async def test_all_of_it_can_be_kept_in_another_file(library: Path, tmp_path: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("1", "j")
        make_unwritable(desk)
        await desk.press("2", ":")
        await desk.type(f"saveas {tmp_path / 'rescued.json'}")
        await desk.press("enter")

        assert kept(tmp_path / "rescued.json") == [["arms"], ["space-cooperation"]]
        assert not desk.session.pending
        await desk.press("j", "3")
        assert kept(tmp_path / "rescued.json") == [["arms"], ["space-cooperation"], ["sanctions"]]


async def test_undo_takes_back_what_is_not_saved(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("1")
        away = make_unwritable(desk)
        await desk.press("2", "J", "3", "u")

        assert len(desk.session.pending) == 1
        await desk.press("u")
        assert not desk.session.pending
        assert kept(away / "tags.json") == [["arms"]]
        away.rename(desk.library)
        await desk.press("u")
        assert desk.themes_of(lines_of(desk.library / "05-vostochny-summit.txt")[0]) == []


async def test_quitting_keeps_what_is_not_saved_in_a_file_of_its_own(library: Path, state: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("1", "j")
        make_unwritable(desk)
        await desk.press("2", "q")

        assert not desk.app.is_running
        (rescued,) = rescued_in(state)
        assert desk.app.guard.rescued == rescued
        assert kept(rescued) == [["arms"], ["space-cooperation"]]


async def test_quitting_without_a_place_for_it_asks_first(library: Path, state: Path) -> None:
    state.parent.write_bytes(b"")  # a file where a folder should be
    async with piloted(library, article=SUMMIT) as desk:
        make_unwritable(desk)
        await desk.press("2", "q")

        assert desk.app.is_running
        assert desk.says("لا مكان لحفظها")
        await desk.press("q")
        assert not desk.app.is_running


async def test_a_lock_that_is_held_does_not_hold_the_screen(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("1", "j")
        with TagFileLock(library / "tags.json").held(lock_timeout=0):
            began = time.monotonic()
            await desk.press("2")
            assert desk.says("العملية"), "who holds it"
            assert desk.shows(str(os.getpid()))
            assert "!" in desk.numbers[2]
            await desk.press("j", "3", "j")
            assert time.monotonic() - began < LOCK_TIMEOUT, "the time is what is promised"
            assert len(desk.session.pending) == 2
        await desk.until(lambda: not desk.session.pending, SECONDS_TO_NOTICE)
        assert kept(desk.database) == [["arms"], ["space-cooperation"], ["sanctions"]]


@pytest.mark.skipif(os.getuid() != 0, reason="only root can make a file that is another's")
async def test_an_owner_that_could_not_be_kept_is_said_once(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("1")
        os.chown(desk.database, 1234, 1234)
        monkeypatch.setattr(os, "fchown", refuse)
        await desk.press("j", "2")
        assert desk.says("لم يمكن الإبقاء على: مالكه")
        assert kept(desk.database) == [["arms"], ["space-cooperation"]]
        await desk.press("j")
        os.chown(desk.database, 1234, 1234)
        await desk.press("3")
        assert not desk.says("لم يمكن الإبقاء على")
