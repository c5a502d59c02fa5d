"""What a terminal sends becomes keys where it is one, and nothing where it is none."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._xterm_parser import XTermParser
from textual.events import AppBlur, AppFocus, Key, MouseDown, Paste

from tests.support.fuzz import FUZZ
from tests.support.pieces import pieces
from tests.support.piloted import piloted
from tui.terminal.input_scanner import LONGEST_PASTE
from tui.terminal.replies import LateReplies
from tui.ui.known_sequences import is_known
from tui.ui.terminal_input import DigitNotTaken, PasteNotTaken, PasteUnfinished, TerminalAnswered, TerminalInput

if TYPE_CHECKING:
    from pathlib import Path

    from textual.message import Message

DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩"
PUTTING = "!@#$%^&*٪="
"""Keys that put a theme on and stay, or begin to."""

PARAMETERS = st.text("0123456789;:", max_size=9)
SEQUENCES = st.one_of(
    st.tuples(st.just("\x1b["), st.sampled_from(["", "?", ">", "=", "<"]), PARAMETERS, st.sampled_from(["", *" $!+"])),
    st.tuples(st.just("\x1bO"), st.text("0123456789;", max_size=3)),
).flatmap(lambda begun: st.characters(min_codepoint=0x40, max_codepoint=0x7E).map(lambda final: "".join(begun) + final))
STRINGS = st.builds(
    "{}{}{}".format,
    st.sampled_from(["\x1b]1", "\x1bP1", "\x1b_4", "\x1b^4", "\x1bX4"]),
    st.text(st.characters(exclude_characters="\x07\x1b\x9c", exclude_categories=["Cs"]), max_size=20),
    st.sampled_from(["\x1b\\", "\x07"]),
)
A_KEY = re.compile(r"\x1bO[Mj-y]|\x1b\[(?:\d+(?:;\d*){0,2})(?::\d+)*u|\x1b\[\d{1,2}\$.+")
"""A key of the keypad, any key in kitty's protocol, and any behind one of rxvt's with Shift."""


def taken(*chunks: bytes, late: LateReplies | None = None) -> list[Message]:
    """Return the messages of what comes, and of the silence that follows."""
    source = TerminalInput(late or LateReplies(awaited=False), Counter())
    messages = [message for chunk in chunks for message in source.take(chunk)]
    while source.patience is not None:
        messages += source.silence()
    return messages


def keys(messages: list[Message]) -> list[str]:
    return [message.key for message in messages if isinstance(message, Key)]


def characters(messages: list[Message]) -> str:
    return "".join(message.character or "" for message in messages if isinstance(message, Key))


# Known


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ("j", "j"), ("ت", "ت"), ("4", "4"), ("\r", "enter"), ("\x1b", "escape"), ("\x03", "ctrl+c"),
        ("\x7f", "backspace"),
        ("\x1b[A", "up"), ("\x1bOA", "up"), ("\x1b[1;5C", "ctrl+right"), ("\x1b[3~", "delete"), ("\x1b[Z", "shift+tab"),
        ("\x1b[[A", "f1"), ("\x1bOP", "f1"), ("\x1b[3$", "shift+delete"), ("\x1b[3^", "ctrl+delete"), ("\x1bOq", "1"),
        ("\x1b[97u", "a"), ("\x1b[49u", "1"), ("\x1b[49;129u", "1"), ("\x1b[57400u", "1"), ("\x1b[0;;1593u", "ع"),
        ("\x1b[27u", "escape"), ("\x1b[49;3u", "alt+1"), ("\x1b[13;3u", "alt+enter"), ("\x1b\r", "alt+enter"),
        ("\x1b\x7f", "ctrl+w"), ("\x1b\t", "shift+tab"),
    ],
)  # fmt: skip
def test_a_key_is_a_key(sent: str, key: str) -> None:
    (message,) = taken(sent.encode())
    assert isinstance(message, Key)
    assert message.key == key


@pytest.mark.parametrize("char", "\u200c\u200d\u00a0\u202f\u200e\u200f\u061c\u064b\u0653\u202b\u2066\ue000\u06c0")
def test_every_character_is_typed_as_it_is_sent_and_in_kittys_protocol_too(char: str) -> None:
    shift_space = f"\x1b[32;2;{ord(char)}u"

    assert characters(taken(f"a{char}b".encode())) == f"a{char}b"
    assert characters(taken(shift_space.encode())) == char


def test_the_mouse_the_focus_and_a_paste_arrive() -> None:
    down, focus, blur, paste = taken(b"\x1b[<0;10;4M\x1b[I\x1b[O\x1b[200~a\x004\x1b[201~")
    assert isinstance(down, MouseDown)
    assert (down.x, down.y) == (9, 3)
    assert isinstance(focus, AppFocus)
    assert isinstance(blur, AppBlur)
    assert isinstance(paste, Paste)
    assert paste.text == "a4"


@FUZZ
@given(SEQUENCES)
def test_what_is_known_is_understood_whole(sequence: str) -> None:
    if is_known(sequence):
        parser = XTermParser()
        list(parser.feed(sequence))
        (after,) = parser.feed("x")
        assert isinstance(after, Key)
        assert after.key == "x"


# Unknown


@FUZZ
@given(SEQUENCES | STRINGS, st.lists(st.integers(0, 99), max_size=4))
def test_no_sequence_without_a_key_in_it_decides_anything(sequence: str, places: list[int]) -> None:
    messages = taken(*pieces(sequence.encode(), places))
    if not A_KEY.fullmatch(sequence):
        assert not set(keys(messages)) & {*DIGITS, "enter", "full_stop"}
        assert not set(characters(messages)) & {*DIGITS, *PUTTING}
    assert not [message for message in messages if isinstance(message, DigitNotTaken)]


@FUZZ
@given(st.lists(st.binary(max_size=6) | SEQUENCES.map(str.encode) | st.just(b"\x1b"), max_size=6), st.booleans())
def test_no_bytes_are_an_error(chunks: list[bytes], awaited: bool) -> None:  # noqa: FBT001 - drawn
    taken(*chunks, late=LateReplies(awaited=awaited))


@pytest.mark.parametrize(
    "sent",
    [
        "\x1b[1;1:3A", "\x1b[1114112u", "\x1b[97:65;2u", "\x1b[55296u", "\x1b[49;3;49u", "\x1b[49;5;52u", "\x1b[;;u",
        "\x1b[49~", "\x1b[33~", "\x1b[49A", "\x1b[3;1;49~", "\x1b[0u", "\x1b[97;1;1114112u", "\x1b[97;0u",
        "\x1b[32;2;27u", "\x1b[32;2;155u", "\x1b[32;2;57343u", "\x1b[57343;2u", "\x1b[63743u",
        "\x1b[<32;NaN;NaNM", "\x1b[<32;;4M", "\x1b[<99999;1;1M", "\x1b[<0;" + "4" * 5000 + ";1M", "\x1b[M\x20\x31\x34",
        "\x1b[48;0;0;0;0t", "\x1b[48;24;80;0;0t", "\x1b[8;24;80t", "\x1b[24;80R", "\x1b[1;2R", "\x1b[201~",
        "\x1b[0;;49:50:51:52:53:54:55:56:57:49:50u", "\x1b]l4\x1b\\", "\x1b[?1;2c",
    ],
    ids=repr,
)  # fmt: skip
def test_what_is_not_known_is_nothing_and_is_counted(sent: str) -> None:
    unknown: Counter[str] = Counter()
    source = TerminalInput(LateReplies(awaited=False), unknown)
    assert [*source.take(sent.encode())] == []
    assert sum(unknown.values()) == 1
    assert characters([*source.take(b"4")]) == "4"


@pytest.mark.parametrize(
    ("sent", "shown"), [(b"\xff4", "\ufffd4"), (b"\xd84", "\ufffd4"), (b"\x9b3@", ""), (b"\x9b", "")]
)
def test_bytes_that_are_no_text_are_no_digits(sent: bytes, shown: str) -> None:
    assert characters(taken(sent)) == shown
    assert characters(taken(*(sent[at : at + 1] for at in range(len(sent))))) == shown


# Esc and digits, pastes, answers


@pytest.mark.parametrize("sent", ["\x1bf", "\x1bث", "\x1bO\u0641"])
def test_esc_and_a_letter_are_esc_and_the_letter(sent: str) -> None:
    first, *rest = taken(sent.encode())
    assert keys([first]) == ["escape"]
    assert characters(rest) == sent[1:]


@pytest.mark.parametrize("digit", "4٤")
def test_esc_and_a_digit_are_esc_and_a_word(digit: str) -> None:
    escape, refused = taken(f"\x1b{digit}".encode())
    assert keys([escape]) == ["escape"]
    assert isinstance(refused, DigitNotTaken)
    assert refused.digit == digit


def test_a_paste_that_is_too_long_is_refused_with_its_length() -> None:
    (refused,) = taken(b"\x1b[200~" + b"4" * (LONGEST_PASTE + 1) + b"\x1b[201~")
    assert isinstance(refused, PasteNotTaken)
    assert refused.length == LONGEST_PASTE + 1


def test_a_paste_without_an_end_is_told_of() -> None:
    (held,) = taken(b"\x1b[200~4")
    assert isinstance(held, PasteUnfinished)
    assert not held.is_dropped


@pytest.mark.parametrize("places", [[], [1], [2], [3, 9], [5, 6, 7]])
def test_answers_that_are_awaited_are_taken_in_any_pieces(places: list[int]) -> None:
    sent = b"j\x1bP>|foot(1.13.1)\x1b\\\x1b[?62;4ck"
    first, answered, last = taken(*pieces(sent, places), late=LateReplies(awaited=True))
    assert keys([first, last]) == ["j", "k"]
    assert isinstance(answered, TerminalAnswered)
    assert (answered.replies.version, answered.replies.da1) == ("foot(1.13.1)", "62;4")


# On the screen


async def test_the_state_row_says_what_was_not_taken(library: Path) -> None:
    async with piloted(library) as desk:
        await desk.press("alt+3")
        assert desk.says("أهمل الرقم 3"), desk.rows[-1]
        for message, said in (
            (DigitNotTaken("4"), "أهمل الرقم 4"),
            (PasteNotTaken(1_000_000), "لم يلصق شيء"),
            (PasteUnfinished(is_dropped=False), "لم يكتمل اللصق"),
            (PasteUnfinished(is_dropped=True), "ألغي اللصق"),
        ):
            desk.app.post_message(message)
            await desk.settle()
            assert desk.says(said), desk.rows[-1]


async def test_the_prompt_says_that_a_paste_was_not_taken_until_something_is_typed(library: Path) -> None:
    async with piloted(library) as desk:
        await desk.press("/")
        desk.app.post_message(PasteNotTaken(1_000_000))
        await desk.settle()
        assert desk.says("لم يلصق شيء")
        await desk.press("ك")
        assert not desk.says("لم يلصق شيء")
        assert desk.says("بحث")
