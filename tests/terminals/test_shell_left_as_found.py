"""However the reader is left, a terminal that reorders by itself shows Arabic afterwards as it did before."""

from __future__ import annotations

import os
import shlex
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.command import program
from tests.support.places import ROOT
from tests.support.terminals.pictures import Region
from tests.support.terminals.window import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.support.terminals.emulators import Terminal
    from tests.support.terminals.pictures import Picture
    from tests.support.terminals.window import Window

pytestmark = pytest.mark.terminals

REORDERING = ("vte", "konsole", "mlterm")

WORD = "كتاب هنا (2023)"
"""No letter goes below its cell: mlterm draws such an end or not, as the rows happen to be drawn."""

AROUND_IT = Region(left=0.02, top=3 / 32, right=0.98, bottom=8 / 32)
"""The word's row, the fifth. Beyond the outermost cells, konsole and mlterm leave the ink of other screens."""

LEFT_INK = 0.0005
"""Share of that part of the picture: konsole now and then leaves the end of a letter of a message that was erased."""

OF_OTHER_ROWS = 0.001
"""Share of the picture that such ends make up in mlterm, and more: 0.0003."""

# An interactive shell in small: it writes the word on an empty screen, before and after the program, and whenever
# the program is stopped.
SHELL = """
set -m
show() { printf '\\033[?25l\\033[2J\\033[5H%s\\n' {word}; echo shown >said; read -r _ <go; }
show
sh -c 'echo $$ >pid; exec "$@"' sh {command}
while [ -n "$(jobs -s)" ]; do show; fg >/dev/null; done
show
"""

RAISING = """
from tui.cli.main import main
from tui.ui.app import HashiyaApp

async def fail(app):
    raise RuntimeError("on purpose")

HashiyaApp.action_quit = fail
main()
"""


def shell(command: Sequence[str]) -> list[str]:
    """Return the command of a shell that runs ``command``, in the home, where the window's pipes are."""
    script = SHELL.replace("{word}", shlex.quote(WORD)).replace("{command}", shlex.join(command))
    return ["env", f"PYTHONPATH={ROOT}", "HASHIYA_ANNOTATOR=tester", "bash", "-c", f'cd "$HOME"\n{script}']


def press_q(window: Window) -> None:
    window.press("q")


def hang_up(window: Window) -> None:
    os.kill(pid(window), signal.SIGHUP)


def terminate(window: Window) -> None:
    os.kill(pid(window), signal.SIGTERM)


def pid(window: Window) -> int:
    return int((window.screen.home / "pid").read_text(encoding="ascii"))


def alike(one: Picture, other: Picture) -> bool:
    """Return whether the word looks the same in both."""
    return one.part(AROUND_IT).difference(other.part(AROUND_IT)) < LEFT_INK


READER = [str(word) for word in program()]
RAISING_READER = [sys.executable, "-c", RAISING]


@pytest.mark.parametrize("name", REORDERING)
@pytest.mark.parametrize(
    ("command", "leave"),
    [(READER, press_q), (READER, hang_up), (READER, terminate), (RAISING_READER, press_q)],
    ids=["q", "SIGHUP", "SIGTERM", "an exception"],
)
def test_the_shell_is_as_it_was(
    name: str,
    command: list[str],
    leave: Callable[[Window], None],
    terminal_named: Callable[[str], Terminal],
    home: Path,
) -> None:
    with opened(terminal_named(name), shell(command), home) as window:
        window.hear("shown")
        before = window.settled()
        window.nod()
        window.settled(unlike=before)
        leave(window)
        window.hear("shown")
        assert alike(window.settled(), before)


@pytest.mark.parametrize("name", REORDERING)
def test_the_shell_is_as_it_was_while_the_reader_is_stopped(
    name: str, terminal_named: Callable[[str], Terminal], home: Path
) -> None:
    with opened(terminal_named(name), shell(READER), home) as window:
        window.hear("shown")
        before = window.settled()
        window.nod()
        greeting = window.settled(unlike=before)
        window.press("k")  # the first message ends with the first command
        reader = window.settled(unlike=greeting)
        window.press("ctrl+z")
        window.hear("shown")
        assert alike(window.settled(), before)
        window.nod()
        assert window.settled(unlike=before).difference(reader) < OF_OTHER_ROWS
        window.press("q")
        window.hear("shown")
        assert alike(window.settled(), before)


@pytest.mark.parametrize(
    ("name", "sequence"),
    [
        ("vte", r"\033[8l"),
        ("konsole", r"\033]50;BidiRenderingEnabled=false\007"),
        ("mlterm", r"\033]5379;use_ctl=false\007"),
    ],
)
def test_a_terminal_that_is_left_otherwise_is_seen(
    name: str, sequence: str, terminal_named: Callable[[str], Terminal], home: Path
) -> None:
    """Leave each with its own reordering off: the picture of the word is another."""
    with opened(terminal_named(name), shell(["printf", sequence]), home) as window:
        window.hear("shown")
        before = window.settled()
        window.nod()
        window.hear("shown")
        assert not alike(window.settled(), before)
