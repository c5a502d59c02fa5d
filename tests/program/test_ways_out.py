"""Whatever ends the reader, what is pending is in a rescue file, one line names it, and the exit code is 1."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.kept import kept_in
from tests.support.reading import barred
from tui.state.rescue_files import rescues

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.terminal import TerminalSession

PROGRAM = """
import asyncio, os, signal, sys, threading
from tui.cli.main import main
from tui.terminal.output import TerminalOutput
from tui.ui.actions.reading import Reading
from tui.ui.widgets.bars import StateRow

def fail(*_):
    raise RuntimeError("broken here")

write_some = TerminalOutput._write_some

def fail_once(*_):
    TerminalOutput._write_some = write_some
    fail()

async def fail_later():
    fail()

def way_out(self):
    main_screen, app = self._stage, self._stage.app
    {way}

Reading.copy = way_out
main()
"""
ENTERED, LEFT = b"\x1b[?1049h", b"\x1b[?1049l"
WAYS = {
    "handler": "fail()",
    "deferred call": "main_screen.call_later(fail)",
    "timer": "main_screen.set_timer(0.01, fail)",
    "rendering": "StateRow.render_line = fail; main_screen.state_row.refresh()",
    "panic": "app.panic('broken here')",
    "worker": "main_screen.run_worker(fail_later())",
    "worker in a thread": "main_screen.run_worker(fail, thread=True)",
    "thread": "threading.Thread(target=fail).start()",
    "writer thread": "TerminalOutput._write_some = fail_once; main_screen.state_row.say('x')",
    "input thread": "app._driver._received_in = fail",
    "callback of the event loop": "asyncio.get_running_loop().call_soon(fail)",
    "system exit": "sys.exit(3)",
    "memory": "raise MemoryError('broken here')",
    "recursion": "way_out(self)",
}
BY_PROGRAM_ERROR = {*WAYS} - {"system exit"}
SIGNALS = [signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGUSR1, signal.SIGUSR2]


def is_pending(session: TerminalSession) -> bool:
    lines = session.screen_lines()[:-2]
    return any("!" in line for line in lines) and any("3 Sanctions" in line for line in lines)


def tag_what_cannot_be_saved(session: TerminalSession, library: Path) -> Path:
    """Put one theme that is saved, and two that are not, since the folder has another name; return that one."""
    session.wait_for(barred(1))
    session.press("1")
    session.wait_for(lambda session: any("●" in line for line in session.screen_lines()))  # not before it is saved
    away = library.rename(library.with_name("away"))
    session.press("j", "2", "3")
    session.wait_for(is_pending)
    return away


def themes_in(path: Path) -> list[str]:
    return [theme for each in kept_in(path) for theme in each.themes]


def assert_rescued(session: TerminalSession, library: Path, home: Path) -> None:
    (rescued,) = rescues(home / "hashiya", library / "tags.json")
    assert themes_in(rescued) == ["arms", "space-cooperation", "sanctions"]
    assert rescued.name in session.output.decode().replace("\r\n", "")
    assert b"Traceback" not in session.output


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_failure_of_the_program_wherever_it_is(
    library: Path, home: Path, reader: Callable[..., TerminalSession], way: str
) -> None:
    program = [sys.executable, "-c", PROGRAM.replace("{way}", way)]
    with reader(str(library), command=program, HASHIYA_LANGUAGE="en") as session:
        tag_what_cannot_be_saved(session, library)
        session.press("y")
        assert session.wait_exit() == 1
        assert_rescued(session, library, home)
        assert session.is_cooked
        assert session.output.rfind(LEFT) > session.output.rfind(ENTERED), "the screen is the shell's again"
    if way in {WAYS[each] for each in BY_PROGRAM_ERROR}:
        report = (home / "hashiya" / "error.txt").read_text(encoding="utf-8")
        assert "broken here" in report or "RecursionError" in report


@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
def test_a_signal(library: Path, home: Path, reader: Callable[..., TerminalSession], number: signal.Signals) -> None:
    with reader(str(library), HASHIYA_LANGUAGE="en") as session:
        tag_what_cannot_be_saved(session, library)
        os.kill(session.pid, number)
        assert session.wait_exit() == 1
        assert_rescued(session, library, home)


def test_a_signal_while_the_terminal_takes_nothing(
    library: Path, home: Path, reader: Callable[..., TerminalSession]
) -> None:
    with reader(str(library), HASHIYA_LANGUAGE="en") as session:
        tag_what_cannot_be_saved(session, library)
        session.wait_quiet()
        session.stall()
        session.resize(400, 150)  # one frame is more than the terminal holds
        os.kill(session.pid, signal.SIGTERM)
        assert session.wait_exit() == 1
        (rescued,) = rescues(home / "hashiya", library / "tags.json")
        assert themes_in(rescued) == ["arms", "space-cooperation", "sanctions"]


def test_a_terminal_that_is_closed(library: Path, home: Path, reader: Callable[..., TerminalSession]) -> None:
    with reader(str(library), HASHIYA_LANGUAGE="en") as session:
        tag_what_cannot_be_saved(session, library)
        session.hang_up()
        assert session.wait_exit() == 1
        (rescued,) = rescues(home / "hashiya", library / "tags.json")
        assert themes_in(rescued) == ["arms", "space-cooperation", "sanctions"]


def test_quitting(library: Path, home: Path, reader: Callable[..., TerminalSession]) -> None:
    with reader(str(library), HASHIYA_LANGUAGE="en") as session:
        tag_what_cannot_be_saved(session, library)
        assert session.quit() == 1
        assert_rescued(session, library, home)


def test_where_the_tag_file_can_be_written_again_all_is_in_it(
    library: Path, home: Path, reader: Callable[..., TerminalSession]
) -> None:
    program = [sys.executable, "-c", PROGRAM.replace("{way}", "os.rename(os.environ['AWAY'], sys.argv[1]); fail()")]
    with reader(str(library), command=program, AWAY=str(library.with_name("away")), HASHIYA_LANGUAGE="en") as session:
        tag_what_cannot_be_saved(session, library)
        session.press("y")
        assert session.wait_exit() == 1
    assert rescues(home / "hashiya", library / "tags.json") == []
    assert themes_in(library / "tags.json") == ["arms", "space-cooperation", "sanctions"]


def test_where_there_is_no_place_at_all_that_is_said(
    library: Path, home: Path, reader: Callable[..., TerminalSession]
) -> None:
    with reader(str(library), HASHIYA_LANGUAGE="en") as session:
        tag_what_cannot_be_saved(session, library)
        (home / "hashiya").rename(home / "away")
        (home / "hashiya").write_bytes(b"")  # a file where a folder should be
        os.kill(session.pid, signal.SIGTERM)
        assert session.wait_exit() == 1
        assert "2 not saved, and no place for it" in session.output.decode().replace("\r\n", "")
