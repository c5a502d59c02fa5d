"""What places a theme among others: text that compares as they stand, with room for another between any two. Pure."""

from __future__ import annotations

import hashlib

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


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
