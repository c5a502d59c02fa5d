"""Reversed words: what to send so that a terminal that reverses words shows the row that is wanted.

kitty reorders no rows. It hands each run of cells to HarfBuzz, which takes the direction from the first character that
belongs to a script (``hb_buffer_guess_segment_properties``), and is drawn as it comes back: where that script is written
from right to left, the whole run is reversed, numbers and Latin letters in it, and its brackets are mirrored. A run ends
where the font changes: at blanks, at what kitty draws itself (lines and blocks), at wide characters, where bold or
italic begins or ends. Colours do not end one, and stay in their places, as the cursor does.

So a run that would be reversed is sent reversed. One that begins with Arabic at its left end and ends with Latin at its
right end is reversed neither way: its Latin end gets the other weight, which makes two runs of it.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import bidirectional, category

from tui.text.bidi import MIRRORED_GLYPHS

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

PADDING = "\u034f"
"""COMBINING GRAPHEME JOINER: over no cell anything is seen of it."""

_MOST_MARKS = 3
"""As many marks has a cell of kitty up to 0.35; more would take the place of the last."""

_NO_BREAK_SPACE = "\u00a0"

_OF_NO_RUN = ((0x2500, 0x259F), (0x2800, 0x28FF), (0xE0B0, 0xE0BF), (0x1FB00, 0x1FBAE))
"""What kitty draws without a font (``font_for_cell`` in its fonts.c)."""

_RIGHT_TO_LEFT = ((0x0590, 0x08FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFF), (0x10800, 0x10FFF), (0x1E800, 0x1EFFF))
"""The blocks of scripts that are written from right to left."""

_OF_NO_SCRIPT = frozenset(
    "\u0605\u060c\u061b\u061c\u061f\u0640\u0670\u06dd\u08e2\ufd3e\ufd3f\ufeff" + "".join(map(chr, range(0x064B, 0x0656)))
)
"""What is of scripts Common or Inherited in those blocks (Scripts.txt): comma, tatweel, vowel marks and others."""

_LETTERS_OF_NO_SCRIPT = (
    (0x00B5, 0x00B5), (0x02B9, 0x02DF), (0x02E5, 0x02FF), (0x2100, 0x2129), (0x212C, 0x2131), (0x2133, 0x214D),
    (0x3006, 0x3006), (0x3031, 0x303C), (0x30FC, 0x30FC), (0xA788, 0xA788), (0xFF70, 0xFF70), (0xFF9E, 0xFF9F),
    (0x1D400, 0x1D7FF),
)  # fmt: skip
"""Letters of script Common, within the borders of blocks that hold hardly any others."""


class StoredWords(NamedTuple):
    """A row as the terminal shall store it.

    Attributes:
        texts: Of its cells.
        other_weight: The places that are sent bold where they should not be, and the other way round.
    """

    texts: list[str]
    other_weight: frozenset[int]


def stored_words(row: Sequence[str], faces: Sequence[Hashable]) -> StoredWords:
    """Return what shows ``row`` on a terminal that reverses words.

    Args:
        row: The texts of cells from left to right, "" behind a wide character.
        faces: Of each cell whether it is bold and whether italic, in any form.

    >>> stored_words(["a", " ", "5", "\u0628", "\u0627", "("], [""] * 6).texts == ["a", " ", ")", "\u0627", "\u0628", "5"]
    True
    """
    texts = [" " if text == _NO_BREAK_SPACE else text for text in row]
    other_weight: set[int] = set()
    for start, end in _runs(texts, faces):
        directions = [_direction(text) for text in texts[start:end]]
        if next(filter(None, directions), "") != "R":
            continue
        last = start + max(index for index, direction in enumerate(directions) if direction == "R")
        if "L" in directions[last + 1 - start :]:
            other_weight.update(range(last + 1, end))
            end = last + 1
        texts[start:end] = _reversed(texts[start:end])
    return StoredWords(texts, frozenset(other_weight))


def _runs(row: Sequence[str], faces: Sequence[Hashable]) -> Iterator[tuple[int, int]]:
    """Yield where the runs begin and end that are in one font, half-open."""
    kinds = [
        None if not text or _ends_runs(text[0]) or row[index + 1 : index + 2] == [""] else (face,)
        for index, (text, face) in enumerate(zip(row, faces, strict=True))
    ]
    start = 0
    for kind, cells in groupby(kinds):
        end = start + len(list(cells))
        if kind is not None:
            yield start, end
        start = end


@lru_cache(maxsize=4096)
def _ends_runs(char: str) -> bool:
    return char == " " or _is_within(ord(char), _OF_NO_RUN)


@lru_cache(maxsize=4096)
def _direction(text: str) -> str:
    """Return the direction of a cell's script, "R" or "L", "" where it has none."""
    return next(filter(None, map(_direction_of, text)), "")


@lru_cache(maxsize=4096)
def _direction_of(char: str) -> str:
    if _is_within(ord(char), _RIGHT_TO_LEFT):
        return "" if char in _OF_NO_SCRIPT else "R"
    is_letter = bidirectional(char) == "L" and category(char).startswith("L")
    return "L" if is_letter and not _is_within(ord(char), _LETTERS_OF_NO_SCRIPT) else ""


def _is_within(number: int, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(first <= number <= last for first, last in ranges)


def _reversed(run: Sequence[str]) -> list[str]:
    """Return a run as it is before it is reversed.

    kitty finds a glyph's cell by counting code points, from the right ones for the glyphs and from the left ones for
    the cells: so all cells of a run with marks get equally many.
    """
    longest = min(max(map(len, run)), 1 + _MOST_MARKS)
    return [(_unmirrored(text)[:longest]).ljust(longest, PADDING) for text in reversed(run)]


def _unmirrored(text: str) -> str:
    """Return the cell's text with the bracket that the terminal will mirror into it."""
    return MIRRORED_GLYPHS.get(text[0], text[0]) + text[1:]
