"""A key that waits for the next one waits for that alone."""

from __future__ import annotations

from tui.ui.actions.prefix import Prefix


def test_only_the_next_command_is_behind_it() -> None:
    prefix = Prefix()
    found = []
    for begins in (False, True, False, False):
        prefix.begin_command()
        found.append(prefix.is_before_this)
        if begins:
            prefix.begin()
    assert found == [False, False, True, False]
