"""Inverse bidi for a terminal that takes every row for a paragraph, in the direction of its first strong character.

Rows are sent left-to-right, as ``tui.text.inverse`` does, wherever that shows them. Else a row is sent whole as one
from right to left, which it is where its rightmost letter is Arabic (UAX #9, P2): reversed, but numbers and Latin in
their order. A number at its right end needs no fence, for what comes before it counts as right-to-left (sos, X10). What
comes out is found out by UAX #9 itself. PuTTY reorders so (``do_bidi`` in its bidi.c).

Two things no row can show: a number between Arabic at its left and Latin at its right, or the other way round, without
a blank; and one at the right of Arabic, again without, where the row's rightmost letter is Latin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import bidirectional

from tui.text.bidi import visual_order
from tui.text.inverse import BLANKS, DIGITS, FENCE, StoredRow, kind_of, stored_row, unmirrored

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_RIGHT_TO_LEFT = frozenset(("R", "AL"))
_IN_ORDER = DIGITS | {"L"}


def stored_paragraph(row: Sequence[str]) -> StoredRow:
    """Return what shows ``row``, the texts of cells from left to right, "" behind a wide character.

    Where nothing does, it is what shows most of it.

    >>> stored_paragraph([" ", "ب", "أ", "5"])
    StoredRow(texts=['5', 'أ', 'ب', ' '], order=[3, 2, 1, 0])
    """
    left_to_right = stored_row(row)
    if _shows(left_to_right, row):
        return left_to_right
    right_to_left = _right_to_left(row)
    return right_to_left if _shows(right_to_left, row) else left_to_right


def _shows(stored: StoredRow, row: Sequence[str]) -> bool:
    """Return whether a row that is stored so is seen as ``row``: its cells in their order, its brackets as they are."""
    places = [place for place, text in enumerate(stored.texts) if text]
    seen = [
        (places[at], is_right_to_left)
        for at, is_right_to_left in visual_order("".join(stored.texts[place][0] for place in places), None)
    ]
    return [stored.order[place] for place, _ in seen] == [index for index, text in enumerate(row) if text] and all(
        (unmirrored(stored.texts[place]) if is_right_to_left else stored.texts[place])[0]
        in (row[stored.order[place]][0], FENCE)
        for place, is_right_to_left in seen
    )


def _right_to_left(row: Sequence[str]) -> StoredRow:
    """Return the row in the logical order of a paragraph from right to left."""
    texts: list[str] = []
    order: list[int] = []
    end = len(row)
    for first, behind in [*_parts_in_order(row), (0, 0)]:
        backward = _reversed(row, behind, end)
        texts += [unmirrored(row[index]) for index in backward] + _fenced(row[first:behind])
        order += [*backward, *range(first, behind)]
        end = first
    return StoredRow(texts, order)


def _reversed(row: Sequence[str], start: int, end: int) -> list[int]:
    """Return the cells from ``start`` to ``end`` from right to left, both halves of wide characters as they are."""
    return sorted(range(start, end), key=lambda index: (-index if row[index] else 1 - index, index))


def _fenced(part: Sequence[str]) -> list[str]:
    """Return a part that begins with a number with a fence in front of its Latin, which takes in what is between."""
    texts = list(part)
    latin = next((index for index, text in enumerate(part) if text and kind_of(text[0]) == "L"), 0)
    blank = next((index for index in range(latin) if part[index] in BLANKS), None)
    if blank is not None:
        texts[blank] = FENCE
    return texts


def _parts_in_order(row: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a row that keep their order, half-open, from right to left."""
    classes = [bidirectional(text[0]) if text else "" for text in row]
    for index, text in enumerate(row):
        if not text and index:
            classes[index] = classes[index - 1]
    last_strong = "R"  # sos
    end = len(row)
    while end > 0:
        if classes[end - 1] in _RIGHT_TO_LEFT:
            last_strong = classes[end - 1]
            end -= 1
            continue
        start = next((index + 1 for index in reversed(range(end)) if classes[index] in _RIGHT_TO_LEFT), 0)
        if "L" in classes[start:end]:  # one part with the numbers around it, which count as Latin (W7)
            places = [index for index in range(start, end) if classes[index] in _IN_ORDER]
            yield places[0], places[-1] + 1
        else:
            yield from _numbers(classes, start, end, is_arabic=last_strong == "AL")
        end = start


def _numbers(classes: Sequence[str], start: int, end: int, *, is_arabic: bool) -> Iterator[tuple[int, int]]:
    """Yield the numbers among cells without letters, half-open, from right to left.

    ``is_arabic`` is whether the last letter before them is: then digits count as Arabic ones (W2), which separators of
    class CS join (W4); otherwise those of class ES do, too, and signs beside a number belong to it (W5).
    """
    separators, signs = ({"CS"}, set[str]()) if is_arabic else ({"CS", "ES"}, {"ET"})
    while end > start:
        first = end
        while first > start:
            if classes[first - 1] in DIGITS or classes[first - 1] in signs:
                first -= 1
            elif classes[first - 1] in separators and _is_between_digits(classes, first - 1, start, end):
                first -= 2
            else:
                break
        if DIGITS.intersection(classes[first:end]):
            yield first, end
        end = min(first, end - 1)


def _is_between_digits(classes: Sequence[str], place: int, start: int, end: int) -> bool:
    """Return whether a place within ``start`` and ``end`` has digits of one kind at both sides."""
    return start < place < end - 1 and classes[place - 1] in DIGITS and classes[place + 1] == classes[place - 1]
