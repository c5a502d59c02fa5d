"""A start opens the article and the paragraph that were left, whatever ended the program."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from tests.support.reading import barred
from tests.support.waiting import wait_until
from tui.state.positions import ReadingPositions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.terminal import TerminalSession

LEFT = "03-lavrov-visit"
TITLE = "ﻑﻭﺮﻓﻻ ﺔﻄﺤﻣ"
"""From the first paragraph of that article, in visual order."""

FIFTH = "ويصل لافروف آتيا"
"""The beginning of its fifth paragraph."""


def kept(home: Path, library: Path) -> str:
    """Return the text of the article from the place that the program has kept."""
    offset = ReadingPositions(home / "hashiya" / "positions.json").get(library, LEFT) or 0
    return (library / f"{LEFT}.txt").read_text()[offset:]


def quit_it(session: TerminalSession) -> None:
    assert session.quit() == 0


def kill_it(session: TerminalSession) -> None:
    os.kill(session.pid, signal.SIGKILL)
    session.wait_exit()


def close_the_terminal(session: TerminalSession) -> None:
    session.hang_up()
    session.wait_exit()


@pytest.mark.parametrize("end", [quit_it, kill_it, close_the_terminal])
def test_the_article_and_the_paragraph_that_were_left(
    library: Path, home: Path, reader: Callable[..., TerminalSession], end: Callable[[TerminalSession], None]
) -> None:
    with reader(str(library)) as session:
        session.wait_for(barred(1))
        session.press("J", "J")
        session.wait_for(TITLE)
        session.press("j", "1", "j", "j")
        session.wait_for(barred(5))
        if end is kill_it:
            wait_until(lambda: kept(home, library).startswith(FIFTH))
        end(session)

    with reader(str(library)) as session:
        session.wait_for(barred(5))
        assert ReadingPositions(home / "hashiya" / "positions.json").last(library) == LEFT
        quit_it(session)
