"""One system call fails, or is where the program is killed: a whole file, nothing acknowledged, and on it goes."""

from __future__ import annotations

import signal
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from tests.support.faults.model import held, replayed
from tests.support.faults.steps import changes, themes_of_its_own
from tests.support.faults.writers import Writer, finish

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.faults.model import Annotations

STEPS = 8

CALLS = [
    *(("os.fsync", nth) for nth in range(1, 9)),
    *(("os.writev", nth) for nth in range(1, 5)),
    *(("os.replace", nth) for nth in (1, 2, 3, 5)),
]
"""Those of the first change, of the second, which makes the backup of the day, and of the third."""

BESIDE = [
    ("os.replace", 4),  # the day's last state
    *(("os.link", nth) for nth in (1, 2)),  # the same
    *(("os.unlink", nth) for nth in (1, 2)),
    *(("os.write", nth) for nth in (1, 2, 3)),  # the history
]
"""Those of what is done beside a change, and of which a change knows nothing."""


def content(path: Path) -> Annotations:
    return held(path) if path.exists() else {}


def begun(path: Path) -> Annotations:
    """Write a file that has its backup of the day; return what it holds."""
    writer = Writer(path, "themes_of_its_own", "before", 3)
    finish(writer)
    return writer.done({})


@pytest.mark.parametrize(("function", "nth"), CALLS)
def test_after_a_failing_call_the_next_change_is_made(path: Path, function: str, nth: int) -> None:
    expected: Annotations = {}
    with Writer(path, "changes", "failing", STEPS, fault=f"{function} {nth} EIO") as writer:
        for step in islice(changes("failing"), STEPS):
            done = replayed(expected, [step], "failing")
            if writer.read() == "failed":
                assert "cannot be written: " in writer.message
                found = content(path)
                assert found in (expected, done)
                expected = found
                writer.go_on()
            else:
                expected = done
        assert not writer.read()
        assert writer.wait() == 0
    assert len(writer.failed) == 1
    assert held(path) == expected
    assert not list(path.parent.glob("*.tmp"))


@pytest.mark.parametrize(("function", "nth"), BESIDE)
def test_what_is_done_beside_a_change_hinders_none(path: Path, function: str, nth: int) -> None:
    with Writer(path, "changes", "failing", STEPS, fault=f"{function} {nth} EIO") as writer:
        writer.read_rest()
        assert writer.wait() == 0
    assert held(path) == writer.done({})
    following = Writer(path, "changes", "next", 1)
    finish(following)
    assert not list(path.parent.glob("*.tmp"))


@pytest.mark.parametrize(
    ("call", "is_new"),
    [("os.fsync 1", False), ("os.replace 1", False), ("os.fsync 2", True)],
    ids=["content", "replacement", "folder"],
)
@pytest.mark.parametrize("what", ["EIO", "ENOSPC", "SIGKILL"])
def test_nothing_is_acknowledged_before_content_and_folder_are_on_disk(
    path: Path, call: str, what: str, *, is_new: bool
) -> None:
    before = begun(path)
    with Writer(path, "themes_of_its_own", "failing", 1, fault=f"{call} {what}") as writer:
        assert writer.read() == ("" if what == "SIGKILL" else "failed")
        found = held(path)
    assert not writer.acknowledged
    assert found == replayed(before, islice(themes_of_its_own("failing"), is_new), "failing")


@pytest.mark.parametrize(
    ("function", "nth"), [*CALLS, *BESIDE, *(("os.open", nth) for nth in range(1, 12)), ("fcntl.flock", 4)]
)
def test_where_one_is_killed_the_next_goes_on(path: Path, function: str, nth: int) -> None:
    with Writer(path, "changes", "killed", STEPS, fault=f"{function} {nth} SIGKILL") as killed:
        while killed.read():
            pass
        assert killed.wait() == -signal.SIGKILL
    found = content(path)
    assert found in (killed.done({}), killed.flown({}))
    following = Writer(path, "changes", "next", STEPS)
    finish(following)
    assert held(path) == following.done(found)
    assert not list(path.parent.glob("*.tmp"))


@pytest.mark.parametrize("calls", ["1", "2", "3", "3-6"])
@pytest.mark.parametrize("what", ["ENOLCK", "EIO"])
def test_a_lock_that_fails_loses_nothing_of_two_writers(path: Path, what: str, calls: str) -> None:
    one = Writer(path, "themes_of_its_own", "one", 200, fault=f"fcntl.flock {calls} {what}")
    with one:
        word = (
            one.read()
        )  # alone: who never had a lock, and is refused one again and again, takes it that there are none
        with Writer(path, "themes_of_its_own", "other", 100) as other:
            other.read_acknowledged(1)
            while word:
                if word == "failed":
                    assert "locked" in one.message
                    one.go_on()
                word = one.read()
            other.read_rest()
            assert (one.wait(), other.wait()) == (0, 0)
    themes = {theme for said in held(path).values() for theme in said.themes}
    assert len(one.failed) <= 4
    kept = {f"one-{number}" for number in one.acknowledged} | {f"other-{number}" for number in other.acknowledged}
    assert themes == kept
