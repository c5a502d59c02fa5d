"""Answers are told from keys, whatever comes and in whatever pieces."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tui.terminal.replies import LateReplies, Replies, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def fed(chunks: Sequence[bytes]) -> tuple[bytes, list[Replies]]:
    """Return what is handed on of the chunks, and the answers each time they are given."""
    late = LateReplies(awaited=True)
    taken = [late.take(chunk) for chunk in chunks]
    return b"".join(typed for typed, _ in taken), [replies for _, replies in taken if replies is not None]


def split(data: bytes, places: Sequence[int]) -> list[bytes]:
    ends = sorted({place % (len(data) + 1) for place in places})
    return [data[start:end] for start, end in itertools.pairwise([0, *ends, len(data)])]


@given(st.binary())
def test_no_bytes_are_an_error(received: bytes) -> None:
    replies = parse(received)
    assert replies.is_complete == (replies.da1 is not None)
    assert len(replies.typed) <= len(received)


@given(st.lists(st.sampled_from([*ANSWERS, DA1, b"\x1b", b"\x1b[", b"\x1bP", b"8;1", b"$y", b"\\", b"\xff", b"j"])))
def test_no_pieces_of_answers_are_an_error(pieces: list[bytes]) -> None:
    chunks = fed(pieces)
    assert len(chunks[1]) <= 1
    assert (parse(b"".join(pieces)).da1 is not None) == (DA1 in b"".join(pieces))


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


@given(
    st.lists(TYPED, min_size=6, max_size=6),
    st.lists(st.sampled_from(ANSWERS), unique=True).map(lambda some: sorted(some, key=ANSWERS.index)),
    st.lists(st.integers(0, 400), max_size=8),
)
def test_in_any_pieces_keys_are_handed_on_once_and_in_order(
    typed: list[bytes], answers: list[bytes], places: list[int]
) -> None:
    pieces = [*answers, DA1]
    received = b"".join(itertools.chain(*itertools.zip_longest(typed, pieces, fillvalue=b"")))
    chunks = split(received, places)
    assume(
        not any(_is_after_a_key_that_begins_an_answer(received, len(b"".join(chunks[:n]))) for n in range(len(chunks)))
    )

    handed_on, replies = fed(chunks)

    assert handed_on == b"".join(typed)
    (only,) = replies
    whole = parse(received)
    assert (only.bdsm, only.version, only.da3, only.da2, only.da1) == (
        whole.bdsm, whole.version, whole.da3, whole.da2, whole.da1,
    )  # fmt: skip


def _is_after_a_key_that_begins_an_answer(received: bytes, place: int) -> bool:
    """Return whether what ends here is ESC, Alt+[ or Alt+P to whoever does not know what follows."""
    beginnings = (begun for answer in [*ANSWERS, DA1] for begun in (answer[:1], answer[:2]))
    return any(
        received[:place].endswith(begun)
        and any(received.startswith(whole, place - len(begun)) for whole in [*ANSWERS, DA1])
        for begun in beginnings
    )


@given(TYPED, st.sampled_from([*ANSWERS, DA1]), st.sampled_from([1, 2]), TYPED)
def test_an_answer_torn_where_it_looks_like_a_key_costs_that_key_alone(
    before: bytes, torn: bytes, place: int, after: bytes
) -> None:
    handed_on, (replies,) = fed([before + torn[:place], torn[place:] + after + (b"" if torn == DA1 else DA1)])

    assert handed_on == before + torn[:place] + after
    assert replies.received.startswith(torn)


@given(TYPED, st.integers(0, 20))
def test_what_begins_like_an_answer_and_is_a_key_is_handed_on_whole(before: bytes, place: int) -> None:
    received = before + b"\x1b[8~" + b"\x1b[?2026;2$y" + b"\x1b[?1u" + b"j"

    handed_on, replies = fed(split(received, [place, place + 1]))

    assert handed_on == received
    assert replies == []


@pytest.mark.parametrize("key", [b"\x1b", b"\x1b[", b"\x1bP", b"\x1b\x1b"])
def test_what_is_a_key_is_handed_on_at_once_and_once(key: bytes) -> None:
    late = LateReplies(awaited=True)

    assert late.take(key) == (key, None)
    assert late.take(b"j") == (b"j", None)
    assert late.take(b"\x1b") == (b"\x1b", None)
    typed, replies = late.take(b"\x1b" + DA1 + b"k")
    assert typed == b"\x1bk"
    assert replies is not None


@pytest.mark.parametrize("received", [b"\x1b", b"j\x1b", BDSM + b"\x1b["])
def test_a_key_at_the_end_of_what_came_is_typed(received: bytes) -> None:
    assert parse(received).typed == received.removeprefix(BDSM)


@pytest.mark.parametrize("answer", [*ANSWERS, DA1])
def test_the_beginning_of_an_answer_is_neither_typed_nor_an_answer(answer: bytes) -> None:
    for end in range(3, len(answer)):
        replies = parse(b"j" + answer[:end])
        assert replies.typed == b"j"
        assert not replies.is_complete


@given(st.binary(), st.binary())
def test_after_the_last_answer_everything_passes_untouched(one: bytes, other: bytes) -> None:
    late = LateReplies(awaited=True)
    assert late.take(DA1)[0] == b""

    assert late.take(one + BDSM + DA1) == (one + BDSM + DA1, None)
    assert late.take(other) == (other, None)


def test_where_nothing_was_asked_everything_passes_untouched() -> None:
    assert LateReplies(awaited=False).take(b"j" + DA1) == (b"j" + DA1, None)


def test_answers_from_before_count_with_those_that_come_late() -> None:
    """The probe may end in the midst of an answer."""
    early = parse(b"j" + BDSM + VERSION[:9])
    late = LateReplies(awaited=True)

    assert late.take(early.received) == (b"j", None)
    typed, replies = late.take(VERSION[9:] + b"k" + DA1)

    assert typed == b"k"
    assert replies is not None
    assert (replies.bdsm, replies.version) == (1, "Konsole 22.12.3")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x1b\x07"), max_size=20))
def test_no_control_character_of_an_answer_reaches_anybody(version: str) -> None:
    replies = parse(b"\x1bP>|" + version.encode() + b"\x1b\\" + DA1)

    assert replies.version is not None
    assert all(" " <= char <= "~" for char in replies.version)
    assert replies.version == "".join(char for char in version if " " <= char <= "~")
