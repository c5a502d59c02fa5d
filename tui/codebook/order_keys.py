"""What places a theme among others: text that compares as they stand, with room for another between any two. Pure."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_KEY = re.compile("[a-z]*")


def between(low: str, high: str, theme_id: str) -> str:
    """Return a key behind ``low`` and before ``high``, which ends in a tail from the id.

    So two themes that two people put in one place at once are never at the same one.

    Args:
        low: The key before; "" for none.
        high: The key behind; "" for none.
        theme_id: Of the theme that is placed.

    >>> first = between("", "", "arms")
    >>> "" < between("", first, "space") < first < between(first, "", "space")
    True
    >>> between("b", "c", "arms") == between("b", "c", "space")
    False
    """
    key, place = "", 0
    while True:
        lower = _LETTERS.index(low[place]) if place < len(low) else 0
        upper = _LETTERS.index(high[place]) if place < len(high) else len(_LETTERS)
        if upper - lower > 1:
            key += _LETTERS[(lower + upper) // 2]
            break
        key += _LETTERS[lower]
        if upper - lower == 1:
            high = ""
        place += 1
    tail = int(hashlib.sha256(theme_id.encode()).hexdigest(), 16)
    most = len(_LETTERS) - 1
    return key + _LETTERS[1 + tail % most] + _LETTERS[1 + tail // most % most]


def is_key(text: str) -> bool:
    """Return whether ``text`` is a key that was made here; another program may have put any text there."""
    return _KEY.fullmatch(text) is not None


def placed(beside: Sequence[tuple[str, str]], place: int, theme_id: str) -> dict[str, str]:
    """Return the keys to write, by their themes, so that a theme comes to a place among those beside it.

    That is its own alone; those of all of them where between two there is no room, as between what another program has
    put there.

    Args:
        beside: The ids of the others with their keys, in their order.
        place: How many of them stand before it.
        theme_id: The theme's.

    >>> [*placed([("arms", "b"), ("war", "d")], 1, "space")], [*placed([("arms", "1"), ("war", "1")], 1, "space")]
    (['space'], ['arms', 'space', 'war'])
    """
    low = beside[place - 1][1] if place else ""
    high = beside[place][1] if place < len(beside) else ""
    if is_key(low) and is_key(high):
        key = between(low, high, theme_id)
        if low < key and (key < high or place == len(beside)):
            return {theme_id: key}
    line = [theme for theme, _ in beside]
    line.insert(place, theme_id)
    keys, last = {}, ""
    for theme in line:
        keys[theme] = last = between(last, "", theme)
    return keys
