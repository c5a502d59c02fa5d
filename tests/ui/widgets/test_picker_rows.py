"""Themes are picked by how words of their names begin, letters compared as a reader compares them."""

from __future__ import annotations

import pytest

from tui.text.needle import Needle
from tui.ui.widgets.picker_rows import PickerItem

ITEM = PickerItem("affairs", "الشُّؤون الدُّولية · Foreign affairs")


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ("الشئون", True),
        ("شوون", True),  # behind the article
        ("دول", True),
        ("FOR aff", True),
        ("شؤون دولية", True),
        ("ؤون", False),  # not the beginning of a word
        ("reign", False),
        ("شؤون for x", False),
    ],
)
def test_words_of_a_name_are_found_by_how_they_begin(typed: str, *, is_found: bool) -> None:
    assert ITEM.has_words([Needle(word) for word in typed.split()]) is is_found


@pytest.mark.parametrize(
    ("typed", "is_it"), [("الشئون الدولية", True), (" foreign  AFFAIRS", True), ("الشؤون", False), ("", False)]
)
def test_a_name_is_the_whole_name_in_one_language(typed: str, *, is_it: bool) -> None:
    assert ITEM.is_called(Needle(typed)) is is_it
