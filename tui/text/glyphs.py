"""What may be sent to a terminal for a character, so that every terminal counts the same cells.

Nothing that moves the cursor, reorders, joins or has no agreed width is ever emitted: no control character, ZWJ, ZWNJ,
bidi control, variation selector or byte order mark. (Left-to-right marks are added on the way out, in
``tui.terminal.rows``, for terminals that need them.) Widths are those of ``rich.cells``, which Textual draws by.
"""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from unicodedata import category, normalize

from rich.cells import get_character_cell_size

REPLACEMENT = "\ufffd"
DOTTED_CIRCLE = "\u25cc"
"""Carries a mark that has no base of its own."""

NO_BREAK_SPACE = "\u00a0"
TAB, LINE_SEPARATOR, PARAGRAPH_SEPARATOR = "\t", "\u2028", "\u2029"
_UNBROKEN_SPACES = frozenset("\u00a0\u2007\u202f")

ZWNJ, ZWJ = "\u200c", "\u200d"

BIDI_MARKS = {
    "\u061c": "\u2190",  # ALM: ←
    "\u200e": "\u2192",  # LRM: →
    "\u200f": "\u2190",  # RLM: ←
    "\u202a": "\u25b7",  # LRE: ▷
    "\u202b": "\u25c1",  # RLE: ◁
    "\u202c": "\u25a1",  # PDF: □
    "\u202d": "\u25ba",  # LRO: ►
    "\u202e": "\u25c4",  # RLO: ◄
    "\u2066": "\u226b",  # LRI: ≫
    "\u2067": "\u226a",  # RLI: ≪
    "\u2068": "\u2262",  # FSI: ≢
    "\u2069": "\u25a0",  # PDI: ■
}
"""How bidi controls look when the reader asks to see them."""

_SUBSTITUTES = (
    {chr(code): chr(0x2400 + code) for code in range(0x20)}
    | {"\t": " ", "\x7f": "\u2421", "\u2028": "\u2424", "\u2029": "\u2424"}
    | {chr(0x1F1E6 + letter): chr(0x41 + letter) for letter in range(26)}  # flags: some terminals pair them
    | {"\u06dd": "\u25e6"}  # end of ayah: GNU screen gives it no cell
)

_PREPENDED_SIGNS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
_SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_NOT_PRINTED = frozenset(("Cc", "Cs", "Co", "Cn"))


class Role(Enum):
    """What a character does in its cluster."""

    BASE = "base"
    MARK = "mark"
    INVISIBLE = "invisible"


@lru_cache(maxsize=16384)
def role(char: str) -> Role:
    """Return whether ``char`` begins a cell, stands over one, or is not shown."""
    kind = category(char)
    if kind in ("Mn", "Me", "Mc"):
        selector = "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef" or char == "\u034f"
        if selector:
            return Role.INVISIBLE
        return Role.MARK if get_character_cell_size(char) == 0 else Role.BASE
    if char in _SKIN_TONES:
        return Role.INVISIBLE
    if kind == "Cf":
        return Role.BASE if char in _PREPENDED_SIGNS or char in _SUBSTITUTES else Role.INVISIBLE
    if kind == "Lo" and get_character_cell_size(char) == 0:
        return Role.MARK  # Hangul vowels and final consonants
    return Role.BASE


@lru_cache(maxsize=16384)
def glyph(char: str) -> str:
    r"""Return the one character to emit for a base character: itself, or a stand-in of a sure width.

    >>> glyph("\x07"), glyph("\u2003"), glyph("\ue000")
    ('␇', ' ', '�')
    """
    substitute = _SUBSTITUTES.get(char)
    if substitute is not None:
        return substitute
    kind = category(char)
    if kind in _NOT_PRINTED or char in _PREPENDED_SIGNS:
        return REPLACEMENT
    if kind == "Zs" and get_character_cell_size(char) == 1:
        return NO_BREAK_SPACE if char in _UNBROKEN_SPACES else " "
    return char


@lru_cache(maxsize=16384)
def cells(emitted: str) -> int:
    """Return the width of one emitted base character, in cells: 1 or 2."""
    return get_character_cell_size(emitted)


@lru_cache(maxsize=16384)
def composed(base: str, mark: str) -> str | None:
    r"""Return the single character that ``base`` and ``mark`` are in form NFC, or None.

    >>> composed("ا", "\u0654"), composed("ب", "\u0651")
    ('أ', None)
    """
    whole = normalize("NFC", base + mark)
    return whole if len(whole) == 1 else None
