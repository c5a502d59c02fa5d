"""Asking a real pseudo-terminal: the test itself plays the terminal at the other end, and nothing sleeps."""

from __future__ import annotations

import os
import select
import termios
import threading
import time
from typing import TYPE_CHECKING, Self

import pytest

from tests.support.waiting import GUARD
from tui.terminal.probe import LONGEST_WAIT, Probe, hand_back, is_typed_ahead

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

QUESTIONS = b"\x1b7\x1b[8$p\x1b[>q\x1b[=c\x1b[>c\x1b[c\x1b8\x1b[K"
"""DECSC, DECRQM 8, XTVERSION, DA3, DA2, DA1, DECRC, EL (xterm's ctlseqs)."""

APPLE = {"TERM_PROGRAM": "Apple_Terminal"}
BDSM, VERSION, DA2, DA1 = b"\x1b[8;1$y", b"\x1bP>|a name 1.0\x1b\\", b"\x1b[>65;7006;1c", b"\x1b[?65;1;9c"


class PseudoTerminal:
    """A terminal of which ``slave`` is what a program has open; the test writes keys and answers."""

    def __init__(self) -> None:
        self.master, self.slave = os.openpty()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close_window()
        os.close(self.slave)

    def close_window(self) -> None:
        if self.master >= 0:
            os.close(self.master)
        self.master = -1

    def attributes(self) -> list[object]:
        return termios.tcgetattr(self.slave)

    def write(self, data: bytes) -> None:
        os.write(self.master, data)

    def read(self, wanted: bytes) -> bytes:
        """Return what the program has written, once the wanted bytes are among it."""
        written = b""
        while wanted not in written:
            assert select.select([self.master], [], [], GUARD)[0], written
            written += os.read(self.master, 4096)
        return written

    def is_quiet(self) -> bool:
        return not select.select([self.master], [], [], 0)[0]


@pytest.fixture
def terminal() -> Iterator[PseudoTerminal]:
    with PseudoTerminal() as terminal:
        yield terminal


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the probe wait as long as a busy machine needs; a test with this has an end to wait for."""
    monkeypatch.setattr("tui.terminal.probe.LONGEST_WAIT", GUARD)


def test_the_questions_are_written_at_once_and_leave_no_trace(terminal: PseudoTerminal) -> None:
    with Probe(terminal.slave, {}):
        assert terminal.read(b"\x1b[K") == QUESTIONS
    assert terminal.is_quiet()


def test_apples_terminal_is_not_asked_for_bdsm(terminal: PseudoTerminal) -> None:
    with Probe(terminal.slave, APPLE):
        assert terminal.read(b"\x1b[K") == QUESTIONS.replace(b"\x1b[8$p", b"")


@pytest.mark.usefixtures("patient")
def test_what_is_answered_and_what_is_typed_are_told_apart(terminal: PseudoTerminal) -> None:
    terminal.write(b"a")
    with Probe(terminal.slave, {}) as probe:
        terminal.write(b"b" + BDSM + b"\x1b[A" + VERSION + "ت".encode() + DA2 + b"\r" + DA1 + b"c")
        replies = probe.replies()

    assert (replies.bdsm, replies.version, replies.da3, replies.da2) == (1, "a name 1.0", None, "65;7006;1")
    assert replies.is_complete
    assert replies.typed == "ab\x1b[Aت\rc".encode()


@pytest.mark.usefixtures("patient")
def test_answers_in_pieces_are_waited_for_to_the_last(terminal: PseudoTerminal) -> None:
    pieces = [BDSM[:1], BDSM[1:] + b"x" + VERSION[:5], VERSION[5:], DA1[:2], DA1[2:]]

    def answer() -> None:
        terminal.read(b"\x1b[K")
        for piece in pieces:
            terminal.write(piece)

    playing = threading.Thread(target=answer)
    with Probe(terminal.slave, {}) as probe:
        playing.start()
        replies = probe.replies()
    playing.join()

    assert (replies.bdsm, replies.version, replies.typed, replies.is_complete) == (1, "a name 1.0", b"x", True)


def test_a_silent_terminal_is_given_up_and_its_keys_are_kept(terminal: PseudoTerminal) -> None:
    began = time.monotonic()
    with Probe(terminal.slave, {}) as probe:
        terminal.write(b"j1\x1b")
        replies = probe.replies()

    assert time.monotonic() - began < 20 * LONGEST_WAIT, "the time is what is promised"
    assert not replies.is_complete
    assert replies.typed == b"j1\x1b"


@pytest.mark.usefixtures("patient")
def test_a_terminal_that_is_gone_is_not_waited_for(terminal: PseudoTerminal) -> None:
    with Probe(terminal.slave, {}) as probe:
        terminal.close_window()
        replies = probe.replies()

    assert not replies.is_complete


def ending_normally(probe: Probe) -> None:
    probe.replies()


def ending_without_a_look(_: Probe) -> None:
    pass


def ending_with_an_error(_: Probe) -> None:
    raise LookupError


@pytest.mark.parametrize("local", [0, termios.ICANON, termios.ICANON | termios.ECHO | termios.ISIG | termios.IEXTEN])
@pytest.mark.parametrize("ending", [ending_normally, ending_without_a_look, ending_with_an_error])
def test_the_terminal_is_left_as_it_was_found(
    terminal: PseudoTerminal, local: int, ending: Callable[[Probe], None]
) -> None:
    attributes = termios.tcgetattr(terminal.slave)
    attributes[3] = local
    attributes[0] |= termios.IXANY
    attributes[6][termios.VMIN], attributes[6][termios.VTIME] = 3, 4
    termios.tcsetattr(terminal.slave, termios.TCSANOW, attributes)
    before = terminal.attributes()
    try:
        with Probe(terminal.slave, {}) as probe:
            silent = terminal.attributes()
            terminal.write(DA1)
            ending(probe)
    except LookupError:
        pass

    assert terminal.attributes() == before
    assert isinstance(silent[3], int)
    assert not silent[3] & (termios.ICANON | termios.ECHO)


@pytest.mark.usefixtures("patient")
def test_meanwhile_neither_keys_nor_answers_are_echoed_or_act_as_signals(terminal: PseudoTerminal) -> None:
    with Probe(terminal.slave, {}) as probe:
        terminal.read(b"\x1b[K")
        terminal.write(b"j\x03\x1a\r" + BDSM + DA1)
        assert probe.replies().typed == b"j\x03\x1a\r"
        assert terminal.is_quiet()


def test_what_is_no_terminal_is_asked_nothing() -> None:
    reading, writing = os.pipe()
    try:
        for fileno in (reading, writing):
            with Probe(fileno, {}) as probe:
                replies = probe.replies()
            assert (replies.typed, replies.is_complete) == (b"", False)
        assert not select.select([reading], [], [], 0)[0]
    finally:
        os.close(reading)
        os.close(writing)


@pytest.mark.usefixtures("patient")
def test_a_standard_input_for_reading_alone_is_asked_as_well(terminal: PseudoTerminal) -> None:
    only_read = os.open(os.ttyname(terminal.slave), os.O_RDONLY | os.O_NOCTTY)
    try:
        with Probe(only_read, {}) as probe:
            assert terminal.read(b"\x1b[K") == QUESTIONS
            terminal.write(DA1)
            assert probe.replies().is_complete
    finally:
        os.close(only_read)


@pytest.mark.usefixtures("patient")
def test_a_terminal_without_a_name_is_asked_as_well(terminal: PseudoTerminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in containers that do not see the file of the terminal they were given."""
    monkeypatch.setattr("os.ttyname", lambda _: "/nowhere")
    with Probe(terminal.slave, {}) as probe:
        assert terminal.read(b"\x1b[K") == QUESTIONS
        terminal.write(DA1)
        assert probe.replies().is_complete


def test_a_terminal_that_cannot_be_written_to_is_left_alone(
    terminal: PseudoTerminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_read = os.open(os.ttyname(terminal.slave), os.O_RDONLY | os.O_NOCTTY)
    monkeypatch.setattr("os.ttyname", lambda _: "/nowhere")
    before = terminal.attributes()
    try:
        with Probe(only_read, {}) as probe:
            assert terminal.attributes() == before
            terminal.write(b"j\r")
            assert probe.replies().typed == b""
    finally:
        os.close(only_read)


class Stdin:
    """Standard input on another file."""

    def __init__(self, fileno: int) -> None:
        self.fileno = lambda: fileno


def test_keys_that_wait_are_noticed_and_left_where_they_are(
    terminal: PseudoTerminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Stdin(terminal.slave))

    assert not is_typed_ahead()
    terminal.write(b"j\r")
    assert is_typed_ahead()
    assert os.read(terminal.slave, 10) == b"j\n"


def test_keys_are_handed_back_where_the_system_lets_them_be(
    terminal: PseudoTerminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Stdin(terminal.slave))

    hand_back(b"j\r")

    handed_back = os.read(terminal.slave, 10) if is_typed_ahead() else b""
    assert handed_back in (b"j\n", b"")
