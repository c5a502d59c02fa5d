"""Copying from inside GNU screen: nothing of the text is printed, all of it reaches the terminal behind."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.support.reading import barred
from tui.terminal.clipboard import passed_through

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.terminal import TerminalSession

LIMIT = 240
SCREEN = {b"\x1b[>c": b"\x1b[>83;40900;0c"}


def osc52(text: str) -> str:
    return f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\x07"


def behind(sent: str) -> str:
    """Return what screen hands on of the DCS strings it is sent; check that it can take each."""
    strings = re.findall("\x1bP(.*?)\x1b\\\\", sent, re.DOTALL)
    assert all(len(string) <= LIMIT for string in strings)
    return "".join(strings)


@given(st.text(max_size=2000), st.text(st.sampled_from("ab\x1b[31m"), max_size=9))
def test_what_is_passed_through_is_the_sequence_itself(text: str, around: str) -> None:
    sent = passed_through(f"{around}{osc52(text)}{around}", LIMIT)
    assert sent.startswith(around)
    assert sent.endswith(around)
    assert behind(sent[len(around) :]) == osc52(text)


@given(st.text(max_size=99))
def test_other_sequences_stay_as_they_are(data: str) -> None:
    assert passed_through(f"\x1b[1;1H{data.replace(chr(27), '')}", LIMIT).removeprefix("\x1b[1;1H") == data.replace(
        "\x1b", ""
    )


def test_a_paragraph_is_copied_from_inside_screen(library: Path, reader: Callable[..., TerminalSession]) -> None:
    text = (library / "01-lavrov-pyongyang.txt").read_text(encoding="utf-8")
    with reader(str(library), answers=SCREEN) as session:
        session.wait_for(barred(1))
        session.press("y")
        session.wait_for("1ﻑ ﺖﺨ")
        assert session.quit() == 0
        sent = session.output.decode()
    (encoded,) = re.findall("\x1b]52;c;([^\x07]*)\x07", behind(sent))
    copied = base64.b64decode(encoded).decode()
    assert text.startswith(copied)
    assert len(copied) > LIMIT
    assert osc52(copied) not in sent
