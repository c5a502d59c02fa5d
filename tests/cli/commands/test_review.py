"""``hashiya review``: the mark is put on and taken off, and is one step."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.support.command import Command


def reviewed(hashiya: Command) -> int:
    return int(json.loads(hashiya("list", "--json").out)[0]["reviewed"])


def test_marks_are_put_on_and_taken_off(hashiya: Command) -> None:
    done = hashiya("review", "1", "2", "3")
    assert (done.code, done.out, done.err) == (0, b"", b"")
    assert reviewed(hashiya) == 2

    assert hashiya("review", "1", "3", "--off").code == 0
    assert reviewed(hashiya) == 1
    assert hashiya("undo").code == hashiya("undo").code == 0
    assert reviewed(hashiya) == 0


def test_all_or_none(hashiya: Command) -> None:
    assert hashiya("review", "1", "2", "99").code == 2
    assert hashiya("review", "1").code == 2
    assert not hashiya.tags.exists()
