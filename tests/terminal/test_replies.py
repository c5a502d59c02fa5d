"""Answers are told from keys, whatever comes."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.terminal.replies import LateReplies, Replies, parse

BDSM, VERSION, DA3, DA2 = b"\x1b[8;1$y", b"\x1bP>|Konsole 22.12.3\x1b\\", b"\x1bP!|7E565445\x1b\\", b"\x1b[>65;7006;1c"
DA1 = b"\x1b[?62;1;4c"
ANSWERS = [BDSM, VERSION, DA3, DA2]

KEYS = [
    b"j",
    b"1",
    "ت".encode(),
    b"\x1b[A",
    b"\x1bOP",
    b"\x1b[8~",
    b"\x1b[1;5C",
    b"\x1bx",
    b"\r",
    b"\x1b[200~c\x1b[201~",
]
TYPED = st.lists(st.sampled_from(KEYS), max_size=4).map(b"".join)


@given(st.binary())
def test_no_bytes_are_an_error(received: bytes) -> None:
    replies = parse(received)
    assert replies.is_complete == (replies.da1 is not None)
    assert len(replies.typed) <= len(received)


def test_a_number_that_no_terminal_sends_is_no_answer() -> None:
    """Python refuses to read an integer of that many digits."""
    assert parse(b"\x1b[8;" + b"1" * 5000 + b"$y").bdsm is None


@given(st.lists(TYPED, min_size=6, max_size=6), st.lists(st.booleans(), min_size=4, max_size=4))
def test_what_was_typed_among_the_answers_is_typed(typed: list[bytes], given_answers: list[bool]) -> None:
    answers = [answer if is_given else b"" for answer, is_given in zip(ANSWERS, given_answers, strict=True)]
    received = b"".join(itertools.chain(*zip(typed[:5], [*answers, DA1], strict=True), typed[5:]))

    replies = parse(received)

    assert replies.typed == b"".join(typed)
    assert replies.is_complete
    expected = [1, "Konsole 22.12.3", "7E565445", "65;7006;1"]
    wanted = [each if is_given else None for each, is_given in zip(expected, given_answers, strict=True)]
    assert [replies.bdsm, replies.version, replies.da3, replies.da2] == wanted
    assert replies.da1 == "62;1;4"


@pytest.mark.parametrize("received", [b"\x1b", b"j\x1b", BDSM + b"\x1b["])
def test_a_key_at_the_end_of_what_came_is_typed(received: bytes) -> None:
    assert parse(received).typed == received.removeprefix(BDSM)


@pytest.mark.parametrize("answer", [*ANSWERS, DA1])
def test_the_beginning_of_an_answer_is_neither_typed_nor_an_answer(answer: bytes) -> None:
    for end in range(3, len(answer)):
        replies = parse(b"j" + answer[:end])
        assert replies.typed == b"j"
        assert not replies.is_complete


@given(st.permutations(ANSWERS), st.integers(0, 4))
def test_answers_that_come_late_are_taken_until_the_last_has_come(answers: list[bytes], count: int) -> None:
    late = LateReplies(awaited=True)
    given = answers[:count]

    assert all(late.takes(answer.decode()) for answer in given)
    assert not late.replies.is_complete
    assert late.takes(DA1.decode())

    assert late.replies == parse(b"".join(given) + DA1)
    assert not any(late.takes(answer.decode()) for answer in [*answers, DA1])


@pytest.mark.parametrize(
    "sequence", ["\x1b[A", "\x1b[8~", "\x1b[?2026;2$y", "\x1b[?1u", "\x1b]11;rgb:1/2/3\x07", "\x1bP"]
)
def test_what_is_no_answer_is_not_taken(sequence: str) -> None:
    late = LateReplies(awaited=True)
    assert not late.takes(sequence)
    assert late.replies == Replies()


def test_where_nothing_was_asked_nothing_is_an_answer() -> None:
    assert not LateReplies(awaited=False).takes(DA1.decode())


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x1b\x07"), max_size=20))
def test_no_control_character_of_an_answer_reaches_anybody(version: str) -> None:
    replies = parse(b"\x1bP>|" + version.encode() + b"\x1b\\" + DA1)

    assert replies.version is not None
    assert all(" " <= char <= "~" for char in replies.version)
    assert replies.version == "".join(char for char in version if " " <= char <= "~")
