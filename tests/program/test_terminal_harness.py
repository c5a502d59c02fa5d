"""The pseudo-terminal harness, with real programs: a shell, Python, less, curses, a Textual app."""

from __future__ import annotations

import os
import select
import shutil
import signal
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.support.processes import wait_until_idle
from tests.support.terminal import TerminalSession
from tests.support.terminal_keys import sequence
from tests.support.terminal_screen import Emulator
from tests.support.waiting import GUARD

if TYPE_CHECKING:
    from pathlib import Path

ECHO = r"""
import os, sys, termios, tty
before = termios.tcgetattr(0)
tty.setraw(0)
os.write(1, b"ready\r\n")
while (got := os.read(0, 1024)) != b"q":
    os.write(1, repr(got).encode() + b"\r\n")
termios.tcsetattr(0, termios.TCSANOW, before)
sys.exit(7)
"""

TEXTUAL = r"""
from textual.app import App, ComposeResult
from textual.widgets import Label

class Small(App[None]):
    BINDINGS = [("j", "say", "say"), ("q", "quit", "quit")]

    def compose(self) -> ComposeResult:
        yield Label("سلام hello", id="label")

    def action_say(self) -> None:
        self.query_one("#label", Label).update("pressed")

    def on_resize(self, event) -> None:
        self.query_one("#label", Label).update(f"{event.size.width} by {event.size.height}")

Small().run()
"""

CURSES = r"""
import curses

def main(screen):
    curses.curs_set(0)
    screen.addstr(0, 0, "-" * 40)
    screen.addstr(2, 5, "curses here")
    screen.refresh()
    while screen.getch() != ord("q"):
        screen.addstr(3, 5, "key")
        screen.refresh()

curses.wrapper(main)
"""


def python(program: str) -> list[str]:
    return [sys.executable, "-c", program]


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_keys_arrive_as_a_terminal_sends_them() -> None:
    with TerminalSession(python(ECHO)) as session:
        session.wait_for("ready")
        keys = {
            "up": "b'\\x1b[A'",
            "enter": "b'\\r'",
            "ctrl+d": "b'\\x04'",
            "alt+j": "b'\\x1bj'",
            "ت": repr("ت".encode()),
        }
        for key, arrives in keys.items():
            session.press(key)
            session.wait_for(arrives)
        session.paste("ab")
        session.wait_for("b'\\x1b[200~ab\\x1b[201~'")
        assert session.quit() == 7


@pytest.mark.parametrize("key", ["upp", "", "ctrl+", "ctrl+é", "hello"])
def test_a_key_that_does_not_exist_is_an_error(key: str) -> None:
    with pytest.raises(ValueError, match="no key"):
        sequence(key)


def test_a_program_has_the_terminal_for_its_own() -> None:
    program = """
import os
print(os.tcgetpgrp(0) == os.getpgrp(), *os.get_terminal_size())
open("/dev/tty").close()
print("own")
input()
"""
    with TerminalSession(python(program), columns=71, rows=13) as session:
        session.wait_for("True 71 13")
        session.wait_for("own")
        wait_until_idle(session.pid)  # a signal that comes right before Python waits for a line is not heard
        session.press("ctrl+c")
        session.wait_for("KeyboardInterrupt")
        assert session.wait_exit() == -signal.SIGINT


def test_what_the_outer_terminal_is_does_not_leak_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VTE_VERSION", "7000")
    monkeypatch.setenv("TMUX", "/tmp/tmux")  # noqa: S108 - nothing is opened
    program = "from os import environ as e; print(e.get('VTE_VERSION'), e.get('TMUX'), e['TERM'], e['MINE'])"
    with TerminalSession(python(program), env={"MINE": "yes", "TERM": "foot"}) as session:
        session.wait_for("None None foot yes")


def test_questions_are_answered_like_a_terminal_does() -> None:
    program = r"""
import os, tty
tty.setraw(0)
os.write(1, b"abc")
for question in (b"\x1b[c", b"\x1b[6n", b"\x1b[8$p"):
    os.write(1, question[:1]); os.write(1, question[1:])
    answer = os.read(0, 100)
    os.write(1, repr(answer).encode())
os.read(0, 1)
"""
    with TerminalSession(python(program), answers={b"\x1b[8$p": b"\x1b[8;1$y"}) as session:
        session.wait_for("abcb'\\x1b[?62;c'b'\\x1b[1;17R'b'\\x1b[8;1$y'")


def test_waiting_for_what_never_comes_shows_the_screen() -> None:
    with TerminalSession(python(ECHO)) as session:
        session.wait_for("ready")
        with pytest.raises(TimeoutError, match=r"no 'nothing' within 0.05 s; the screen:\n\|ready"):
            session.wait_for("nothing", timeout=0.05)


def test_waiting_ends_at_once_when_the_program_does() -> None:
    with TerminalSession(python("print('bye'); raise SystemExit(3)")) as session:
        began = time.monotonic()
        with pytest.raises(TimeoutError, match=r"\(the program ended with 3\); the screen:\n\|bye"):
            session.wait_for("nothing", timeout=10 * GUARD)
        assert time.monotonic() - began < GUARD
        assert session.wait_exit() == 3


def test_a_silence_ends_a_burst() -> None:
    program = "import time\nfor n in range(3):\n print(n, flush=True); time.sleep(0.02)\ntime.sleep(600)"
    began = time.perf_counter()
    with TerminalSession(python(program)) as session:
        burst = session.wait_quiet(0.5, ready=lambda session: "2" in session.screen_lines())
        assert burst.data == b"0\r\n1\r\n2\r\n"
        assert 0 < burst.last - burst.first <= time.perf_counter() - began - 0.5, "the silence does not count"
        session.mark()
        assert session.bytes_since_mark == b""
        with pytest.raises(TimeoutError, match="not quiet"):
            session.wait_quiet(0.1, timeout=0.3)


def test_a_program_that_never_stops_writing_does_not_hold_up_the_wait() -> None:
    program = "import time\nwhile True:\n print('y', flush=True); time.sleep(0.005)"
    with TerminalSession(python(program)) as session:
        with pytest.raises(TimeoutError, match="not quiet"):
            session.wait_quiet(1.0, timeout=1.5)
        session.wait_for("y")


def test_more_keys_than_the_terminal_holds_arrive_all() -> None:
    program = r"""
import os, tty
tty.setraw(0)
os.write(1, b"ready\r\n")
total = 0
while total < 300_000:
    total += len(os.read(0, 4096))
    os.write(1, b"." * 4_000 + b"\r")
os.write(1, b"\r\nall\r\n")
"""
    with TerminalSession(python(program)) as session:
        session.wait_for("ready")
        session.press(*("x" * 300_000))
        session.wait_for("all")


def test_closing_ends_a_program_that_does_not_want_to_and_its_children(tmp_path: Path) -> None:
    program = """
import signal, subprocess
signal.signal(signal.SIGTERM, signal.SIG_IGN)
signal.signal(signal.SIGHUP, signal.SIG_IGN)
pipe = open("pipe", "wb")
child = subprocess.Popen(["sleep", "600"], stderr=pipe)
print("begun", flush=True)
child.wait()
input()
"""
    os.mkfifo(tmp_path / "pipe")
    pipe = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        with TerminalSession(python(program), cwd=tmp_path) as session:
            session.wait_for("begun")
            pid = session.pid
            with pytest.raises(BlockingIOError):  # somebody could still write
                os.read(pipe, 1)
        assert not alive(pid)
        select.select([pipe], [], [], GUARD)  # the child is ended with its parent, and buried a little later
        assert os.read(pipe, 1) == b""  # nobody can: parent and child are gone
        session.close()
    finally:
        os.close(pipe)


def test_closing_ends_a_stopped_program() -> None:
    with TerminalSession(
        python("import os, signal; print('stop', flush=True); os.kill(os.getpid(), signal.SIGSTOP)")
    ) as session:
        session.wait_for("stop")
        pid = session.pid
    assert not alive(pid)


def test_a_program_that_is_not_there_says_so() -> None:
    with TerminalSession(["no-such-program"]) as session:
        assert session.wait_exit() == 127
        assert any("no-such-program" in line for line in session.screen_lines())


@pytest.mark.skipif(shutil.which("less") is None, reason="less is not installed")
def test_less_pages_and_gives_the_screen_back(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("".join(f"line {n}\n" for n in range(100)), encoding="utf-8")
    with TerminalSession(["sh", "-c", "echo before; less text; echo after"], rows=10, cwd=tmp_path) as session:
        session.wait_for("line 8")
        assert "before" not in session.screen_lines()
        session.press("space")
        session.wait_for("line 17")
        assert session.screen_lines()[0] == "line 9"
        session.press("b")
        session.wait_for(lambda session: session.screen_lines()[0] == "line 0")
        assert session.screen_lines()[8] == "line 8"
        assert session.quit() == 0
        assert [line for line in session.screen_lines() if line] == ["before", "after"]


def test_curses_is_shown() -> None:
    pytest.importorskip("curses")
    with TerminalSession(python(CURSES)) as session:
        session.wait_for("curses here")
        session.press("x")
        session.wait_for("key")
        assert session.screen_lines()[:4] == ["-" * 40, "", "     curses here", "     key"]
        assert session.quit() == 0


def test_a_textual_app_is_shown_resized_and_leaves_the_terminal_as_it_was() -> None:
    with TerminalSession(python(TEXTUAL), columns=60, rows=10) as session:
        session.wait_for("60 by 10")
        assert {1049, 1000, 2004} <= session.modes
        assert 25 not in session.modes
        for query in (b"\x1b[>", b"\x1b[?2026$p"):  # what must not derail the screen did come
            assert query in session.output
        assert [line for line in session.screen_lines() if line] == ["60 by 10"]
        session.press("j")
        session.wait_for("pressed")
        session.resize(80, 20)
        session.wait_for("80 by 20")
        assert len(session.screen_lines()) == 20
        assert session.quit() == 0
        assert b"\x1b[<u" in session.output
        assert session.modes == {7, 25}
        assert not any(session.screen_lines())


def shown(data: bytes, *, columns: int = 10, rows: int = 3) -> list[str]:
    whole, split = Emulator(columns, rows), Emulator(columns, rows)
    whole.feed(data)
    for position in range(len(data)):
        split.feed(data[position : position + 1])
    assert split.lines() == whole.lines()
    return whole.lines()


@pytest.mark.parametrize(
    "unshown",
    [
        b"\x1b[>25u",
        b"\x1b[<u",
        b"\x1b[=1u",
        b"\x1b[?2026$p",
        b"\x1b[8$p",
        b"\x1b[8l",
        b"\x1b[?4m",
        b"\x1b[>4;1m",
        b"\x1b[4:3m",
        b"\x1b[!p",
        b"\x1b[2 q",
        b"\x1b[>c",
        b"\x1b[>0q",
        b"\x1b[22;0;0t",
        b"\x1bP+q544e\x1b\\",
        b"\x1b_Gi=1;AAAA\x1b\\",
        b"\x1b]52;c;YWJj\x07",
        b"\x1b]11;?\x1b\\",
        b"\x1b(B",
        b"\x1b*B",
        b"\x1b F",
        b"\x1b=",
        "\u200e\u200d\u2066".encode(),
    ],
)
def test_a_sequence_that_shows_nothing_leaves_nothing(unshown: bytes) -> None:
    assert shown(b"ab" + unshown + b"cd") == ["abcd", "", ""]


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"a\x1b[3bc", ["aaaac", "", ""]),
        (b"1\r\n2\r\n3\x1b[1Sx", ["2", "3", " x"]),
        (b"1\r\n2\x1b[T", ["", "1", "2"]),
        (b"ab\x1b[sc\x1b[uX", ["abX", "", ""]),
        ("سُل".encode(), ["سُل", "", ""]),
        ("0123456789\u064eab".encode(), ["0123456789\u064e", "ab", ""]),
        ("🚀\u0301x\r".encode(), ["🚀\u0301x", "", ""]),
        ("🚀x\ra".encode(), ["ax", "", ""]),
        (b"main\x1b[?1049h\x1b[Halt\x1b[?1049l", ["main", "", ""]),
        (b"\x1b\x1b[2;2Hx", ["", " x", ""]),
    ],
)
def test_what_pyte_alone_gets_wrong(data: bytes, lines: list[str]) -> None:
    assert shown(data) == lines
