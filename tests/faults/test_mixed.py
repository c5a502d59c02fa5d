"""Two readers and commands on one file at once: all tags are kept, and both readers come to show them."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from tests.support.command import environment, program
from tests.support.faults.interface import PARAGRAPHS, PROGRAM, ROWS, acknowledged, short_articles, themes_in
from tests.support.reading import barred

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.terminal import TerminalSession

_COMMANDS = range(1, PARAGRAPHS + 1, 3)
"""The paragraphs that are tagged by commands."""


def test_two_readers_and_commands(tmp_path: Path, home: Path, reader: Callable[..., TerminalSession]) -> None:
    folder = tmp_path / "both"
    folder.mkdir()
    (article,) = short_articles(folder, 1)

    def start() -> TerminalSession:
        return reader(str(article.path), command=PROGRAM, rows=ROWS)

    with start() as one, start() as other:
        for session in (one, other):
            session.wait_for(barred(1))
        commands = [
            subprocess.Popen(
                program("-L", folder, "tag", article.id, str(number), "sanctions"), env=environment(home), cwd=home
            )
            for number in _COMMANDS
        ]
        one.press(*("1jj" * (PARAGRAPHS // 2)))
        other.press(*("j2j" * (PARAGRAPHS // 2)))
        assert [command.wait() for command in commands] == [0] * len(commands)
        for session in (one, other):
            session.wait_for(lambda session: acknowledged(session) == PARAGRAPHS)
            assert session.quit() == 0
    found = themes_in(folder, article)
    for number in range(1, PARAGRAPHS + 1):
        wanted = {"arms" if number % 2 else "space-cooperation"} | ({"sanctions"} if number in _COMMANDS else set())
        assert found[number] == wanted
