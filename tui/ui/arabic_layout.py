"""The Arabic keyboard: every key of a command also works where the keyboard is in Arabic.

The table is Arabic (101), CLDR's ``ar-t-k0-windows``. Where a key gives two letters (Windows) or one ligature (Linux),
both are known. Keys whose Arabic letter is an ASCII sign of its own have no equivalent.
"""

from __future__ import annotations

_PLAIN = dict(
    zip(
        "qwertyuiop[]asdfghjkl;'zxcvnm,./`",
        "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظذ",
        strict=True,
    )
)
_SHIFTED = {
    "Q": "\u064e", "W": "\u064b", "E": "\u064f", "R": "\u064c", "Y": "إ", "A": "\u0650", "S": "\u064d",
    "H": "أ", "J": "ـ", "K": "،", "P": "؛", "I": "÷", "O": "×", "X": "\u0652", "N": "آ", "?": "؟", "%": "٪",
}  # fmt: skip

LAM = "ل"
LAM_ALEFS = {"ا": "ﻻ", "أ": "ﻷ", "إ": "ﻹ", "آ": "ﻵ"}
"""What the second letter of a two-letter key makes of lam: the ligature that Linux sends at once."""

_LIGATURES = {"b": "ﻻ", "G": "ﻷ", "T": "ﻹ", "B": "ﻵ"}

_EQUIVALENTS = _PLAIN | _SHIFTED | _LIGATURES

LAM_ALEF_SECONDS = 0.05
"""How long lam waits for an alef: two letters of one key arrive together, two keys do not."""


def _digit_equivalents(digit: str) -> list[str]:
    return [chr(0x660 + int(digit)), chr(0x6F0 + int(digit))]


def equivalents(key: str) -> list[str]:
    """Return the keys that arrive for ``key`` (as Textual writes it, or a single character) in Arabic layout.

    >>> equivalents("j"), equivalents("1"), equivalents("down")
    (['ت'], ['١', '۱'], [])
    """
    if len(key) == 1 and key.isdecimal():
        return _digit_equivalents(key)
    if key.startswith("ctrl+") and len(key) == len("ctrl+x"):
        letter = _PLAIN.get(key[-1])
        return [f"ctrl+{letter}"] if letter else []
    return [_EQUIVALENTS[key]] if key in _EQUIVALENTS else []


def in_both_layouts(keys: str) -> list[str]:
    """Return the comma-separated ``keys``, each with what arrives for it in Arabic layout behind it.

    >>> in_both_layouts("j,down")
    ['j', 'ت', 'down']
    """
    found: list[str] = []
    for key in map(str.strip, keys.split(",")):
        found += [key, *equivalents(key)]
    return found
