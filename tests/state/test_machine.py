"""The name of this machine: made once, the same from then on, and nothing hurts it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.state.machine import machine_name

if TYPE_CHECKING:
    from pathlib import Path


def test_it_is_made_once(tmp_path: Path) -> None:
    name = machine_name(tmp_path / "state")
    assert re.fullmatch("[0-9a-f]{8}", name)
    assert machine_name(tmp_path / "state") == name


def test_two_machines_have_two(tmp_path: Path) -> None:
    assert machine_name(tmp_path / "one") != machine_name(tmp_path / "other")


def test_a_folder_that_cannot_be_written_gives_another_each_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert machine_name(tmp_path / "file") != machine_name(tmp_path / "file")


def test_what_is_no_name_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "machine").write_bytes("اسم\n".encode())
    assert re.fullmatch("[0-9a-f]{8}", machine_name(tmp_path))
    (tmp_path / "machine").unlink()
    (tmp_path / "machine").mkdir()
    assert re.fullmatch("[0-9a-f]{8}", machine_name(tmp_path))
