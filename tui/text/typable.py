"""What a key or a paste may put into a text."""

from __future__ import annotations

from unicodedata import category

_NO_TEXT = frozenset(("Cc", "Cs"))


def is_text(char: str) -> bool:
    r"""Return whether ``char`` may be typed: all but controls, and surrogates, which are no characters.

    So what nothing is seen of may: joiners, marks of direction, spaces of every kind.

    >>> [is_text(char) for char in "a\u200c\u200f\u00a0\x1b\x9b\ud800"]
    [True, True, True, True, False, False, False]
    """
    return category(char) not in _NO_TEXT
