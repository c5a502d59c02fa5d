"""Copies that sync tools make of a tag file, and tag files of folders below, are found; nothing else is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.support.store_texts import GARDEN, LAYLA, ONE
from tui.annotations.operations import AddTheme
from tui.store.annotation_store import AnnotationStore
from tui.store.other_files import copies_beside, tag_files_below

if TYPE_CHECKING:
    from pathlib import Path

COPIES = [
    "tags.sync-conflict-20261126-101010-ABCDEFG.json",  # Syncthing
    "tags (samira's conflicted copy 2026-11-26).json",  # Dropbox
    "tags (conflicted copy 2026-11-26 101010).json",  # Nextcloud
    "tags-SAMIRA-PC.json",  # OneDrive
    "tags (1).json",  # a browser, Google Drive
    "tags 2.json",  # iCloud
    "tags - Copy.json",  # a person
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "library" / "tags.json"
    path.parent.mkdir()
    AnnotationStore(path).apply(GARDEN, [AddTheme(ONE, "arms")], LAYLA)
    return path


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_found(path: Path, name: str) -> None:
    path.with_name(name).write_bytes(path.read_bytes())

    assert copies_beside(path) == [path.with_name(name)]


def test_a_copy_that_is_cut_off_is_one(path: Path) -> None:
    path.with_name(COPIES[0]).write_bytes(path.read_bytes()[:-20])

    assert copies_beside(path) == [path.with_name(COPIES[0])]


@pytest.mark.parametrize(
    "name",
    [
        "tags.repaired.json",
        "tags.repaired-2.json",
        "tags.before-reset-2.json",
        "tags.schema-1.json",
        "tags.json.damaged",
        "other.json",
        "tagsjson",
    ],
)
def test_what_a_command_has_made_and_what_is_called_otherwise_is_none(path: Path, name: str) -> None:
    path.with_name(name).write_bytes(path.read_bytes())

    assert copies_beside(path) == []


def test_another_file_of_such_a_name_is_none(path: Path) -> None:
    path.with_name("tags-of-mine.json").write_text('{"tags": ["hashiya tags"]}', encoding="utf-8")
    path.with_name("tags-folder.json").mkdir()
    os.mkfifo(path.with_name("tags-pipe.json"))

    assert copies_beside(path) == []
    assert copies_beside(path.parent / "missing" / "tags.json") == []


def test_tag_files_of_folders_below_are_found(path: Path) -> None:
    below = path.parent / "2024" / "may" / "tags.json"
    hidden = path.parent / ".old" / "tags.json"
    for place in (below, hidden):
        place.parent.mkdir(parents=True)
        place.write_bytes(path.read_bytes())
    (path.parent / "2024" / "tags.json").write_text("{}", encoding="utf-8")
    (path.parent / "again").symlink_to(path.parent)

    assert list(tag_files_below(path.parent, "tags.json")) == [below]
