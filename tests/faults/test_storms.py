"""Storms of random events: the reader lives, leaks nothing, and shows what is in the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.support.faults.interface import PARAGRAPHS, PROGRAM, ROWS, short_articles
from tests.support.faults.storm import Resources, Storm, resources
from tests.support.kept import kept_in
from tui.model import BidiMode

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.terminal import TerminalSession

ARTICLES = 3
EVENTS_AT_ONCE = 10
MOST_MORE = Resources(60_000, 6, 6)
"""What the reader may take more at the end than after a quarter of the events: caches fill, jobs have threads."""

BARS = 2
"""Rows below the article: themes, and the state."""

COLUMNS = 80
"""One pane: the margin ends the row."""


def storm(reader: Callable[..., TerminalSession], folder: Path, seed: int, events: int) -> None:
    """Send events to a reader on short articles, and compare what it shows then with the file."""
    short_articles(folder, ARTICLES)
    with reader(
        str(folder), command=("env", "-C", str(folder.parent), *PROGRAM), columns=COLUMNS, rows=ROWS
    ) as session:
        session.wait_for(lambda each: len(shown(each)) == PARAGRAPHS)
        blast, early = Storm(session, seed), resources(session.pid)
        for number in range(events):
            blast.send()
            if number % EVENTS_AT_ONCE == 0:
                session.wait_quiet(0.02)
            if number == events // 4:
                early = resources(session.pid)
        calm(session)
        more = Resources(*(late - before for late, before in zip(resources(session.pid), early, strict=True)))
        assert all(one <= most for one, most in zip(more, MOST_MORE, strict=True)), f"seed {seed}: {more}"
        for _ in range(ARTICLES):
            article = article_of(session)
            assert shown(session) == said(folder, article), f"seed {seed}, article {article}"
            session.press("J")
            session.wait_quiet(0.1)
        assert session.quit() == 0


def calm(session: TerminalSession) -> None:
    """Leave whatever is open, and show all articles from their beginning."""
    session.resize(COLUMNS, ROWS)
    for keys in (["esc"], ["esc"], ["esc"], ["esc"], ["f"], ["ctrl+u", "enter"], ["h"], ["K"] * ARTICLES, ["g"]):
        session.press(*keys)
        session.wait_quiet(0.3)
    for _ in BidiMode:
        if not any(mode in session.screen_lines()[-1] for mode in {*BidiMode} - {BidiMode.VISUAL}):
            return
        session.press("B")
        session.wait_quiet(0.3)
    raise AssertionError("\n".join(session.screen_lines()))


def article_of(session: TerminalSession) -> int:
    """Return the number of the article on the screen, which its paragraphs say, in visual order."""
    found = (re.search(r"\.(\d+) \S+ \S+ \d+ ", line) for line in session.screen_lines())
    numbers = {int(each[1]) for each in found if each}
    assert len(numbers) == 1, "\n".join(session.screen_lines())
    return numbers.pop()


def shown(session: TerminalSession) -> dict[int, str]:
    """Return the marks beside the paragraphs by their numbers: a theme, reviewed, nothing."""
    article = session.screen_lines()[1:-BARS]
    rows = (re.search(r"[ ▐]([ ●✓!])\s*(\d+)\s*$", line) for line in article)
    return {int(row[2]): row[1] for row in rows if row}


def said(folder: Path, article: int) -> dict[int, str]:
    """Return the marks that the file gives reason for."""
    marks = dict.fromkeys(range(1, PARAGRAPHS + 1), " ")
    for each in kept_in(folder / "tags.json"):
        number = re.search(r"الفقرة (\d+) من المقالة (\d+)", each.quote)
        assert number, each
        if int(number[2]) == article:
            marks[int(number[1])] = "●" if each.themes else "✓" if each.reviewed else " "
    return marks


@pytest.mark.parametrize("seed", range(4))
def test_a_storm(reader: Callable[..., TerminalSession], tmp_path: Path, seed: int) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    storm(reader, folder, seed, 500)


@pytest.mark.faults
@pytest.mark.parametrize("seed", range(100, 125))
def test_a_long_storm(reader: Callable[..., TerminalSession], tmp_path: Path, seed: int) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    storm(reader, folder, seed, 2_000)
