"""``hashiya doctor`` in a real pseudo-terminal: what it tells, what it asks, and what it keeps."""

from __future__ import annotations

import json
import os
import signal
from typing import TYPE_CHECKING

import pytest

from tests.support.command import environment, program
from tests.support.places import PATIENT
from tests.support.terminal import TerminalSession

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


PUTTY = {b"\x1b[>c": b"\x1b[>0;136;0c"}
MLTERM = {b"\x1b[>c": b"\x1b[>24;279;0c"}
FOUND = frozenset({7, 25})
ENTER, LEAVE = b"\x1b[?1049h", b"\x1b[?1049l"
FENCE = "\u2800".encode()


def doctor(
    home: Path, *arguments: str, answers: Mapping[bytes, bytes] | None = None, columns: int = 90, **more: str
) -> TerminalSession:
    env = environment(
        home, {"XDG_STATE_HOME": str(home / "state"), "TERM": "xterm-256color", "PYTHONPATH": PATIENT, **more}
    )
    return TerminalSession(
        list(map(str, program("doctor", *arguments))), columns=columns, rows=40, env=env, cwd=home, answers=answers
    )


def showing(mode: str) -> Callable[[TerminalSession], bool]:
    """Return whether the card is shown in ``mode``."""
    return lambda session: mode in (line.strip() for line in session.screen_lines())


def kept(home: Path) -> object:
    file = home / "state" / "hashiya" / "terminals.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def test_it_says_which_terminal_this_is_and_why(tmp_path: Path) -> None:
    with doctor(tmp_path, answers=PUTTY) as session:
        session.wait_for("y: yes")
        session.press("q")
        session.wait_for("nothing was changed")
        assert session.wait_exit() == 0
        told = "\n".join(session.screen_lines())
    for fact in ("terminal   PuTTY", "DA2: 0;136;0", "mode       implicit", "Disable bidirectional text display"):
        assert fact in told, told
    assert kept(tmp_path) == {}


def test_what_reads_right_is_kept_and_used_from_then_on(tmp_path: Path) -> None:
    with doctor(tmp_path) as session:
        session.wait_for(showing("visual"))
        session.press("n")
        session.wait_for(showing("marks"))
        assert "\u200e".encode() in session.output
        session.press("y")
        session.wait_for("marks, after")
        session.press("ى")
        session.wait_for("marks, before")
        session.press("غ")
        session.wait_for("Press the keys 1 to 8")
        session.press("&")
        session.press("1")
        session.say(b"\x1b[3@\x1b[A\x1bO2R\x9b3@")  # keys of which no part is a sign
        session.press("(")
        session.press("\x7f")
        session.press("é")
        session.press("&")
        session.wait_for("& é")
        session.press("\r")
        session.wait_for("kept for the keyboard: &é")
        assert session.wait_exit() == 0
        assert session.modes == FOUND
    (answer,) = dict(kept(tmp_path)).values()  # type: ignore[call-overload]
    assert answer == {"mode": "marks", "tashkeel": "before"}

    with doctor(tmp_path) as session:
        session.wait_for("y: yes")
        session.press("q")
        assert session.wait_exit() == 0
        told = "\n".join(session.screen_lines())
    assert "mode       marks (hashiya doctor)" in told
    assert "tashkeel   before" in told


def test_marks_that_stand_nowhere_right_are_left_out(tmp_path: Path) -> None:
    with doctor(tmp_path) as session:
        session.wait_for(showing("visual"))
        session.press("y")
        session.wait_for("visual, after")
        session.press("n")
        session.wait_for("visual, before")
        session.press("n")
        session.wait_for("Press the keys 1 to 8")
        session.press("\x1b")
        session.wait_for("nothing more was changed")
        assert session.wait_exit() == 0
    assert [*dict(kept(tmp_path)).values()] == [{"mode": "visual", "tashkeel": "strip"}]  # type: ignore[call-overload]


def test_where_nothing_reads_right_nothing_is_kept(tmp_path: Path) -> None:
    with doctor(tmp_path) as session:
        for mode in ("visual", "marks", "implicit", "words"):
            session.wait_for(showing(mode))
            session.press("n")
        session.wait_for("no mode reads right")
        assert session.wait_exit() == 0
    assert kept(tmp_path) == {}


def test_each_card_has_a_screen_of_its_own_between_its_own_sequences(tmp_path: Path) -> None:
    with doctor(tmp_path, answers=MLTERM) as session:
        session.wait_for(showing("visual"))
        session.press("n")
        session.wait_for(showing("marks"))
        session.press("n")
        session.wait_for(showing("implicit"))
        session.press("q")
        assert session.wait_exit() == 0
        output = session.output
    off, on = b"\x1b]5379;use_ctl=false\x07", b"\x1b]5379;use_ctl=true\x07"
    assert output.count(ENTER) == output.count(LEAVE) == 3
    first, second, third = (part.split(LEAVE)[0] for part in output.split(ENTER)[1:])
    assert output.count(off + ENTER) == output.count(LEAVE + on) == 2, "not where the terminal shall reorder"
    assert FENCE not in first + second
    assert FENCE in third


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_gives_the_terminal_back(tmp_path: Path, number: signal.Signals) -> None:
    with doctor(tmp_path, answers=MLTERM) as session:
        session.wait_for(showing("visual"))
        os.kill(session.pid, number)
        assert session.wait_exit() == 128 + number
        assert session.modes == FOUND
        assert session.output.endswith(LEAVE + b"\x1b]5379;use_ctl=true\x07")


def test_a_flag_goes_before_the_answer_and_it_says_so(tmp_path: Path) -> None:
    with doctor(tmp_path, HASHIYA_BIDI="marks") as session:
        session.wait_for(showing("marks"))
        session.press("y")
        session.wait_for("marks, after")
        session.press("y")
        session.wait_for("Press the keys 1 to 8")
        session.press(*"!@#$%^&*")
        session.wait_for("HASHIYA_BIDI goes before it")
        assert session.wait_exit() == 0


def test_an_answer_can_be_forgotten(tmp_path: Path) -> None:
    with doctor(tmp_path) as session:
        session.wait_for(showing("visual"))
        session.press("y")
        session.wait_for("visual, after")
        session.press("y")
        session.wait_for("Press the keys 1 to 8")
        session.press("\r")
        assert session.wait_exit() == 0
    assert kept(tmp_path)
    assert (tmp_path / "state" / "hashiya" / "put_keys").read_text(encoding="utf-8") == "!@#$%^&*\n"
    with doctor(tmp_path, "--forget") as session:
        session.wait_for("nothing is kept")
        assert session.wait_exit() == 0
    assert kept(tmp_path) == {}
    assert not (tmp_path / "state" / "hashiya" / "put_keys").exists()


def test_the_report_is_json_of_what_was_answered(tmp_path: Path) -> None:
    with doctor(tmp_path, "--report", answers=PUTTY, columns=200, SSH_CONNECTION="10.1.2.3") as session:
        session.wait_for("}")
        assert session.wait_exit() == 0
        text = "\n".join(session.screen_lines())
    report = json.loads(text[text.index("{") :])
    assert report["replies"] == {"bdsm": None, "version": None, "da3": None, "da2": "0;136;0", "da1": "62;"}
    assert (report["terminal"], report["mode"], report["tashkeel"]) == ("putty", "implicit", "after")
    assert report["environment"]["TERM"] == "xterm-256color"
    assert report["environment"]["SSH_CONNECTION"] == "set", "nobody's address is told"
