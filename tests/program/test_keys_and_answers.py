"""Keys and answers that come together, or late: every key acts once, every answer counts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.reading import ENTER, barred, paragraphs
from tests.support.terminal_kinds import (
    ANY_SWITCH,
    DA1_QUESTION,
    DA2_QUESTION,
    ERASE,
    FENCE,
    KINDS,
    LRM,
    SILENT,
    VERSION_QUESTION,
    Kind,
    assert_told,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.terminal import TerminalSession


def has_begun(session: TerminalSession) -> bool:
    return ENTER in session.output


def test_keys_pressed_before_the_first_screen_act_once_and_in_order(
    library: Path, reader: Callable[..., TerminalSession]
) -> None:
    with reader(str(library), answers=KINDS["vte"].answers) as session:
        session.press("j", "1")
        session.wait_for("ﺔﺤﻠﺳﺃ 1")
        session.press("j")
        session.wait_for(barred(3))
        assert session.quit() == 0
    (only,) = paragraphs(library)
    assert only.quote.startswith("وبعد جلسة عمل")


def test_keys_among_the_answers_act_once_and_in_order(library: Path, reader: Callable[..., TerminalSession]) -> None:
    answers = {
        **KINDS["mlterm"].answers,
        VERSION_QUESTION: b"j",
        DA2_QUESTION: b"1\x1b[>24;279;0cj2",
        DA1_QUESTION: b"\x1b[?6cj",
    }
    with reader(str(library), answers=answers) as session:
        session.wait_for(barred(4))
        assert session.quit() == 0
        assert_told(session.output, KINDS["mlterm"])
    tagged = [[*each.themes] for each in paragraphs(library)]
    assert tagged == [["arms"], ["space-cooperation"]]


@pytest.mark.parametrize("pressed", [("j", "1"), ("esc", "j", "1")])
def test_keys_in_a_terminal_that_does_not_answer_act_once_and_in_order(
    library: Path, reader: Callable[..., TerminalSession], pressed: tuple[str, ...]
) -> None:
    with reader(str(library), answers=SILENT.answers) as session:
        session.wait_for(lambda session: DA1_QUESTION in session.output)
        session.press(*pressed[:1])
        session.wait_for(has_begun)
        session.wait_for("▐")
        session.wait_quiet()  # or ESC and what follows it were Alt and a key
        session.press(*pressed[1:])
        session.wait_for("ﺔﺤﻠﺳﺃ 1")
        assert session.quit() == 0
    (only,) = paragraphs(library)
    assert only.quote.startswith("وبعد جلسة عمل")


BELATED = b"\x1b[8;0$y\x1bP>|1q1\x1b\\\x1bP!|000000\x1b\\\x1b[>%bc\x1b[?63;1;2;3c"
"""Answers in which a key would tag, or leave."""


@pytest.mark.parametrize(
    ("attributes", "kind", "expected"),
    [
        (b"0;136;0", KINDS["putty"], FENCE),
        (b"24;279;0", KINDS["mlterm"], b"use_ctl=false"),
        (b"84;0;0", KINDS["tmux"], LRM),
    ],
)
@pytest.mark.parametrize("early", [0, 9, 30])
def test_answers_that_come_late_change_the_mode_and_press_no_key(  # noqa: PLR0913, PLR0917 - fixtures, too
    library: Path,
    reader: Callable[..., TerminalSession],
    attributes: bytes,
    kind: Kind,
    expected: bytes,
    early: int,
) -> None:
    """``early`` bytes of the answers come in time: the probe's patience ends in their midst."""
    belated = BELATED % attributes
    answers = {DA1_QUESTION: b"", DA2_QUESTION: belated[:early]}
    with reader(str(library), answers=answers) as session:
        session.wait_for(barred(1))
        session.wait_quiet()
        session.mark()
        assert expected not in session.output
        session.say(belated[early:35])
        session.say(belated[35:])
        session.press("j")
        session.wait_for(lambda session: expected in session.output and ERASE in session.bytes_since_mark)
        session.wait_for(barred(2))
        session.press("k")
        session.wait_for(barred(1))
        assert session.quit() == 0
        told = [found[0] for found in ANY_SWITCH.finditer(session.output)]
        assert told == [*filter(None, [SILENT.start, SILENT.end, kind.start, kind.end])]
    assert not (library / "tags.json").exists()


def test_late_answers_that_change_nothing_draw_nothing(library: Path, reader: Callable[..., TerminalSession]) -> None:
    with reader(str(library), answers=SILENT.answers) as session:
        session.wait_for(barred(1))
        session.wait_quiet()
        session.mark()
        session.say(b"\x1b[>41;379;0c\x1b[?64;1;2c")
        session.press("j")
        session.wait_for(barred(2))
        assert ERASE not in session.bytes_since_mark
        assert session.quit() == 0
    assert not (library / "tags.json").exists()


def test_what_was_chosen_in_the_reader_stays_when_answers_come_late(
    library: Path, reader: Callable[..., TerminalSession]
) -> None:
    with reader(str(library), answers=SILENT.answers) as session:
        session.wait_for(barred(1))
        session.press("B")
        session.wait_for("marks")
        session.say(BELATED % b"0;136;0")
        session.press("j")
        session.wait_for(barred(2))
        assert session.quit() == 0
        assert FENCE not in session.output


FOREIGN = (
    b"\x1b[2K",  # st: Shift-Delete
    b"\x1bO2R",  # Konsole: Shift-F3
    b"\x1b[3@",  # urxvt: Ctrl-Shift-Delete
    b"\x1b[33~",  # urxvt: Shift-F9
    b"\x1b[<32;NaN;NaNM",  # Visual Studio Code
    b"\x1b]11;rgb:1111/2222/3333\x1b\\",
    b"\x1b]4;1;rgb:11/22/33\x07",
    b"\x1b]l12\x1b\\",
    b"\x1bP1+r544e=787465726d\x1b\\",
    b"\x1b[?62;4c",
    b"\x1b[1;1:3A",
    b"\x1b[1114112u",
    b"\x9b1@",
)
"""What some key of some terminal sends, or what other programs have asked for; digits in it would tag."""


def test_what_is_no_key_presses_none_and_is_counted_for_a_report(
    library: Path, home: Path, reader: Callable[..., TerminalSession]
) -> None:
    with reader(str(library)) as session:
        session.wait_for(barred(1))
        for number, sequence in enumerate(FOREIGN):
            session.say(sequence)
            session.press("jk"[number % 2])
            session.wait_for(barred(2 - number % 2))
        assert session.quit() == 0
    assert not (library / "tags.json").exists()
    (counted,) = home.rglob("unknown-input.json")
    assert sum(json.loads(counted.read_bytes()).values()) == len(FOREIGN)


def test_esc_and_a_letter_at_once_are_both_pressed(library: Path, reader: Callable[..., TerminalSession]) -> None:
    with reader(str(library)) as session:
        session.wait_for(barred(1))
        session.press("alt+f", "1", "esc", "j")
        session.wait_for(barred(2))
        assert session.quit() == 0
    assert not (library / "tags.json").exists()


def test_esc_and_a_digit_at_once_are_no_digit(library: Path, reader: Callable[..., TerminalSession]) -> None:
    with reader(str(library)) as session:
        session.wait_for(barred(1))
        session.press("alt+1")
        session.wait_for("1 ﻢﻗﺮﻟﺍ ﻞﻤﻫ")
        session.press("j", "1")
        session.wait_for("ﺔﺤﻠﺳﺃ 1")
        assert session.quit() == 0
    assert len(paragraphs(library)) == 1
