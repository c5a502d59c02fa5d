"""``hashiya merge``: a second tag file's work is added, nothing of the first one's is lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tui.state.rescue_files import new_rescue

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.command import Command


def tagged(hashiya: Command) -> dict[tuple[str, int], tuple[list[str], str]]:
    records: list[dict[str, Any]] = [json.loads(line) for line in hashiya("export", "--state", "reviewed").lines]
    return {(each["article"], each["paragraph"]): (sorted(each["themes"]), each["note"]) for each in records}


def articles_of(hashiya: Command) -> list[str]:
    return [row["id"] for row in json.loads(hashiya("list", "--json").text)]


def test_what_the_other_file_has_is_added(hashiya: Command, tmp_path: Path) -> None:
    first, second, *_ = articles_of(hashiya)
    other = tmp_path / "other.json"
    hashiya("tag", "1", "1", "arms")
    hashiya("tag", "1", "2", "sanctions")
    hashiya("--db", other, "tag", "1", "1", "arms", "diplomacy", env={"HASHIYA_ANNOTATOR": "ليلى"})
    hashiya("--db", other, "tag", "2", "1", "arms")

    done = hashiya("merge", other)

    assert (done.code, done.text, done.message) == (0, "2 paragraphs changed\n", "")
    assert tagged(hashiya) == {
        (first, 1): (["arms", "diplomacy"], ""),
        (first, 2): (["sanctions"], ""),
        (second, 1): (["arms"], ""),
    }
    paragraphs = json.loads(hashiya.tags.read_text(encoding="utf-8"))["articles"]["1"]["paragraphs"]
    assert [tag["by"] for tag in paragraphs[0]["tags"]][1:] == ["ليلى"], "who tagged it stays"
    assert hashiya("merge", other).text == "0 paragraphs changed\n"


def test_of_two_notes_both_are_kept(hashiya: Command, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    for arguments in (["tag", "1", "1", "arms"], ["--db", other, "tag", "1", "1", "arms"]):
        assert hashiya(*arguments).code == 0
    for path, note in ((hashiya.tags, "أولى"), (other, "ثانية")):
        data = json.loads(path.read_text(encoding="utf-8"))
        data["articles"]["1"]["paragraphs"][0]["note"] = note
        path.write_text(json.dumps(data), encoding="utf-8")

    hashiya("merge", other)

    ((_, note),) = tagged(hashiya).values()
    assert note == "أولى\nثانية"


def test_what_has_no_place_here_is_said_and_kept(hashiya: Command, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    hashiya("--db", other, "tag", "1", "1", "arms")
    first = articles_of(hashiya)[0]
    data = json.loads(other.read_text(encoding="utf-8"))
    data["articles"]["1"]["id"] = "elsewhere\x1b[31m"
    other.write_text(json.dumps(data), encoding="utf-8")
    before = other.read_bytes()

    done = hashiya("merge", other)

    assert done.code == 0
    assert "no such article here" in done.message
    assert b"\x1b" not in done.err
    assert other.read_bytes() == before
    assert (first, 1) not in tagged(hashiya)


def test_a_file_that_is_none(hashiya: Command, tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_bytes(b"{")
    hashiya("tag", "1", "1", "arms")
    before = hashiya.tags.read_bytes()

    assert hashiya("merge", tmp_path / "missing.json").code == 2
    assert hashiya("merge", hashiya.tags).code == 2
    broken = hashiya("merge", tmp_path / "broken.json")
    assert broken.code == 1
    assert "damaged" in broken.message
    assert hashiya.tags.read_bytes() == before


def test_what_lost_its_text_there_is_lost_here_and_not_twice(hashiya: Command, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    hashiya("--db", other, "tag", "b", "2", "arms")
    path = hashiya.library / "b.md"
    path.write_text("# عنوان المقالة\n\nنص آخر لا يشبهه.\n", encoding="utf-8")

    assert hashiya("merge", other).text == "1 paragraphs changed\n"
    assert hashiya("orphans").text == "b\tarms\t\tنص المقالة الأول.\n"
    assert hashiya("merge", other).text == "0 paragraphs changed\n"


def test_what_was_rescued_gets_another_name_once_all_of_it_is_here(hashiya: Command) -> None:
    state = {"XDG_STATE_HOME": str(hashiya.home / "state")}
    rescue = new_rescue(hashiya.home / "state" / "hashiya", hashiya.tags)
    hashiya("--db", rescue, "tag", "1", "1", "arms")
    hashiya("--db", rescue, "tag", "b", "1", "arms")
    (hashiya.library / "b.md").rename(hashiya.library / "b.old")

    hashiya("merge", rescue, env=state)
    assert rescue.exists(), "one article has not found its place"
    (hashiya.library / "b.old").rename(hashiya.library / "b.md")
    done = hashiya("merge", rescue, env=state)

    assert (done.code, done.message) == (0, "")
    assert not rescue.exists()
    assert [each.name for each in rescue.parent.iterdir() if each.name.startswith("merged-")]


def test_another_file_keeps_its_name(hashiya: Command, tmp_path: Path) -> None:
    other = new_rescue(tmp_path, hashiya.tags)
    hashiya("--db", other, "tag", "1", "1", "arms")

    assert hashiya("merge", other).code == 0
    assert other.exists()
