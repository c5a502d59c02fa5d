"""What a needle's pattern is made of: classes of the characters that are read as one, and what may stand between them.

Nothing here tries anything twice: what stands between letters is no letter, is taken whole, and is never given back.
"""

from __future__ import annotations

from functools import cache

from tui.text.alike import decomposed
from tui.text.forms import TATWEEL
from tui.text.repertoire import ranges, read_as

WHOLE = r"(?![\u1160-\u11ff\u3099\u309a])"
"""Where no match ends: within a syllable of Hangul or kana, which are decomposed as letters with accents are."""


def class_of(characters: str) -> str:
    """Return the pattern of one of ``characters``.

    >>> class_of("cabx")
    '[a-cx]'
    """
    return f"[{ranges(characters)}]"


@cache
def any_of(folded: str) -> str:
    """Return the pattern of all characters that are read as one of ``folded``."""
    return class_of("".join(map(read_as, folded)))


def first_of(*patterns: str) -> str:
    """Return what matches what the first of ``patterns`` does that matches at all."""
    return f"(?>{'|'.join(patterns)})"


def behind(letter: str) -> str:
    """Return the pattern of the place behind a character that is behind ``letter``, or at least behind a mark."""
    return f"(?<={class_of(read_as(letter) + read_as(''))}.)"


@cache
def marks(but: str = "") -> str:
    """Return the pattern of what may stand between two letters, all of it up to one of ``but``."""
    return f"{class_of(''.join(each for each in read_as('') if each not in but))}*+"


@cache
def gap() -> str:
    """Return the pattern of what may stand between two words, all of it."""
    return f"{marks()}{any_of(' ')}{class_of(read_as(' ') + read_as(''))}*+"


@cache
def bearing(letter: str, sign: str) -> str:
    """Return the pattern of a letter with a sign on it, in one character with it or in two.

    A tatweel between the two parts them: it bears the sign then.
    """
    characters = read_as(letter)
    whole = class_of("".join(each for each in characters if sign in decomposed(each)))
    return first_of(whole, f"{class_of(characters)}(?={marks(sign + TATWEEL)}{sign})")


def end_of_word() -> str:
    """Return the pattern of the place where no letter or digit follows."""
    return rf"(?!{marks()}\w)"


def within_word() -> str:
    """Return the pattern of the place where one does."""
    return rf"(?={marks()}\w)"
