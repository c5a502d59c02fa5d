"""Links that break: the terminal closed, stalled, resized without end, a signal: nothing lost, nothing left behind."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

import orjson
import pytest

from tests.support.command import Command, installed
from tests.support.processes import processor_seconds, wait_until_idle, wait_until_stopped
from tests.support.reading import barred, written_after

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.terminal import TerminalSession

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes in /proc")

FOUND = frozenset({7, 25})
PARAGRAPHS = 200
TAGGED = 150
"""More than can be drawn before the program waits for a stalled terminal."""

DEAF = ["sh", "-c", "trap '' HUP; exec \"$@\"", "sh", *installed()]
"""The command, as nohup starts it."""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    text = "\n\n".join(f"الفقرة رقم {number} من المقالة." for number in range(1, PARAGRAPHS + 1))
    (folder / "long.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def tagged(library: Path, home: Path) -> Callable[[], int]:
    """Return what asks another process how many paragraphs have tags on disk."""

    def count() -> int:
        (article,) = orjson.loads(Command(library, home)("list", "--json").out)
        return int(article["tagged"])

    return count


def assert_nothing_is_left(session: TerminalSession) -> None:
    with pytest.raises(ProcessLookupError):
        os.killpg(session.pid, 0)


def assert_given_back(session: TerminalSession) -> None:
    assert session.is_cooked
    session.resume()
    session.wait_exit()  # takes what is left to read
    assert session.modes == FOUND


def stall_while_tagging(session: TerminalSession, library: Path, tagged: Callable[[], int]) -> None:
    """Tag paragraphs until the program waits for the terminal, and go on typing."""
    session.wait_for(barred(1))
    session.wait_quiet()
    session.stall()
    typed = 0
    while typed < TAGGED and written_after(library, session.pid, lambda: session.press("1", "j")):
        typed += 1
    session.press(*("1", "j") * (TAGGED - 1 - typed))
    wait_until_idle(session.pid)
    assert 0 < tagged() < TAGGED, "the program does not wait for the terminal: tag more"


@pytest.mark.parametrize("command", [installed(), DEAF], ids=["heard", "ignored"])
def test_a_closed_terminal_ends_it_and_the_place_is_kept(
    library: Path, reader: Callable[..., TerminalSession], tagged: Callable[[], int], home: Path, command: list[str]
) -> None:
    with reader(str(library), command=command) as session:
        session.wait_for(barred(1))
        session.press("j", "1")
        session.wait_for("ﺔﺤﻠﺳﺃ 1")
        session.press("j", "1", "j")
        session.wait_for(barred(4))
        session.hang_up()
        assert session.wait_exit() == 128 + signal.SIGHUP
        assert_nothing_is_left(session)
    assert tagged() == 2
    assert not list(home.rglob("error.txt"))
    with reader(str(library)) as session:
        session.wait_for(barred(4))
        assert session.quit() == 0


@pytest.mark.parametrize("command", [installed(), DEAF], ids=["heard", "ignored"])
def test_a_terminal_closed_behind_a_stopped_program_ends_it(
    library: Path, reader: Callable[..., TerminalSession], tagged: Callable[[], int], command: list[str]
) -> None:
    with reader(str(library), command=command) as session:
        session.wait_for(barred(1))
        session.press("1", "ctrl+z")
        wait_until_stopped(session.pid)
        session.hang_up()
        os.kill(session.pid, signal.SIGCONT)  # a shell that goes sends it, too
        assert session.wait_exit() == 128 + signal.SIGHUP
        assert_nothing_is_left(session)
    assert tagged() == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_it_with_its_code(
    library: Path, reader: Callable[..., TerminalSession], number: signal.Signals
) -> None:
    with reader(str(library)) as session:
        session.wait_for(barred(1))
        session.press("j")
        session.wait_for(barred(2))
        os.kill(session.pid, number)
        assert session.wait_exit() == 128 + number
        assert_nothing_is_left(session)
        assert_given_back(session)
    with reader(str(library)) as session:
        session.wait_for(barred(2))
        assert session.quit() == 0


@pytest.mark.parametrize(
    "number",
    [signal.SIGTERM, *(pytest.param(each, marks=pytest.mark.faults) for each in (signal.SIGHUP, signal.SIGINT))],
)
def test_a_signal_ends_it_even_when_the_terminal_takes_nothing(
    library: Path, reader: Callable[..., TerminalSession], tagged: Callable[[], int], number: signal.Signals
) -> None:
    with reader(str(library)) as session:
        stall_while_tagging(session, library, tagged)
        done = tagged()
        os.kill(session.pid, number)
        assert session.wait_exit() == 128 + number
        assert_nothing_is_left(session)
        assert_given_back(session)
    assert tagged() == done
    with reader(str(library)) as session:
        session.wait_for(lambda session: barred(done)(session) or barred(done + 1)(session))
        assert session.quit() == 0


def test_leaving_does_not_wait_for_a_terminal_that_takes_nothing(
    library: Path, reader: Callable[..., TerminalSession]
) -> None:
    with reader(str(library)) as session:
        session.wait_for(barred(1))
        session.wait_quiet()
        session.stall()
        session.resize(400, 150)  # one frame is more than the terminal holds
        wait_until_idle(session.pid)
        assert session.quit() == 0
        assert_nothing_is_left(session)
        assert_given_back(session)


def test_keys_typed_while_the_terminal_takes_nothing_have_their_effect(
    library: Path, reader: Callable[..., TerminalSession], tagged: Callable[[], int]
) -> None:
    with reader(str(library)) as session:
        stall_while_tagging(session, library, tagged)
        session.resume()
        session.wait_for(barred(TAGGED + 1))
        assert session.quit() == 0
        assert_given_back(session)
    assert tagged() == TAGGED


@pytest.mark.faults
def test_keys_typed_before_a_stalled_terminal_is_closed_have_their_effect(
    library: Path, reader: Callable[..., TerminalSession], tagged: Callable[[], int]
) -> None:
    with reader(str(library)) as session:
        stall_while_tagging(session, library, tagged)
        session.hang_up()
        assert session.wait_exit() == 128 + signal.SIGHUP
        assert_nothing_is_left(session)
    assert tagged() == TAGGED


@pytest.mark.faults
def test_a_minute_without_a_terminal_costs_nothing(
    library: Path, reader: Callable[..., TerminalSession], tagged: Callable[[], int]
) -> None:
    with reader(str(library)) as session:
        stall_while_tagging(session, library, tagged)
        before = processor_seconds(session.pid)
        time.sleep(60)
        assert processor_seconds(session.pid) - before < 1.0
        session.resume()
        session.wait_for(barred(TAGGED + 1))
        assert session.quit() == 0
    assert tagged() == TAGGED


def test_a_tag_made_right_before_the_program_is_stopped_is_on_disk(
    library: Path, reader: Callable[..., TerminalSession], tagged: Callable[[], int]
) -> None:
    with reader(str(library)) as session:
        session.wait_for(barred(1))
        session.press("1", "ctrl+z")
        wait_until_stopped(session.pid)
        assert tagged() == 1
        session.wait_for(lambda session: session.modes == FOUND)
        assert session.is_cooked
        os.kill(session.pid, signal.SIGCONT)
        session.wait_for("ﺔﺤﻠﺳﺃ 1")
        assert not session.is_cooked
        assert session.quit() == 0
        assert_given_back(session)


def assert_drawn_right(session: TerminalSession) -> None:
    """Compare what stands on the screen with what is drawn anew after the program was stopped."""
    session.mark()
    shown = session.screen_lines()
    session.press("ctrl+z")
    wait_until_stopped(session.pid)
    os.kill(session.pid, signal.SIGCONT)
    session.wait_quiet(ready=lambda session: 1049 in session.modes)
    assert shown == session.screen_lines()


@pytest.mark.faults
def test_a_storm_of_sizes_loses_no_tag_and_ends_in_the_last_size(
    library: Path, reader: Callable[..., TerminalSession], tagged: Callable[[], int]
) -> None:
    with reader(str(library)) as session:
        session.wait_for(barred(1))
        for storm in range(1, 9):
            session.mark()
            session.stall()  # to read would take longer than the sizes may take to follow each other
            for number in range(50):
                session.resize(70 + number * 7 % 80, 17 + number * 5 % 30)
                if number % 10 == 0:
                    session.press("1", "j")
            session.resize(60, 16)
            session.resume()
            session.wait_for(barred(5 * storm + 1))
            session.wait_quiet(0.5)  # the program is told of many sizes
            assert_drawn_right(session)
        assert session.quit() == 0
        assert_given_back(session)
    assert tagged() == 40


@pytest.mark.parametrize(
    "_", [0, 1, *(pytest.param(each, marks=pytest.mark.faults) for each in range(2, 6))]
)  # where the order of the sizes is lost, it is lost every fourth time
def test_a_storm_of_sizes_at_the_start_ends_in_the_last_size(
    library: Path, reader: Callable[..., TerminalSession], _: int
) -> None:
    with reader(str(library)) as session:
        session.wait_for(barred(1))
        for number in range(300):
            session.resize(40 + number * 7 % 80, 12 + number * 5 % 30)
            if number % 10 == 0:
                session.press("1", "j")
        session.mark()
        session.resize(90, 28)
        session.wait_for(barred(31))
        session.wait_quiet(0.5)
        assert_drawn_right(session)
        assert session.quit() == 0


@pytest.mark.faults
def test_a_size_that_came_and_went_while_the_terminal_took_nothing_is_drawn_anew(
    library: Path, reader: Callable[..., TerminalSession], tagged: Callable[[], int]
) -> None:
    with reader(str(library)) as session:
        stall_while_tagging(session, library, tagged)
        session.resize(30, 10)
        session.resize(80, 24)
        session.resume()
        session.wait_for(barred(TAGGED + 1))
        session.wait_quiet(0.5)
        assert_drawn_right(session)
        assert session.quit() == 0
