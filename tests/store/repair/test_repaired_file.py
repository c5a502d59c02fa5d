"""A sound file in the place of a damaged one: under the lock, with a copy, and never over what somebody else wrote."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from tests.support.said import refused
from tests.support.store_texts import GARDEN, LAYLA, MORNING, ONE
from tui.annotations.operations import AddTheme
from tui.errors.tag_file import ChangedDatabaseError, DatabaseError, UnkeptDamageError
from tui.store.annotation_store import AnnotationStore
from tui.store.repair import examined, repair, repair_in_place

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def damaged(path: Path) -> bytes:
    """Write a file with a bracket too many, and return its bytes."""
    AnnotationStore(path, now=lambda: MORNING).apply(GARDEN, [AddTheme(ONE, "arms")], LAYLA)
    path.write_bytes(path.read_bytes() + b"}")
    return path.read_bytes()


def test_a_file_that_was_changed_since_it_was_read_stays(path: Path, damaged: bytes) -> None:
    found = examined(path, damaged)
    path.write_bytes(damaged + b"}")

    with refused(ChangedDatabaseError):
        repair_in_place(path, found, damaged)

    assert path.read_bytes() == damaged + b"}"
    assert not list(path.parent.glob("*.damaged*"))


def test_a_file_that_is_gone_is_not_made_again(path: Path, damaged: bytes) -> None:
    found = examined(path, damaged)
    path.unlink()

    with refused(ChangedDatabaseError):
        repair_in_place(path, found, damaged)

    assert not path.exists()


def test_of_a_link_the_file_that_it_leads_to_is_replaced(path: Path, damaged: bytes, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    target = path.rename(tmp_path / "elsewhere" / "real.json")
    path.symlink_to(target)

    done = repair_in_place(path, examined(path, damaged), damaged)

    assert path.is_symlink()
    assert done.copy == target.with_name("real.json.damaged")
    assert not examined(path, target.read_bytes()).faults


@pytest.mark.skipif("__import__('os').geteuid() == 0", reason="root may write everywhere")
def test_without_a_copy_nothing_is_replaced(path: Path, damaged: bytes) -> None:
    (path.parent / f".{path.name}.lock").touch()
    path.parent.chmod(0o500)
    try:
        with refused(UnkeptDamageError, r"tags\.json\.damaged"):
            repair_in_place(path, examined(path, damaged), damaged)
    finally:
        path.parent.chmod(0o700)
    assert path.read_bytes() == damaged


def test_a_repair_writes_over_nothing_and_keeps_the_permissions(path: Path, damaged: bytes) -> None:
    path.chmod(0o640)
    path.with_name("tags.repaired-2.json").symlink_to("nowhere")
    before = {file.name for file in path.parent.glob(".*")}

    names = [repair(path, examined(path, damaged)).path for _ in range(3)]

    assert [name.name for name in names] == ["tags.repaired.json", "tags.repaired-3.json", "tags.repaired-4.json"]
    assert names[0].stat().st_mode & 0o777 == 0o640
    assert {file.name for file in path.parent.glob(".*")} == before


def test_a_repaired_file_is_written_as_the_program_writes(path: Path, damaged: bytes) -> None:
    other = json.dumps(json.loads(damaged[:-1]), indent=3, sort_keys=True, ensure_ascii=False).encode()

    assert repair(path, examined(path, other + b"}")).path.read_bytes() == damaged[:-1]


def test_nothing_is_left_where_the_repair_cannot_be_written(
    path: Path, damaged: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    before = {file.name for file in path.parent.iterdir()}
    monkeypatch.setattr(os, "fsync", full)
    with refused(DatabaseError, r"tags\.repaired\.json cannot be written: No space left"):
        repair(path, examined(path, damaged))
    assert {file.name for file in path.parent.iterdir()} == before
