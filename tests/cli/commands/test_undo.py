"""``hashiya undo`` and ``redo``: one's own last step, told as in the log."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.support.command import Command


def themes(hashiya: Command) -> dict[str, int]:
    return dict(json.loads(hashiya("list", "--json").out)[0]["themes"])


def test_the_last_step_is_taken_back_and_made_again(hashiya: Command) -> None:
    hashiya("tag", "1", "2", "arms")
    hashiya("tag", "1", "2", "sanctions")

    undone = hashiya("undo")
    assert (undone.code, undone.err) == (0, b"")
    assert undone.text == hashiya("log", "-n", "1").text
    assert "\tundo 2: -sanctions 2\t" in undone.text
    assert themes(hashiya) == {"arms": 1}
    assert "\tredo 3: +sanctions 2\t" in hashiya("redo").text
    assert themes(hashiya) == {"arms": 1, "sanctions": 1}


def test_nothing_to_take_back_is_refused(hashiya: Command) -> None:
    assert (hashiya("undo").code, hashiya("undo").message) == (2, "hashiya: nothing to undo\n")
    hashiya("tag", "1", "2", "arms")
    assert (hashiya("redo").code, hashiya("redo").message) == (2, "hashiya: nothing to redo\n")
    assert hashiya("undo", env={"HASHIYA_ANNOTATOR": "هند"}).code == 2, "everybody has their own steps"


def test_what_one_has_changed_since_elsewhere_stays_and_is_said(hashiya: Command) -> None:
    hashiya("tag", "1", "2", "arms")
    at_home = hashiya.home / "home.json"
    at_home.write_bytes(hashiya.tags.read_bytes())
    for command in ("untag", "tag"):
        assert hashiya("--db", at_home, command, "1", "2", "arms").code == 0
    hashiya.tags.write_bytes(at_home.read_bytes())  # as a sync tool brings it, without the history

    done = hashiya("undo")

    assert done.code == 1
    assert done.message == "hashiya: left as it is: 1 changed since, elsewhere or by another program\n"
    assert "\tundo 1: nothing\t" in done.text
    assert themes(hashiya) == {"arms": 1}
    assert hashiya("undo").code == 2, "it is dealt with"


def test_what_another_has_said_meanwhile_is_not_in_the_way(hashiya: Command) -> None:
    hashiya("tag", "1", "2", "arms")
    hashiya("tag", "1", "2", "arms", env={"HASHIYA_ANNOTATOR": "hind"})

    assert hashiya("undo").code == 0
    assert themes(hashiya) == {}
    assert hashiya("list", "--json", env={"HASHIYA_ANNOTATOR": "hind"}).text.count('"arms"') == 1


def test_an_article_that_is_gone_is_said(hashiya: Command) -> None:
    hashiya("tag", "b", "1", "arms")
    (hashiya.library / "b.md").unlink()

    done = hashiya("undo")

    assert (done.code, done.message) == (1, "hashiya: b is not here any more; passed over\n")


def test_an_article_under_another_name_is_found(hashiya: Command) -> None:
    hashiya("tag", "b", "1", "arms")
    (hashiya.library / "b.md").rename(hashiya.library / "z.md")

    done = hashiya("undo")

    assert (done.code, done.err) == (0, b"")
    assert hashiya("export").out == b""
