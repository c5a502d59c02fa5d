"""Keys in both layouts, as a terminal's bytes become names of keys."""

from __future__ import annotations

import pytest

from tests.support.arabic_keyboard import LETTERS, LIGATURES, arrivals, named
from tui.ui.arabic_layout import LAM, LAM_ALEFS, equivalents, in_both_layouts
from tui.ui.commands import COMMANDS

SAME_IN_BOTH = {
    "down", "up", "left", "right", "pagedown", "pageup", "home", "end", "enter", "escape", "space", "tab", "shift+tab",
    ":", "=", *"!@#$^&*",
}  # fmt: skip
"""Keys that an Arabic keyboard has, too: those without a letter, and signs that stand in the same place."""


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_a_key_in_arabic_layout(command: object) -> None:
    keys = command.keys.split(",")  # type: ignore[attr-defined]
    for key in keys:
        assert key in SAME_IN_BOTH or len(arrivals(key)) > 1, key


def test_the_keys_that_are_the_same_in_both_layouts_are_those_that_have_no_equivalent() -> None:
    used = {key for command in COMMANDS for key in command.keys.split(",")}

    assert {key for key in used if not equivalents(key)} == SAME_IN_BOTH


KEYS = [*LETTERS.keys() - {","}, *LIGATURES, *"0123456789"]
"""Keys of one character; the comma separates keys, and has a name where it is one."""


@pytest.mark.parametrize("key", [*sorted(KEYS), "ctrl+d", "ctrl+u", "ctrl+r"])
def test_what_arrives_in_arabic_layout_is_known(key: str) -> None:
    single = [each for each in arrivals(key) if len(each) != 2]

    assert in_both_layouts(key) == single


@pytest.mark.parametrize("key", LIGATURES)
def test_the_two_letters_that_windows_sends_are_known_as_the_ligature_that_linux_sends(key: str) -> None:
    letters, ligature = LIGATURES[key]

    assert letters[0] == LAM
    assert LAM_ALEFS[letters[1]] == ligature
    assert equivalents(key) == [ligature]


def test_several_keys_come_each_with_their_equivalents() -> None:
    assert in_both_layouts("j,down, 1") == ["j", "ت", "down", "1", "١", "۱"]


def test_no_two_keys_arrive_as_the_same() -> None:
    names = [named(each) for key in KEYS for each in in_both_layouts(key)]

    assert len(names) == len(set(names))
