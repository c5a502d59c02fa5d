"""Whole words and phrases in one character (U+FDF0 to U+FDFD), which no terminal draws in one cell.

VTE and Konsole let their ink run over the neighbours, xterm cuts it off: ﷲ loses all but its last letter. So words
are spelled out in their letters, a cell a letter, as Unicode's decompositions have it. The two honorifics that are
signs rather than words get a blank cell at their right, over which the fonts draw them.
"""

from __future__ import annotations

from unicodedata import decomposition

from tui.text.glyphs import NO_BREAK_SPACE

_SIGNS = frozenset("\ufdfa\ufdfb")
_BASMALA = "\ufdfd"


def _letters(char: str) -> str:
    _, *codes = decomposition(char).split()
    return "".join(chr(int(code, 16)) for code in codes)


SPELLED_OUT: dict[str, str] = {
    **{char: _letters(char) for char in map(chr, (*range(0xFDF0, 0xFDFA), 0xFDFC))},
    **{sign: NO_BREAK_SPACE + sign for sign in _SIGNS},
    _BASMALA: "بسم الله الرحمن الرحيم".replace(" ", NO_BREAK_SPACE),
}
"""What each is shown as, a cell a character, in logical order; none of it joins what stands beside."""

WIDEST_CHARACTER = max(map(len, SPELLED_OUT.values()))
"""In cells: no character takes more."""
