"""Reversed words: what to send so that a terminal that reverses words shows the row that is wanted.

kitty reorders no rows. It hands each run of cells in one font to HarfBuzz, which takes the direction from the first
character that belongs to a script (``hb_buffer_guess_segment_properties``), and draws what comes back from left to
right: where that script is written from right to left, the run is reversed, numbers, Latin letters and brackets in it.
So what would be reversed is sent reversed.

Where runs end depends on fonts that nobody can ask for: one that has Arabic makes one run of a word and the full stop
behind it, one that borrows Arabic from another two. But they end for certain where italic or bold begins. So whatever
stands beside Arabic letters without a blank is sent in italic: then a run has only letters, or none. Colours end no
run, and stay in their places, as the cursor does: only the letters are moved.
"""

from __future__ import annotations

from enum import Enum, auto
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from tui.text.glyphs import NO_BREAK_SPACE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PADDING = "\u034f"
"""COMBINING GRAPHEME JOINER: over no cell anything is seen of it, and no font need have it."""

_MOST_MARKS = 3
"""As many marks has a cell of kitty 0.26; one more would take the place of the last."""

BOLD, ITALIC = "1", "3"
"""SGR parameters."""

_OF_NO_FONT = ((0x2500, 0x259F), (0x2800, 0x28FF), (0xE0B0, 0xE0BF), (0x1FB00, 0x1FBAE))
"""What kitty draws itself: lines, blocks (``font_for_cell`` in its fonts.c)."""

_RIGHT_TO_LEFT = ((0x0590, 0x08FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFF), (0x10800, 0x10FFF), (0x1E800, 0x1EFFF))
"""The blocks of scripts that are written from right to left."""

_OF_NO_SCRIPT = frozenset("\u0605\u061c\u0670\u06dd\u08e2\ufd3e\ufd3f\ufeff" + "".join(map(chr, range(0x064B, 0x0656))))
_ALONGSIDE = frozenset("\u060c\u061b\u061f\u0640")
"""What is of script Common or Inherited in those blocks (Scripts.txt). Comma, semicolon, question mark and tatweel are
in whatever font has Arabic letters."""

_COMMON_LETTERS = (
    (0x0621, 0x063A), (0x0640, 0x064A), (0x0660, 0x066D), (0x06F0, 0x06F9), (0xFB56, 0xFB59), (0xFB7A, 0xFB7D),
    (0xFB8A, 0xFB8B), (0xFB8E, 0xFB95), (0xFBFC, 0xFBFF), (0xFE80, 0xFEFC),
)  # fmt: skip
_COMMON_MARKS = ((0x064B, 0x0655),)
"""What all fonts with Arabic have, DejaVu Sans Mono among them. Any other letter may be borrowed from yet another."""


class StoredWords(NamedTuple):
    """A row as the terminal shall store it.

    Attributes:
        texts: Of its cells.
        turned: By place, BOLD or ITALIC, where a cell is sent so that is not, or the other way round.
    """

    texts: list[str]
    turned: dict[int, str]


class _Kind(Enum):
    """What a cell is."""

    NOTHING = auto()
    """The end of a run, whatever the font."""
    LETTER = auto()
    """Of a script that is written from right to left."""
    RARE_LETTER = auto()
    """The same, in a font of its own perhaps."""
    ALONGSIDE = auto()
    """In the font of the letters beside it, and otherwise of what is none."""
    OTHER = auto()


_WAYS = {
    _Kind.LETTER: ("", BOLD),
    _Kind.RARE_LETTER: ("", BOLD),
    _Kind.OTHER: (ITALIC, ""),
}
"""What may be turned so that pieces differ, the first one first: no font with Arabic need be slanted."""

_WAYS_AMONG_LETTERS = {**_WAYS, _Kind.RARE_LETTER: (BOLD, "")}
"""The same in a word that has common letters: they are many, and the rare ones few."""


def stored_words(row: Sequence[str], faces: Sequence[str]) -> StoredWords:
    """Return what shows ``row`` on a terminal that reverses words.

    Args:
        row: The texts of cells from left to right, "" behind a wide character.
        faces: Of each cell which of BOLD and ITALIC it is, in this order.

    >>> stored_words([".", "\ufe8f", "\ufea3", " ", "a", "."], [""] * 6) == (
    ...     [".", "\ufea3", "\ufe8f", " ", "a", "."], {0: ITALIC}
    ... )
    True
    """
    texts = [_with_blank(text) for text in row]
    turned: dict[int, str] = {}
    for start, end in _words(texts):
        pieces = list(_pieces(texts, faces, start, end))
        if all(kind is _Kind.OTHER for kind, _, _ in pieces):
            continue
        ways = _WAYS_AMONG_LETTERS if any(kind is _Kind.LETTER for kind, _, _ in pieces) else _WAYS
        before: str | None = None
        for kind, first, behind in pieces:
            if kind is not _Kind.OTHER:
                texts[first:behind] = _reversed(texts[first:behind])
            attribute = _set_apart(faces[first], before, ways[kind])
            if attribute:
                turned |= dict.fromkeys(range(first, behind), attribute)
            before = _turned(faces[first], attribute)
    return StoredWords(texts, turned)


def _with_blank(text: str) -> str:
    """Return the text of a cell with the blank that kitty wants: over a space it draws no mark (``font_for_cell``)."""
    if text == NO_BREAK_SPACE:
        return " "
    return NO_BREAK_SPACE + text[1:] if text[:1] == " " and text != " " else text


def _words(row: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where the runs begin and end, half-open, that may be in one font."""
    ends = [
        not text or _kind(text) is _Kind.NOTHING or row[index + 1 : index + 2] == [""] for index, text in enumerate(row)
    ]
    start = 0
    for is_end, cells in groupby(ends):
        end = start + len(list(cells))
        if not is_end:
            yield start, end
        start = end


def _pieces(row: Sequence[str], faces: Sequence[str], start: int, end: int) -> Iterator[tuple[_Kind, int, int]]:
    """Yield the pieces of a word that are of one kind and face: the kind, and where they are, half-open."""
    cells = [(_kind(text), face) for text, face in zip(row[start:end], faces[start:end], strict=True)]
    for places, aside in ((range(1, len(cells)), -1), (reversed(range(len(cells) - 1)), 1)):
        for index in places:
            letter = _Kind.LETTER, cells[index][1]
            if cells[index][0] is _Kind.ALONGSIDE and cells[index + aside] == letter:
                cells[index] = letter
    settled = [(_Kind.OTHER if kind is _Kind.ALONGSIDE else kind, face) for kind, face in cells]
    for (kind, _), piece in groupby(settled):
        behind = start + len(list(piece))
        yield kind, start, behind
        start = behind


def _set_apart(face: str, before: str | None, ways: Sequence[str]) -> str:
    """Return the attribute to turn, "" for none, so that a piece is in no font of the one before.

    Args:
        face: Of the piece.
        before: The face that the piece before is sent in; None where there is none.
        ways: What may be turned, the first one first.
    """
    return next(each for each in ways if _turned(face, each) != before)


def _turned(face: str, attribute: str) -> str:
    """Return a face with ``attribute`` where it was without, and the other way round."""
    return "".join(sorted({*face} ^ {*attribute}))


@lru_cache(maxsize=4096)
def _kind(text: str) -> _Kind:
    """Return what a cell is, which is not "" behind a wide character."""
    number = ord(text[0])
    if text == " " or _is_within(number, _OF_NO_FONT):
        return _Kind.NOTHING
    if text[0] in _ALONGSIDE:
        return _Kind.ALONGSIDE
    if not any(_is_right_to_left(char) for char in text):
        return _Kind.OTHER
    is_common = _is_within(number, _COMMON_LETTERS) and all(_is_within(ord(mark), _COMMON_MARKS) for mark in text[1:])
    return _Kind.LETTER if is_common else _Kind.RARE_LETTER


def _is_right_to_left(char: str) -> bool:
    return char not in _OF_NO_SCRIPT and _is_within(ord(char), _RIGHT_TO_LEFT)


def _is_within(number: int, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(first <= number <= last for first, last in ranges)


def _reversed(letters: Sequence[str]) -> list[str]:
    """Return letters as they are before they are reversed.

    kitty finds a glyph's cell by counting code points, from the right ones for the glyphs and from the left ones for
    the cells: so all cells get equally many where one has a mark.
    """
    longest = min(max(map(len, letters)), 1 + _MOST_MARKS)
    return [text[:longest].ljust(longest, PADDING) for text in reversed(letters)]
