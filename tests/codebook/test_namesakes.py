"""Themes that are called the same."""

from __future__ import annotations

from tui.codebook.codebook import CodeBook
from tui.codebook.namesakes import called_alike, namesakes
from tui.model import Label, Theme

NAMES = {
    "a": ("أسلحة", "Arms"),
    "b": ("اَسلحه", "Weapons"),
    "c": ("شؤون", "Affairs"),
    "d": ("شئون", "affairs "),
    "e": ("بؤس", "Misery"),
    "f": ("بئس", "Café"),
    "g": ("هيئة", "Cafe"),
    "h": ("هيأة", "Board"),
    "i": ("ّ", "!"),
    "j": ("َ", "?"),
    "k": ("شئون البيئة", "Environment"),
}
BOOK = CodeBook([Theme(each, Label(*labels), "#000000") for each, labels in NAMES.items()])


def test_names_that_a_search_takes_for_the_same_are_found() -> None:
    found = {each: called_alike(BOOK, each) for each in NAMES}

    assert {each: others for each, others in found.items() if others} == {
        "a": ("b",),
        "b": ("a",),
        "c": ("d",),
        "d": ("c",),
        "f": ("g",),
        "g": ("f", "h"),
        "h": ("g",),
    }
    assert called_alike(BOOK, "nobody") == ()


def test_each_name_is_told_once_as_it_was_written_first() -> None:
    assert sorted(namesakes(BOOK)) == sorted(
        [
            ("أسلحة", ["a", "b"]),
            ("شؤون", ["c", "d"]),
            ("Affairs", ["c", "d"]),
            ("Café", ["f", "g"]),
            ("هيئة", ["g", "h"]),
        ]
    )


def test_two_names_of_one_theme_are_no_namesakes() -> None:
    assert list(namesakes(CodeBook([Theme("x", Label("KCNA", "kcna"), "#000000")]))) == []
