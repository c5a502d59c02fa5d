"""``hashiya reset``: the tag file begins anew, and what was never comes back by itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.support.command import records

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.command import Command

BEFORE = "tags.before-reset.json"


def tags(hashiya: Command) -> list[str]:
    return [tag["theme"] for each in records(hashiya) for tag in each["tags"]]


def kept(hashiya: Command) -> list[str]:
    return sorted(each.name for each in hashiya.library.iterdir() if "before-reset" in each.name)


def test_all_is_gone_but_the_code_book_and_lies_in_the_file_that_is_named(hashiya: Command) -> None:
    hashiya("tag", "1", "1", "arms")
    hashiya("tag", "b", "1", "sanctions", env={"HASHIYA_ANNOTATOR": "bea"})
    before = json.loads(hashiya.tags.read_bytes())

    done = hashiya("reset", "--yes")

    assert (done.code, done.message) == (0, "")
    assert done.text == f"what there was is in {hashiya.library / BEFORE}\n"
    assert tags(hashiya) == []
    assert hashiya("log").text == ""
    assert hashiya("undo").code == 2
    now = json.loads(hashiya.tags.read_bytes())
    assert [*now] == ["meta", "codebook"]
    assert now["codebook"] == before["codebook"]
    assert now["meta"]["1"].items() >= before["meta"]["1"].items()
    assert json.loads((hashiya.library / BEFORE).read_bytes()) == before
    assert hashiya("check").code == 0


def test_it_asks_first_and_there_has_to_be_something(hashiya: Command) -> None:
    assert hashiya("reset", "--yes").code == 2
    hashiya("tag", "1", "1", "arms")
    before = hashiya.tags.read_bytes()

    done = hashiya("reset")

    assert (done.code, done.text.strip()) == (1, "")
    assert f"Begin {hashiya.tags} anew, for everybody?" in done.message
    assert hashiya.tags.read_bytes() == before
    assert kept(hashiya) == []


def test_what_is_merged_from_before_is_kept_beside_and_said(hashiya: Command, tmp_path: Path) -> None:
    hashiya("tag", "1", "1", "arms")
    older, clone = tmp_path / "older.json", tmp_path / "clone.json"
    for copy in (older, clone):
        copy.write_bytes(hashiya.tags.read_bytes())
    hashiya("reset", "--yes")
    hashiya("tag", "1", "2", "sanctions")
    hashiya("--db", clone, "tag", "1", "3", "diplomacy")

    done = hashiya("merge", older, clone)

    assert done.code == 0
    assert done.text == "0 tags, marks and notes came in\n" * 2
    said = "hashiya: what is from before the reset was not joined; it is in "
    second = BEFORE.replace(".json", "-2.json")
    assert done.message == "".join(f"{said}{hashiya.library / name}\n" for name in (BEFORE, second))
    assert kept(hashiya) == [second, BEFORE], "what is there already is not kept again"
    assert tags(hashiya) == ["sanctions"]
    assert hashiya("merge", clone).message == f"{said}{hashiya.library / second}\n"
    assert kept(hashiya) == [second, BEFORE]


def test_a_clone_that_meets_the_new_beginning_takes_it_and_keeps_its_own(hashiya: Command, tmp_path: Path) -> None:
    hashiya("tag", "1", "1", "arms")
    clone = tmp_path / "clone" / "tags.json"
    clone.parent.mkdir()
    clone.write_bytes(hashiya.tags.read_bytes())
    hashiya("reset", "--yes")
    hashiya("--db", clone, "tag", "1", "3", "diplomacy")

    done = hashiya("--db", clone, "merge", hashiya.tags)

    assert str(clone.parent / BEFORE) in done.message
    assert hashiya("--db", clone, "export").text == ""
    assert b"diplomacy" in (clone.parent / BEFORE).read_bytes()


def test_what_was_kept_can_be_restored_and_that_be_taken_back(hashiya: Command) -> None:
    hashiya("tag", "1", "1", "arms")
    hashiya("reset", "--yes")
    hashiya("tag", "1", "2", "sanctions")

    hashiya("restore", hashiya.library / BEFORE)
    assert tags(hashiya) == ["arms"]
    hashiya("undo")
    assert tags(hashiya) == ["sanctions"]
