"""Whole words and phrases in one character (U+FD40 to U+FDFF), which no terminal draws in one cell.

VTE and Konsole let their ink run over the neighbours, xterm cuts it off: ﷲ loses all but its last letter. So they are
spelled out in their letters, a cell a letter, as Unicode's decompositions and names have it. The two honorifics that
fonts draw as signs rather than words get a blank cell at their right, over which they draw them.

Forms of two or three letters (U+FBEA to U+FDC7), which come from PDFs, are spelled out, too: in one cell رحمة loses its
hah. They go on joining what they join.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, decomposition

from tui.text.forms import own_form
from tui.text.glyphs import NO_BREAK_SPACE
from tui.text.phrases import PHRASES

if TYPE_CHECKING:
    from tui.text.forms import JoiningForm

_SIGNS = frozenset("\ufdfa\ufdfb")


def _letters(char: str) -> str:
    _, *codes = decomposition(char).split()
    return "".join(chr(int(code, 16)) for code in codes)


SPELLED_OUT: dict[str, str] = {
    **{char: _letters(char) for char in map(chr, (*range(0xFDF0, 0xFDFA), 0xFDFC))},
    **{sign: NO_BREAK_SPACE + sign for sign in _SIGNS},
    **{char: words.replace(" ", NO_BREAK_SPACE) for char, words in PHRASES.items()},
}
"""What each is shown as, a cell a character, in logical order; none of it joins what stands beside."""


class Ligature(NamedTuple):
    """What a form of several letters is shown as, and what it joins.

    Attributes:
        letters: In logical order, with their marks.
        form: Of all of them together: the first is joined to what is before it, the last to what is behind it.
    """

    letters: str
    form: JoiningForm


def _ligatures() -> dict[str, Ligature]:
    found = {}
    for char in map(chr, (*range(0xFBEA, 0xFBFC), *range(0xFC00, 0xFDC8))):
        form, letters = own_form(char), _letters(char) if decomposition(char) else ""
        if form and category(letters[0]) == "Lo":  # not the marks on a blank or a tatweel
            found[char] = Ligature(letters, form)
    return found


LIGATURES = _ligatures()

WIDEST_CHARACTER = max(map(len, SPELLED_OUT.values()))
"""In cells: no character takes more."""
