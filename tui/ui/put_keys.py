"""The signs that put a theme on and stay, as keys of their commands."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from tui.key_names import NO_KEY
from tui.settings import PUT_KEYS
from tui.ui.command import named, names_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.settings import Settings
    from tui.ui.command import Command

_NAMES = {",": "comma"}
"""Of signs that mean something else in a list of keys."""


def with_put_keys(settings: Settings, commands: Iterable[Command[Any]]) -> Settings:
    """Return the settings with ``put_keys`` among their ``keys``; a sign that is another command's stays that one's.

    Args:
        settings: The person's. A command that has keys of its own in them keeps those.
        commands: All of them.
    """
    others = [each for each in commands if each.id not in {*_ids()} or each.configured_keys(settings.keys)]
    taken = {name for each in others for name in names_of(each, settings.keys)}
    signs = (_NAMES.get(sign, sign) for sign in settings.put_keys)
    put = {
        command: NO_KEY if named(sign) & taken else sign
        for command, sign in zip_longest(_ids(), signs, fillvalue=NO_KEY)
    }
    changed = {command: sign for (command, sign), usual in zip(put.items(), PUT_KEYS, strict=True) if sign != usual}
    return replace(settings, keys=MappingProxyType({**changed, **settings.keys}))


def _ids() -> list[str]:
    return [f"put-{digit}" for digit in range(1, len(PUT_KEYS) + 1)]
