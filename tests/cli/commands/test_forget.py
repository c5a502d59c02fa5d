"""``hashiya forget``: nothing of a person is left in the tag file and its history, and where else it is, is said."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.support.command import records
from tui.state.rescue_files import new_rescue

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.command import Command

BEA = {"HASHIYA_ANNOTATOR": "bea"}
PRIVATE = "سرّ لا يُذاع"


def tags(hashiya: Command) -> list[tuple[str, str]]:
    return [(tag["theme"], tag["by"]) for each in records(hashiya) for tag in each["tags"]]


def work(hashiya: Command) -> None:
    hashiya("tag", "1", "1", "arms")
    hashiya("note", "1", "2", PRIVATE)
    hashiya("review", "b", "1")
    hashiya("tag", "1", "1", "arms", env=BEA)


def test_all_is_off_and_the_history_does_not_know_it_either(hashiya: Command) -> None:
    work(hashiya)

    done = hashiya("forget", "--yes")

    assert (done.code, done.text) == (0, "3 tags, marks and notes taken off, 3 steps out of the history\n")
    assert tags(hashiya) == [("arms", "bea")]
    assert hashiya("note", "1", "2").text == ""
    assert [each["by"] for each in json.loads(hashiya("log", "--json").text)] == ["bea"]
    for name in ("tags.json", "tags.history.jsonl"):
        assert PRIVATE not in (hashiya.library / name).read_text(encoding="utf-8")
    assert hashiya("undo").code == 2, "it cannot be taken back"
    assert hashiya("undo", env=BEA).code == 0, "others' steps can"


def test_whose_it_is_may_be_said(hashiya: Command) -> None:
    work(hashiya)
    assert hashiya("forget", "--by", "bea", "--yes").text.startswith("1 tag, mark or note ")
    assert tags(hashiya) == [("arms", "tester")]


def test_it_asks_first(hashiya: Command) -> None:
    work(hashiya)
    before = hashiya.tags.read_bytes()

    done = hashiya("forget")

    assert (done.code, done.text.strip()) == (1, "")
    assert "Take off 3 tags, marks and notes of tester?" in done.message
    assert "--yes" in done.message
    assert hashiya.tags.read_bytes() == before


def test_where_there_is_nothing_that_is_said(hashiya: Command) -> None:
    work(hashiya)
    done = hashiya("forget", "--by", "nobody", "--yes")
    assert (done.code, done.message) == (2, "hashiya: there is nothing here that 'nobody' has said\n")


def test_older_copies_bring_nothing_back_and_what_was_not_seen_stays(hashiya: Command, tmp_path: Path) -> None:
    work(hashiya)
    older, clone = tmp_path / "older.json", tmp_path / "clone.json"
    for copy in (older, clone):
        copy.write_bytes(hashiya.tags.read_bytes())
    hashiya("forget", "--yes")
    hashiya("--db", clone, "tag", "1", "3", "sanctions")

    hashiya("merge", older, clone)

    assert tags(hashiya) == [("arms", "bea"), ("sanctions", "tester")]
    assert PRIVATE not in hashiya.tags.read_text(encoding="utf-8")


def test_the_files_here_that_still_hold_it_are_named_and_no_others(hashiya: Command) -> None:
    state = {"XDG_STATE_HOME": str(hashiya.home / "state")}
    folder = hashiya.home / "state" / "hashiya"
    hashiya("tag", "b", "1", "sanctions", env=BEA)  # the day's first backup has nothing of the tester's
    hashiya("tag", "b", "2", "sanctions", env=BEA)
    work(hashiya)
    rescue, merged = new_rescue(folder, hashiya.tags), new_rescue(folder, hashiya.tags)
    hashiya("--db", rescue, "tag", "b", "1", "arms", env=state)
    hashiya("--db", merged, "tag", "b", "1", "arms", env=state)
    merged = merged.rename(merged.with_name(merged.name.replace("unsaved", "merged")))
    (hashiya.library / "tags.sync-conflict.json").write_bytes(hashiya.tags.read_bytes())
    (hashiya.library / "tags.repaired.json").write_bytes(hashiya.tags.read_bytes())
    hashiya("--db", hashiya.library / "tags (bea's).json", "tag", "b", "1", "arms", env=BEA)

    done = hashiya("forget", "--yes", env=state)

    assert done.code == 0
    named = done.message.partition(": these files still hold it: ")[2].partition(";")[0]
    last = next(each for each in hashiya.library.iterdir() if each.name.endswith(".last.bak"))
    beside = [hashiya.library / "tags.repaired.json", hashiya.library / "tags.sync-conflict.json"]
    assert sorted(named.split(", ")) == sorted(map(str, [last, *beside, rescue, merged]))


def test_where_none_is_left_here_others_are_spoken_of(hashiya: Command) -> None:
    work(hashiya)
    hashiya("forget", "--yes")
    hashiya("forget", "--by", "bea", "--yes")
    for each in hashiya.library.glob(".tags.json.*.bak"):
        each.unlink()
    hashiya("tag", "1", "1", "arms", env={"HASHIYA_ANNOTATOR": "cem"})

    done = hashiya("forget", "--by", "cem", "--yes")
    assert ".last.bak" in done.message
    for each in hashiya.library.glob(".tags.json.*.bak"):
        each.unlink()
    hashiya("undo", env={"HASHIYA_ANNOTATOR": "cem"})
    hashiya("tag", "1", "1", "arms", env={"HASHIYA_ANNOTATOR": "cem"})
    hashiya("untag", "1", "1", "arms", env={"HASHIYA_ANNOTATOR": "cem"})
    for each in hashiya.library.glob(".tags.json.*.bak"):
        each.unlink()
    assert hashiya("forget", "--by", "cem", "--yes").message == (
        "hashiya: clones, what git remembers, and exports may still hold it\n"
    )


def test_what_a_restored_backup_knew_of_a_person_leaves_the_history_with_them(hashiya: Command, tmp_path: Path) -> None:
    hashiya("tag", "b", "1", "sanctions", env=BEA)
    backup = tmp_path / "backup.json"
    backup.write_bytes(hashiya.tags.read_bytes())
    work(hashiya)
    hashiya("restore", backup, env=BEA)
    history = hashiya.library / "tags.history.jsonl"
    assert PRIVATE in history.read_text(encoding="utf-8")

    hashiya("forget", "--yes")

    assert PRIVATE not in history.read_text(encoding="utf-8")
    assert hashiya("undo", env=BEA).code == 0, "what it did to bea's own"
    assert tags(hashiya) == [("arms", "bea"), ("sanctions", "bea")]
    assert hashiya("note", "1", "2").text == ""
