"""What is searched for, as a pattern that is matched with texts as they stand: nothing is folded, places are exact.

Each letter of a needle becomes the class of all that are read as it (``tui.text.alike``), with any marks between, and
what it finds is what folding both would find. Beyond that stands what no table of single letters can say, since ؤ is
like و, and ئ like ي, but و not like ي: how a hamza is spelled where its seat follows from its neighbours alone.

- In front of waw: مسؤول, مسئول, مسوول; رؤوس, رءوس; also on alef behind another letter: بدؤوا, بدأوا.
- Between alef and heh: قراءة, قرائة; أعضاؤه, أعضاءه, أعضائه.
- Behind yeh at the end of a word: شاطئ, شاطىء; شيء, شئ.

Anywhere else another seat makes another word: بؤس and بئس, مأتم and مؤتمر, سؤال and سال.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from tui.model import Span
from tui.text.alike import ALEF, FOLDED, HAMZA, HAMZA_ABOVE, HEH, TATWEEL, WAW, YEH, decomposed
from tui.text.repertoire import ranges, read_as
from tui.text.spelled import spelled_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ALEF_HAMZA, _WAW_HAMZA, _YEH_HAMZA = "\u0623", "\u0624", "\u0626"
_WHOLE = r"(?![\u1160-\u11ff\u3099\u309a])"
"""Where a match does not end: within a syllable of Hangul or kana, which are decomposed as letters with accents are."""

_CHANGING = frozenset((ALEF, WAW, YEH, HAMZA, TATWEEL, " "))
"""What a needle may be found as, beside its own letters."""

_WITH_HAMZA = {ALEF: _ALEF_HAMZA, WAW: _WAW_HAMZA, YEH: _YEH_HAMZA}
_HAMZAS = frozenset((HAMZA, *_WITH_HAMZA.values()))


class Needle:
    """A text to search for, letters compared as a reader compares them.

    White space in it matches any run of white space. Without a character that is read it is found nowhere, and false.
    """

    def __init__(self, text: str) -> None:
        """Make the pattern."""
        words = _words(text)
        self._letters = _CHANGING.union(*(FOLDED[ord(letter)] for word in words for letter in word))
        self._pattern = re.compile(_gap().join(map(_word, words)) + _marks() + _WHOLE) if words else None

    def __bool__(self) -> bool:
        return self._pattern is not None

    def spans(self, text: str) -> Iterator[Span]:
        """Yield where it stands in ``text``, in order and without overlap, marks behind the last letter included.

        >>> list(Needle("مدرسه").spans("في المدرسةِ"))
        [Span(start=5, end=11)]
        """
        if self._pattern is None:
            return
        spelled = spelled_out(text, self._letters)
        if spelled is None:
            for match in self._pattern.finditer(text):
                yield Span(*match.span())
            return
        end = 0
        for match in self._pattern.finditer(spelled.text):
            span = spelled.source(*match.span())
            if span.start >= end:  # several matches may be in one character
                yield span
                end = span.end

    def is_in(self, text: str) -> bool:
        """Return whether it is found in ``text``.

        >>> Needle("شئون").is_in("الشؤون الخارجية")
        True
        """
        return any(True for _ in self.spans(text))

    def head(self, text: str) -> Span | None:
        """Return its place where ``text`` begins with it, but for what is not read, else None."""
        first = next(self.spans(text), None)
        return first if first and not _is_read(text[: first.start]) else None

    def is_all(self, text: str) -> bool:
        """Return whether ``text`` is it and nothing else that is read."""
        head = self.head(text)
        return head is not None and not _is_read(text[head.end :])


def _is_read(text: str) -> bool:
    return bool(text.translate(FOLDED).strip())


def _words(text: str) -> list[list[str]]:
    """Return the letters of each word: folded ones, and hamzas with their seats."""
    words: list[list[str]] = [[]]
    for char in _in_two().sub(lambda match: _WITH_HAMZA[FOLDED[ord(match[1])]], text):
        letter = normalize("NFKC", char)
        for each in letter if letter in _HAMZAS else FOLDED[ord(char)]:
            if each == " ":
                words.append([])
            else:
                words[-1].append(each)
    return [word for word in words if word]


def _word(letters: Sequence[str]) -> str:
    """Return the pattern of a word."""
    around = ("", *(FOLDED[ord(each)] for each in letters), "")
    elements = list(map(_element, around, letters, around[2:]))
    if letters[-1] == _YEH_HAMZA:
        elements[-1] = f"(?:{_yeh_and_hamza()}{_end_of_word()}|{_any(YEH)})"
    elif [*letters[-2:]] == [YEH, HAMZA]:
        elements[-2:] = [f"(?:{_yeh_and_hamza()}|{_seated(YEH)}{_end_of_word()})"]
    return _marks().join(elements)


def _element(before: str, letter: str, after: str) -> str:
    """Return the pattern of a letter, wherever its hamza sits if that follows from its neighbours.

    Args:
        before: The folded letter in front of it in its word; "" where there is none.
        letter: It, folded, or a hamza with its seat.
        after: The folded letter behind it.
    """
    own = FOLDED[ord(letter)]
    is_free = letter in _HAMZAS and letter != _ALEF_HAMZA
    if after == WAW and is_free:
        alef = [_seated(ALEF)] if before else []
        return _either(_any(own + WAW + HAMZA), _seated(YEH), *alef)
    if after == WAW and letter == WAW:
        return _either(_any(WAW + HAMZA), _seated(YEH))
    if after == WAW and letter == _ALEF_HAMZA and before:
        return _either(_any(ALEF + HAMZA), _seated(WAW), _seated(YEH))
    if before == ALEF and after == HEH and is_free:
        return _either(_any(own + HAMZA), _seated(WAW), _seated(YEH))
    return _any(own)


def _any(folded: str) -> str:
    """Return the pattern of all characters that are read as one of ``folded``."""
    return _class("".join(map(read_as, folded)))


def _class(characters: str) -> str:
    return f"[{ranges(characters)}]"


def _either(*patterns: str) -> str:
    return f"(?:{'|'.join(patterns)})"


@cache
def _seated(letter: str) -> str:
    """Return the pattern of a hamza above ``letter``, in one character with it or in two."""
    characters = read_as(letter)
    whole = "".join(each for each in characters if HAMZA_ABOVE in decomposed(each))
    return _either(_class(whole), f"{_class(characters)}(?={_up_to_hamza()})")


@cache
def _in_two() -> re.Pattern[str]:
    """Return what matches a letter, and the hamza above it that is a character of its own."""
    return re.compile(f"({_any(ALEF + WAW + YEH)}){_up_to_hamza()}")


def _up_to_hamza() -> str:
    return _class(read_as("").replace(HAMZA_ABOVE, "")) + "*+" + HAMZA_ABOVE


@cache
def _marks() -> str:
    """Return the pattern of what may stand between two letters, all of it."""
    return f"{_class(read_as(''))}*+"


@cache
def _gap() -> str:
    """Return the pattern of what may stand between two words, all of it."""
    return f"{_marks()}{_any(' ')}{_class(read_as(' ') + read_as(''))}*+"


def _yeh_and_hamza() -> str:
    return _any(YEH) + _marks() + _any(HAMZA)


def _end_of_word() -> str:
    return rf"(?!{_marks()}\w)"
