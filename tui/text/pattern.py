"""The pattern of a needle: for each letter the class of all characters that are read as it, with any marks between.

What it matches is what folding would find (``tui.text.alike``). Beyond that stands what no table of single letters can
say, since ؤ is like و, and ئ like ي, but و not like ي: how a hamza is spelled where its seat follows from its
neighbours alone.

- In front of waw: مسؤول, مسئول, مسوول; رؤوس, رءوس; also on alef behind another letter: بدؤوا, بدأوا.
- Between alef and heh: قراءة, قرائة; أعضاؤه, أعضاءه, أعضائه.
- Behind yeh at the end of a word: شاطئ, شاطىء; شيء, شئ.

Anywhere else another seat makes another word: بؤس and بئس, مأتم and مؤتمر, سؤال and سال.

No pattern tries anything twice: what may stand between two letters is no letter, and is never given back.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from tui.text.alike import ALEF, FOLDED, HAMZA, HAMZA_ABOVE, HEH, WAW, YEH, decomposed
from tui.text.repertoire import ranges, read_as
from tui.text.spelled import letters_of

if TYPE_CHECKING:
    from collections.abc import Sequence

ALEF_HAMZA, WAW_HAMZA, YEH_HAMZA = "\u0623", "\u0624", "\u0626"
_WITH_HAMZA = {ALEF: ALEF_HAMZA, WAW: WAW_HAMZA, YEH: YEH_HAMZA}
_HAMZAS = frozenset((HAMZA, *_WITH_HAMZA.values()))

WHOLE = r"(?![\u1160-\u11ff\u3099\u309a])"
"""Where no match ends: within a syllable of Hangul or kana, which are decomposed as letters with accents are."""


def words_of(text: str) -> list[list[str]]:
    """Return the letters of each word: folded ones, and hamzas with their seats.

    >>> words_of("إِلى شئون")
    [['ا', 'ل', 'ي'], ['ش', 'ئ', 'و', 'ن']]
    """
    words: list[list[str]] = [[]]
    spelled = "".join(letters_of(char) if len(FOLDED[ord(char)]) > 1 else char for char in text)
    for char in _in_two().sub(lambda match: _WITH_HAMZA[FOLDED[ord(match[1])]], spelled):
        letter = normalize("NFKC", char)
        for each in letter if letter in _HAMZAS else FOLDED[ord(char)]:
            if each == " ":
                words.append([])
            else:
                words[-1].append(each)
    return [word for word in words if word]


def elements_of(letters: Sequence[str]) -> list[str]:
    """Return the patterns of a word's letters; two in one where they may be one letter."""
    around = ("", *(FOLDED[ord(each)] for each in letters), "")
    elements = list(map(_element, around, letters, around[2:]))
    if letters[-1] == YEH_HAMZA:
        elements[-1] = f"(?:{_yeh_and_hamza()}{_end_of_word()}|{_any(YEH)})"
    elif [*letters[-2:]] == [YEH, HAMZA]:
        elements[-2:] = [f"(?:{_yeh_and_hamza()}|{_seated(YEH)}{_end_of_word()})"]
    return elements


def is_class(element: str) -> bool:
    """Return whether the pattern of a letter is that of one character."""
    return element.startswith("[")


def behind(letter: str) -> str:
    """Return the pattern of the place behind a character that is behind ``letter``, or at least behind a mark."""
    return f"(?<={class_of(read_as(letter) + read_as(''))}.)"


def _element(before: str, letter: str, after: str) -> str:
    """Return the pattern of a letter, wherever its hamza sits if that follows from its neighbours.

    Args:
        before: The folded letter in front of it in its word; "" where there is none.
        letter: It, folded, or a hamza with its seat.
        after: The folded letter behind it.
    """
    own = FOLDED[ord(letter)]
    is_free = letter in _HAMZAS and letter != ALEF_HAMZA
    if after == WAW and is_free:
        alef = [_seated(ALEF)] if before else []
        return _either(_any(own + WAW + HAMZA), _seated(YEH), *alef)
    if after == WAW and letter == WAW:
        return _either(_any(WAW + HAMZA), _seated(YEH))
    if after == WAW and letter == ALEF_HAMZA and before:
        return _either(_any(ALEF + HAMZA), _seated(WAW), _seated(YEH))
    if before == ALEF and after == HEH and is_free:
        return _either(_any(own + HAMZA), _seated(WAW), _seated(YEH))
    return _any(own)


@cache
def _any(folded: str) -> str:
    """Return the pattern of all characters that are read as one of ``folded``."""
    return class_of("".join(map(read_as, folded)))


def class_of(characters: str) -> str:
    """Return the pattern of one of ``characters``."""
    return f"[{ranges(characters)}]"


def _either(*patterns: str) -> str:
    return f"(?:{'|'.join(patterns)})"


@cache
def _seated(letter: str) -> str:
    """Return the pattern of a hamza above ``letter``, in one character with it or in two."""
    characters = read_as(letter)
    whole = "".join(each for each in characters if HAMZA_ABOVE in decomposed(each))
    return _either(class_of(whole), f"{class_of(characters)}(?={_up_to_hamza()})")


@cache
def _in_two() -> re.Pattern[str]:
    """Return what matches a letter, and the hamza above it that is a character of its own."""
    return re.compile(f"({_any(ALEF + WAW + YEH)}){_up_to_hamza()}")


def _up_to_hamza() -> str:
    return class_of(read_as("").replace(HAMZA_ABOVE, "")) + "*+" + HAMZA_ABOVE


@cache
def marks() -> str:
    """Return the pattern of what may stand between two letters, all of it."""
    return f"{class_of(read_as(''))}*+"


@cache
def gap() -> str:
    """Return the pattern of what may stand between two words, all of it."""
    return f"{marks()}{_any(' ')}{class_of(read_as(' ') + read_as(''))}*+"


def _yeh_and_hamza() -> str:
    return _any(YEH) + marks() + _any(HAMZA)


def _end_of_word() -> str:
    return rf"(?!{marks()}\w)"
