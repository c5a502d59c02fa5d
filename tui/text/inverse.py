"""Inverse bidi: what to send so that a terminal that reorders each row by itself shows the row that is wanted.

Such a terminal takes every row for a paragraph: its direction is that of the first strong character (UAX #9, P2), and
right-to-left runs are reversed (L2) and their brackets mirrored (L4). So each stretch of a visual row from one Arabic
letter (or digit) to another, with no Latin between, is sent in logical order, and U+2800 stands for some of the
blanks: it looks like one, but is of class L. One stands before the first stretch, which makes the row left-to-right,
and one behind each, lest numbers behind it count as Arabic ones (W2), or two stretches become one. Letters stay
presentation forms: the terminal has nothing to join, and lam-alef keeps its one cell.

A number to the right of an Arabic letter, with no blank up to it, cannot be fenced off where no Arabic stands to its
right: it would come out on the other side of the stretch. Such a row, whatever else does not come out, is sent whole as
one from right to left (``tui.text.right_to_left_row``), which it is where the rightmost letter is Arabic.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import bidirectional

from tui.text.bidi import MIRRORED_GLYPHS, visual_order
from tui.text.right_to_left_row import forward_segments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FENCE = "\u2800"
"""BRAILLE PATTERN BLANK: class L, one cell, nothing to see."""

_ENDS = frozenset(("R", "AN"))
"""What a stretch begins and ends with: Arabic digits, too, are right-to-left runs, with or without letters."""

_DIGITS = frozenset(("AN", "EN"))
_BLANKS = frozenset(" \u00a0")
_GAP = 2
"""Blanks that end a stretch: columns and panes have nothing to do with each other."""


class StoredRow(NamedTuple):
    """A row as the terminal shall store it: the texts of its cells, and the index in the row of the cell each is."""

    texts: list[str]
    order: list[int]


@lru_cache(maxsize=4096)
def _kind(char: str) -> str:
    """Return the bidi class of a cell's first character: R (AL, too), AN, EN, L, or "" for everything else."""
    bidi_class = bidirectional(char)
    if bidi_class in ("R", "AL"):
        return "R"
    return bidi_class if bidi_class in ("AN", "EN", "L") else ""


def stored_row(row: Sequence[str]) -> StoredRow:
    """Return what shows ``row`` on a terminal that reorders.

    ``row`` holds the texts of cells from left to right, "" behind a wide character, and should begin with a blank.

    >>> stored = stored_row([" ", "ب", "أ", " ", "a"])
    >>> stored.order
    [0, 2, 1, 3, 4]
    >>> stored.texts == [FENCE, "أ", "ب", " ", "a"]
    True
    """
    kinds = [_kind(text[0]) if text else "" for text in row]
    stretches = list(_stretches(row, kinds))
    fenced = _fenced_row(row, kinds, stretches)
    if not _may_fail(row, kinds, stretches) or _is_shown(fenced, row):
        return fenced
    whole = _right_to_left_row(row, kinds)
    return whole if _is_shown(whole, row) else fenced


def _may_fail(row: Sequence[str], kinds: Sequence[str], stretches: Sequence[tuple[int, int]]) -> bool:
    """Return whether there is anything in a row that may come out otherwise, fences or not."""
    if _DIGITS <= set(kinds):
        return True
    before = range(stretches[0][0] if stretches else 0)
    if stretches and not any(kinds[index] == "L" or row[index] in _BLANKS for index in before):
        return True
    for first, last in stretches:
        if any(text[:1] in MIRRORED_GLYPHS for text in row[first:last]):
            return True
        following = next((index for index in range(last + 1, len(row)) if kinds[index] or row[index] in _BLANKS), None)
        if following is not None and kinds[following] == "EN":
            return True
    return False


def _is_shown(stored: StoredRow, row: Sequence[str]) -> bool:
    """Return whether a terminal that reorders, as UAX #9 says, shows ``row``."""
    places = [place for place, text in enumerate(stored.texts) if text]
    seen = visual_order("".join(stored.texts[place][0] for place in places), None)
    wanted = [index for index, text in enumerate(row) if text]
    if [stored.order[places[at]] for at, _ in seen] != wanted:
        return False
    for at, is_right_to_left in seen:
        char, target = stored.texts[places[at]][0], row[stored.order[places[at]]][0]
        shown = MIRRORED_GLYPHS.get(char, char) if is_right_to_left else char
        if shown != target and char != FENCE:
            return False
    return True


def _right_to_left_row(row: Sequence[str], kinds: Sequence[str]) -> StoredRow:
    """Return the row in the logical order of a paragraph from right to left."""
    texts: list[str] = []
    order: list[int] = []
    end = len(row)
    for first, behind in [*forward_segments(row), (0, 0)]:
        for index in _backward(row, behind, end):
            order.append(index)
            texts.append(_unmirrored(row[index]))
        forward = list(row[first:behind])
        _fence_number(forward, kinds[first:behind])
        order += range(first, behind)
        texts += forward
        end = first
    return StoredRow(texts, order)


def _backward(row: Sequence[str], start: int, end: int) -> list[int]:
    """Return the cells from ``end`` back to ``start``, wide characters the right way round."""
    places = range(start, end)
    return sorted(places, key=lambda index: (-index if row[index] else 1 - index, index))


def _fence_number(texts: list[str], kinds: Sequence[str]) -> None:
    """Make what is between a number and the Latin to its right Latin, at the first blank there."""
    if "L" not in kinds or kinds[0] == "L":
        return
    blank = next((index for index in range(kinds.index("L")) if texts[index] in _BLANKS), None)
    if blank is not None:
        texts[blank] = FENCE


def _fenced_row(row: Sequence[str], kinds: Sequence[str], stretches: Sequence[tuple[int, int]]) -> StoredRow:
    """Return the row in an order from left to right, its Arabic stretches in logical order between fences."""
    texts, order = list(row), list(range(len(row)))
    is_fenced = False
    for first, last in stretches:
        if not is_fenced:
            _fence_before(texts, kinds, first)
            is_fenced = True
        for place, index in enumerate(_logical(row, kinds, first, last), first):
            order[place] = index
            texts[place] = _unmirrored(row[index])
        _fence_behind(texts, kinds, last)
    return StoredRow(texts, order)


def _stretches(row: Sequence[str], kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and last cells of the stretches of ``row``, both Arabic letters or digits."""
    first = last = -1
    for index, kind in enumerate(kinds):
        if kind not in _ENDS:
            continue
        if first >= 0 and _parts(row[last + 1 : index], kinds[last + 1 : index]):
            yield first, last
            first = -1
        first, last = index if first < 0 else first, index
    if first >= 0:
        yield first, last


def _parts(between: Sequence[str], kinds: Sequence[str]) -> bool:
    """Return whether what stands between two Arabic letters makes them ends of two stretches.

    Brackets and quotation marks do, where a blank can be the fence: outside of stretches they are sent as they look,
    inside they would be mirrored, which Konsole does not do; and pairs of one inside and one outside (N0) tear the
    stretch up.
    """
    if "L" in kinds:
        return True
    blanks = [text in _BLANKS for text in between]
    if any(blanks[at : at + _GAP] == [True] * _GAP for at in range(len(between))):
        return True
    fenceable = True in blanks and "EN" not in kinds[: blanks.index(True)]
    return fenceable and any(text[:1] in MIRRORED_GLYPHS for text in between)


def _logical(row: Sequence[str], kinds: Sequence[str], first: int, last: int) -> list[int]:
    """Return the cells of a stretch in logical order: reversed, numbers and wide characters the right way round."""
    logical: list[int] = []
    at = last
    while at >= first:
        start = _number_start(row, kinds, first, at) if kinds[at] in _DIGITS else at
        while not row[start] and start > first:
            start -= 1
        logical += range(start, at + 1)
        at = start - 1
    return logical


def _number_start(row: Sequence[str], kinds: Sequence[str], first: int, end: int) -> int:
    """Return the first cell of the number that ends at ``end``: digits, with single separators inside (W4).

    Behind an Arabic letter digits count as Arabic ones (W2), and only the common separators (class CS) join those.
    """
    start = end
    while start > first:
        if kinds[start - 1] in _DIGITS:
            start -= 1
        elif start - 2 >= first and kinds[start - 2] in _DIGITS and bidirectional(row[start - 1][:1] or " ") == "CS":
            start -= 2
        else:
            break
    return start


def _unmirrored(text: str) -> str:
    """Return the cell's text with the bracket that the terminal will mirror into it."""
    return MIRRORED_GLYPHS.get(text[:1], text[:1]) + text[1:]


def _fence_before(texts: list[str], kinds: Sequence[str], first: int) -> None:
    """Make the row left-to-right, where no Latin letter does."""
    if "L" in kinds[:first]:
        return
    blank = next((index for index in range(first) if texts[index] in _BLANKS), None)
    if blank is not None:
        texts[blank] = FENCE


def _fence_behind(texts: list[str], kinds: Sequence[str], last: int) -> None:
    """End the stretch at the first blank behind it, where no Latin letter does."""
    following = next((index for index in range(last + 1, len(kinds)) if kinds[index]), len(kinds))
    if following < len(kinds) and kinds[following] == "L":
        return
    blank = next((index for index in range(last + 1, following) if texts[index] in _BLANKS), None)
    if blank is not None:
        texts[blank] = FENCE
