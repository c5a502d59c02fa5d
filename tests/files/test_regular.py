"""Only regular files are read, and nothing waits for others."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from tui.files.refusals import FolderError, NotRegularError, TooLargeError
from tui.files.regular import read_regular


def test_a_file_and_a_link_to_one_are_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"\x00\xff")
    (tmp_path / "link").symlink_to("file")

    assert read_regular(tmp_path / "file", 2) == read_regular(tmp_path / "link", 2) == b"\x00\xff"


def test_a_folder_is_told_from_a_pipe_and_a_socket(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
        for name, kind in ((".", FolderError), ("pipe", NotRegularError), ("socket", NotRegularError)):
            with pytest.raises(NotRegularError) as raised:
                read_regular(tmp_path / name, 100)
            assert type(raised.value) is kind


def test_what_is_not_there_is_the_systems_own_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_regular(tmp_path / "missing", 100)


def test_what_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"123")
    assert read_regular(path, 3) == b"123"
    with pytest.raises(TooLargeError) as raised:
        read_regular(path, 2)
    assert raised.value.most == 2

    os.truncate(path, 1 << 40)  # a terabyte, of which the disk has nothing
    with pytest.raises(TooLargeError):
        read_regular(path, 1_000_000)


def test_a_file_that_has_no_size_is_read_to_the_limit_and_no_further() -> None:
    path = Path("/proc/self/status")  # a regular file of 0 bytes, by its own account
    if not path.exists():
        pytest.skip("no /proc")
    assert read_regular(path, 1_000_000).startswith(b"Name:")
    with pytest.raises(TooLargeError):
        read_regular(path, 10)
