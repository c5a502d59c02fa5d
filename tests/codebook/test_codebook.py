"""Ids and colours of themes."""

from __future__ import annotations

import pytest

from tui.codebook.codebook import free_colour, is_theme_id
from tui.model import Label, Theme


def test_a_colour_given_is_not_given_again() -> None:
    themes = [Theme("a", Label("a", "a"), "#e69f00"), Theme("b", Label("b", "b"), "#123456")]

    assert free_colour(themes) == "#56B4E9"
    assert free_colour([]) == "#E69F00"


@pytest.mark.parametrize("text", ["arms", "space-cooperation", "2", "تعاون-فضائي", "é1"])
def test_letters_and_digits_of_any_script_make_a_theme_id(text: str) -> None:
    assert is_theme_id(text)


@pytest.mark.parametrize("text", ["", "-", "-a", "a b", "a\n", "a_b", "a,b", "#a", "a\u200f", "سِلم", "a/b"])
def test_nothing_else_makes_a_theme_id(text: str) -> None:
    assert not is_theme_id(text)
