"""``hashiya tag`` and ``hashiya untag``: what they leave in the tag file."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.command import environment, records
from tests.support.kept import kept_in

if TYPE_CHECKING:
    from tests.support.command import Command


def themes_on_disk(hashiya: Command) -> list[list[str]]:
    """Return the themes of every paragraph in the tag file, as stock TinyDB finds them."""
    return [[*each.themes] for each in kept_in(hashiya.tags)]


def test_tags_are_put_on_and_taken_off(hashiya: Command) -> None:
    done = hashiya("tag", "1", "2", "arms", "sanctions")
    assert (done.code, done.out, done.err) == (0, b"", b"")
    assert themes_on_disk(hashiya) == [["arms", "sanctions"]]

    assert hashiya("untag", "1", "2", "arms").code == 0
    assert themes_on_disk(hashiya) == [["sanctions"]]

    assert hashiya("untag", "1", "2", "sanctions").code == 0
    assert themes_on_disk(hashiya) == []


def test_a_tag_that_is_there_already_writes_nothing(hashiya: Command) -> None:
    hashiya("tag", "1", "2", "arms")
    before = hashiya.tags.read_bytes()

    assert hashiya("tag", "1", "2", "arms").code == 0
    assert hashiya("untag", "1", "3", "arms").code == 0
    assert hashiya.tags.read_bytes() == before


def test_tagging_a_site_leftover_is_done_and_said(hashiya: Command) -> None:
    (hashiya.library / "c.txt").write_text("خبر اليوم عن القمة\n\nنص الخبر هنا.\n\nاقرأ أيضا\n", encoding="utf-8")

    done = hashiya("tag", "c", "3", "arms")

    assert (done.code, done.out) == (0, b"")
    assert done.message.startswith("hashiya: paragraph 3 is a site leftover")
    assert records(hashiya) == []
    assert [each["paragraph"] for each in records(hashiya, "--furniture")] == [3]


NO_GIVING_AWAY = """
import os, sys
def refuse(*_):
    raise PermissionError(1, "Operation not permitted")
os.fchown = refuse
from tui.cli.main import main
main()
"""


@pytest.mark.skipif(os.getuid() != 0, reason="only root can make a file that is another's")
def test_an_owner_that_could_not_be_kept_is_said(hashiya: Command) -> None:
    assert hashiya("tag", "1", "2", "arms").err == b""
    os.chown(hashiya.tags, 1234, 1234)

    done = subprocess.run(
        [sys.executable, "-c", NO_GIVING_AWAY, "-L", hashiya.library, "tag", "1", "3", "arms"],
        capture_output=True,
        env=environment(hashiya.home),
        check=False,
    )

    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode() == f"hashiya: {hashiya.tags} is saved, but could not keep its owner, group\n"
    assert themes_on_disk(hashiya) == [["arms"], ["arms"]]


def test_a_tag_file_with_two_names_is_not_made_two_files(hashiya: Command) -> None:
    hashiya("tag", "1", "2", "arms")
    other = hashiya.home / "other.json"
    other.hardlink_to(hashiya.tags)

    refused = hashiya("tag", "1", "3", "arms")

    assert (refused.code, refused.out) == (1, b"")
    assert "has 2 names (hard links)" in refused.message
    assert other.samefile(hashiya.tags)
    assert themes_on_disk(hashiya) == [["arms"]]
    other.unlink()
    assert hashiya("tag", "1", "3", "arms").code == 0


def test_a_tag_file_may_have_the_longest_name(hashiya: Command) -> None:
    named = hashiya.library / ("س" * 125 + ".json")
    for number in ("1", "2", "3"):
        assert hashiya("--db", named, "tag", "1", number, "arms").code == 0
    assert hashiya("--db", named, "check").text == f"no findings: {named}\n"
    beside = [path.name for path in hashiya.library.iterdir() if path.name.startswith(".س")]
    assert sorted(name.rpartition(".")[2] for name in beside) == ["bak", "bak", "lock"]
    assert hashiya("--db", named, "log").text.count("\n") == 3, "the history has a name of its own, too"


def test_what_another_has_said_is_not_taken_off(hashiya: Command) -> None:
    hashiya("tag", "1", "2", "arms", "sanctions", env={"HASHIYA_ANNOTATOR": "ليلى"})
    hashiya("note", "1", "2", "لها", env={"HASHIYA_ANNOTATOR": "ليلى"})
    (hers,) = kept_in(hashiya.tags)
    before = hashiya.tags.read_bytes()

    assert hashiya("untag", "1", "2", "arms", "sanctions").code == 0
    assert hashiya("review", "1", "2", "--off").code == 0
    assert hashiya("note", "1", "2", "").code == 0
    assert (hashiya("undo").code, hashiya("redo").code) == (2, 2)
    assert hashiya.tags.read_bytes() == before, "there was nothing of one's own"
    assert hashiya("note", "1", "2").out == b""

    hashiya("tag", "1", "2", "arms", "diplomacy")
    hashiya("note", "1", "2", "لي")
    assert hashiya("note", "1", "2").text == "لي\n"
    hashiya("untag", "1", "2", "arms")
    assert {each.by: (each.themes, each.note) for each in kept_in(hashiya.tags)} == {
        "ليلى": (hers.themes, "لها"),
        "tester": (("diplomacy",), "لي"),
    }
    for _ in range(3):
        assert hashiya("undo").code == 0
    assert kept_in(hashiya.tags) == [hers]
