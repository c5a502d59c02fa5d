"""The Unicode bidirectional algorithm with an index map, from python-bidi alone.

``get_display`` returns only a string. The index of every character is threaded through it: after each visible
character stand the digits of its index, written in the 96 tag characters U+E0020..U+E007F. They have class BN, so
by rule X9 no other character can notice them, and each takes the level of the character before it. In the result
the digits stand before their character where its level is odd, and after it where it is even.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from bidi import get_display
from bidi.mirror import MIRRORED

from tui.text.direction import base_direction

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.text.direction import Direction

_ZERO, _RADIX = 0xE0020, 96
_DIGITS = "".join(map(chr, range(_ZERO, _ZERO + _RADIX)))
_GUARD = "\ufe00"
"""Class NSM: takes the class of the character before it (W1), so that rule L1 does not reset the digits."""

_START = "\u05d0"
"""Class R. Before a right-to-left text it is what the start of one counts as (sos, X10), and stands at its right end.

The engine takes a text without any right-to-left level for one that is in order; L1 would give separators one.
"""

_UNSHOWN_CLASSES = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "BN"))
_SEPARATOR = re.compile("[\n\r\x1c-\x1e\x85\u2029]")  # class B

_SEGMENT_SEPARATORS = "\t\x0b\x1f"  # class S
_SEGMENT_SEPARATOR = re.compile(f"[{_SEGMENT_SEPARATORS}]")

# What a text must not bring along itself, each beside another character of the same class.
# Surrogates cannot reach the engine, which reads UTF-8.
_STAND_INS = (
    {ord(_GUARD): "\u0300"}
    | dict.fromkeys(range(_ZERO, _ZERO + _RADIX), "\u00ad")
    | dict.fromkeys(range(0xD800, 0xE000), "\ue000")
)


@lru_cache(maxsize=8192)
def is_unshown(char: str) -> bool:
    """Return whether rule X9 takes ``char`` out of the text: bidi controls and class BN."""
    return bidirectional(char) in _UNSHOWN_CLASSES


@lru_cache(maxsize=8192)
def is_right_to_left(char: str) -> bool:
    """Return whether ``char`` makes a right-to-left run by itself: a letter (R, AL) or an Arabic digit (AN)."""
    return bidirectional(char) in ("R", "AL", "AN")


@lru_cache(maxsize=8)
def _threaded_char(width: int) -> re.Pattern[str]:
    """Return the pattern of one character with its index before it (odd level) or behind it (even level)."""
    return re.compile(f"([{_DIGITS}]{{{width}}})[^{_DIGITS}]|[^{_DIGITS}]([{_DIGITS}]{{{width}}})")


@lru_cache(maxsize=8)
def _numerals(width: int) -> tuple[list[str], dict[str, int]]:
    """Return the numerals of ``width`` digits in order, and their values."""
    numerals = ["".join(digits) for digits in product(_DIGITS, repeat=width)]
    return numerals, {numeral: value for value, numeral in enumerate(numerals)}


def _numeral(value: int, width: int) -> str:
    digits = []
    for _ in range(width):
        value, digit = divmod(value, _RADIX)
        digits.append(_DIGITS[digit])
    return "".join(reversed(digits))


def _value(numeral: str) -> int:
    value = 0
    for digit in numeral:
        value = value * _RADIX + ord(digit) - _ZERO
    return value


def _digits_needed(length: int) -> int:
    width = 1
    while _RADIX**width < length:
        width += 1
    return width


def _thread(text: str, width: int) -> str:
    """Return ``text`` with each visible character's index after it, last digit first."""
    if width <= 2:  # noqa: PLR2004 - tables of 96 and 9,216 numerals; the next would have 884,736
        numerals = [numeral[::-1] for numeral in _numerals(width)[0][: len(text)]]
    else:
        numerals = [_numeral(index, width)[::-1] for index in range(len(text))]
    threaded: list[str] = []
    after_last_shown = 0
    for char, numeral in zip(text, numerals, strict=True):
        if char in _SEGMENT_SEPARATORS:
            threaded.append(_GUARD)
        threaded.append(char)
        if not is_unshown(char):
            threaded.append(numeral)
            after_last_shown = len(threaded)
    threaded.insert(after_last_shown, _GUARD)
    return "".join(threaded)


def _drop_unshown(shown: str) -> str:
    unwanted = {ord(char): None for char in set(shown) if char not in _DIGITS and is_unshown(char)}
    unwanted[ord(_GUARD)] = None
    return shown.translate(unwanted)


def visual_order(text: str, base: Direction | None) -> list[tuple[int, bool]]:
    """Return the visual order of a text by UAX #9, rules P1 to L2.

    Args:
        text: Usually one paragraph, in logical order. A paragraph separator ends a paragraph (P1) and stands at
            the far end of it; the orders of several paragraphs follow each other.
        base: The paragraph's direction, or None to take it from the first strong character (P2, P3).

    Returns:
        ``(source index, at a right-to-left level)`` for every shown character from left to right. Bidi controls
        and characters of class BN are left out.

    >>> visual_order("ab جد", "L")
    [(0, False), (1, False), (2, False), (4, True), (3, True)]
    >>> visual_order("ab جد", "R")
    [(4, True), (3, True), (2, True), (0, False), (1, False)]
    """
    order: list[tuple[int, bool]] = []
    start = 0
    for separator in _SEPARATOR.finditer(text):
        direction = base or base_direction(text[start : separator.start()])
        line = _paragraph_order(text[start : separator.start()], direction, start)
        mark = (separator.start(), direction == "R")
        order += [mark, *line] if direction == "R" else [*line, mark]
        start = separator.end()
    return order + _paragraph_order(text[start:], base or base_direction(text[start:]), start)


def _paragraph_order(text: str, base: Direction, offset: int) -> list[tuple[int, bool]]:
    """Return the visual order of a text without paragraph separators; ``offset`` is added to its indices."""
    if not text:
        return []
    width = _digits_needed(len(text))
    threaded = _thread(text.translate(_STAND_INS), width)
    shown = _drop_unshown(get_display(threaded if base == "L" else _START + threaded, base_dir=base))
    value_of = _numerals(width)[1].__getitem__ if width <= 2 else _value  # noqa: PLR2004 - as in _thread
    order = [
        (offset + value_of(before), True) if before else (offset + value_of(behind[::-1]), False)
        for before, behind in _threaded_char(width).findall(shown)
    ]
    blanks = {offset + end: [offset + index for index in run] for end, run in _blanks_before(text).items()}
    return _with_blanks_at_base(order, blanks, base, offset + len(text)) if blanks else order


def _blanks_before(text: str) -> dict[int, list[int]]:
    """Return the white space before each segment separator and at the end, by the index of what it stands before."""
    separators = [separator.start() for separator in _SEGMENT_SEPARATOR.finditer(text)]
    found: dict[int, list[int]] = {}
    for end in (*separators, len(text)):
        at = end
        while at > 0 and (bidirectional(text[at - 1]) == "WS" or is_unshown(text[at - 1])):
            at -= 1
        run = [index for index in range(at, end) if not is_unshown(text[index])]
        if run:
            found[end] = run
    return found


def _with_blanks_at_base(
    order: list[tuple[int, bool]], blanks: Mapping[int, list[int]], base: Direction, end: int
) -> list[tuple[int, bool]]:
    """Return an order in which white space before separators and at the end has the paragraph's level (L1).

    The guards, which keep the digits of separators together, keep rule L1 from it.

    Args:
        order: The order as the engine gives it.
        blanks: The indices of such white space, by the index of the separator that it stands before.
        base: The paragraph's direction.
        end: The index behind the paragraph's last character.
    """
    moved = {index for run in blanks.values() for index in run}
    rtl = base == "R"
    placed: list[tuple[int, bool]] = []
    for index, is_rtl in [*order, (end, rtl)] if not rtl else [*reversed(order), (end, rtl)]:
        placed += [(blank, rtl) for blank in blanks.get(index, ())]
        if index not in moved and index != end:
            placed.append((index, is_rtl))
    return placed if not rtl else placed[::-1]


MIRRORED_GLYPHS: Mapping[str, str] = MIRRORED
"""What stands for a glyph at a right-to-left level (L4, BidiMirroring.txt), for those that have a twin."""
