"""The pattern of a word: for each letter the class of all characters that are read as it, or what else it may be.

What it matches is what folding would find (``tui.text.alike``). Beyond that stands what no table of single letters can
say, since ؤ is like و, and ئ like ي, but و not like ي: how a hamza is spelled where its seat follows from its
neighbours alone.

- In front of waw: مسؤول, مسئول, مسوول; رؤوس, رءوس; also on alef behind another letter: بدؤوا, بدأوا.
- Behind a long vowel, in front of heh, of نا and of kaf: قراءة, قرائة; أعضاؤه, أعضائه; لجوءهم, لجوئهم; آباؤنا, آبائنا.
- Between yeh and heh or teh, on alef, too: هيئة, هيأة; هیئت, هیأت.
- Behind yeh at the end of a word: شاطئ, شاطىء; شيء, شئ, شيئ; سيئ, سيء, سيىء.
- With the alef behind it: قرآن, قرءان.
- In a hundred, with an alef that is not spoken: مئة, مائة; مئتان, مائتان.

Anywhere else another seat makes another word: بؤس and بئس, مأتم and مؤتمر, سؤال and سال.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.text.alike import ALEF, HAMZA, HAMZA_ABOVE, HEH, MADDA_ABOVE, WAW, YEH, folded
from tui.text.classes import any_of, bearing, end_of_word, first_of, marks
from tui.text.word_letters import ALEF_HAMZA, ALEF_MADDA, HAMZAS, SMALL, SMALL_ALEF, YEH_HAMZA

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONG_VOWELS = (ALEF, WAW, YEH)
_MEEM, _TEH = "\u0645", "\u062a"
_HAMZA_BEHIND_YEH = (YEH + HAMZA, YEH + YEH_HAMZA, YEH + YEH + HAMZA, YEH + YEH + YEH_HAMZA)
_LOOKED_AT = 4
"""Letters from each on that say how it may be spelled."""

_LONG_HAMZAS = (HAMZA + ALEF, HAMZA + SMALL_ALEF)
_ENDS_OF_HUNDRED = (HEH, _TEH)
_ENDINGS = (HEH, "\u0646\u0627", "\u0643")
"""How what stands behind a noun in one word begins: his, her, their; our; your. Before it the case sets the seat."""


class Element(NamedTuple):
    """A part of a word's pattern.

    Attributes:
        letters: Those it stands for: one as ``words_of`` has it, or several that may be one.
        pattern: What it matches, behind what stands between letters.
    """

    letters: str
    pattern: str

    @property
    def is_plain(self) -> bool:
        """Return whether it matches the characters that are read as its one letter, and nothing else."""
        letter = folded(self.letters)
        return letter != "" and self.pattern == any_of(letter)


def elements_of(word: Sequence[str]) -> list[Element]:
    """Return the parts of the pattern of a word, which is given by its letters.

    >>> [element.letters for element in elements_of("شيء")], elements_of("ب")[0].pattern == any_of("ب")
    (['ش', 'يء'], True)
    """
    elements: list[Element] = []
    at = 0
    while at < len(word):
        elements.append(_element_at(word, at))
        length = len(elements[-1].letters)
        while length:
            length -= len(word[at])
            at += 1
    return elements


def _element_at(word: Sequence[str], at: int) -> Element:
    """Return the part that begins at a letter of a word."""
    letter, before = word[at], folded(word[at - 1]) if at else ""
    rest = "".join(map(folded, word[at + 1 : at + _LOOKED_AT]))
    pair, end = "".join(word[at : at + 2]), "".join(word[at : at + _LOOKED_AT])
    if end in _HAMZA_BEHIND_YEH:
        return Element(end, _hamza_behind_yeh(end))
    if pair in _LONG_HAMZAS:
        own = [any_of(HAMZA)] if pair.endswith(SMALL_ALEF) else []
        return Element(pair, first_of(_hamza_and_alef(), bearing(ALEF, MADDA_ABOVE), *own))
    if before == _MEEM and pair == ALEF + YEH_HAMZA and rest[1:].startswith(_ENDS_OF_HUNDRED):
        return Element(pair, first_of(f"{any_of(ALEF)}{marks()}{_spellings(ALEF, YEH_HAMZA, rest[1:])}", any_of(YEH)))
    if before == _MEEM and letter == YEH_HAMZA and rest.startswith(_ENDS_OF_HUNDRED):
        return Element(letter, first_of(f"{any_of(ALEF)}{marks()}{any_of(YEH)}", any_of(YEH)))
    return Element(letter, _pattern(before, letter, rest))


def _pattern(before: str, letter: str, rest: str) -> str:
    """Return the pattern of a letter by itself.

    Args:
        before: The folded letter in front of it in its word; "" where there is none.
        letter: It, as ``words_of`` has it.
        rest: The first folded letters behind it.
    """
    if letter in SMALL:
        return f"{any_of(SMALL[letter])}?+"
    if letter.endswith(SMALL_ALEF):
        return first_of(f"{any_of(folded(letter))}{marks()}{any_of(ALEF)}?+", any_of(ALEF))
    if letter == HAMZA_ABOVE:
        return f"{_on_any_seat()}?+"
    if letter == ALEF_MADDA:
        return first_of(_hamza_and_alef(), any_of(ALEF))
    if letter == YEH_HAMZA and not rest:
        return first_of(_yeh_and_hamza(), any_of(YEH))
    return _spellings(before, letter, rest)


def _spellings(before: str, letter: str, rest: str) -> str:
    """Return the pattern of a letter, wherever its hamza sits if that follows from its neighbours."""
    own = folded(letter)
    if rest.startswith(WAW) and letter in HAMZAS | {WAW} and letter != ALEF_HAMZA:
        alef = [_seated(ALEF)] if before and letter != WAW else []
        return first_of(any_of(own + WAW + HAMZA), _seated(YEH), *alef)
    if rest.startswith(WAW) and letter == ALEF_HAMZA and before:
        return first_of(any_of(ALEF + HAMZA), _seated(WAW), _seated(YEH))
    if before == YEH and rest.startswith((HEH, _TEH)) and letter in HAMZAS:
        return first_of(any_of(own), _on_any_seat())
    if before in _LONG_VOWELS and rest.startswith(_ENDINGS) and letter in HAMZAS and letter != ALEF_HAMZA:
        return first_of(any_of(own + HAMZA), _seated(WAW), _seated(YEH))
    return any_of(own)


def _seated(letter: str) -> str:
    """Return the pattern of a hamza above a letter."""
    return bearing(letter, HAMZA_ABOVE)


def _on_any_seat() -> str:
    """Return the pattern of a hamza, on a letter or on none."""
    return first_of(any_of(HAMZA), _seated(ALEF), _seated(WAW), _seated(YEH))


def _hamza_and_alef() -> str:
    return f"{any_of(HAMZA)}{marks()}{any_of(ALEF)}"


def _yeh_and_hamza() -> str:
    """Return the pattern of the hamza at the end of a word that has a yeh in front of it."""
    hamza = first_of(any_of(HAMZA), _seated(YEH))
    return f"{any_of(YEH)}{marks()}{first_of(hamza, f'{any_of(YEH)}{marks()}{hamza}')}{end_of_word()}"


def _hamza_behind_yeh(letters: str) -> str:
    """Return the pattern of letters that end a needle so, but maybe not the word in which they are found."""
    own = marks().join(any_of(folded(letter)) for letter in letters)
    found = (own, _yeh_and_hamza()) if letters.endswith(HAMZA) else (_yeh_and_hamza(), own)
    return first_of(*found, f"{_seated(YEH)}{end_of_word()}")
