"""What a terminal sends is cut into whole tokens, in whatever pieces and however slowly it comes."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.fuzz import FUZZ
from tests.support.pieces import pieces
from tui.terminal.input_scanner import (
    ESCAPE_SECONDS,
    LONGEST_PASTE,
    LONGEST_SEQUENCE,
    LONGEST_STRING,
    SILENCE_SECONDS,
    InputScanner,
)
from tui.terminal.input_tokens import AltDigit, ControlSequence, Pasted, PasteDropped, PasteHeld, Typed

if TYPE_CHECKING:
    from tui.terminal.input_tokens import Token

ESC, ST = "\x1b", "\x1b\\"
NINE = "[]OPX^_N\\"
"""What begins a sequence behind ESC, of what keyboards have."""

SEQUENCES = [
    "\x1b[A", "\x1b[1;5C", "\x1b[3~", "\x1b[I", "\x1b[Z",
    "\x1b[2K",  # st: Shift-Delete
    "\x1bO2R",  # Konsole: Shift-F3
    "\x1b[3@", "\x1b[3$", "\x1b[6$", "\x1b[3^", "\x1b[a", "\x1bOa",  # rxvt
    "\x1b[[A",  # the Linux console
    "\x1bOP", "\x1bOq", "\x1b\x7f", "\x1b\t", "\x1b\r",
    "\x1b[<0;10;4M", "\x1b[<35;1;1m", "\x1b[<32;NaN;NaNM", "\x1b[<0;-1;4M", "\x1b[M 14", "\x1b[32;10;4M",
    "\x1b[97u", "\x1b[49;3u", "\x1b[0;;1593u", "\x1b[1;1:3A", "\x1b[1114112u",
    "\x1b[8;1$y", "\x1b[?2026;2$y", "\x1b[?62;4c", "\x1b[>41;379;0c", "\x1b[24;80R", "\x1b[48;24;80;480;800t",
    "\x1b[201~", "\x1b\\", "\x1bN4",
    "\x1b]11;rgb:1111/2222/3333\x1b\\", "\x1b]4;1;rgb:11/22/33\x07", "\x1b]lعنوان 1234\x1b\\", "\x1b]\x1b\\",
    "\x1bP1+r544e=787465726d\x1b\\", "\x1bP>|a name 1.0\x1b\\", "\x1b_Gi=1;OK\x1b\\", "\x1b^4\x1b\\", "\x1bX4\x1b\\",
]  # fmt: skip
KEYS = ["j", "4", "ت", "\r", " ", "\x1bf", "\x1bث", "\x1b.", "\x1b4", "\x1b٤"]
ANYTHING = st.lists(
    st.one_of(
        st.sampled_from([*SEQUENCES, *KEYS]),
        st.sampled_from(
            [*(ESC + each for each in NINE), *"\x1b\x07\x9c\x9b\x9d\x90[]OPM<;:0149$@~ \\AمR", "\x1b[200~"]
        ),
        st.text(max_size=3),
    ),
    max_size=8,
).map("".join)
PLACES = st.lists(st.integers(0, 400), max_size=6)


def scanned(*texts: str) -> list[Token]:
    """Return the tokens of what comes piece by piece, without a silence."""
    scanner = InputScanner()
    return [token for text in texts for token in scanner.scan(text)]


def settled(scanner: InputScanner) -> list[Token]:
    """Return what comes of what is held back when nothing comes any more."""
    tokens: list[Token] = []
    while scanner.patience is not None:
        tokens += scanner.silence()
    return tokens


def typed(keys: str) -> list[Token]:
    return [Typed(key) for key in keys]


# Forms


@pytest.mark.parametrize("sequence", SEQUENCES, ids=repr)
def test_a_sequence_is_one_and_the_keys_around_it_are_keys(sequence: str) -> None:
    assert scanned(f"j{sequence}4") == [Typed("j"), ControlSequence(sequence), Typed("4")]


@pytest.mark.parametrize("sequence", SEQUENCES, ids=repr)
def test_a_sequence_may_be_cut_anywhere(sequence: str) -> None:
    for at in range(len(sequence) + 1):
        assert scanned(sequence[:at], sequence[at:]) == [ControlSequence(sequence)]
    assert scanned(*sequence) == [ControlSequence(sequence)]


@FUZZ
@given(ANYTHING, PLACES)
def test_the_tokens_are_the_same_in_any_pieces(text: str, places: list[int]) -> None:
    assert scanned(*pieces(text, places)) == scanned(text)


@FUZZ
@given(ANYTHING.map(lambda text: re.sub(r"[\x80-\x9f]|\x1b\[200~", "", text)))
def test_nothing_is_lost_or_made_up(text: str) -> None:
    scanner = InputScanner()
    shown = ""
    for token in [*scanner.scan(text), *settled(scanner), *scanner.scan("\r")]:
        match token:
            case ControlSequence(part) | Typed(part) | AltDigit(part):
                shown += part
            case _:
                pytest.fail(f"{token} of no paste")
    assert shown == f"{text}\r"


@pytest.mark.parametrize("at", range(1, 8))
@pytest.mark.parametrize(
    ("sequence", "seven"), [("\x9b3@", "\x1b[3@"), ("\x9d11;4\x9c", "\x1b]11;4\x9c"), ("\x8f2R", "\x1bO2R")]
)
def test_introducers_of_eight_bits_are_introducers(sequence: str, seven: str, at: int) -> None:
    assert scanned(sequence[:at], sequence[at:]) == [ControlSequence(seven)]


@pytest.mark.parametrize("introducer", "\x8e\x8f\x90\x98\x9b\x9d\x9e\x9f")
def test_one_of_eight_bits_alone_is_no_key(introducer: str) -> None:
    scanner = InputScanner()
    assert [*scanner.scan(introducer)] == []
    assert [token.is_whole for token in settled(scanner) if isinstance(token, ControlSequence)] == [False]
    assert scanned(introducer + "ت")[1:] == typed("ت")


def test_a_number_that_no_key_of_rxvt_has_is_no_key() -> None:
    assert scanned("\x1b[0$@") == [ControlSequence("\x1b[0$@")]
    assert scanned("\x1b[3$@") == [ControlSequence("\x1b[3$"), Typed("@")]


# Esc


def test_a_lone_esc_is_esc_after_a_tenth_of_a_second() -> None:
    scanner = InputScanner()
    assert [*scanner.scan(ESC)] == []
    assert scanner.patience == ESCAPE_SECONDS == 0.1
    assert [*scanner.silence()] == typed(ESC)
    assert scanner.patience is None
    assert [*scanner.scan("4")] == typed("4")


@pytest.mark.parametrize("key", "fjZثلا./ ت")
def test_esc_and_a_key_are_two_keys_at_any_speed(key: str) -> None:
    assert scanned(ESC + key + "4") == scanned(ESC, key, "4") == typed(f"{ESC}{key}4")


@pytest.mark.parametrize("digit", "0149٠٤۴")
def test_esc_and_a_digit_are_esc_and_no_digit(digit: str) -> None:
    assert scanned(ESC + digit + "4") == [Typed(ESC), AltDigit(digit), Typed("4")]


def test_esc_twice_is_esc_twice_and_an_arrow_behind_is_an_arrow() -> None:
    assert scanned("\x1b\x1b[A") == [Typed(ESC), ControlSequence("\x1b[A")]
    scanner = InputScanner()
    assert [*scanner.scan("\x1b\x1b"), *settled(scanner)] == typed("\x1b\x1b")


@pytest.mark.parametrize("key", NINE.removesuffix("\\"))
@pytest.mark.parametrize("following", ["ت", "\x01", "\x1b", "é"])
def test_one_of_the_nine_is_a_key_where_what_follows_is_no_sequence(key: str, following: str) -> None:
    scanner = InputScanner()
    tokens = [*scanner.scan(ESC + key + following), *settled(scanner)]
    assert tokens == typed(ESC + key + following)


@pytest.mark.parametrize("key", NINE.removesuffix("\\"))
def test_one_of_the_nine_and_a_silence_is_esc_and_the_key_and_the_next_key_counts(key: str) -> None:
    scanner = InputScanner()
    assert [*scanner.scan(ESC + key)] == []
    assert scanner.patience == SILENCE_SECONDS
    assert settled(scanner) == typed(ESC + key)
    assert [*scanner.scan("4")] == typed("4")


def test_the_last_of_the_nine_ends_a_string_that_is_not_there() -> None:
    assert scanned("\x1b\\4") == [ControlSequence(ST), Typed("4")]


@pytest.mark.parametrize("key", NINE)
def test_one_of_the_nine_is_a_key_where_it_comes_later_than_esc(key: str) -> None:
    scanner = InputScanner()
    assert [*scanner.scan(ESC), *scanner.silence(), *scanner.scan(key)] == typed(ESC + key)


# What is unfinished


@pytest.mark.parametrize("begun", ["\x1b]11;rgb:1111", "\x1bP1+r54", "\x1b_G4", "\x1b^4", "\x1bX4", "\x1b]4;1\x1b"])
def test_an_unfinished_string_ends_after_a_second_and_the_next_key_counts(begun: str) -> None:
    scanner = InputScanner()
    assert [*scanner.scan(begun)] == []
    assert scanner.patience == SILENCE_SECONDS == 1.0
    first, *rest = settled(scanner)
    assert first == ControlSequence(begun.rstrip(ESC), is_whole=False)
    assert rest == typed(ESC) * begun.endswith(ESC)
    assert [*scanner.scan("4")] == typed("4")


@pytest.mark.parametrize("end", ["", "\x07", ST, "\x1b[A"])
@pytest.mark.parametrize("introducer", ["\x1b]", "\x1bP", "\x1bX", "\x1b^", "\x1b_"])
def test_a_string_beyond_four_kilobytes_is_dropped_whole(introducer: str, end: str) -> None:
    scanner = InputScanner()
    text = introducer + "4" * (LONGEST_STRING + 1000) + end
    dropped = ControlSequence(text[:LONGEST_STRING], is_whole=False)
    tokens = [*scanner.scan(text)]
    assert tokens == [dropped, *([ControlSequence(end)] if end.endswith("A") else [])]
    assert scanner.patience == (None if end else ESCAPE_SECONDS)
    assert settled(scanner) == []
    assert [*scanner.scan("4")] == typed("4")
    assert scanned(*pieces(text, [5, 2000, 4099, 5000, len(text) - 2, len(text) - 1])) == tokens


def test_a_sequence_without_an_end_is_dropped_whole() -> None:
    begun = "\x1b[" + "4" * 5000
    assert scanned(begun + "A4") == [ControlSequence(begun[:LONGEST_SEQUENCE], is_whole=False), Typed("4")]
    assert scanned(*pieces(begun + "A4", [60, 70, 3000])) == scanned(begun + "A4")
    assert scanned(begun + ST) == scanned(begun + ESC, "\\") == [*scanned(begun), ControlSequence(ST)]


@pytest.mark.parametrize("sequence", [each for each in SEQUENCES if each[1] in "[O" and len(each) > 3], ids=repr)
def test_a_sequence_may_be_cut_behind_its_second_byte_over_any_delay(sequence: str) -> None:
    for at in range(2, len(sequence) - 1):
        scanner = InputScanner()
        before = [*scanner.scan(sequence[:at]), *settled(scanner)]
        assert before == (typed(sequence[:2]) if at == 2 else [])
        assert [*scanner.scan(sequence[at:])] == [ControlSequence(sequence)]
        assert [*scanner.scan("4")] == typed("4")


@pytest.mark.parametrize("sequence", [each for each in SEQUENCES if each[1] in "]PX^_" and len(each) > 4], ids=repr)
def test_the_rest_of_a_string_is_no_keys_after_a_silence(sequence: str) -> None:
    for at in range(3, len(sequence) - 2):
        scanner = InputScanner()
        assert [*scanner.scan(sequence[:at]), *settled(scanner)] == [ControlSequence(sequence[:at], is_whole=False)]
        assert [*scanner.scan(f"{sequence[at:]}4")] == [ControlSequence(sequence), Typed("4")]


@pytest.mark.parametrize(
    ("first", "second", "third"), [("\x1b[2", ";5", ";4~"), ("\x1b[<0;1", "2", ";4M"), ("\x1bO2", ";3", ";4R")]
)
def test_the_rest_of_a_sequence_is_no_keys_after_two_silences(first: str, second: str, third: str) -> None:
    scanner = InputScanner()
    shown = [*scanner.scan(first), *settled(scanner), *scanner.scan(second), *settled(scanner), *scanner.scan(third)]
    assert [each for each in shown if isinstance(each, Typed)] == []
    assert [*scanner.scan("4")] == typed("4")


def test_a_sequence_that_is_torn_for_good_costs_one_key_at_most() -> None:
    scanner = InputScanner()
    assert [*scanner.scan("\x1b[2"), *settled(scanner)] == []
    assert [*scanner.scan("4")] == []
    assert settled(scanner) == [ControlSequence("\x1b[24", is_whole=False)]
    assert [*scanner.scan("4")] == typed("4")
    assert [*scanner.scan("\x1b[3"), *settled(scanner), *scanner.scan("~")] == [ControlSequence("\x1b[3~")]


@pytest.mark.parametrize("begun", ["\x1b[2", "\x1bO2", "\x1b[<32;4", "\x1b[[", "\x1b[M4"])
def test_what_cannot_follow_ends_a_sequence_and_is_itself(begun: str) -> None:
    assert scanned(f"{begun}\r4") == [ControlSequence(begun, is_whole=False), *typed("\r4")]
    assert scanned(f"{begun}\x1b[A") == [ControlSequence(begun, is_whole=False), ControlSequence("\x1b[A")]


# Pastes


@given(st.text(st.characters(exclude_characters=ESC), max_size=30), PLACES)
def test_a_paste_is_one_whatever_is_in_it(text: str, places: list[int]) -> None:
    whole = f"j\x1b[200~{text}\x1b[A\x1b]4\x1b[201~4"
    expected = [Typed("j"), Pasted(f"{text}\x1b[A\x1b]4", len(text) + 6), Typed("4")]
    assert scanned(*pieces(whole, places)) == expected


def test_a_paste_that_is_too_long_is_counted() -> None:
    text = "4" * (LONGEST_PASTE + 1)
    assert scanned(f"\x1b[200~{text}\x1b[201~4") == [Pasted("", len(text)), Typed("4")]
    assert scanned(f"\x1b[200~{text[1:]}\x1b[201~") == [Pasted(text[1:], LONGEST_PASTE)]


def test_a_silence_does_not_end_a_paste_and_esc_does() -> None:
    scanner = InputScanner()
    assert [*scanner.scan("\x1b[200~4"), *settled(scanner)] == [PasteHeld()]
    assert [*scanner.scan("4"), *settled(scanner)] == []
    assert [*scanner.scan("4"), *scanner.scan("4"), *settled(scanner)] == []
    assert [*scanner.scan("4"), *scanner.scan(ESC), *settled(scanner)] == []
    assert [*scanner.scan(ESC), *settled(scanner)] == [PasteDropped()]
    assert [*scanner.scan("4")] == typed("4")


def test_a_paste_goes_on_after_a_silence() -> None:
    scanner = InputScanner()
    tokens = [[*scanner.scan(each), *settled(scanner)] for each in ("\x1b[200~4", "4", "4\x1b", "[201~", "4")]
    assert [*chain(*tokens)] == [PasteHeld(), Pasted("444", 3), Typed("4")]


# Names


@pytest.mark.parametrize(
    ("sequence", "name"),
    [
        ("\x1bO2R", "ESC O2R"),
        ("\x1b[<32;NaN;NaNM", "CSI <32;NaN;NaNM"),
        ("\x1b[" + "1;" * 20 + "m", "CSI " + "1;" * 10),
        ("\x1b[M 14", "CSI M"),
        ("\x1b]52;c;c2VjcmV0\x07", "OSC 52"),
        ("\x1b]lsecret\x1b\\", "OSC"),
        ("\x1bP1+r544e=787465726d\x1b\\", "DCS 1+r"),
        ("\x1bXsecret\x1b\\", "SOS"),
        ("\x1b_secret\x1b\\", "APC"),
    ],
)
def test_a_name_does_not_say_what_a_string_says(sequence: str, name: str) -> None:
    assert ControlSequence(sequence).name == name
    assert ControlSequence(sequence, is_whole=False).name == f"{name} …"
