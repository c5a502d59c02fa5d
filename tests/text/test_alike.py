"""The table of what is alike: whole kinds, named by Unicode's own names and properties."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pytest

from tui.text.alike import FOLDED
from tui.text.phrases import PHRASES

if TYPE_CHECKING:
    from collections.abc import Iterator

ARABIC = (
    *range(0x600, 0x700),
    *range(0x750, 0x780),
    *range(0x870, 0x900),
    *range(0xFB50, 0xFE00),
    *range(0xFE70, 0xFEFF),
)


def named(pattern: str) -> Iterator[str]:
    """Yield the characters of the Arabic blocks that have such a name."""
    for char in map(chr, ARABIC):
        if re.fullmatch(pattern, unicodedata.name(char, "")):
            yield char


@pytest.mark.parametrize(
    ("pattern", "folded"),
    [
        (r"ARABIC LETTER ALEF( WITH .*(MADDA|HAMZA|WASLA|ATTACHED|STROKE|FATHATAN).*)?( \w+ FORM)?", "ا"),
        (r"ARABIC LETTER (FARSI YEH|YEH|YEH WITH HAMZA ABOVE|ALEF MAKSURA|E)( \w+ FORM)?", "ي"),
        (r"ARABIC LETTER WAW( WITH HAMZA ABOVE)?( \w+ FORM)?", "و"),
        (r"ARABIC LETTER (HEH|HEH GOAL|HEH DOACHASHMEE|AE|TEH MARBUTA.*)( WITH (YEH|HAMZA) ABOVE)?( \w+ FORM)?", "ه"),
        (r"ARABIC LETTER (KAF|KEHEH|SWASH KAF)( \w+ FORM)?", "ك"),
        (r"ARABIC LETTER HAMZA( \w+ FORM)?", "ء"),
        (r"ARABIC LETTER BEH( \w+ FORM)?", "ب"),
        (r"ARABIC LETTER PEH( \w+ FORM)?", "پ"),
        (r"ARABIC LIGATURE LAM WITH ALEF(?! MAKSURA).* FORM", "لا"),
        (r"ARABIC (TATWEEL|SMALL WAW|SMALL YEH|SMALL HIGH .*|FATHA.*|KASRA.*|DAMMA.*|SHADDA.*|SUKUN.*)", ""),
        (r"ARABIC .*COMMA|ARABIC THOUSANDS SEPARATOR", ","),
        (r"ARABIC SEMICOLON", ";"),
        (r"ARABIC QUESTION MARK", "?"),
        (r"ARABIC (DECIMAL SEPARATOR|FULL STOP)", "."),
        (r"ARABIC PERCENT SIGN", "%"),
    ],
)
def test_forms_of_a_letter_are_the_letter(pattern: str, folded: str) -> None:
    found = list(named(pattern))

    assert found
    assert {char: FOLDED[ord(char)] for char in found} == dict.fromkeys(found, folded)


def test_no_arabic_mark_is_read() -> None:
    marks = [char for char in map(chr, ARABIC) if unicodedata.category(char) == "Mn"]

    assert len(marks) > 100
    assert {FOLDED[ord(mark)] for mark in marks} == {""}


def test_spacing_forms_of_marks_are_marks() -> None:
    spacing = [char for char in map(chr, ARABIC) if unicodedata.decomposition(char).startswith("<isolated> 0020")]

    assert {"\ufe76", "\ufc5e"} < set(spacing)
    assert {FOLDED[ord(char)] for char in spacing} == {""}


@pytest.mark.parametrize("zero", "0٠۰०０𝟎")
def test_digits_are_european(zero: str) -> None:
    assert [FOLDED[ord(zero) + digit] for digit in range(10)] == list("0123456789")


def test_letters_that_look_related_stay_apart() -> None:
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءپچژگڤڭۆۇۈۋێےںٹڈڑۍښځڼڕڵ"

    assert len({FOLDED[ord(letter)] for letter in letters}) == len(letters)


@pytest.mark.parametrize("text", ["김정은", "कु", "か\u3099", "กี"])
def test_vowels_of_scripts_that_cannot_leave_them_out_stay(text: str) -> None:
    folded = text.translate(FOLDED)

    assert unicodedata.normalize("NFC", folded) == unicodedata.normalize("NFC", text)


def consonants(text: str) -> str:
    return re.sub(r"(.)(?=\1)", "", re.sub("[^BDHJKMNQRSTZ]", "", text))


def test_phrases_are_spelled_as_they_are_named() -> None:
    """Names say what is heard: they have the consonants of the words, but for lam, which is silent before some."""
    sounds = str.maketrans("بسمهرحنصضقدتةكزج", "BSMHRHNSDQDTTKZJ")
    for char, words in PHRASES.items():
        name = unicodedata.name(char).removeprefix("ARABIC LIGATURE ")
        assert consonants(name) == consonants(words.translate(sounds)), name


def test_folding_what_is_folded_changes_nothing() -> None:
    for code in (*range(0x3000), *ARABIC, *range(0x1D400, 0x1D800), *range(0x1EE00, 0x1EEF2)):
        assert FOLDED[code].translate(FOLDED) == FOLDED[code]
