"""Presentation forms of Arabic letters, from Unicode's own decompositions of U+FB50..FDFF and U+FE70..FEFC."""

from __future__ import annotations

from enum import Enum
from unicodedata import decomposition

LAM = "\u0644"
ALEFS = frozenset("\u0622\u0623\u0625\u0627")


class JoiningForm(Enum):
    """The four shapes of a letter, named as Unicode's decompositions name them."""

    ISOLATED = "<isolated>"
    FINAL = "<final>"
    INITIAL = "<initial>"
    MEDIAL = "<medial>"


def _read_forms() -> tuple[dict[tuple[str, JoiningForm], str], dict[str, str]]:
    forms: dict[tuple[str, JoiningForm], str] = {}
    letters: dict[str, str] = {}
    names = {form.value: form for form in JoiningForm}
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)):
        tag, *codes = decomposition(chr(code)).split() or [""]
        letter = "".join(chr(int(each, 16)) for each in codes)
        is_lam_alef = letter[:1] == LAM and letter[1:] in ALEFS
        if tag in names and (len(letter) == 1 or is_lam_alef):
            forms.setdefault((letter, names[tag]), chr(code))
            letters[chr(code)] = letter
    return forms, letters


_FORMS, _LETTERS = _read_forms()
_FORM_OF = {glyph: form for (_, form), glyph in _FORMS.items()}


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


def is_tashkeel(mark: str) -> bool:
    """Return whether an uncomposed mark is Arabic vowelling or recitation, which a reader may hide.

    Hamza above or below a letter and madda above it are part of its spelling, and are not.
    """
    in_arabic = "\u0610" <= mark <= "\u06ed" or "\u0897" <= mark <= "\u08ff"
    return in_arabic and mark not in "\u0653\u0654\u0655"
