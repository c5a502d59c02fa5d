"""A merge that git has left unfinished without marks: the other side is in its index alone."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from tests.store.repair.files import FIRST, LAYLA, OTHER, SAMI, SECOND, TEXT, old_file, tag_file
from tests.store.repair.repository import Repository
from tui.store.joining import joined_tables
from tui.store.parsing import parse
from tui.store.repair import examined, repair_in_place, unmerged_sides

if TYPE_CHECKING:
    from pathlib import Path

BASE = json.dumps(tag_file(articles={"1": {**TEXT, "paragraphs": [{**FIRST, "layers": [SAMI]}]}})).encode()
OURS = json.dumps(tag_file(articles={"1": {**TEXT, "paragraphs": [{**FIRST, "layers": [LAYLA]}]}})).encode()
THEIRS = json.dumps(tag_file(articles={"1": {**TEXT, "paragraphs": [SECOND]}, "2": OTHER})).encode()


def unmerged(folder: Path, name: str = "tags.json", theirs: bytes = THEIRS) -> Repository:
    """Return a repository in which the merge driver that is named is not installed."""
    repository = Repository(folder, name)
    (folder / ".git" / "info" / "attributes").write_text("* merge=hashiya\n")
    repository.git("config", "merge.hashiya.driver", "no-such-hashiya %O %A %B")
    assert not repository.merge(BASE, OURS, theirs)
    assert repository.tags.read_bytes() == OURS
    return repository


@pytest.mark.parametrize("name", ["tags.json", "-u", "a b\n*[x]", ":(top)tags", "وسوم.json"])
def test_both_sides_are_in_the_index_whatever_the_file_is_called(tmp_path: Path, name: str) -> None:
    (tmp_path / "tags").write_bytes(b"")
    repository = unmerged(tmp_path, name)
    link = tmp_path / "link.json"
    link.symlink_to(repository.tags)

    assert unmerged_sides(repository.tags) == unmerged_sides(link) == (OURS, THEIRS)


def test_what_the_index_has_more_is_a_fault_and_is_joined(tmp_path: Path) -> None:
    path = unmerged(tmp_path).tags
    found = examined(path, OURS, unmerged_sides(path))

    assert [fault.what for fault in found.faults] == [
        "git has not merged it: tags, marks and notes that its index has and the file has not: 7"
    ]
    repair_in_place(path, found, OURS)

    again = examined(path, path.read_bytes(), unmerged_sides(path))
    assert again.faults == ()
    assert again.tables == joined_tables(parse(path, OURS).tables, parse(path, THEIRS).tables)


def test_a_side_of_schema_1_is_migrated(tmp_path: Path) -> None:
    path = unmerged(tmp_path, theirs=json.dumps(old_file()).encode()).tags

    found = examined(path, OURS, unmerged_sides(path))

    assert len(found.faults) == 1
    assert found.tables == joined_tables(parse(path, OURS).tables, parse(path, json.dumps(old_file()).encode()).tables)


@pytest.mark.parametrize("theirs", [b"{}", b"nothing", b""])
def test_a_side_that_is_no_tag_file_is_left_alone(tmp_path: Path, theirs: bytes) -> None:
    path = unmerged(tmp_path, theirs=theirs).tags
    assert examined(path, OURS, unmerged_sides(path)).faults == ()


def test_what_was_merged_has_no_sides(tmp_path: Path) -> None:
    repository = unmerged(tmp_path)
    repository.commit(OURS)
    assert unmerged_sides(repository.tags) == ()


def test_without_a_repository_or_git_there_is_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert unmerged_sides(tmp_path / "tags.json") == ()
    path = unmerged(tmp_path).tags
    monkeypatch.setenv("PATH", os.fspath(tmp_path))
    assert unmerged_sides(path) == ()


def test_the_repository_of_a_hook_is_another_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = unmerged(tmp_path).tags
    monkeypatch.setenv("GIT_DIR", os.fspath(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", os.fspath(tmp_path / "index"))

    assert unmerged_sides(path) == (OURS, THEIRS)


def test_no_program_that_the_repository_names_is_run(tmp_path: Path) -> None:
    repository = unmerged(tmp_path)
    ran = tmp_path / "ran"
    repository.git("config", "core.fsmonitor", f"touch {ran}; false")

    unmerged_sides(repository.tags)

    assert not ran.exists()
