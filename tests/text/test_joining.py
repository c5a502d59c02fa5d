"""Joining: the table beside Unicode's file, and every letter beside every other joining type."""

from __future__ import annotations

import importlib.util
from unicodedata import bidirectional, name

import pytest
from arabic_reshaper import ArabicReshaper

from tests.support.places import ROOT
from tui.text.forms import JoiningForm, base_letters, joining_form, presentation_form
from tui.text.glyphs import Role, role
from tui.text.joining import JOINING_TYPE
from tui.text.shaping import joining_type, shape

MAKER = ROOT / "tests" / "make" / "joining_types.py"


def listed_types() -> dict[int, str]:
    spec = importlib.util.spec_from_file_location("joining_types", MAKER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    types: dict[int, str] = module.listed_types()
    return types


LISTED = {chr(code): kind for code, kind in listed_types().items()}
BASES = {char: kind for char, kind in LISTED.items() if kind in "DRCLU" and role(char) is Role.BASE}
NEIGHBOURS = {"D": "ب", "R": "ر", "C": "ـ", "U": "ء", "L": "\ua872"}

JOINS_NEXT, JOINS_PREVIOUS = "DLC", "DRC"


def expected_form(kind: str, before: str | None, after: str | None) -> JoiningForm:
    """Return the form by Unicode 9.2, rules R1 to R7, of a letter between two joining types."""
    previous = before is not None and before in JOINS_NEXT and kind in JOINS_PREVIOUS
    following = after is not None and after in JOINS_PREVIOUS and kind in JOINS_NEXT
    return {
        (False, False): JoiningForm.ISOLATED,
        (True, False): JoiningForm.FINAL,
        (False, True): JoiningForm.INITIAL,
        (True, True): JoiningForm.MEDIAL,
    }[previous, following]


def test_the_table_is_unicodes() -> None:
    assert JOINING_TYPE == LISTED


def test_marks_are_transparent_and_latin_does_not_join() -> None:
    assert [joining_type(char) for char in ("\u064e", "\u0651", "a", "\u200d", "لا")] == [
        "T",
        "T",
        "U",
        "C",
        "R",
    ]


@pytest.mark.parametrize("before", [None, *NEIGHBOURS])
@pytest.mark.parametrize("after", [None, *NEIGHBOURS])
def test_every_letter_beside_every_joining_type(before: str | None, after: str | None) -> None:
    left = NEIGHBOURS[before] if before else ""
    right = NEIGHBOURS[after] if after else ""
    for char, kind in BASES.items():
        cell = shape(left + char + right)[len(left)]
        wanted = presentation_form(char, expected_form(kind, before, after))
        if bidirectional(char) == "AL":
            assert cell.glyph == wanted, name(char)
        neighbour = shape(left + char + right)[0] if left else None
        if neighbour and before == "D":
            joined = JoiningForm.INITIAL if kind in JOINS_PREVIOUS else JoiningForm.ISOLATED
            assert neighbour.glyph == presentation_form("ب", joined), name(char)


def test_each_presentation_form_is_of_the_letter_it_came_from() -> None:
    for char in BASES:
        for form in JoiningForm:
            shown = presentation_form(char, form)
            assert base_letters(shown) == base_letters(char)
            assert joining_form(shown) == (None if shown == char else form)


@pytest.mark.parametrize(
    ("text", "glyphs"),
    [
        ("ب\u2067ب", "\ufe8f\ufe8f"),
        ("ب\u200eب", "\ufe91\ufe90"),
        ("لا", "\ufefb"),
        ("بلا", "\ufe91\ufefc"),
        ("لأ", "\ufef7"),
        ("فلآ", "\ufed3\ufef6"),
        ("إلإ", "\ufe87\ufef9"),
        ("لل", "\ufedf\ufede"),
        ("ب\u200cب", "\ufe8f\ufe8f"),
        ("ه\u200d", "\ufeeb"),
        ("\u200dه", "\ufeea"),
        ("ل\u200dا", "\ufedf\ufe8e"),
        ("ل\u200cا", "\ufedd\ufe8d"),
        ("گپ", "\ufb94\ufb57"),
        ("بێب", "\ufe91\u06ce\ufe90"),
        ("ﻻ", "\ufefb"),
        ("ﺑﺐ", "\ufe91\ufe90"),
        ("الله", "\ufe8d\ufedf\ufee0\ufeea"),
    ],
)
def test_words(text: str, glyphs: str) -> None:
    assert "".join(cell.glyph for cell in shape(text)) == glyphs


def test_marks_between_lam_and_alef_follow_the_ligature() -> None:
    (cell,) = shape("لَاً")
    assert (cell.glyph, cell.marks, cell.start, cell.end, cell.width) == ("\ufefb", "\u064e\u064b", 0, 4, 1)


def test_decomposed_letters_shape_as_composed_ones() -> None:
    (alef,) = shape("ا\u0654")
    assert (alef.glyph, alef.start, alef.end) == ("\ufe83", 0, 2)
    (ligature,) = shape("لا\u0654")
    assert (ligature.glyph, ligature.end) == ("\ufef7", 3)


def test_a_mark_without_a_letter_stands_on_a_circle() -> None:
    (cell,) = shape("\u064e")
    assert (cell.glyph, cell.marks) == ("\u25cc", "\u064e")


def test_marks_without_end_are_cut() -> None:
    (cell,) = shape("ب" + "\u064e" * 100_000)
    assert (len(cell.marks), cell.end) == (8, 100_001)


def test_words_of_news_shape_as_arabic_reshaper_shapes_them() -> None:
    """The reshaper is right on plain words; tashkeel and its ligatures of whole words are left out."""
    oracle = ArabicReshaper(
        {
            "delete_harakat": True,
            "support_ligatures": True,
            "RIAL SIGN": False,
            "ARABIC LIGATURE ALLAH": False,
        }
    )
    words = (
        "تعهدت موسكو بتقديم الدعم الكامل للزعيم سلاح الأقمار الاصطناعية الآن "
        "لإطلاق مسؤولون شيء بطء هيئة رؤى پژمان چگینی ڤيتنام"
    )
    for word in words.split():
        assert "".join(cell.glyph for cell in shape(word)) == oracle.reshape(word), word
