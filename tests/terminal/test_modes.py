"""The installed command in pseudo-terminals that answer as real ones do: what each is told, and when."""

from __future__ import annotations

import os
import re
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.processes import wait_until_stopped
from tests.support.reading import ENTER, LEAVE, SECOND, barred
from tests.support.terminal_kinds import ANY_SWITCH, DA2_QUESTION, ERASE, FENCE, KINDS, KITTY, LRM, Kind, assert_told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.terminal import TerminalSession


REVERSED_WORDS = " ".join(word[::-1] for word in SECOND.split())


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at /proc for a stopped process")
@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_each_terminal_is_told_what_it_understands_as_long_as_the_reader_has_it(
    library: Path, reader: Callable[..., TerminalSession], kind: Kind
) -> None:
    with reader(str(library), answers=kind.answers) as session:
        session.wait_for(barred(1))
        session.press("ctrl+z")
        wait_until_stopped(session.pid)
        session.wait_for(lambda session: session.output.count(LEAVE) == 1)
        session.mark()
        assert kind.end in session.output.rpartition(LEAVE)[2]
        os.kill(session.pid, signal.SIGCONT)
        session.wait_for(barred(1))
        session.wait_for(lambda session: session.output.count(ENTER) == 2)
        session.press("j")
        session.wait_for(barred(2))
        assert session.quit() == 0
        assert_told(session.output, kind)


@pytest.mark.parametrize("way", ["q", "ctrl+q", signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_however_it_ends_the_terminal_gets_its_order_back(
    library: Path, reader: Callable[..., TerminalSession], way: str | signal.Signals
) -> None:
    with reader(str(library), answers=KINDS["konsole"].answers) as session:
        session.wait_for(barred(1))
        if isinstance(way, str):
            assert session.quit(way) == 0
        else:
            os.kill(session.pid, way)
            session.wait_exit()
        assert_told(session.output, KINDS["konsole"])


BROKEN = """
from tui.cli.main import main
from tui.ui.actions.reading import Reading

def fail(self):
    raise RuntimeError("broken here")

Reading.copy = fail
main()
"""


def test_an_error_of_the_reader_gives_the_terminal_its_order_back(
    library: Path, home: Path, reader: Callable[..., TerminalSession]
) -> None:
    start = [sys.executable, "-c", BROKEN]
    with reader(str(library), command=start, answers=KINDS["konsole"].answers) as session:
        session.wait_for(barred(1))
        session.press("y")
        assert session.wait_exit() == 1
        assert "broken here" in (home / "hashiya" / "error.txt").read_text(encoding="utf-8")
        assert_told(session.output, KINDS["konsole"])


def test_the_next_mode_ends_the_last_one_and_everything_is_drawn_again(
    library: Path, reader: Callable[..., TerminalSession]
) -> None:
    konsole = KINDS["konsole"]
    switches = [
        ("marks", konsole.end + konsole.start + ERASE, LRM),
        ("implicit", konsole.end + ERASE, FENCE),
        ("plain", ERASE, "مقتضب".encode()),
        ("words", ERASE, REVERSED_WORDS.encode()),
        ("visual", konsole.start + ERASE, SECOND.encode()),
    ]
    with reader(str(library), answers=konsole.answers) as session:
        session.wait_for(barred(1))
        session.press("j")
        session.wait_for(barred(2))
        session.wait_quiet()
        before = session.screen_lines()
        for mode, switch, sent in switches:
            session.mark()
            session.press("B")
            session.wait_for(mode)
            session.wait_quiet()
            told, after = session.bytes_since_mark.split(switch)
            assert not ANY_SWITCH.search(told + after)
            assert sent in after
            drawn = re.findall(rb"\x1b\[(\d+);\d*H", after)
            assert {int(row) for row in drawn} >= set(range(1, 25)), "every row"
            if mode == "marks":
                assert session.screen_lines()[1:-2] == before[1:-2]
        assert session.screen_lines()[1:-2] == before[1:-2]
        session.press("B")
        session.wait_for("marks")
        assert session.quit() == 0
        assert session.output.rfind(konsole.end) > session.output.rfind(LEAVE)


def test_in_kitty_words_are_sent_for_it_to_reverse_and_it_is_said_what_to_press_where_it_does_not(
    library: Path, home: Path, reader: Callable[..., TerminalSession]
) -> None:
    """Whether it does is in its settings. What the doctor has kept of it is as good as known."""
    answers = home / "hashiya" / "terminals.json"
    with reader(str(library), answers=KITTY.answers) as session:
        session.wait_for("(backwards)")
        assert REVERSED_WORDS.encode() in session.output
        assert SECOND.encode() not in session.output
        assert not ANY_SWITCH.search(session.output)
        session.mark()
        session.press("B")
        session.wait_for("visual")
        session.wait_quiet()
        assert SECOND.encode() in session.bytes_since_mark
        assert session.quit() == 0
    answers.parent.mkdir(exist_ok=True)
    answers.write_text('{"kitty": {"mode": "visual", "tashkeel": "after"}}', encoding="utf-8")
    with reader(str(library), answers=KITTY.answers) as session:
        session.wait_for(barred(1))
        session.wait_quiet()
        assert not any("backwards" in line or "visual" in line for line in session.screen_lines())
        assert SECOND.encode() in session.output
        assert session.quit() == 0


def test_inside_screen_the_colours_of_the_terminal_behind_it_do_not_count(
    library: Path, reader: Callable[..., TerminalSession]
) -> None:
    answers = {DA2_QUESTION: b"\x1b[>83;40900;0c"}
    with reader(str(library), answers=answers, TERM="screen.xterm-256color", COLORTERM="truecolor") as session:
        session.wait_for(barred(1))
        assert session.quit() == 0
        assert b"8;5;" in session.output
        assert not re.search(rb"[34]8;2;", session.output)
    with reader(str(library), TERM="xterm-256color", COLORTERM="truecolor") as session:
        session.wait_for(barred(1))
        assert session.quit() == 0
        assert re.search(rb"[34]8;2;", session.output)


MOUSE = b"\x1b[?1000h"


@pytest.mark.parametrize(
    ("name", "more", "asked"),
    [
        ("vte", {}, True),
        ("screen", {}, False),
        ("screen", {"HASHIYA_MOUSE": "1"}, True),
        ("vte", {"SSH_CONNECTION": "::1 1 ::1 22"}, False),
        ("vte", {"HASHIYA_MOUSE": "0"}, False),
    ],
)
def test_mouse_events_are_asked_for_where_they_do_no_harm(
    library: Path, reader: Callable[..., TerminalSession], name: str, more: dict[str, str], *, asked: bool
) -> None:
    """GNU screen keeps Esc back until the next key while it reports the mouse."""
    answers = {b"\x1b[>c": b"\x1b[>83;40900;0c"} if name == "screen" else KINDS[name].answers
    with reader(str(library), answers=answers, **more) as session:
        session.wait_for(barred(1))
        assert (MOUSE in session.output) == asked
        assert session.quit() == 0
