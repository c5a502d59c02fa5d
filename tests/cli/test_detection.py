"""Who decides how Arabic is sent: the flag, the variable, the configuration, the saved answer, the terminal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.support.reading import ENTER, TITLE, barred
from tests.support.terminal_kinds import ANY_SWITCH, DA1_QUESTION, FENCE, KINDS, LRM
from tui.cli.context import Invocation
from tui.model import BidiMode, Tashkeel
from tui.settings import Settings
from tui.state.terminal_answers import TerminalAnswer, TerminalAnswers
from tui.terminal.choice import Preference
from tui.terminal.replies import Replies

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.terminal import TerminalSession


@dataclass(frozen=True)
class Said:
    """What the person said of the terminal, in each place where it can be said."""

    flag: str = ""
    variable: str = ""
    config: str = ""
    saved: str = ""


def configure(home: Path, line: str) -> None:
    (home / "hashiya").mkdir(exist_ok=True)
    (home / "hashiya" / "config.toml").write_text(f"{line}\n", encoding="utf-8")


def mode_of(session: TerminalSession) -> str:
    """Return the mode that what was sent is in."""
    if LRM in session.output:
        return "marks"
    if FENCE in session.output:
        return "implicit"
    return "visual" if TITLE.encode() in session.output else "plain"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (Said("implicit", "marks", "plain", "visual"), "implicit"),
        (Said("", "marks", "plain", "visual"), "marks"),
        (Said("", "", "plain", "visual"), "plain"),
        (Said("", "", "auto", "visual"), "visual"),
        (Said("", "", "", "marks"), "marks"),
        (Said(), "implicit"),
        (Said("visual"), "visual"),
    ],
)
@pytest.mark.parametrize("before_the_path", [True, False])
def test_the_flag_goes_before_the_variable_the_configuration_and_the_saved_answer(  # noqa: PLR0913 - fixtures, too
    library: Path,
    home: Path,
    reader: Callable[..., TerminalSession],
    said: Said,
    expected: str,
    *,
    before_the_path: bool,
) -> None:
    """The terminal is PuTTY, whose own mode is implicit."""
    configure(home, f'bidi = "{said.config}"' if said.config else "")
    if said.saved:
        answers = TerminalAnswers(home / "hashiya" / "terminals.json")
        answers.set("putty", TerminalAnswer(BidiMode(said.saved), Tashkeel.AFTER))
        answers.set("vte", TerminalAnswer(BidiMode.PLAIN, Tashkeel.AFTER))
    flags = ["--bidi", said.flag] if said.flag else []
    arguments = [*flags, str(library)] if before_the_path else ["read", str(library), *flags]
    environ = {"HASHIYA_BIDI": said.variable} if said.variable else {}
    with reader(*arguments, answers=KINDS["putty"].answers, **environ) as session:
        session.wait_for("▐")
        session.press("j")
        session.wait_for(barred(2))
        assert session.quit() == 0
        assert mode_of(session) == expected
        told = ANY_SWITCH.findall(session.output)
        assert told == ([b"\x1b[8l", b"\x1b[8h"] if expected in ("visual", "marks") else [])


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (Said(), "after"),
        (Said("before"), "before"),
        (Said("strip", "", "before"), "strip"),
        (Said("", "before", "strip"), "before"),
        (Said("strip", "before"), "strip"),
        (Said("", "", "strip"), "strip"),
    ],
)
def test_marks_are_sent_where_the_person_wants_them(
    home: Path, reader: Callable[..., TerminalSession], said: Said, expected: str
) -> None:
    article = home / "one.txt"
    article.write_text("عنوان\n\nسُس ثم نص\n", encoding="utf-8")
    configure(home, f'tashkeel = "{said.config}"' if said.config else "")
    flags = ["--tashkeel", said.flag] if said.flag else []
    environ = {"HASHIYA_TASHKEEL": said.variable} if said.variable else {}
    with reader(*flags, str(article), **environ) as session:
        session.wait_for(barred(1))
        session.press("j")
        session.wait_for(barred(2))
        assert session.quit() == 0
        text = re.sub(rb"\x1b\[[\d;:]*[A-Za-z]", b"", session.output).decode()
    seen = "after" if "ﺲﺳُ" in text else "before" if "ﺲُﺳ" in text else "strip" if "ﺲﺳ" in text else "neither"
    assert seen == expected
    assert ("\u064f" in text) == (expected != "strip")


@pytest.mark.parametrize("option", ["bidi", "tashkeel"])
def test_a_value_that_is_none_is_an_error_in_a_flag_and_a_warning_in_the_configuration(
    library: Path, home: Path, reader: Callable[..., TerminalSession], option: str
) -> None:
    with reader(f"--{option}", "sideways", str(library)) as session:
        assert session.wait_exit() == 2
        assert ENTER not in session.output
        assert b"sideways" in session.output
        assert DA1_QUESTION not in session.output
    with reader(str(library), **{f"HASHIYA_{option.upper()}": "sideways"}) as session:
        assert session.wait_exit() == 2
    configure(home, f'{option} = "sideways"')
    with reader(str(library), columns=200) as session:
        session.wait_for("sideways")
        session.wait_for(TITLE)
        assert session.quit() == 0
        assert mode_of(session) == "visual"


@pytest.mark.parametrize(
    ("group", "command", "decided_by"),
    [
        (Preference("HASHIYA_BIDI", BidiMode.MARKS), Preference("--bidi"), "HASHIYA_BIDI"),
        (Preference("HASHIYA_BIDI", BidiMode.MARKS), Preference("--mode", BidiMode.PLAIN), "--mode"),
        (Preference("--bidi", BidiMode.MARKS), None, "--bidi"),
        (Preference("--bidi"), Preference("--bidi"), ""),
    ],
)
def test_what_decided_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, group: Preference, command: Preference | None, decided_by: str
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    detection = Invocation(None, None, group).detection(Settings("tester"), command)

    assert detection.choose(Replies(), {}).decided_by == decided_by
