"""What keys are called in a configuration: as Textual calls them, which only the interface may load."""

from __future__ import annotations

import re
from unicodedata import lookup

MODIFIERS = ("ctrl", "alt", "shift", "super", "hyper", "meta")

NO_KEY = "none"
"""What ``[keys]`` gives a command that no key shall run; no key of Textual's is called so."""

_FUNCTIONAL = re.compile(
    r"up|down|left|right|home|end|pageup|pagedown|insert|delete|backspace|enter|return|escape|tab|space"
    r"|f(?:[1-9]|[12]\d|3[0-5])|kp_begin|caps_lock|scroll_lock|num_lock|print_screen|pause|menu"
    r"|media_\w+|(?:lower|raise|mute)_volume|(?:left|right)_(?:alt|control|hyper|meta|shift|super)|iso_level[35]_shift"
    r"|separator|add|subtract|multiply|divide|decimal|equal"  # of the keypad
)
_SIGNS = dict(
    zip(
        ("slash", "backslash", "at", "minus", "plus", "underscore", "less_than_sign", "greater_than_sign"),
        "/\\@-+_<>",
        strict=True,
    )
)
"""Those that are not called as Unicode calls them, with ``_`` for the blanks."""


def keys_in(listed: str) -> list[str]:
    """Return the names of a list with commas between, without what is empty.

    >>> keys_in("j, down,,n")
    ['j', 'down', 'n']
    """
    return [name for each in listed.split(",") if (name := each.strip())]


def is_key(name: str) -> bool:
    """Return whether a key can be called so.

    >>> [is_key(name) for name in ("j", "ت", "?", "question_mark", "ctrl+d", "shift+tab", "f3", "alt++")]
    [True, True, True, True, True, True, True, True]
    >>> [is_key(name) for name in ("bananas", "Ctrl+D", "PageDown", "f99", "ctrl+", "shift+a", "")]
    [False, False, False, False, False, False, False]
    """
    if len(name) > 1 and name.endswith("+"):
        modified, key = name[:-1].removesuffix("+").split("+"), "+" if name.endswith("++") else ""
    else:
        *modified, key = [name] if name == "+" else name.split("+")
    if not set(modified) <= {*MODIFIERS}:
        return False
    return _FUNCTIONAL.fullmatch(key) is not None or (_is_character(key) and modified != ["shift"])


def _is_character(key: str) -> bool:
    """Return whether ``key`` is a character, or the name of a sign."""
    if len(key) == 1:
        return key.isprintable() and key != " "
    if key in _SIGNS:
        return True
    try:
        return key.islower() and not lookup(key.replace("_", " ")).isalnum()
    except KeyError:
        return key == "hyphen_minus"
