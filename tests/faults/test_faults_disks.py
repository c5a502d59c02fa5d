"""Disks that are full, read-only or gone: the old file stays whole, it is said, and afterwards all goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from disks import NoWriting, SmallDisk, is_made, mount_again, mounted, unmount
from interface import PROGRAM, ROWS, UNSAVED_ONE, marked, short_articles, tagged
from model import held, in_the_store
from reading import barred
from writers import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from terminal import TerminalSession

TIMES = 5


@pytest.fixture(params=["space", "limit"])
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SmallDisk | NoWriting]:
    if request.param == "limit":
        yield NoWriting(tmp_path)
    else:
        with mounted(tmp_path / "disk") as folder:
            yield SmallDisk(folder)


def read_until_failed(writer: Writer, meanwhile: Callable[[], object] = lambda: None) -> None:
    while (word := writer.read()) != "failed":
        assert word == "acknowledged"
        meanwhile()


def test_a_full_disk_keeps_what_it_has_and_takes_more_when_it_can(disk: SmallDisk | NoWriting) -> None:
    path = disk.folder / "tags.json"
    with Writer(path, "changes", "full") as writer:
        for _ in range(TIMES):
            writer.read_acknowledged(20)
            read_until_failed(writer, lambda: disk.fill(writer.pid))
            assert f"tags.json cannot be written: {disk.REASON}" in writer.message
            assert held(path) == writer.done({})
            assert not list(disk.folder.glob("*.tmp"))
            disk.free(writer.pid)
            writer.go_on()
        writer.read_acknowledged(20)
        writer.kill()
        assert len(writer.failed) == TIMES
    assert held(path) in (writer.done({}), writer.flown({}))


def test_a_disk_that_turns_read_only(tmp_path: Path) -> None:
    with mounted(tmp_path / "disk") as folder:
        path = folder / "tags.json"
        with Writer(path, "changes", "read-only") as writer:
            for _ in range(TIMES):
                writer.read_acknowledged(20)
                while not is_made(folder, "ro"):
                    writer.read_acknowledged(1)
                read_until_failed(writer)
                assert "Read-only file system" in writer.message
                assert in_the_store(path) == writer.done({})  # TinyDB opens files only to write, too
                assert is_made(folder, "rw")
                writer.go_on()
            writer.read_acknowledged(20)
            writer.kill()
        assert held(path) in (writer.done({}), writer.flown({}))


def come_and_go(path: Path, go: Callable[[], object], come: Callable[[], object]) -> None:
    """Let the folder of a tag file go and come under a writer."""
    with Writer(path, "changes", "vanishing") as writer:
        for _ in range(TIMES):
            writer.read_acknowledged(20)
            go()
            read_until_failed(writer)
            assert "tags.json" in writer.message
            assert not path.exists(), "a new one in its place would hide the old one, or be hidden by it"
            come()
            writer.settle({}, held(path))  # it may have gone between the replacement and the acknowledgement
            writer.go_on()
        writer.read_acknowledged(20)
        writer.kill()
    assert held(path) in (writer.done({}), writer.flown({}))


def test_a_folder_that_goes_away_and_comes_back(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "library", tmp_path / "elsewhere"
    folder.mkdir()
    come_and_go(folder / "tags.json", lambda: folder.rename(elsewhere), lambda: elsewhere.rename(folder))


def test_a_disk_that_is_unmounted_and_mounted_again(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    with mounted(tmp_path / "stick") as stick:
        disk = tmp_path / "disk"
        mount_again(stick, disk)
        try:
            come_and_go(disk / "tags.json", lambda: unmount(disk), lambda: mount_again(stick, disk))
        finally:
            unmount(disk)


def test_the_reader_says_what_is_not_saved_and_saves_it_when_it_can(
    disk: NoWriting | SmallDisk, reader: Callable[..., TerminalSession]
) -> None:
    (article,) = short_articles(disk.folder, 1)
    with reader(str(article.path), command=PROGRAM, rows=ROWS) as session:
        session.wait_for(barred(1))
        session.press("1")
        session.wait_for(marked("●", 1))
        disk.fill(session.pid)
        session.press("j", "1")
        session.wait_for(marked("!", 2))
        session.wait_for(UNSAVED_ONE)
        assert not any("✓" in line for line in session.screen_lines())
        assert tagged(disk.folder, article) == [1]
        disk.free(session.pid)
        session.press("j", "1")
        session.wait_for(marked("●", 3))
        assert marked("●", 2)(session)
        assert tagged(disk.folder, article) == [1, 2, 3]
        assert session.quit() == 0
