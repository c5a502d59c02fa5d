"""Inverse bidi of a whole row: what shows it on a terminal that takes every row for a paragraph from right to left.

The terminal finds that direction by the first strong character (UAX #9, P2), which is the one at the right end of what
is seen. Then numbers and Latin stand in logical order between reversed Arabic, and a number at the right end of a line
needs no fence: what comes before it counts as right-to-left (sos, X10). Whether the row comes out is for who asks to
find out: a number to the left of Latin, and no blank between, does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import bidirectional

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DIGITS = frozenset(("EN", "AN"))
_FORWARD = _DIGITS | {"L"}
_STRONG = frozenset(("L", "R", "AL"))


def forward_segments(row: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a row that keep their order, half-open, from right to left.

    ``row`` holds the texts of cells from left to right, "" behind a wide character, which is as that.
    """
    classes = [bidirectional(text[0]) if text else "" for text in row]
    for index, text in enumerate(row):
        if not text and index:
            classes[index] = classes[index - 1]
    end = len(row)
    last_strong = "R"  # sos
    while end > 0:
        if classes[end - 1] in ("R", "AL"):
            last_strong = classes[end - 1]
            end -= 1
            continue
        start = _start_of_stretch(classes, end)
        yield from _segments(classes, start, end, last_strong)
        last_strong = "L" if "L" in classes[start:end] else last_strong
        end = start


def _start_of_stretch(classes: Sequence[str], end: int) -> int:
    """Return where the cells without Arabic begin that end before ``end``."""
    start = end
    while start > 0 and classes[start - 1] not in ("R", "AL"):
        start -= 1
    return start


def _segments(classes: Sequence[str], start: int, end: int, last_strong: str) -> Iterator[tuple[int, int]]:
    """Yield the segments among cells without Arabic, from right to left.

    Latin is one segment with all numbers around it: those behind it count as Latin (W7), and blanks between (N1).
    """
    if "L" in classes[start:end]:
        places = [index for index in range(start, end) if classes[index] in _FORWARD]
        yield places[0], places[-1] + 1
        return
    at = end
    while at > start:
        first = _start_of_number(classes, start, at, last_strong)
        if first < at:
            yield first, at
        at = min(first, at - 1)


def _start_of_number(classes: Sequence[str], start: int, end: int, last_strong: str) -> int:
    """Return where the number begins that ends before ``end``, which is ``end`` where none does.

    Behind Arabic letters digits count as Arabic ones (W2), which only the separators of class CS join (W4); otherwise
    those of class ES do, too, and signs beside a number belong to it (W5).
    """
    is_arabic = last_strong == "AL"
    signs = () if is_arabic else ("ET",)
    separators = ("CS",) if is_arabic else ("CS", "ES")
    first = end
    while first > start:
        if classes[first - 1] in _DIGITS or classes[first - 1] in signs:
            first -= 1
        elif first - 2 >= start and classes[first - 1] in separators and _joins(classes, first - 1, end):
            first -= 2
        else:
            break
    return first if _DIGITS.intersection(classes[first:end]) else end


def _joins(classes: Sequence[str], place: int, end: int) -> bool:
    """Return whether what is at ``place`` stands between two digits of one kind."""
    return place + 1 < end and classes[place - 1] in _DIGITS and classes[place + 1] == classes[place - 1]
