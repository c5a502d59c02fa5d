"""``hashiya check``: what it says, its exit codes, and that it writes nothing but what was asked for."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING

from tests.store.repair.repository import Repository
from tests.support.places import DATA
from tui.store.locking.lock import TagFileLock

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.command import Command

FIRST, SECOND = "a/01-الأولى", "a/02"


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return content and modification time of every file below ``folder``."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(file): (file.read_bytes(), file.stat().st_mtime_ns) for file in files}


def without_backups(hashiya: Command) -> None:
    for backup in hashiya.library.glob(".*.bak"):
        backup.unlink()


def test_nothing_wrong(hashiya: Command) -> None:
    assert hashiya("check").lines == [f"note: there is no tag file yet: {hashiya.tags}"]
    hashiya("tag", FIRST, "2", "arms")
    before = state(hashiya.library)

    done = hashiya("check")

    assert (done.code, done.lines, done.err) == (0, [f"no findings: {hashiya.tags}"], b"")
    done = hashiya("check", "--repair")
    assert (done.code, done.err) == (0, b"")
    assert done.lines[-1] == "nothing is wrong with the tag file: nothing was written"
    assert state(hashiya.library) == before


def test_a_library_that_was_never_tagged_gets_no_file(hashiya: Command) -> None:
    before = state(hashiya.library)
    assert hashiya("check").code == 0
    assert hashiya("check", "--repair").code == 0
    assert state(hashiya.library) == before


def test_a_damaged_file_is_repaired_beside_it(hashiya: Command) -> None:
    hashiya("tag", FIRST, "2", "arms")
    hashiya("tag", SECOND, "2", "sanctions")
    raw = hashiya.tags.read_bytes()
    hashiya.tags.write_bytes(raw[: raw.rindex(b"}")])
    before = state(hashiya.library)

    opened, checked = hashiya("list"), hashiya("check")

    assert opened.code == 1
    assert "hashiya check --repair" in opened.message
    assert (checked.code, checked.err) == (1, b"")
    assert "fault: damaged at byte" in checked.lines[0]
    assert "the file ends in the middle" in checked.lines[0]
    assert state(hashiya.library) == before

    done = hashiya("check", "--repair")

    new = hashiya.library / "tags.repaired.json"
    assert (done.code, done.err) == (0, b"")
    assert f"written: {new}" in done.lines
    assert done.lines[-1].startswith("to use it: mv ")
    after = state(hashiya.library)
    assert after.pop(str(new))
    assert after == before
    assert hashiya("--db", new, "check").lines == [f"no findings: {new}"]
    exported = hashiya("--db", new, "export")
    assert [json.loads(line)["themes"] for line in exported.lines] == [["arms"], ["sanctions"]]


def test_notes_do_not_make_it_fail(hashiya: Command) -> None:
    hashiya("tag", FIRST, "2", "arms")
    hashiya("tag", SECOND, "2", "arms")
    hashiya("tag", "b", "2", "arms")
    (hashiya.library / "a" / "02.txt").unlink()
    (hashiya.library / "b.md").write_text("كلام آخر\n", "utf-8")
    hashiya.tags.write_text(hashiya.tags.read_text("utf-8").replace('{"arms":', '{"a\\u202e\\u001b[31m":'), "utf-8")
    (hashiya.library / ".tags.json.0123abcd.tmp").write_bytes(b"x")
    without_backups(hashiya)

    done = hashiya("check")

    assert (done.code, done.err) == (0, b"")
    assert done.lines == [
        f"note: left by a write that was killed, or just being written: {hashiya.library}/.tags.json.0123abcd.tmp",
        r"note: a theme that neither the settings nor the file know: a\u202e\u001b[31m",
        f"note: an article that the library does not have: {SECOND}",
        "note: paragraphs that have lost their place or their article: 2; see hashiya orphans",
    ]


def test_of_one_file_alone_nobody_knows_which_others_there_are(hashiya: Command) -> None:
    hashiya("tag", FIRST, "2", "arms")

    assert hashiya("--library", hashiya.library / "b.md", "check").lines == [f"no findings: {hashiya.tags}"]


def test_orphans_are_counted_as_they_are_listed(hashiya: Command) -> None:
    hashiya("tag", FIRST, "2", "arms")
    hashiya("tag", SECOND, "2", "arms")
    (hashiya.library / "a" / "02.txt").write_text("خبر قصير عن العقوبات\n\nكلام آخر تماما.\n", "utf-8")

    done = hashiya("check")

    assert done.lines == ["note: paragraphs that have lost their place or their article: 1; see hashiya orphans"]
    assert len(hashiya("orphans").lines) == 1


def test_an_empty_file_is_new_unless_there_was_work(hashiya: Command) -> None:
    hashiya("tag", FIRST, "2", "arms")
    hashiya("tag", FIRST, "3", "arms")
    hashiya.tags.write_bytes(b"")
    assert hashiya("check").code == 1

    done = hashiya("check", "--repair")

    assert done.code == 0
    assert any(line.startswith("1 paragraphs: as they were in") for line in done.lines)
    without_backups(hashiya)
    assert hashiya("check").lines == [f"note: the tag file is empty: {hashiya.tags}"]


def test_files_that_are_not_repaired(hashiya: Command) -> None:
    for content, said in (
        ('{"_default": {}}', "is JSON, but not a tag file of hashiya; it is not repaired"),
        ("no JSON at all", "damaged at byte 0"),
    ):
        hashiya.tags.write_text(content, "utf-8")
        before = state(hashiya.library)
        assert hashiya("check").code == 1
        done = hashiya("check", "--repair")
        assert done.code == 1
        assert said in done.text
        assert state(hashiya.library) == before


def test_what_is_no_file(hashiya: Command) -> None:
    os.mkfifo(hashiya.tags)
    (hashiya.library / "loop").symlink_to("loop")
    for path in (hashiya.tags, hashiya.library, hashiya.library / "loop"):
        for more in ([], ["--repair"]):
            done = hashiya("--db", path, "check", *more)
            assert done.code == 1
            assert done.lines[0].startswith(f"fault: {path} ")


def test_copies_beside_it_and_tag_files_below_are_said(hashiya: Command) -> None:
    hashiya("tag", "1", "1", "arms")
    copy = hashiya.library / "tags.sync-conflict-20261126-101010-ABCDEFG.json"
    copy.write_bytes(hashiya.tags.read_bytes())
    below = hashiya.library / "a" / "tags.json"
    below.write_bytes(hashiya.tags.read_bytes())

    done = hashiya("check")

    assert done.code == 0
    assert (
        f"note: another copy of the tag file lies beside it: {copy}; hashiya merge {copy} adds what it has" in done.text
    )
    assert f"note: a tag file of a folder below, which is read only there: {below}" in done.text
    hashiya.tags.unlink()
    assert str(below) in hashiya("check").text


def test_a_paragraph_that_cannot_be_read_is_counted_and_makes_it_fail(hashiya: Command) -> None:
    for number in ("1", "2", "3"):
        hashiya("tag", FIRST, number, "arms")
    without_backups(hashiya)
    raw = hashiya.tags.read_bytes()
    hashiya.tags.write_bytes(raw.replace(b'{"by"', b'{,"by"', 1))

    done = hashiya("check", "--repair")

    assert (done.code, done.err) == (1, b"")
    assert "paragraphs that could not be read, whole or in part: 1" in done.lines
    new = hashiya.library / "tags.repaired.json"
    assert [json.loads(line)["paragraph"] for line in hashiya("--db", new, "export").lines] == [2, 3]


def test_a_file_that_ends_among_its_articles_makes_it_fail(hashiya: Command) -> None:
    hashiya("tag", FIRST, "2", "arms")
    hashiya("tag", FIRST, "3", "arms")
    without_backups(hashiya)
    raw = hashiya.tags.read_bytes()
    hashiya.tags.write_bytes(raw[: raw.rindex(b'{"end"')])

    done = hashiya("check", "--repair")

    assert done.code == 1
    assert "the file ends before its articles do: how many paragraphs are missing is not known" in done.lines


def test_both_sides_of_a_conflict_are_kept_and_nothing_is_lost(hashiya: Command) -> None:
    hashiya("tag", FIRST, "2", "arms")
    without_backups(hashiya)
    base = hashiya.tags.read_bytes()
    hashiya("tag", FIRST, "2", "sanctions")
    ours = hashiya.tags.read_bytes()
    hashiya.tags.write_bytes(base)
    hashiya("tag", SECOND, "2", "diplomacy")
    theirs = hashiya.tags.read_bytes()
    without_backups(hashiya)
    conflict = b"<<<<<<< HEAD\n" + ours + b"=======\n" + theirs + b">>>>>>> other\n"
    hashiya.tags.write_bytes(conflict)

    done = hashiya("check", "--repair", "--in-place")

    assert (done.code, done.err) == (0, b"")
    assert f"the damaged file is kept: {hashiya.tags}.damaged" in done.lines
    assert hashiya.tags.with_name("tags.json.damaged").read_bytes() == conflict
    assert hashiya("check").lines == [f"no findings: {hashiya.tags}"]
    exported = [json.loads(line)["themes"] for line in hashiya("export").lines]
    assert exported == [["arms", "sanctions"], ["diplomacy"]]
    assert len(hashiya("log").lines) == 3


def test_what_git_could_not_merge_without_a_word_is_joined(hashiya: Command) -> None:
    repository = Repository(hashiya.library)
    (hashiya.library / ".git" / "info" / "attributes").write_text("* merge=hashiya\n")
    repository.git("config", "merge.hashiya.driver", "no-such-hashiya %O %A %B")
    states: list[bytes] = []
    for article, theme in ((FIRST, "arms"), (FIRST, "sanctions"), (SECOND, "diplomacy")):
        hashiya.tags.write_bytes(states[0] if states else b"")
        without_backups(hashiya)
        hashiya("tag", article, "2", theme)
        states.append(hashiya.tags.read_bytes())
    assert not repository.merge(states[0], states[1], states[2])
    assert hashiya.tags.read_bytes() == states[1]

    done = hashiya("check")

    assert done.code == 1
    assert done.lines[0] == (
        "fault: git has not merged it: tags, marks and notes that its index has and the file has not: 1"
    )
    assert hashiya("check", "--repair", "--in-place").code == 0
    assert hashiya("check").lines == [f"no findings: {hashiya.tags}"]
    assert [json.loads(line)["themes"] for line in hashiya("export").lines] == [["arms", "sanctions"], ["diplomacy"]]


def test_what_git_has_left_twice_is_a_note(hashiya: Command) -> None:
    hashiya("tag", FIRST, "2", "arms")
    lines = hashiya.tags.read_text("utf-8").splitlines(keepends=True)
    start = next(number for number, line in enumerate(lines) if '"sha256"' in line)
    document = [*lines[start:-3], "]},\n"]
    hashiya.tags.write_text("".join([*lines[:start], *document, *lines[start:]]), "utf-8")

    done = hashiya("check")

    assert (done.code, done.lines) == (
        0,
        ["note: documents, paragraphs and layers that are there twice, and are read as one: 1"],
    )
    assert len(hashiya("export").lines) == 1


def test_a_damaged_history_is_no_matter(hashiya: Command) -> None:
    hashiya("tag", FIRST, "2", "arms")
    hashiya.tags.with_name("tags.history.jsonl").write_bytes(b'{"at":\n<<<<<<< HEAD\n\0\n')

    assert hashiya("check").lines == [f"no findings: {hashiya.tags}"]


def test_a_file_of_0_1_0_is_sound_and_repaired_where_it_is_not(hashiya: Command) -> None:
    shutil.copytree(DATA / "0.1.0" / "library", hashiya.library, dirs_exist_ok=True)
    raw = hashiya.tags.read_bytes()
    assert hashiya("check").code == 0
    exported = hashiya("export", "--orphans").out
    hashiya.tags.write_bytes(raw.replace(b"{", b"{,", 1))

    done = hashiya("check", "--repair", "--in-place")

    assert done.code == 0
    assert b'"schema": 2' in hashiya.tags.read_bytes()
    assert hashiya("export", "--orphans").out == exported


def test_in_place_keeps_every_damaged_file_under_a_name_of_its_own(hashiya: Command) -> None:
    hashiya("tag", FIRST, "2", "arms")
    damaged = hashiya.tags.read_bytes() + b"}"
    hashiya.tags.chmod(0o640)
    for name in ("tags.json.damaged", "tags.json.damaged-2"):
        hashiya.tags.write_bytes(damaged)

        assert hashiya("check", "--repair", "--in-place").code == 0

        copy = hashiya.tags.with_name(name)
        assert copy.read_bytes() == damaged
        assert (copy.stat().st_mode & 0o777, hashiya.tags.stat().st_mode & 0o777) == (0o640, 0o640)
    assert not list(hashiya.library.glob("*repaired*"))
    hashiya("tag", FIRST, "3", "arms")
    assert hashiya.tags.with_name("tags.json.damaged").read_bytes() == damaged


def test_in_place_means_something_with_repair_alone(hashiya: Command) -> None:
    done = hashiya("check", "--in-place")

    assert (done.code, done.out) == (2, b"")
    assert "--in-place is only possible with --repair" in done.message


def test_in_place_writes_nothing_where_nothing_is_wrong(hashiya: Command) -> None:
    hashiya("tag", FIRST, "2", "arms")
    before = state(hashiya.library)

    assert hashiya("check", "--repair", "--in-place").code == 0
    assert state(hashiya.library) == before


def test_in_place_waits_for_nobody_who_holds_the_lock_for_long(hashiya: Command) -> None:
    hashiya("tag", FIRST, "2", "arms")
    hashiya.tags.write_bytes(hashiya.tags.read_bytes() + b"}")
    before = state(hashiya.library)
    with TagFileLock(hashiya.tags).held(1):
        done = hashiya("check", "--repair", "--in-place")

    assert done.code == 1
    assert "is locked by" in done.message
    assert {file: kept for file, kept in state(hashiya.library).items() if not file.endswith(".lock")} == {
        file: kept for file, kept in before.items() if not file.endswith(".lock")
    }
