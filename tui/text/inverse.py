"""Inverse bidi: what to send so that a terminal that reorders each row by itself shows the row that is wanted.

Such a terminal takes every row for a paragraph: its direction is that of the first strong character (UAX #9, P2), and
right-to-left runs are reversed (L2) and their brackets mirrored (L4). So each stretch of a visual row from one Arabic
letter (or digit) to another, with no Latin between, is sent in logical order, and U+2800 stands for some of the
blanks: it looks like one, but is of class L. One stands before the first stretch, which makes the row left-to-right,
and one behind each, lest numbers behind it count as Arabic ones (W2), or two stretches become one. Letters stay
presentation forms: the terminal has nothing to join, and lam-alef keeps its one cell.

A number to the right of an Arabic letter, with no blank up to it, cannot be fenced off where no Arabic stands to its
right: it comes out on the other side of the stretch. ``tui.text.row_paragraphs`` has what helps on terminals that take
the direction of each row from it; this here keeps them all left-to-right, and does for those that take it for granted.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import bidirectional

from tui.text.bidi import MIRRORED_GLYPHS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FENCE = "\u2800"
"""BRAILLE PATTERN BLANK: class L, one cell, nothing to see."""

_ENDS = frozenset(("R", "AN"))
"""What a stretch begins and ends with: Arabic digits, too, are right-to-left runs, with or without letters."""

DIGITS = frozenset(("AN", "EN"))
"""What cells of numbers are, as ``kind_of`` says."""

BLANKS = frozenset(" \u00a0")
"""Cells in whose place a fence can stand."""

_GAP = 2
"""Blanks that end a stretch: columns and panes have nothing to do with each other."""


class StoredRow(NamedTuple):
    """A row as the terminal shall store it: the texts of its cells, and the index in the row of the cell each is."""

    texts: list[str]
    order: list[int]


@lru_cache(maxsize=4096)
def kind_of(char: str) -> str:
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
    texts, order = list(row), list(range(len(row)))
    kinds = [kind_of(text[0]) if text else "" for text in row]
    is_fenced = False
    for first, last in _stretches(row, kinds):
        if not is_fenced:
            _fence_before(texts, kinds, first)
            is_fenced = True
        for place, index in enumerate(_logical(row, kinds, first, last), first):
            order[place] = index
            texts[place] = unmirrored(row[index])
        _fence_behind(texts, kinds, last)
    return StoredRow(texts, order)


def _stretches(row: Sequence[str], kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and last cells of the stretches of ``row``, both Arabic letters or digits, by their ``kinds``."""
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
    blanks = [text in BLANKS for text in between]
    if any(blanks[at : at + _GAP] == [True] * _GAP for at in range(len(between))):
        return True
    fenceable = True in blanks and "EN" not in kinds[: blanks.index(True)]
    return fenceable and any(text[:1] in MIRRORED_GLYPHS for text in between)


def _logical(row: Sequence[str], kinds: Sequence[str], first: int, last: int) -> list[int]:
    """Return the cells of a stretch in logical order: reversed, numbers and wide characters the right way round."""
    logical: list[int] = []
    at = last
    while at >= first:
        start = _number_start(row, kinds, first, at) if kinds[at] in DIGITS else at
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
        if kinds[start - 1] in DIGITS:
            start -= 1
        elif start - 2 >= first and kinds[start - 2] in DIGITS and bidirectional(row[start - 1][:1] or " ") == "CS":
            start -= 2
        else:
            break
    return start


def unmirrored(text: str) -> str:
    """Return the cell's text with the bracket that the terminal will mirror into it."""
    return MIRRORED_GLYPHS.get(text[:1], text[:1]) + text[1:]


def _fence_before(texts: list[str], kinds: Sequence[str], first: int) -> None:
    """Make the row left-to-right, where no Latin letter does."""
    if "L" in kinds[:first]:
        return
    blank = next((index for index in range(first) if texts[index] in BLANKS), None)
    if blank is not None:
        texts[blank] = FENCE


def _fence_behind(texts: list[str], kinds: Sequence[str], last: int) -> None:
    """End the stretch at the first blank behind it, where no Latin letter does."""
    following = next((index for index in range(last + 1, len(kinds)) if kinds[index]), len(kinds))
    if following < len(kinds) and kinds[following] == "L":
        return
    blank = next((index for index in range(last + 1, following) if texts[index] in BLANKS), None)
    if blank is not None:
        texts[blank] = FENCE
