"""The letters of a needle's words, as far as a table of single characters cannot say how else they may be spelled."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from tui.text.alike import ALEF, FOLDED, HAMZA, HAMZA_ABOVE, MADDA_ABOVE, WAW, YEH, folded
from tui.text.classes import any_of, class_of, marks, within_word
from tui.text.forms import TATWEEL
from tui.text.spelled import letters_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ALEF_MADDA, ALEF_HAMZA, WAW_HAMZA, YEH_HAMZA = "\u0622", "\u0623", "\u0624", "\u0626"
_WITH_HAMZA = {ALEF: ALEF_HAMZA, WAW: WAW_HAMZA, YEH: YEH_HAMZA}

HAMZAS = frozenset((HAMZA, *_WITH_HAMZA.values()))
"""A hamza on the line, and those with a seat."""

SMALL_ALEF = "\u0670"

SMALL: dict[str, str] = {
    SMALL_ALEF: ALEF,
    "\u06e5": WAW,
    "\u06e6": YEH,
    "\u06e7": YEH,
    "\u06e8": "\u0646",
}
"""Small letters, and what they are read as within a word: الرحمٰن is الرحمان. At its end they are how it is recited."""

BEARERS = "\u0648\u0649"
"""Waw and yeh that a small alef may stand on right away, and that are read as it then: صلوٰة is صلاة."""

_KEPT = HAMZAS | {ALEF_MADDA}


def words_of(text: str) -> list[list[str]]:
    """Return the letters of each word.

    They are folded, but for hamzas, which keep their seats (a hamza above without one was on a tatweel), alef with
    madda, and small letters within a word, in one with the letter that bears them.

    >>> words_of("إِلى شئون")
    [['ا', 'ل', 'ي'], ['ش', 'ئ', 'و', 'ن']]
    """
    words: list[list[str]] = [[]]
    spelled = "".join(letters_of(char) if len(FOLDED[ord(char)]) > 1 else char for char in text)
    for letter in _letters(spelled):
        if letter == " ":
            words.append([])
        else:
            words[-1].append(letter)
    return [word for word in map(_with_small_ones_within, words) if word]


def _letters(spelled: str) -> Iterator[str]:
    for token in _token().finditer(spelled):
        seat, alef, char = token["seat"], token["alef"], token["char"]
        if seat:
            yield _WITH_HAMZA[folded(seat)]
        elif alef:
            yield ALEF_MADDA
        elif token["bearer"]:
            yield f"{folded(token['bearer'])}{SMALL_ALEF}"
        elif not char:
            yield HAMZA_ABOVE
        elif char in SMALL:
            yield char
        else:
            letter = normalize("NFKC", char)
            yield from letter if letter in _KEPT else folded(char)


def _with_small_ones_within(word: list[str]) -> list[str]:
    """Return a word's letters, without small ones at its ends, and in front of what they would be.

    Nor does a hamza on a tatweel begin a word, or stand in front of another one.
    """
    kept: list[str] = []
    after = ""
    for letter in reversed(word):
        if folded(letter):
            kept.append(letter[0] if letter.endswith(SMALL_ALEF) and folded(after) == ALEF else letter)
            after = letter
        elif after and not _is_for(letter, after):
            kept.append(letter)
    while kept and not folded(kept[-1]):
        kept.pop()
    return kept[::-1]


def _is_for(sign: str, letter: str) -> bool:
    """Return whether a small letter, or a hamza on a tatweel, is only what the letter behind it is itself."""
    return letter in HAMZAS if sign == HAMZA_ABOVE else folded(letter) == SMALL[sign]


@cache
def _token() -> re.Pattern[str]:
    """Return what matches a letter with a sign that is read with it, a hamza on a tatweel, or any character.

    A tatweel between a letter and a hamza bears the hamza.
    """
    on_seat = f"(?P<seat>{any_of(ALEF + WAW + YEH)}){marks(HAMZA_ABOVE + TATWEEL)}{HAMZA_ABOVE}"
    on_alef = f"(?P<alef>{any_of(ALEF)}){marks(MADDA_ABOVE + TATWEEL)}{MADDA_ABOVE}"
    on_bearer = f"(?P<bearer>{class_of(BEARERS)}){SMALL_ALEF}{within_word()}"
    on_tatweel = f"{TATWEEL}{marks(HAMZA_ABOVE)}{HAMZA_ABOVE}"
    return re.compile(f"{on_seat}|{on_alef}|{on_bearer}|{on_tatweel}|(?P<char>.)", re.DOTALL)
