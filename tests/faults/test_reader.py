"""The reader killed while somebody tags: what was on the screen is in the file."""

from __future__ import annotations

import os
import random
import signal
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.support.faults.interface import PARAGRAPHS, PROGRAM, ROWS, THEMES, acknowledged, short_articles
from tests.support.faults.model import Annotations, Said, held
from tests.support.reading import barred

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.terminal import TerminalSession
    from tui.model import Article

_LONGEST_OFFSET = 0.1  # seconds: a reader has done what all the keys ask for after about that


@dataclass
class Tally:
    """What has happened."""

    kills: int = 0
    unfinished: int = 0
    shown: int = 0
    ahead: int = 0

    def __str__(self) -> str:
        return (
            f"{self.kills} kills of the reader, {self.unfinished} with keys it had not come to: {self.shown:,} tags on "
            f"the screen, all present; {self.ahead:,} more were in the file before they were on the screen"
        )


def kill_readers(reader: Callable[..., TerminalSession], folder: Path, kills: int, seed: str) -> Tally:
    """Tag one article after another, and kill the reader each time."""
    source = random.Random(seed)  # noqa: S311 - repeatable, not secret
    articles = short_articles(folder, kills)
    expected: Annotations = {}
    tally = Tally()
    for number, article in enumerate(articles):
        keys = [source.choice("1234") for _ in article.paragraphs]
        shown = tag_and_kill(reader, article, keys, source)
        found = held(folder / "tags.json", articles)
        count = sum(name == article.id for name, _, _ in found)
        assert count >= shown, f"kill {number} of {seed}: {shown} on the screen"
        for paragraph, key in zip(article.paragraphs[:count], keys, strict=False):
            expected[article.id, paragraph.span.start, "tester"] = Said((THEMES[int(key) - 1],))
        assert found == expected, f"kill {number} of {seed}"
        tally.kills += 1
        tally.unfinished += count < PARAGRAPHS
        tally.shown += shown
        tally.ahead += count - shown
    return tally


def tag_and_kill(
    reader: Callable[..., TerminalSession], article: Article, keys: list[str], source: random.Random
) -> int:
    """Type some keys and wait for their marks, then all the others, and kill the reader while it is busy with them.

    Returns how many tags the screen showed. The moment of the kill is random; nothing waits for it.
    """
    first = source.randint(1, PARAGRAPHS // 2)
    with reader(str(article.path), command=PROGRAM, rows=ROWS) as session:
        session.wait_for(barred(1))
        session.press(*"j".join(keys[:first]), "j")
        session.wait_for(lambda session: acknowledged(session) == first)
        session.press(*"j".join(keys[first:]))
        end = time.perf_counter() + source.uniform(0, _LONGEST_OFFSET)
        while time.perf_counter() < end:
            pass
        os.kill(session.pid, signal.SIGKILL)
        assert session.wait_exit() == -signal.SIGKILL
        return acknowledged(session)


def test_killed_readers_leave_all_that_was_on_the_screen(
    tmp_path: Path, reader: Callable[..., TerminalSession], tell: Callable[[str], None]
) -> None:
    tell(str(kill_readers(reader, tmp_path, 3, "short")))


@pytest.mark.faults
def test_a_hundred_killed_readers(
    tmp_path: Path, reader: Callable[..., TerminalSession], tell: Callable[[str], None]
) -> None:
    tally = kill_readers(reader, tmp_path, 100, "long")
    tell(str(tally))
    assert tally.unfinished, "every reader had done all it was asked for: the kills prove nothing"
