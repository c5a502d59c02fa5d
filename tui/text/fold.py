"""Text as a search sees it: spellings that a reader takes for the same are the same, and every place is known.

Folding is for matching only. Tashkeel, tatweel and invisible characters go; the alef forms become ا, ى and ئ and
Persian ی become ي, ؤ becomes و, ة becomes ه, Persian ک becomes ك; Arabic and Persian digits become ASCII;
presentation forms become letters; case is folded.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import decimal, normalize

from pyarabic import araby

from tui.model import Span
from tui.text.forms import base_letters
from tui.text.glyphs import Role, role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_DECOMPOSITION = 4
"""In code points; longer ones are whole phrases in one character, such as U+FDFA."""

_ALIKE: dict[str, str] = (
    dict.fromkeys((araby.ALEF_MADDA, araby.ALEF_HAMZA_ABOVE, araby.ALEF_HAMZA_BELOW, araby.ALEF_WASLA), araby.ALEF)
    | dict.fromkeys((araby.ALEF_MAKSURA, araby.YEH_HAMZA, "\u06cc"), araby.YEH)
    | {araby.WAW_HAMZA: araby.WAW, araby.TEH_MARBUTA: araby.HEH, "\u06a9": araby.KAF}
    | {araby.TATWEEL: "", araby.HAMZA_ABOVE: "", araby.HAMZA_BELOW: "", araby.MADDA_ABOVE: ""}
)


@lru_cache(maxsize=16384)
def _fold_char(char: str) -> str:
    return "".join(map(_fold_letter, base_letters(char)))


def _fold_letter(letter: str) -> str:
    if letter in _ALIKE:
        return _ALIKE[letter]
    if role(letter) is not Role.BASE:
        return ""
    digit = decimal(letter, None)
    if digit is not None:
        return str(digit)
    if letter.isspace():
        return " "
    return _decomposed(letter).casefold()


def _decomposed(letter: str) -> str:
    """Return the letters ``letter`` is compatible with, without their marks."""
    plain = normalize("NFKD", letter)
    if plain == letter or len(plain) > LONGEST_DECOMPOSITION:
        return letter
    return "".join(_ALIKE.get(each, each) for each in plain if role(each) is Role.BASE)


@dataclass(frozen=True)
class Folded:
    """A folded text, and the way back to its source.

    Attributes:
        text: What a search is compared with.
        origin: Of each character of ``text`` the source offset it comes from; never decreasing.
        length: The source's length, in code points.
    """

    text: str
    origin: Sequence[int]
    length: int

    def source(self, start: int, end: int) -> Span:
        """Return the source range of the folded range, marks behind the last character included.

        Of an empty range that is an empty one in its place.

        >>> fold("الكِتَاب").source(2, 4)
        Span(start=2, end=6)
        """
        if start >= end:
            at = self.origin[start] if start < len(self.origin) else self.length
            return Span(at, at)
        first, last = self.origin[start], self.origin[end - 1]
        after = bisect_right(self.origin, last)
        return Span(first, self.origin[after] if after < len(self.origin) else self.length)

    def index(self, offset: int) -> int:
        """Return the first folded index whose source is at or after ``offset``."""
        return bisect_left(self.origin, offset)


def fold(text: str) -> Folded:
    """Return ``text`` folded for matching, with the way back to its offsets.

    >>> fold("أَحْمَد ٢٠٢٤").text
    'احمد 2024'
    """
    parts: list[str] = []
    origin = array("L")
    for offset, char in enumerate(text):
        folded = _fold_char(char)
        parts.append(folded)
        origin.extend([offset] * len(folded))
    return Folded("".join(parts), origin, len(text))


def find_all(needle: str, folded: Folded) -> Iterator[Span]:
    """Yield the source ranges in which ``needle`` occurs, in order and without overlap.

    White space in ``needle`` matches any run of white space. A needle that folds to nothing is found nowhere.

    >>> list(find_all("مدرسه", fold("في المدرسةِ")))
    [Span(start=5, end=11)]
    """
    words = fold(needle).text.split()
    if not words:
        return
    for match in re.finditer(" +".join(map(re.escape, words)), folded.text):
        yield folded.source(*match.span())
