"""A text with letters in place of some characters: where those of the source are."""

from __future__ import annotations

import pytest

from tui.text.spelled import letters_of, spelled_out


@pytest.mark.parametrize(
    ("char", "letters"),
    [
        ("ﻼ", "لا"),
        ("ﻸ", "لا\u0654"),  # the hamza is kept
        ("ﯮ", "ي\u0654و"),
        ("ﷳ", "اكبر"),
        ("﷿", "عز وجل"),
        ("½", "1/2"),
        ("Ж", "ж"),
        ("ا", "ا"),
        ("\U000e0100", "ـ"),  # not read, and not gone either: it has a place
    ],
)
def test_letters_of_a_character(char: str, letters: str) -> None:
    assert letters_of(char) == letters


@pytest.mark.parametrize(
    ("text", "letters", "spelled"),
    [
        ("سلام", "ل", None),
        ("سﻼم", "ل", "سلام"),
        ("سﻼم", "س", None),
        ("½ﻼ½", "ل", "1/2لا1/2"),  # where one is, all are
        ("½€Ж", "ж", "1/2€ж"),
        ("", "ل", None),
    ],
)
def test_a_text_is_spelled_out_where_that_matters(text: str, letters: str, spelled: str | None) -> None:
    found = spelled_out(text, set(letters))
    assert (found.text if found else None) == spelled


@pytest.mark.parametrize(
    ("start", "end", "source"),
    [
        (0, 1, "س"),
        (0, 2, "سﻼَ"),  # the end of the character, and its mark
        (1, 2, "ﻼَ"),
        (2, 3, "ﻼ"),
        (2, 4, "ﻼَ"),
        (3, 5, "َم"),
        (5, 6, "½"),
        (6, 7, "½"),
        (4, 9, "م½س"),
        (8, 9, "س"),
    ],
)
def test_places_in_the_source(start: int, end: int, source: str) -> None:
    text = "سﻼَم½س"
    spelled = spelled_out(text, {"ل"})
    assert spelled is not None
    assert spelled.text == "سلاَم1/2س"
    assert spelled.source(start, end).of(text) == source
