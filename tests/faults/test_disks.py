"""Disks that are full, read-only or gone: the old file stays whole, it is said, and afterwards all goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.faults.disks import NoWriting, RenamedFolder, SmallDisk, Stick, is_made, mounted, unmount
from tests.support.faults.interface import PROGRAM, ROWS, UNSAVED_ONE, marked, short_articles, tagged
from tests.support.faults.model import held, in_the_store
from tests.support.faults.writers import Writer
from tests.support.reading import barred

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.support.terminal import TerminalSession

TIMES = 5
MOST_READ = 5_000
"""Lines: more than a pipe holds."""


@pytest.fixture(params=["space", "limit"])
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SmallDisk | NoWriting]:
    if request.param == "limit":
        yield NoWriting(tmp_path)
    else:
        with mounted(tmp_path / "disk") as folder:
            yield SmallDisk(folder)


def read_until_failed(writer: Writer, meanwhile: Callable[[], object] = lambda: None) -> None:
    for _ in range(MOST_READ):
        if writer.read() == "failed":
            return
        meanwhile()
    pytest.fail("it goes on as if nothing had happened")


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


def come_and_go(place: RenamedFolder | Stick) -> None:
    """Let the folder of a tag file go, as soon as that can be, and come, under a writer."""
    path, elsewhere = place.folder / "tags.json", place.elsewhere / "tags.json"
    with Writer(path, "changes", "vanishing") as writer:
        for _ in range(TIMES):
            writer.read_acknowledged(20)
            while not place.is_gone():
                writer.read_acknowledged(1)
            read_until_failed(writer)
            writer.settle({}, held(elsewhere))  # it may have gone between the replacement and the acknowledgement
            writer.go_on()
            assert writer.read() == "failed"
            assert not path.exists(), "a new one in its place would hide the old one, or be hidden by it"
            place.come()
            assert held(path) == writer.done({})
            writer.go_on()
        writer.read_acknowledged(20)
        writer.kill()
    assert held(path) in (writer.done({}), writer.flown({}))


def test_a_folder_that_is_renamed_and_gets_its_name_back(tmp_path: Path) -> None:
    come_and_go(RenamedFolder(tmp_path))


def test_a_disk_that_is_unmounted_and_mounted_again(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    with mounted(tmp_path / "stick") as stick:
        try:
            come_and_go(Stick(folder, stick))
        finally:
            unmount(folder)


def says_unsaved_alone(session: TerminalSession) -> bool:
    """Return whether one change is said not to be saved, and nothing that all is."""
    lines = session.screen_lines()
    return any(UNSAVED_ONE in line for line in lines) and not any("✓" in line for line in lines)


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
        session.wait_for(disk.SHOWN)  # over the whole row, until the cursor moves
        session.press("k")
        session.wait_for(says_unsaved_alone)
        assert tagged(disk.folder, article) == [1]
        disk.free(session.pid)
        session.press("j", "j", "1")
        session.wait_for(lambda each: marked("●", 2)(each) and marked("●", 3)(each))
        assert tagged(disk.folder, article) == [1, 2, 3]
        assert session.quit() == 0
