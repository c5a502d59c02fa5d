"""The reader killed while somebody tags: what was on the screen is in the file."""

from __future__ import annotations

import os
import random
import signal
import time
from typing import TYPE_CHECKING

import pytest
from interface import PARAGRAPHS, PROGRAM, ROWS, THEMES, acknowledged, short_articles
from model import Annotations, Said, held
from reading import barred

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from terminal import TerminalSession

    from tui.model import Article

_LONGEST_OFFSET = 0.02  # seconds: two changes take about as long, with the screen drawn


def kill_readers(reader: Callable[..., TerminalSession], folder: Path, kills: int, seed: str) -> str:
    """Tag one article after another; return what happened, in words."""
    source = random.Random(seed)  # noqa: S311 - repeatable, not secret
    articles = short_articles(folder, kills)
    expected: Annotations = {}
    seen = ahead = 0
    for number, article in enumerate(articles):
        keys = [source.choice("1234") for _ in article.paragraphs]
        shown = tag_and_kill(reader, article, keys, source)
        found = held(folder / "tags.json", articles)
        count = sum(name == article.id for name, _ in found)
        assert count >= shown, f"kill {number} of {seed}: {shown} on the screen"
        for paragraph, key in zip(article.paragraphs[:count], keys, strict=False):
            expected[article.id, paragraph.span.start] = Said((THEMES[int(key) - 1],))
        assert found == expected, f"kill {number} of {seed}"
        seen += shown
        ahead += count - shown
    return (
        f"{kills} kills of the reader: {seen:,} tags on the screen, all present; {ahead:,} more were in the file "
        "before they were on the screen"
    )


def tag_and_kill(
    reader: Callable[..., TerminalSession], article: Article, keys: list[str], source: random.Random
) -> int:
    """Type all keys at once, kill the reader meanwhile; return how many tags the screen showed."""
    wanted = source.randint(1, PARAGRAPHS - 1)
    with reader(str(article.path), command=PROGRAM, rows=ROWS) as session:
        session.wait_for(barred(1))
        session.press(*"j".join(keys))
        session.wait_for(lambda session: acknowledged(session) >= wanted)
        end = time.perf_counter() + source.uniform(0, _LONGEST_OFFSET)  # the moment is random; nothing waits for it
        while time.perf_counter() < end:
            pass
        os.kill(session.pid, signal.SIGKILL)
        assert session.wait_exit() == -signal.SIGKILL
        return acknowledged(session)


@pytest.mark.parametrize("kills", [3, pytest.param(100, marks=pytest.mark.faults, id="long")])
def test_killed_readers_leave_all_that_was_on_the_screen(
    library: Path, reader: Callable[..., TerminalSession], tell: Callable[[str], None], kills: int
) -> None:
    for sample in library.iterdir():
        sample.unlink()
    tell(kill_readers(reader, library, kills, f"reader, {kills}"))
