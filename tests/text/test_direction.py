"""Directions: what a paragraph's letters say, in an article of either direction."""

from __future__ import annotations

from unicodedata import bidirectional, category

import pytest
from bidi import get_base_level
from hypothesis import given
from hypothesis import strategies as st

from tui.text.clipping import clip
from tui.text.direction import Direction, article_direction, base_direction, paragraph_direction
from tui.text.layout import LayoutOptions, layout

LRM, RLM, ALM = "\u200e", "\u200f", "\u061c"


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("قال الوزير", "R"),
        ("L 'وكالة الأنباء اليابانية كيودو", "R"),  # what was left of a tag
        ("NATO: قال الأمين العام", "R"),
        ("BBC – نقلت", "R"),
        ("أب abc", "R"),  # 3 to 2
        ("أب abcd", "L"),  # two to one
        ("أ abc", "L"),
        ("The Arabic word for peace is سلام", "L"),
        ("(KCNA / Pool)", "L"),
        ("日本語 نص", "R"),
        ("Москва: قال", "L"),
        ("שלום a", "R"),
        ("ܫܠܡܐ ab", "R"),
        ("۱۶، ۱۸، ۲۰", "R"),
        ("١٦ – ١٨", "R"),
        ("10:30 – 11:45", "R"),
        ("***", "R"),
        ("👍 5%", "R"),
        ("Ⅳ", "L"),  # no letter, but of class L
        (f"{LRM}10:30", "L"),  # the author says so
        (f"{RLM}10:30", "R"),
        (f"{RLM}PDF", "L"),
        (f"{LRM}قال الوزير", "R"),  # a stray mark
        ("12 345 678 كم km", "R"),  # digits are no letters
        ("https://example.com/a/long/path", "L"),
        ("المصدر: https://www.example.com/news/2024/05/summit-in-moscow", "R"),
        ("البريد: someone.with.a.name@example.com", "R"),
        ("تابعونا www.example.com/very/long/address", "R"),
        ("@some_long_handle: خبر", "R"),
        ("\u2068Long name\u2069 قال", "L"),  # letters in isolates count
        ('وقال: "Make America Great Again"', "R"),  # what is quoted is somebody else's
        ("«The Interview» فيلم", "R"),
        ("كتب “Fire and Fury” و„Rage“", "R"),
        ('The word "سلام" means peace', "L"),
        ('"The word سلام means peace"', "L"),  # nothing but quoted
        ('BBC: «قال "نعم" أمس»', "R"),
        ("it’s the book’s كتاب ’ name", "L"),
        ('5" screen and a keyboard كم', "L"),  # no pair
        ("", "R"),
    ],
)
def test_a_paragraph_of_a_right_to_left_article(text: str, direction: Direction) -> None:
    assert paragraph_direction(text, "R") == direction


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("L 'وكالة الأنباء اليابانية", "L"),
        ("سلام is Arabic for peace, as everybody knows", "R"),
        ("10:30", "L"),
        (f"{RLM}10:30", "R"),
        ("\u2067سلام\u2069 is peace", "L"),  # P2: not what is isolated
        ("\u2067سلام", "L"),
        ("\u2069سلام", "R"),  # ends no isolate
    ],
)
def test_elsewhere_the_first_strong_character_decides(text: str, direction: Direction) -> None:
    assert paragraph_direction(text, "L") == base_direction(text) == direction


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Title in English\nخبر باللغة العربية", "R"),
        ("A text of English words\nمع كلمات", "L"),
        ("خبر\nhttps://example.com/a/very/long/address", "R"),
        ("2024\n50%", "L"),
        ("۱۶، ۱۸، ۲۰", "R"),  # nothing but signs of the script
        ("١٢/٥", "R"),
        ("50؟", "R"),
        ("12، 15", "R"),
        ("PDF ١٢", "L"),
        ("ا a", "L"),
    ],
)
def test_an_article_has_the_direction_of_most_of_its_letters(text: str, direction: Direction) -> None:
    assert article_direction(text) == direction


MIXED = st.text(st.sampled_from("abcابتش١۲3 ./:@«\u200e\u200f\u0301\u2067\u2069Ⅳ漢\U00010d00"), max_size=24)


@given(MIXED)
def test_letters_are_counted_as_unicode_has_them(text: str) -> None:
    """The program passes over most texts by a pattern before it counts."""
    classes = [bidirectional(char) for char in text if category(char).startswith("L")]
    rtl, ltr = sum(each in ("R", "AL") for each in classes), classes.count("L")
    if rtl and not {*"@:."} & {*text}:
        assert paragraph_direction(text, "R") == ("L" if ltr >= 2 * rtl else "R")
        assert article_direction(text) == ("R" if rtl > ltr else "L")


@given(MIXED.filter(bool))
def test_the_first_strong_character_is_the_engines(text: str) -> None:
    assert base_direction(text) == "LR"[get_base_level(text)]


def bases(text: str, article: Direction | None) -> str:
    return "".join(line.base for line in layout(text, 80, LayoutOptions(article=article)))


def test_a_text_of_its_own_is_its_own_article() -> None:
    text = "KCNA: قالت الوكالة إن القمة انتهت\n12\nPDF"
    assert [bases(text, article) for article in (None, "R", "L")] == ["RRL", "RRL", "LLL"]


def test_a_text_that_is_cut_keeps_its_direction() -> None:
    assert clip("KCNA Pool Moscow: قالت وكالة الأنباء المركزية إن القمة انتهت", 9).base == "R"
    assert clip("Korean Central News Agency: " + "قال الوزير " * 20, 5).base == "R"
    assert clip("12 345 678", 5, LayoutOptions(article="R")).base == "R"
