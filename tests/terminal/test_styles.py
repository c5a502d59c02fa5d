"""Styles of cells, and what becomes of them where one attribute is turned."""

from __future__ import annotations

import pytest

from tui.terminal.styles import drawn, face_of, turned


@pytest.mark.parametrize(
    ("style", "face"),
    [
        ("", ""),
        ("1", "1"),
        ("3;1;4", "13"),
        ("31;41", ""),
        ("38;5;1;48;5;3", ""),
        ("38;2;1;3;1;48;2;3;1;3", ""),
        ("1;38;2;1;3;1", "1"),
        ("2;7;93;101", ""),
    ],
)
def test_a_face_is_what_is_bold_and_italic_of_a_style_whatever_its_colours(style: str, face: str) -> None:
    assert face_of(style) == face


@pytest.mark.parametrize(
    ("style", "attribute", "wanted"),
    [
        ("", "3", "3"),
        ("3", "3", ""),
        ("1;38;5;3;41", "3", "1;3;38;5;3;41"),
        ("1;4;38;5;1", "1", "4;38;5;1"),
        ("38;2;3;3;3", "3", "3;38;2;3;3;3"),
    ],
)
def test_turning_an_attribute_changes_no_other_and_no_colour(style: str, attribute: str, wanted: str) -> None:
    assert turned(style, attribute) == wanted
    assert face_of(turned(turned(style, attribute), attribute)) == face_of(style)


def test_cells_of_one_style_are_drawn_with_it_set_once() -> None:
    assert drawn([("", "a"), ("31", "b"), ("31", "c"), ("", "d")]) == "a\x1b[31mbc\x1b[0md"
