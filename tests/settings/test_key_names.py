"""The names that keys may have in a configuration are those that keys have."""

from __future__ import annotations

import string

import pytest
from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual.keys import Keys

from tui.key_names import is_key
from tui.ui.command import keys_of, named
from tui.ui.commands import COMMANDS

OF_TEXTUAL = {each.value for each in Keys if "<" not in each.value} - {"ctrl-at", "shift+ctrl-at"}
"""Without events of the mouse, and a name that Textual itself spells ``ctrl+at`` elsewhere."""


@pytest.mark.parametrize(
    "names",
    [
        OF_TEXTUAL,
        {*FUNCTIONAL_KEYS.values()},
        {name for each in COMMANDS for key in keys_of(each, {}) for name in named(key)},
        {name for sign in string.punctuation if sign != "," for name in named(sign)} | {"comma"},
    ],
    ids=["Textual's", "kitty's", "the commands'", "signs"],
)
def test_every_key_has_a_name(names: set[str]) -> None:
    assert [name for name in names if not is_key(name)] == []


@pytest.mark.parametrize(
    "name", ["bananas", "space bar", "f0", "f36", "ctrl", "ctrl+", "+ctrl", "Ctrl+x", "ctl+x", "\x1b", " "]
)
def test_nothing_else_is_one(name: str) -> None:
    assert not is_key(name)
