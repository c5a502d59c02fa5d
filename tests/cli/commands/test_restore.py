"""``hashiya restore``: everything is what a backup says, by writes of its own, and one undo takes it back."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING

import pytest

from tests.support.command import records
from tests.support.old_files import OldFile

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.command import Command

BEA = {"HASHIYA_ANNOTATOR": "bea"}


def seen(hashiya: Command) -> list[tuple[str, int, list[str], str]]:
    found = records(hashiya, "--state", "reviewed")
    return [
        (
            each["article"],
            each["paragraph"],
            sorted(f"{tag['theme']} {tag['by']}" for tag in each["tags"]),
            each["note"],
        )
        for each in found
    ]


def work(hashiya: Command) -> None:
    hashiya("tag", "1", "1", "arms")
    hashiya("tag", "1", "1", "sanctions", env=BEA)
    hashiya("note", "1", "2", "first")


def more_work(hashiya: Command) -> None:
    hashiya("untag", "1", "1", "arms")
    hashiya("untag", "1", "1", "sanctions", env=BEA)
    hashiya("note", "1", "2", "second")
    hashiya("review", "b", "1", env=BEA)


def test_everybodys_work_is_what_it_was_and_one_undo_takes_that_back(hashiya: Command, tmp_path: Path) -> None:
    work(hashiya)
    backup, then = tmp_path / "backup.json", seen(hashiya)
    backup.write_bytes(hashiya.tags.read_bytes())
    more_work(hashiya)
    now = seen(hashiya)

    done = hashiya("restore", backup)

    assert (done.code, done.text, done.message) == (0, "4 tags, marks and notes changed\n", "")
    assert seen(hashiya) == then
    assert "\trestored 4\t" in hashiya("log", "-n", "1").text
    assert hashiya("undo", env=BEA).code == 1, "it is the step of whoever did it; what it changed since stays"
    undone = hashiya("undo")
    assert (undone.code, undone.message) == (0, "")
    assert "restored 4" in undone.text
    assert seen(hashiya) == now
    assert hashiya("redo").code == 0
    assert seen(hashiya) == then
    assert hashiya("restore", backup).text == "0 tags, marks and notes changed\n"


@pytest.mark.parametrize("order", [*itertools.permutations(["backup", "newer", "before", "restored"])])
def test_nothing_comes_back_and_nothing_comes_off_whatever_is_merged(
    hashiya: Command, tmp_path: Path, order: tuple[str, ...]
) -> None:
    copies = {name: tmp_path / f"{name}.json" for name in order}
    hashiya("tag", "b", "1", "arms")
    hashiya("untag", "b", "1", "arms")
    copies["before"].write_bytes(hashiya.tags.read_bytes())
    work(hashiya)
    copies["backup"].write_bytes(hashiya.tags.read_bytes())
    more_work(hashiya)
    copies["newer"].write_bytes(hashiya.tags.read_bytes())
    hashiya("restore", copies["backup"])
    copies["restored"].write_bytes(hashiya.tags.read_bytes())
    then, raw = seen(hashiya), hashiya.tags.read_bytes()

    hashiya.tags.write_bytes(copies[order[0]].read_bytes())
    assert hashiya("merge", *(copies[name] for name in order[1:])).code == 0

    assert seen(hashiya) == then
    assert hashiya.tags.read_bytes() == raw


def test_what_somebody_has_changed_since_stays_and_is_said(hashiya: Command, tmp_path: Path) -> None:
    work(hashiya)
    backup = tmp_path / "backup.json"
    backup.write_bytes(hashiya.tags.read_bytes())
    more_work(hashiya)
    hashiya("restore", backup)
    hashiya("untag", "1", "1", "sanctions", env=BEA)
    hashiya("tag", "1", "1", "sanctions", env=BEA)

    done = hashiya("undo")

    assert done.code == 0
    assert "1 changed since" in done.message
    assert seen(hashiya)[0] == ("a/01-الأولى", 1, ["sanctions bea"], "")


def test_into_a_library_without_a_tag_file(hashiya: Command, tmp_path: Path) -> None:
    work(hashiya)
    then, backup = seen(hashiya), tmp_path / "backup.json"
    hashiya.tags.replace(backup)
    themes = hashiya("list", "--json").text

    assert hashiya("restore", backup).code == 0

    assert seen(hashiya) == then
    hashiya("undo")
    assert seen(hashiya) == []
    assert hashiya("list", "--json").text == themes, "the code book is still there"


def test_a_file_of_schema_1(hashiya: Command, tmp_path: Path) -> None:
    old = OldFile()
    old.toggle("ali", 0, 1, "arms")
    backup = tmp_path / "tags.json.bak"
    backup.write_text(json.dumps(old.states[-1]), encoding="utf-8")
    work(hashiya)
    now = seen(hashiya)

    done = hashiya("restore", backup)

    assert done.code == 0
    assert seen(hashiya) == []
    assert [each["themes"] for each in json.loads(hashiya("orphans", "--json").text)] == [["arms"]]
    hashiya("undo")
    assert seen(hashiya) == now


def test_what_is_no_backup_is_refused_and_changes_nothing(hashiya: Command, tmp_path: Path) -> None:
    work(hashiya)
    before = hashiya.tags.read_bytes()
    for name, content in (("empty", b""), ("broken", b"{"), ("foreign", b"{}")):
        (tmp_path / name).write_bytes(content)
        assert hashiya("restore", tmp_path / name).code == 1
    data = json.loads(before)
    next(iter(data["articles"].values()))["paragraphs"][0]["layers"][0]["themes"] = {"arms": {"at": 5, "on": True}}
    (tmp_path / "odd").write_text(json.dumps(data), encoding="utf-8")
    odd = hashiya("restore", tmp_path / "odd")
    assert (odd.code, "odd is damaged" in odd.message) == (1, True)
    assert hashiya("restore", tmp_path / "missing").code == 2
    assert hashiya("restore", hashiya.tags).code == 2
    assert hashiya.tags.read_bytes() == before


def test_that_it_is_of_another_library_is_said(hashiya: Command, tmp_path: Path) -> None:
    work(hashiya)
    other = tmp_path / "other.json"
    hashiya("--db", other, "tag", "1", "3", "arms")
    library = json.loads(hashiya.tags.read_bytes())["meta"]

    done = hashiya("restore", other)

    assert (done.code, done.message) == (0, f"hashiya: {other} is of another library\n")
    assert json.loads(hashiya.tags.read_bytes())["meta"] == library
