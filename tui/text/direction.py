"""The direction of a paragraph: of its letters in an article that is read from right to left, else of the first one.

UAX #9 takes the first strong character (P2, P3) and lets a program know better (HL1). A news text begins with the name
of an agency, a bullet, or what was left of a tag, and is Arabic all the same; so in a right-to-left article letters are
counted, and a paragraph of nothing but digits goes with the others. Letters alone count: no digits, no marks. Those of
web and mail addresses do not, long as they are, where there are others; nor does the Latin that an Arabic sentence
quotes.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Literal, NamedTuple
from unicodedata import bidirectional, category

Direction = Literal["L", "R"]
"""Of a paragraph or an article: left-to-right or right-to-left."""

OUTNUMBERED = 2
"""So many left-to-right letters for each right-to-left one make a paragraph of a right-to-left article the other."""

_MAY_BE_LTR = re.compile(
    "[A-Za-z\u00aa\u00b5\u00ba\u00c0-\u058f\u0900-\u1fff\u200e\u2071-\ufb1c"
    "\uff00-\U000107ff\U00011000-\U0001e7ff\U0001f000-\U0010ffff]"
)
"""All characters of class L, and others: most Arabic paragraphs have none of them, and nothing needs to be counted."""

_OF_ARABIC = re.compile("[\u0600-\u06ff]")
"""The script has digits, a comma and a percent sign of its own, which are no strong characters (UAX #9, table 4)."""

_STRONG: dict[str, Direction] = {"L": "L", "R": "R", "AL": "R"}
_ISOLATES = frozenset(("LRI", "RLI", "FSI"))
_ISOLATING: dict[Direction, str] = {"L": "\u2066", "R": "\u2067"}
_POP = "\u2069"
_SIGNS_OF_ADDRESSES = ("://", "@", "www.")
_ADDRESS = re.compile(r"(?<![!-~])(?=[!-~]*?(?:://|@|www\.))[!-~]+")

_QUOTATION = re.compile('"[^"]*"|[\u201c\u201e][^\u201c-\u201e]*[\u201c\u201d]|\u00ab[^\u00ab\u00bb]*\u00bb')
"""Between straight, curly, low, or angular quotation marks. Single ones are apostrophes, too."""


class Letters(NamedTuple):
    """How many letters texts have that run from right to left, and from left to right."""

    rtl: int = 0
    ltr: int = 0

    @property
    def direction(self) -> Direction:
        """Return the direction of most of them, "L" where there are none."""
        return "R" if self.rtl > self.ltr else "L"

    def with_those_of(self, text: str) -> Letters:
        """Return these and those of another text; what stands in web and mail addresses does not count."""
        rtl, ltr = _letters(_without_addresses(text))
        return Letters(self.rtl + rtl, self.ltr + ltr)

    @property
    def are_ltr(self) -> bool:
        """Return whether those from left to right outnumber the others."""
        return self.ltr >= OUTNUMBERED * self.rtl


@lru_cache(maxsize=8192)
def _letter(char: str) -> Direction | None:
    """Return the direction of a letter; None for whatever is none."""
    return _STRONG.get(bidirectional(char)) if category(char)[0] == "L" else None


def _letters(text: str) -> Letters:
    counted = {"R": 0, "L": 0}
    for char, count in Counter(text).items():
        letter = _letter(char)
        if letter:
            counted[letter] += count
    return Letters(counted["R"], counted["L"])


def _without_addresses(text: str) -> str:
    return _ADDRESS.sub("", text) if any(sign in text for sign in _SIGNS_OF_ADDRESSES) else text


def article_direction(text: str) -> Direction:
    """Return the direction of a whole text: that of most of its letters.

    Without letters it is "R" where it has digits or signs of the Arabic script, else "L".

    >>> article_direction("NATO: قال الأمين العام"), article_direction("The word سلام"), article_direction("۱۶، ۱۸")
    ('R', 'L', 'R')
    """
    if _first_strong(text) == "R" and not _MAY_BE_LTR.search(text):
        return "R"
    letters = Letters().with_those_of(text)
    if letters == Letters():
        return "R" if _OF_ARABIC.search(text) else "L"
    return letters.direction


def paragraph_direction(text: str, article: Direction) -> Direction:
    """Return the direction of a paragraph in an article of a direction.

    In a left-to-right article that is the direction of its first strong character. In a right-to-left one it is "R"
    unless left-to-right letters outnumber the others two to one, also without what is quoted, or there are no others.
    Where there are no letters at all, a mark of direction decides, if the author has put one there, else the article.

    >>> paragraph_direction("L 'قال الوزير", "R"), paragraph_direction("10:30", "R"), paragraph_direction("PDF", "R")
    ('R', 'R', 'L')
    """
    if article == "L":
        return base_direction(text)
    if not _MAY_BE_LTR.search(text):
        return "R"
    said = _without_addresses(text)
    letters = _letters(said)
    if letters.rtl:
        return "L" if letters.are_ltr and _letters(_QUOTATION.sub("", said)).are_ltr else "R"
    return "L" if _letters(text).ltr else _first_strong(text) or "R"


def isolated(text: str, direction: Direction) -> str:
    """Return ``text`` so that it keeps its direction within one of the other: in an isolate (UAX #9, X5a, X5b).

    >>> isolated("PDF (2)", "L") == "\u2066PDF (2)\u2069"
    True
    """
    return f"{_ISOLATING[direction]}{text}{_POP}"


def base_direction(text: str) -> Direction:
    """Return the direction of a paragraph by its first strong character (P2, P3); "L" where there is none.

    >>> base_direction("2024: عام"), base_direction("2024")
    ('R', 'L')
    """
    return _first_strong(text) or "L"


def _first_strong(text: str) -> Direction | None:
    """Return the direction of the first strong character that stands in no isolate (P2)."""
    isolates = 0
    for char in text:
        bidi_class = bidirectional(char)
        if bidi_class in _ISOLATES:
            isolates += 1
        elif bidi_class == "PDI":
            isolates = max(0, isolates - 1)
        elif not isolates and bidi_class in _STRONG:
            return _STRONG[bidi_class]
    return None
