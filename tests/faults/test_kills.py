"""Writers killed at random moments, one after the other in one file: what was acknowledged is there, the file whole."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.support.faults.model import held
from tests.support.faults.writers import Writer, finish

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_MOST_ACKNOWLEDGED = 60
"""Before a kill."""

_BY = "one after the other"
"""Who writes: one person, so that the file does not grow with every kill."""


@dataclass
class Tally:
    """What has happened."""

    kills: int = 0
    acknowledged: int = 0
    in_flight_kept: int = 0
    leftovers: int = 0

    def __str__(self) -> str:
        return (
            f"{self.kills:,} kills: {self.acknowledged:,} acknowledged, all present; {self.kills:,} loads in stock "
            f"TinyDB; {self.leftovers:,} kills fell into the writing of a file, {self.in_flight_kept:,} between a "
            "file's replacement and its acknowledgement"
        )


def kill_writers(path: Path, kills: int, seed: str) -> Tally:
    source, tally = random.Random(seed), Tally()  # noqa: S311 - repeatable, not secret
    first = Writer(path, "changes", f"{seed}, the first", 10, by=_BY)
    finish(first)
    expected = first.done({})
    assert held(path) == expected
    for number in range(kills):
        with Writer(path, "changes", f"{seed}, {number}", by=_BY) as writer:
            writer.kill_at_random(source, _MOST_ACKNOWLEDGED)
        found, done = held(path), writer.done(expected)
        assert found in (done, writer.flown(expected)), f"kill {number} of {seed}"
        tally.kills += 1
        tally.acknowledged += len(writer.acknowledged)
        tally.in_flight_kept += found != done
        tally.leftovers += len(list(path.parent.glob("*.tmp")))
        expected = found
    last = Writer(path, "changes", f"{seed}, the last", 10, by=_BY)
    finish(last)
    assert held(path) == last.done(expected)
    assert not list(path.parent.glob(".*.tmp")), "what killed writers leave is cleared away"
    return tally


def test_killed_writers_leave_whole_files_with_all_they_acknowledged(path: Path, tell: Callable[[str], None]) -> None:
    tell(str(kill_writers(path, 25, "short")))


@pytest.mark.faults
def test_a_thousand_killed_writers(path: Path, tell: Callable[[str], None]) -> None:
    tally = kill_writers(path, 1_000, "long")
    tell(str(tally))
    assert tally.leftovers, "no kill fell into the writing of a file: they prove nothing"
