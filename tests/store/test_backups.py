"""Backups: as the file was before a day's first change, and before its last; of seven days, whatever the clock says."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.support.said import refused
from tests.support.store_files import OLD_MARK, SOUND, add, on_disk, written
from tests.support.store_texts import GARDEN, LAYLA, MORNING, ONE, said
from tui.annotations.operations import AddTheme, SetNote
from tui.errors.tag_file import LinkedDatabaseError, UnwritableDatabaseError
from tui.store.annotation_store import AnnotationStore
from tui.store.backups import newest_readable_backup
from tui.store.storage import DurableStorage

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2031, 5, 4)
FIRST, LAST = ".tags.json.2031-05-04.bak", ".tags.json.2031-05-04.last.bak"


def names(path: Path, pattern: str = ".tags.json.*.bak") -> list[str]:
    return sorted(each.name for each in path.parent.glob(pattern))


def leftovers(path: Path) -> list[str]:
    return names(path, "*.tmp")


def failing(monkeypatch: pytest.MonkeyPatch, name: str, code: int = 5) -> None:
    """Make every call of a function of ``os`` fail."""

    def fails(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, name, fails)


def test_a_days_first_and_last_state_are_kept(path: Path) -> None:
    storage = DurableStorage(path, today=lambda: DAY)
    states = []
    for number in range(4):
        add(storage, id=str(number))
        states.append(path.read_bytes())
        assert leftovers(path) == []

    assert names(path) == [FIRST, LAST]
    assert (path.parent / FIRST).read_bytes() == states[0]
    assert (path.parent / LAST).read_bytes() == states[2]


def test_a_new_file_has_no_backup(path: Path) -> None:
    path.touch()

    add(DurableStorage(path, today=lambda: DAY), id="1")

    assert names(path) == []


def test_seven_days_are_kept_with_both_their_states(path: Path) -> None:
    day = date(2031, 5, 1)
    storage = DurableStorage(path, today=lambda: day)
    mine = path.parent / ".tags.json.2031-05-1.bak"
    mine.touch()
    add(storage, id="0")
    for number in range(1, 10):
        day = date(2031, 5, number)
        before = path.read_bytes()
        add(storage, id=f"{number}a")
        between = path.read_bytes()
        add(storage, id=f"{number}b")
        assert (path.parent / f".tags.json.2031-05-0{number}.bak").read_bytes() == before
        assert (path.parent / f".tags.json.2031-05-0{number}.last.bak").read_bytes() == between

    days = [f".tags.json.2031-05-0{number}" for number in range(3, 10)]
    assert names(path, ".tags.json.2031-05-0?*.bak") == [
        f"{each}{end}" for each in days for end in (".bak", ".last.bak")
    ]
    assert mine.exists()


def test_dates_from_the_future_never_starve_those_of_today(path: Path) -> None:
    day = date(2099, 1, 1)
    storage = DurableStorage(path, today=lambda: day)
    add(storage, id="0")
    for number in range(10):  # a clock that was wrong for days
        day = date(2099, 1, 1) + timedelta(days=number)
        add(storage, id=f"future {number}")
    for number in range(10):
        day = DAY + timedelta(days=number)
        before = path.read_bytes()
        add(storage, id=f"now {number}")
        assert (path.parent / f".tags.json.{day}.bak").read_bytes() == before

    assert len(names(path, ".tags.json.2031-*-??.bak")) == 7
    assert len(names(path, ".tags.json.2099-*-??.bak")) == 7


def test_a_file_of_schema_1_is_kept_for_good_at_the_first_write(path: Path) -> None:
    before = written(path, {"meta": {"1": OLD_MARK}})
    day: list[datetime] = [MORNING]
    store = AnnotationStore(path, now=lambda: day[-1])
    store.snapshot()
    assert names(path) == []

    for number in range(9):
        day.append(MORNING + timedelta(days=number))
        store.apply(GARDEN, [SetNote(ONE, str(number))], LAYLA)

    assert (path.parent / ".tags.json.schema-1.bak").read_bytes() == before
    assert on_disk(path)["meta"]["1"]["schema"] == 2


def test_the_backup_of_schema_1_is_never_written_over(path: Path) -> None:
    first = written(path, {"meta": {"1": OLD_MARK}})
    AnnotationStore(path).apply(GARDEN, [AddTheme(ONE, "arms")], LAYLA)
    written(path, {"meta": {"1": OLD_MARK | {"program": "2.0"}}})

    AnnotationStore(path).apply(GARDEN, [AddTheme(ONE, "arms")], LAYLA)

    assert (path.parent / ".tags.json.schema-1.bak").read_bytes() == first


def test_where_nothing_can_be_linked_the_last_state_is_a_copy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    storage = DurableStorage(path, today=lambda: DAY)
    add(storage, id="1")
    before = path.read_bytes()
    failing(monkeypatch, "link", 95)

    add(storage, id="2")

    assert (path.parent / LAST).read_bytes() == before
    assert leftovers(path) == []


@pytest.mark.parametrize("call", ["fsync", "writev", "replace"])
def test_a_write_that_fails_leaves_the_last_state_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    storage = DurableStorage(path, today=lambda: DAY)
    for number in range(3):
        add(storage, id=str(number))
    before = {each.name: each.read_bytes() for each in path.parent.iterdir()}

    with monkeypatch.context() as patched:
        failing(patched, call)
        with refused(UnwritableDatabaseError):
            add(storage, id="lost")

    assert {each.name: each.read_bytes() for each in path.parent.iterdir()} == before
    assert path.stat().st_nlink == 1


def test_a_last_state_that_cannot_be_kept_hinders_no_write(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    storage, replace = DurableStorage(path, today=lambda: DAY), os.replace
    add(storage, id="1")

    def failing_for_backups(source: str, target: str, **_: object) -> None:
        if str(target).endswith(LAST):
            raise OSError(5, os.strerror(5))
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing_for_backups)
    add(storage, id="2")

    assert [each["id"] for each in on_disk(path)["mine"].values()] == ["1", "2"]
    assert leftovers(path) == []


def test_what_a_program_killed_meanwhile_has_linked_is_in_nobodys_way(path: Path) -> None:
    running = DurableStorage(path, today=lambda: DAY)
    add(running, id="1")
    add(running, id="2")
    path.with_name(".tags.json.0a1b2c3d.tmp").hardlink_to(path)  # as it is right before the replacement

    add(running, id="3")

    assert [each["id"] for each in on_disk(path)["mine"].values()] == ["1", "2", "3"]
    assert leftovers(path) == []


def test_a_file_with_another_name_of_a_persons_is_refused(path: Path) -> None:
    running = DurableStorage(path, today=lambda: DAY)
    add(running, id="1")
    path.with_name("mine.json").hardlink_to(path)

    with refused(LinkedDatabaseError, "has 2 names"):
        add(running, id="2")


def test_the_newest_backup_that_is_sound_is_the_one_to_go_back_to(path: Path) -> None:
    for name, content in (("2031-05-02", SOUND), ("2031-05-02.last", SOUND), ("2031-05-03", "not ours")):
        written(path.parent / f".tags.json.{name}.bak", content)
    (path.parent / ".tags.json.2031-05-04.bak").symlink_to("nowhere")

    assert newest_readable_backup(path) == path.parent / ".tags.json.2031-05-02.last.bak"
    assert newest_readable_backup(path.parent / "missing" / "tags.json") is None


def test_it_is_the_day_of_the_clock_in_utc(path: Path) -> None:
    clock = [MORNING]
    store = AnnotationStore(path, now=lambda: clock[-1])
    store.apply(GARDEN, [SetNote(ONE, "x")], LAYLA)
    first = path.read_bytes()
    clock.append(datetime.fromisoformat("2031-05-06T01:00:00+03:00"))

    store.apply(GARDEN, [SetNote(ONE, "y")], LAYLA)

    assert names(path) == [".tags.json.2031-05-05.bak", ".tags.json.2031-05-05.last.bak"]
    assert (path.parent / ".tags.json.2031-05-05.bak").read_bytes() == first
    assert clock[-1].astimezone(UTC).day == 5
    assert said(store)[1].note == "y"
