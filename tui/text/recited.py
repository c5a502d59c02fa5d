"""How the Quran spells: small letters, and a hamza on a tatweel, where other texts have letters of their own.

- Within a word a small alef is an alef (الرحمٰن, الرحمان), and so are a waw and a yeh that it stands on (صلوٰة, صلاة);
  small waw, yeh and noon are those letters (داوۥد, داوود). Each may be left out, too, as in هٰذا. At a word's end they
  are recited alone.
- On a tatweel, a hamza is one of any seat: مسـٔول, مسؤول, مسئول.

Few texts have any of them, and only those are searched with what stands here.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tui.text.alike import ALEF, HAMZA, HAMZA_ABOVE
from tui.text.classes import any_of, class_of, first_of, marks, within_word
from tui.text.forms import TATWEEL
from tui.text.word_letters import ALEF_MADDA, BEARERS, HAMZAS, SMALL, SMALL_ALEF

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.text.pattern import Element


def signs_of(elements: Iterable[Element]) -> frozenset[str]:
    """Return the signs of which a text has one if it may spell a word of these parts as the Quran does.

    >>> from tui.text.pattern import elements_of
    >>> signs_of(elements_of("كتاب")) == {SMALL_ALEF}, signs_of(elements_of("كتب"))
    (True, frozenset())
    """
    letters = {letter for element in elements for letter in element.letters}
    small = {sign for sign, letter in SMALL.items() if letter in letters or (letter == ALEF and ALEF_MADDA in letters)}
    return frozenset(small | {HAMZA_ABOVE} if letters & HAMZAS else small)


def recited(element: Element, between: str) -> str:
    """Return the pattern of a part of a word behind another one, as it may be spelled there and as it is elsewhere.

    Args:
        element: The part.
        between: What stands in front of it.
    """
    plain = between + element.pattern
    if element.letters in HAMZAS:
        return first_of(_hamza_on_tatweel(), plain)  # of which مسـٔول has one, and not its waw
    return first_of(plain, *_spellings(element.letters))


@cache
def _spellings(letters: str) -> tuple[str, ...]:
    small = "".join(sign for sign, letter in SMALL.items() if letter == letters)
    if letters == ALEF_MADDA:
        return (*_small_alefs(), *(f"{marks()}{any_of(HAMZA)}{alef}" for alef in _small_alefs()))
    if letters == HAMZA + ALEF:
        alef = first_of(f"{marks()}{any_of(ALEF)}", *_small_alefs())
        return f"{marks()}{any_of(HAMZA)}{alef}", f"{_hamza_on_tatweel()}{alef}"
    if letters == ALEF:
        return _small_alefs()
    return (_small(small),) if small else ()


def _small_alefs() -> tuple[str, ...]:
    return f"{marks()}{class_of(BEARERS)}{SMALL_ALEF}{within_word()}", _small(SMALL_ALEF)


def _small(signs: str) -> str:
    """Return the pattern of a small letter, one of ``signs``, within a word."""
    return f"{marks(signs)}{class_of(signs)}{within_word()}"


def _hamza_on_tatweel() -> str:
    return f"{marks(TATWEEL + HAMZA_ABOVE)}{TATWEEL}{marks(HAMZA_ABOVE)}{HAMZA_ABOVE}"
