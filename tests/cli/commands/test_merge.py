"""``hashiya merge``: other tag files of the library come in: nothing is lost, and what is off stays off."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.support.command import FIRST, SECOND, THIRD, records
from tests.support.kept import kept_in
from tui.state.rescue_files import new_rescue

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.command import Command, Done

LAYLA = {"HASHIYA_ANNOTATOR": "ليلى"}

Said = dict[tuple[str, str, str], tuple[tuple[str, ...], str]]


def said(path: Path) -> Said:
    """Return themes and note by article, beginning of the text and annotator."""
    return {
        (each.article, each.quote.split()[0], each.by): (tuple(sorted(each.themes)), each.note)
        for each in kept_in(path)
    }


def came_in(done: Done) -> list[int]:
    """Return how much came in with each file."""
    assert (done.code, done.message) == (0, "")
    assert all(
        re.fullmatch(r"1 tag, mark or note came in|\d+ tags, marks and notes came in", line) for line in done.lines
    )
    return [int(line.split()[0]) for line in done.lines]


@pytest.fixture
def other(tmp_path: Path) -> Path:
    return tmp_path / "other.json"


@pytest.fixture
def third(tmp_path: Path) -> Path:
    return tmp_path / "third.json"


def test_what_the_other_file_has_comes_in(hashiya: Command, other: Path) -> None:
    hashiya("tag", "1", "1", "arms")
    hashiya("tag", "1", "2", "sanctions")
    hashiya("--db", other, "tag", "1", "1", "arms", "diplomacy", env=LAYLA)
    hashiya("--db", other, "tag", "2", "1", "arms")
    before = other.read_bytes()

    assert came_in(hashiya("merge", other)) == [3]

    assert said(hashiya.tags) == {
        (FIRST, "قمة", "tester"): (("arms",), ""),
        (FIRST, "قمة", "ليلى"): (("arms", "diplomacy"), ""),
        (FIRST, "أعلن", "tester"): (("sanctions",), ""),
        (SECOND, "خبر", "tester"): (("arms",), ""),
    }
    merged = hashiya.tags.read_bytes()
    assert came_in(hashiya("merge", other)) == [0]
    assert hashiya.tags.read_bytes() == merged
    assert other.read_bytes() == before


def test_several_files_come_in_in_any_order_as_one(hashiya: Command, other: Path, third: Path) -> None:
    hashiya("tag", "1", "1", "arms")
    hashiya("--db", other, "tag", "1", "1", "sanctions", env=LAYLA)
    hashiya("--db", other, "note", "1", "2", "من ليلى", env=LAYLA)
    hashiya("--db", third, "tag", "1", "1", "diplomacy")
    mine = hashiya.tags.read_bytes()

    assert came_in(hashiya("merge", other, third)) == [2, 1]
    in_order = hashiya.tags.read_bytes()
    hashiya.tags.write_bytes(mine)
    (hashiya.library / "tags.history.jsonl").unlink()
    assert came_in(hashiya("merge", third, other)) == [1, 2]

    assert said(hashiya.tags) == {
        (FIRST, "قمة", "tester"): (("arms", "diplomacy"), ""),
        (FIRST, "قمة", "ليلى"): (("sanctions",), ""),
        (FIRST, "أعلن", "ليلى"): ((), "من ليلى"),
    }
    assert hashiya.tags.read_bytes() == in_order
    assert came_in(hashiya("merge", other, other, third)) == [0, 0, 0]


def test_what_was_taken_off_last_stays_off_on_both_ways(hashiya: Command, other: Path) -> None:
    hashiya("tag", "1", "1", "arms", "sanctions")
    hashiya("note", "1", "1", "ملاحظة")
    other.write_bytes(hashiya.tags.read_bytes())
    hashiya("untag", "1", "1", "arms")
    hashiya("note", "1", "1", "")
    hashiya("--db", other, "untag", "1", "1", "sanctions")
    hashiya("--db", other, "review", "1", "1")

    assert came_in(hashiya("merge", other)) == [2]
    assert came_in(hashiya("--db", other, "merge", hashiya.tags)) == [2]

    for path in (hashiya.tags, other):
        (found,) = kept_in(path)
        assert (found.themes, found.note, found.reviewed) == ((), "", True)
    hashiya("tag", "1", "1", "arms")
    assert came_in(hashiya("merge", other)) == [0], "what was put on since stays on"
    assert said(hashiya.tags) == {(FIRST, "قمة", "tester"): (("arms",), "")}


def test_of_two_notes_from_two_machines_both_are_kept(hashiya: Command, other: Path, tmp_path: Path) -> None:
    at_home = {"XDG_STATE_HOME": str(tmp_path / "home-machine")}
    hashiya("note", "1", "1", "أولى")
    hashiya("--db", other, "note", "1", "1", "ثانية", env=at_home)

    assert came_in(hashiya("merge", other)) == [1]

    assert sorted(hashiya("note", "1", "1").lines) == ["أولى", "ثانية"]
    hashiya("note", "1", "1", "واحدة")
    assert came_in(hashiya("merge", other)) == [0]
    assert hashiya("note", "1", "1").text == "واحدة\n"


def test_what_has_no_text_here_comes_in_as_an_orphan(hashiya: Command, other: Path) -> None:
    hashiya("--db", other, "tag", "1", "1", "arms")
    data = json.loads(other.read_text(encoding="utf-8"))
    (document,) = data["articles"].values()
    document["name"]["id"], document["sha256"] = "elsewhere\x1b[31m", "0" * 64
    document["paragraphs"][0]["quote"] = "نص لا تعرفه المكتبة"
    data["articles"] = {"0": document}
    other.write_text(json.dumps(data), encoding="utf-8")

    assert came_in(hashiya("merge", other)) == [1]
    assert hashiya("export").out == b""
    assert hashiya("orphans").text == "elsewhere\\u001b[31m\tarms\t\tنص لا تعرفه المكتبة\n"


def test_a_file_that_is_none(hashiya: Command, tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_bytes(b"{")
    hashiya("tag", "1", "1", "arms")
    before = hashiya.tags.read_bytes()

    assert hashiya("merge", tmp_path / "missing.json").code == 2
    assert hashiya("merge", hashiya.tags).code == 2
    broken = hashiya("merge", tmp_path / "broken.json")
    assert broken.code == 1
    assert "damaged" in broken.message
    assert hashiya("merge").message.startswith("hashiya: ")
    assert hashiya.tags.read_bytes() == before


def test_the_files_before_one_that_is_none_have_come_in(hashiya: Command, other: Path, tmp_path: Path) -> None:
    hashiya("--db", other, "tag", "1", "1", "arms")

    done = hashiya("merge", other, tmp_path / "missing.json")

    assert (done.code, done.text) == (2, "1 tag, mark or note came in\n")
    assert said(hashiya.tags) == {(FIRST, "قمة", "tester"): (("arms",), "")}


def test_what_lost_its_text_meanwhile_is_lost_here_and_not_twice(hashiya: Command, other: Path) -> None:
    hashiya("--db", other, "tag", "b", "2", "arms")
    path = hashiya.library / "b.md"
    path.write_text("# عنوان المقالة\n\nنص آخر لا يشبهه.\n", encoding="utf-8")

    assert came_in(hashiya("merge", other)) == [1]
    assert hashiya("orphans").text == "b\tarms\t\tنص المقالة الأول.\n"
    assert came_in(hashiya("merge", other)) == [0]


def test_what_was_rescued_gets_another_name_when_it_is_in(hashiya: Command) -> None:
    state = {"XDG_STATE_HOME": str(hashiya.home / "state")}
    folder = hashiya.home / "state" / "hashiya"
    first, second = (new_rescue(folder, hashiya.tags) for _ in range(2))
    hashiya("--db", first, "tag", "1", "1", "arms")
    hashiya("--db", second, "tag", "b", "1", "arms")
    (hashiya.library / "b.md").rename(hashiya.library / "b.old")

    assert came_in(hashiya("merge", env=state)) == [1, 1]

    assert not first.exists()
    assert not second.exists()
    assert len([*folder.glob("merged-*.json")]) == 2
    assert hashiya("merge", env=state).code == 2, "there is nothing left"
    (hashiya.library / "b.old").rename(hashiya.library / "b.md")
    found = {(each["article"], *each["themes"]) for each in records(hashiya)}
    assert found == {(FIRST, "arms"), (THIRD, "arms")}, "also of an article that was not there"


def test_another_file_keeps_its_name(hashiya: Command, tmp_path: Path) -> None:
    other = new_rescue(tmp_path, hashiya.tags)
    hashiya("--db", other, "tag", "1", "1", "arms")

    assert hashiya("merge", other).code == 0
    assert other.exists()
