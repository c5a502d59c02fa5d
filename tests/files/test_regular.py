"""Only regular files are read, and nothing waits for others."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import pytest

from tui.files.refusals import FolderError, NotRegularError
from tui.files.regular import read_regular

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_and_a_link_to_one_are_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"\x00\xff")
    (tmp_path / "link").symlink_to("file")

    assert read_regular(tmp_path / "file") == read_regular(tmp_path / "link") == b"\x00\xff"


def test_a_folder_is_told_from_a_pipe_and_a_socket(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
        for name, kind in ((".", FolderError), ("pipe", NotRegularError), ("socket", NotRegularError)):
            with pytest.raises(NotRegularError) as raised:
                read_regular(tmp_path / name)
            assert type(raised.value) is kind


def test_what_is_not_there_is_the_systems_own_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_regular(tmp_path / "missing")
