"""Presentation forms of Arabic letters, from Unicode's own decompositions of U+FB50..FDFF and U+FE70..FEFC."""

from __future__ import annotations

from enum import Enum
from unicodedata import decomposition

TATWEEL = "\u0640"
LAM = "\u0644"
FIRST_FORM = "\ufb50"
"""No presentation form comes before it."""

ALEFS = frozenset("\u0622\u0623\u0625\u0627")


class JoiningForm(Enum):
    """The four shapes of a letter, named as Unicode's decompositions name them."""

    ISOLATED = "<isolated>"
    FINAL = "<final>"
    INITIAL = "<initial>"
    MEDIAL = "<medial>"

    @property
    def joins_previous(self) -> bool:
        """Return whether a letter in this form is joined to the one before it."""
        return self in (JoiningForm.MEDIAL, JoiningForm.FINAL)

    @property
    def joins_next(self) -> bool:
        """Return whether a letter in this form is joined to the one behind it."""
        return self in (JoiningForm.INITIAL, JoiningForm.MEDIAL)


_NAMES = {form.value: form for form in JoiningForm}


def _decomposed() -> dict[str, tuple[JoiningForm, str]]:
    """Return form and letters of every presentation form, of words and signs in one character too."""
    found = {}
    for char in map(chr, (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD))):
        tag, *codes = decomposition(char).split() or [""]
        if tag in _NAMES:
            found[char] = _NAMES[tag], "".join(chr(int(each, 16)) for each in codes)
    return found


def _is_lam_alef(letters: str) -> bool:
    return letters[:1] == LAM and letters[1:] in ALEFS


_PRESENTATION_FORMS = _decomposed()
_LETTERS = {
    char: letters for char, (_, letters) in _PRESENTATION_FORMS.items() if len(letters) == 1 or _is_lam_alef(letters)
}
_FORMS = {(_LETTERS[char], _PRESENTATION_FORMS[char][0]): char for char in _LETTERS}
_FORM_OF = {glyph: form for (_, form), glyph in _FORMS.items()}
_OWN_FORM = {
    char: form
    for char, (form, letters) in _PRESENTATION_FORMS.items()
    if form is not JoiningForm.ISOLATED or not _is_lam_alef(letters)
}


def presentation_form(letter: str, form: JoiningForm) -> str:
    """Return the glyph of ``letter`` (or of a lam-alef pair) in ``form``.

    A letter that has no such presentation form keeps its base glyph; yeh and kaf of the same shape as one that has
    are not substituted.

    >>> hex(ord(presentation_form("ب", JoiningForm.INITIAL)))
    '0xfe91'
    >>> hex(ord(presentation_form("لا", JoiningForm.FINAL)))
    '0xfefc'
    """
    return _FORMS.get((letter, form), letter)


def base_letters(char: str) -> str:
    """Return the letter, or the lam-alef pair, whose presentation form ``char`` is; else ``char`` itself.

    >>> base_letters("ﻼ"), base_letters("a")
    ('لا', 'a')
    """
    return _LETTERS.get(char, char)


def joining_form(glyph: str) -> JoiningForm | None:
    """Return the form in which ``presentation_form`` gives ``glyph``; None where it is none of its glyphs."""
    return _FORM_OF.get(glyph)


def own_form(char: str) -> JoiningForm | None:
    """Return the form that a presentation form in a text has of itself; None for any other character.

    Ligatures of several letters have one, and marks on a blank or a tatweel. An isolated lam-alef has none: keyboards
    type it for the two letters, wherever in a word.

    >>> own_form("ﻫ"), own_form("\ufcaa"), own_form("ﻻ"), own_form("ه")
    (<JoiningForm.INITIAL: '<initial>'>, <JoiningForm.INITIAL: '<initial>'>, None, None)
    """
    return _OWN_FORM.get(char)


def is_tashkeel(mark: str) -> bool:
    """Return whether an uncomposed mark is Arabic vowelling or recitation, which a reader may hide.

    Hamza above or below a letter and madda above it are part of its spelling, and are not.
    """
    in_arabic = "\u0610" <= mark <= "\u06ed" or "\u0897" <= mark <= "\u08ff"
    return in_arabic and mark not in "\u0653\u0654\u0655"
