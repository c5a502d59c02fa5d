"""Which characters a reader takes for the same: the one table of what a search folds, with its reasons.

``FOLDED`` gives for each character what stands for it, and for all that are read as it:

- nothing for what may be left out: tashkeel and the marks of recitation, tatweel, accents, invisible characters;
- the letter for its forms: those with and without hamza, those of other keyboards, of the Maghreb, of old encodings;
- its letters for what is several in one character: ligatures, whole phrases, fractions;
- the European sign for digits, the signs of numbers and punctuation; one dash, one quotation mark, one space;
- the small letter for a capital.

Letters that only look related stay apart (ب پ, ج چ, و ۆ, ي ێ, ی ے, ن ں): they make other words.
"""

from __future__ import annotations

from unicodedata import category, combining, decimal, normalize

from tui.text.forms import TATWEEL
from tui.text.glyphs import Role, role
from tui.text.phrases import PHRASES

ALEF, WAW, YEH, HEH = "\u0627", "\u0648", "\u064a", "\u0647"
HAMZA, HAMZA_ABOVE, MADDA_ABOVE = "\u0621", "\u0654", "\u0653"

_NOTHING = (
    TATWEEL
    + "\u0883\u0884\u0885"  # tatweel that carries a sign
    + "\u0674"  # high hamza: in Kazakh a sign on the word; decompositions have it beside its letter
    + "\u06e5\u06e6\u08c9"  # small waw and yeh: how a copy of the Quran is recited, not spelled
    + "\ufe73"  # the tail of a seen, which old encodings have apart
)

_READ_AS = {
    ALEF: "\u0671\u0672\u0673" + "".join(map(chr, range(0x870, 0x883))),  # wasla, wavy hamza, attached vowels
    YEH: "\u0649\u06cc\u06d0",  # without dots at the end, Persian, of Uyghur and Pashto
    HEH: "\u0629\u06c1\u06be\u06d5\u06c3",  # teh marbuta, Urdu's three, the vowel of Uyghur and Kurdish
    "\u0643": "\u06a9\u06aa",  # Persian kaf, and the long one
    "\u0641": "\u06a2\u08bb",  # feh of the Maghreb, with its dot below or without
    "\u0642": "\u06a7\u08bc",  # qaf of the Maghreb, with one dot or without
    "\u0646": "\u08bd",  # noon of the Maghreb, at the end without a dot
    ",": "\u060c\u066c\u2e32\u2e41\u3001",  # Arabic comma, thousands separator, turned and reversed comma
    ";": "\u061b\u204f\u2e35",
    "?": "\u061f\u2e2e",
    ".": "\u066b\u06d4\u3002",  # decimal separator, full stop of Urdu
    "%": "\u066a",
    "\u2030": "\u0609",
    "\u2031": "\u060a",
    "/": "\u060d\u2044\u2215",  # date separator, fraction and division slash
    "*": "\u066d\u2217",
    "(": "\ufd3f",  # ornate parentheses are not mirrored: the one of this name opens
    ")": "\ufd3e",
    "-": "\u2043\u2212",  # hyphen bullet and minus, beside all dashes
    '"': "\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\u2036\u275d\u275e\u301d\u301e\u301f\u05f4\u02ba",
    "'": "`\u00b4\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a\u275b\u275c\u05f3\u02b9"
    "\u02bb\u02bc\u02bd\u02be\u02bf",  # with those that romanise hamza and ain
}
"""What is read as each, where neither Unicode's decompositions nor its categories say so."""

_ALIKE = dict.fromkeys(_NOTHING, "") | {each: character for character, others in _READ_AS.items() for each in others}

_FIXED_POSITIONS = range(10, 37)
"""Combining classes of the vowel signs of Hebrew, Arabic and Syriac, which may be left out."""

_AROUND = 200
"""The first combining class of accents; those below, and class 0, are vowels that other scripts cannot leave out."""


def decomposed(char: str) -> str:
    """Return the letters and marks that ``char`` is, case folded, phrases by their words; itself where it is no other.

    Of the spacing form of a mark that is the mark.

    >>> decomposed("ﻼ"), decomposed("ﹶ") == "\u064e"
    ('لا', True)
    """
    letters = normalize("NFKD", PHRASES.get(char, char)).casefold()
    if letters[0] == " " and all(map(_is_left_out, letters[1:])):
        return letters[1:] or letters
    return letters


class _Folded(dict[int, str]):
    """What stands for each code point, found out when it is first asked for; a table for ``str.translate``."""

    def __missing__(self, code: int) -> str:
        found = self[code] = _folded(chr(code))
        return found


FOLDED = _Folded()


def folded(text: str) -> str:
    """Return what is equal for two texts that are read as equal.

    >>> folded("أَحْمَد ٢٠٢٤")
    'احمد 2024'
    """
    return text.translate(FOLDED)


def _folded(char: str) -> str:
    if char in _ALIKE:
        return _ALIKE[char]
    if _is_left_out(char):
        return ""
    if char.isspace():
        return " "
    if category(char) == "Pd":
        return "-"
    digit = decimal(char, None)
    if digit is not None:
        return str(digit)
    letters = decomposed(char)
    return char if letters == char else folded(letters)


def _is_left_out(char: str) -> bool:
    if role(char) is Role.INVISIBLE or category(char) == "Me":
        return True
    return category(char) == "Mn" and (combining(char) in _FIXED_POSITIONS or combining(char) >= _AROUND)
