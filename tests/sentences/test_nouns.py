"""Things that are counted: the forms that Arabic asks for, by the number."""

from __future__ import annotations

import pytest

from tui.sentences.nouns import PARAGRAPHS, Noun

TAG = Noun("وسم واحد", "وسمان", "وسوم", "وسمًا", "وسم", "tag", "tags")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0 وسم"),
        (1, "وسم واحد"),
        (2, "وسمان"),
        (3, "3 وسوم"),
        (10, "10 وسوم"),
        (11, "11 وسمًا"),
        (99, "99 وسمًا"),
        (100, "100 وسم"),
        (101, "101 وسم"),
        (103, "103 وسوم"),
        (111, "111 وسمًا"),
        (1000, "1000 وسم"),
    ],
)
def test_the_number_decides_the_form(number: int, said: str) -> None:
    assert TAG.counted(number, "ar") == said


@pytest.mark.parametrize(("number", "said"), [(0, "0 paragraphs"), (1, "1 paragraph"), (2, "2 paragraphs")])
def test_in_english_one_is_one(number: int, said: str) -> None:
    assert PARAGRAPHS.counted(number, "en") == said
