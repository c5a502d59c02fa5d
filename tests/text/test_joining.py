"""Joining: the table beside Unicode's file, and every letter beside every other joining type."""

from __future__ import annotations

import importlib.util
from unicodedata import bidirectional, decomposition, name, normalize

import pytest
from arabic_reshaper import ArabicReshaper

from tests.support.places import ROOT
from tui.text.forms import JoiningForm, base_letters, joining_form, presentation_form
from tui.text.glyphs import Role, role
from tui.text.joining import JOINING_TYPE
from tui.text.ligatures import LIGATURES
from tui.text.shaping import joining_type, shape, unjoined

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


@pytest.mark.parametrize("before", ["", "a\u2028", "a\t", "\u200f"])
def test_a_mark_with_nothing_before_it_stands_on_a_circle(before: str) -> None:
    cell = shape(before + "\u064eab")[-3]
    assert (cell.glyph, cell.marks) == ("\u25cc", "\u064e")


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u2003", "\u202f", "\u3000"])
@pytest.mark.parametrize("marks", ["\u06d6", "\u064b\u0651", "\u0301", "\u200f\u06da", "\u06e2\u200d"])
def test_marks_behind_a_blank_stand_on_it(blank: str, marks: str) -> None:
    text = f"ا {blank}{marks}ب"
    bearing, letter = shape(text)[-2:]
    assert bearing.glyph == shape(blank)[0].glyph
    assert bearing.marks == "".join(mark for mark in marks if role(mark) is Role.MARK)
    assert (bearing.start, bearing.end, letter.start) == (2, text.rindex(bearing.marks[-1]) + 1, len(text) - 1)
    assert [cell.glyph for cell in unjoined(text)][-2:] == [bearing.glyph, "ب"]


# Forms in a text, what they are shown as, and what stands beside them.
@pytest.mark.parametrize(
    ("text", "glyphs"),
    [
        ("ور\ufcaaﺔ", "\ufeed\ufead\ufea3\ufee4\ufe94"),  # hah with meem, initial: spelled out
        ("ور\ufcaaة", "\ufeed\ufead\ufea3\ufee4\ufe94"),  # towards which a letter joins
        ("ب\ufc08ب", "\ufe8f\ufe91\ufee2\ufe8f"),  # beh with meem, isolated: joins nothing
        ("ب\ufc6cب", "\ufe91\ufe92\ufee2\ufe8f"),  # beh with meem, final
        ("ب\ufce1ب", "\ufe91\ufe92\ufee4\ufe90"),  # beh with meem, medial
        ("ب\ufd88ب", "\ufe8f\ufedf\ufee4\ufea4\ufe90"),  # three letters, initial
        ("\ufbeaب", "\ufe8b\ufe8e\ufe8f"),  # yeh hamza with alef
        ("\ufcaa", "\ufea3\ufee4"),  # alone, too
        ("\ufc6a ", "\ufe92\ufeae "),
        ("ب\ufd3c", "\ufe91\ufe8e"),  # alef with its tanwin
        ("1445\ufeeb", "1445\ufeeb"),  # the sign of the hijri year
        ("\ufeebـ", "\ufeebـ"),
        ("\ufee9", "\ufee9"),
        ("ﺳلام", "\ufeb3\ufefc\ufee1"),  # half of a word
        ("سﻼم", "\ufeb3\ufefc\ufee1"),
        ("سلاﻡ", "\ufeb3\ufefc\ufee1"),
        ("ﻛتب", "\ufedb\ufe98\ufe90"),
        ("كتﺐ", "\ufedb\ufe98\ufe90"),
        ("كتﺏ", "\ufedb\ufe96\ufe8f"),  # isolated: what is before it ends the word
        ("ﻛﺘﺎﺏﺟﺪﻳﺪ", "\ufedb\ufe98\ufe8e\ufe8f\ufe9f\ufeaa\ufef3\ufeaa"),  # two words whose blank was lost
        ("بﻻد", "\ufe91\ufefc\ufea9"),  # lam-alef as keyboards type it
        ("بﻷمر", "\ufe91\ufef8\ufee3\ufeae"),
        ("ﻟﺎ", "\ufefb"),  # lam and alef that join are one
        ("بﻠﺎ", "\ufe91\ufefc"),
        ("اﻠﺎ", "\ufe8d\ufefc"),
        ("بﻟﺎ", "\ufe8f\ufefb"),
        ("ﻝﺍ", "\ufedd\ufe8d"),  # and do not where they do not
        ("كﹷتﹷب", "\ufedb\ufe77\ufe98\ufe77\ufe90"),  # fatha on a tatweel
        ("كﹶت", "\ufed9\ufe76\ufe95"),  # and on a blank
        ("ك\ufcf2ب", "\ufedb\ufcf2\ufe90"),  # two marks on a tatweel
        ("ك\ufc5eب", "\ufed9\ufc5e\ufe8f"),  # and on a blank
        ("ﭘڕ", "\ufb58ڕ"),
        ("ﺍ\u0654", "\ufe83"),
    ],
)
def test_presentation_forms_keep_their_own(text: str, glyphs: str) -> None:
    cells = shape(text)
    assert "".join(cell.glyph for cell in cells) == glyphs
    assert (cells[0].start, cells[-1].end) == (0, len(text))


FORMS = [chr(code) for code in (*range(0xFB50, 0xFDF0), *range(0xFE70, 0xFEFD)) if decomposition(chr(code))]
CLAIMS = {"<isolated>": "", "<initial>": "next", "<medial>": "previous next", "<final>": "previous"}


def test_letters_join_towards_what_a_form_shows() -> None:
    """By Unicode's names of the forms; the isolated lam-alef is the one that is joined to."""
    for form in FORMS:
        before, *_, after = shape(f"ب{form}ب")
        claims = CLAIMS[decomposition(form).split()[0]]
        typed = form in "ﻵﻷﻹﻻ"
        assert (before.glyph == "\ufe91") == ("previous" in claims or typed), name(form)
        assert (after.glyph == "\ufe90") == ("next" in claims), name(form)
        if form not in LIGATURES:
            assert [cell.glyph for cell in shape(form)] == [form]


def test_a_form_of_several_letters_is_shown_as_they_are() -> None:
    """Joined to what Unicode's decomposition says, for one character of the text."""
    for form, ligature in LIGATURES.items():
        claims = CLAIMS[decomposition(form).split()[0]]
        joiners = ("\u200d" if "previous" in claims else ""), ("\u200d" if "next" in claims else "")
        letters = [(cell.glyph, cell.marks) for cell in shape(ligature.letters.join(joiners))]
        assert [(cell.glyph, cell.marks) for cell in shape(form)] == letters, name(form)
        assert {(cell.start, cell.end) for cell in shape(f"{form}\u064e")} == {(0, 2)}
        assert normalize("NFKD", form) == normalize("NFKD", ligature.letters)


def test_marks_without_end_are_cut() -> None:
    (cell,) = shape("ب" + "\u064e" * 100_000)
    assert (len(cell.marks), cell.end) == (8, 100_001)
    (cell,) = shape("ل" + "\u064e" * 8 + "ا" + "\u064e" * 8)
    assert (len(cell.marks), cell.end) == (8, 18)


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
