"""Where the tag file lies: links, folders that come and go, other names, and what is no file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.said import refused
from tui.errors.tag_file import (
    LinkedDatabaseError,
    NotRegularDatabaseError,
    UnlockableDatabaseError,
    UnreadableDatabaseError,
)
from tui.store.file_on_disk import FileOnDisk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "tags.json"
    path.write_bytes(b"{}")
    return path


def test_what_is_read_comes_with_inode_times_and_size(path: Path) -> None:
    status = path.stat()
    stamp = (status.st_ino, status.st_mtime_ns, status.st_ctime_ns, 2)

    assert FileOnDisk(path).stamp() == stamp
    assert FileOnDisk(path).read() == (stamp, b"{}")


def test_where_nothing_is_there_is_no_stamp_and_nothing_to_read(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path / "none.json", tmp_path / "none" / "tags.json", tmp_path / "file" / "tags.json"):
        assert FileOnDisk(path).stamp() is None
        with pytest.raises(UnreadableDatabaseError):
            FileOnDisk(path).read()


def test_only_a_regular_file_has_a_stamp(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    for path in (tmp_path, tmp_path / "pipe", Path("/dev/null")):
        with refused(NotRegularDatabaseError, "is not a regular file"):
            FileOnDisk(path).stamp()


def test_as_long_as_it_is_locked_the_file_is_where_it_was(tmp_path: Path, path: Path) -> None:
    link, other = tmp_path / "link.json", tmp_path / "other.json"
    link.symlink_to(path)
    file = FileOnDisk(link)

    with file.locked(0):
        link.unlink()
        link.symlink_to(other)
        assert file.target == path

    assert file.target == other
    with file.locked(0):
        assert (tmp_path / ".other.json.lock").exists(), "the lock is that of the file that is meant now"


def test_a_folder_is_made_for_the_lock_but_not_a_second_time(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "tags"
    file = FileOnDisk(folder / "tags.json")
    with file.locked(0):
        assert folder.is_dir()
    folder.rename(tmp_path / "elsewhere")

    with refused(UnlockableDatabaseError, "No such file or directory"), file.locked(0):
        pass

    assert not folder.exists()


def test_a_file_of_two_names_is_not_replaced_unless_one_was_left_by_a_killed_program(path: Path) -> None:
    file = FileOnDisk(path)
    left = path.with_name(".tags.json.0a1b2c3d.tmp")
    for _ in range(2):
        left.hardlink_to(path)
        file.check_replaceable()
        assert not left.exists()

    path.with_name("mine.json").hardlink_to(path)
    with refused(LinkedDatabaseError, "has 2 names"):
        file.check_replaceable()


def test_what_killed_programs_left_is_looked_for_once(path: Path) -> None:
    file = FileOnDisk(path)
    file.check_replaceable()
    left = path.with_name(".tags.json.0a1b2c3d.tmp")
    left.touch()

    file.check_replaceable()

    assert left.exists()
