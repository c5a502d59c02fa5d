"""The program's own numbers are written in the digits that are asked for, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.errors.getting_rid import Counted, Unsaid, UnsaidRemark
from tui.errors.requests import NoSuchParagraphError, WrongSampleError
from tui.errors.tag_file import Damage, DamagedDatabaseError, Wrong
from tui.model import Label
from tui.sentences import sentence
from tui.sentences.digits import DIGITS, Language, filled, in_digits
from tui.sentences.nouns import PARAGRAPHS

ARABIC = Language("ar", "arabic")


@pytest.mark.parametrize("digits", DIGITS)
@pytest.mark.parametrize("code", ["ar", "en"])
def test_a_language_is_its_code_whatever_its_digits(code: str, digits: str) -> None:
    language = Language(code, digits)

    assert (language == code, hash(language), f"{language}") == (True, hash(code), code)
    assert Label("اسم", "name").spoken(language) == Label("اسم", "name").spoken(code)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("0123456789", "٠١٢٣٤٥٦٧٨٩"),
        ("3/11 · –/4", "٣/١١ · –/٤"),
        ("+3", "+٣"),
        ("50٪", "٥٠٪"),
        ("F5 f12 ctrl+1 UTF-8 windows-1256 #0072B2", "F5 f12 ctrl+1 UTF-8 windows-1256 #0072B2"),
        ("اكتب \u2066--to 1\u2069 أو 2", "اكتب \u2066--to 1\u2069 أو ٢"),
        ("{0} من {1:>3}", "{0} من {1:>3}"),
        ("۱ ١", "۱ ١"),
    ],
)
def test_numbers_are_written_in_arabic_digits_names_are_left(text: str, shown: str) -> None:
    assert in_digits(text, ARABIC) == shown
    for other in ("ar", "en", Language("ar"), Language("en", "arabic")):
        assert in_digits(text, other) == text


def test_what_comes_from_elsewhere_is_left() -> None:
    label = Label("{1}: «{0}» ({name})", "{1}: “{0}” ({name})")

    assert filled(label, ARABIC, "2024", 12, name="7.txt") == "١٢: «2024» (7.txt)"
    assert filled(label, "ar", "٢٠٢٤", 12, name="7.txt") == "12: «٢٠٢٤» (7.txt)"
    assert filled(label, Language("en", "arabic"), "٢٠٢٤", 12, name="7.txt") == "12: “٢٠٢٤” (7.txt)"


@pytest.mark.parametrize(("number", "said"), [(1, "فقرة واحدة"), (3, "٣ فقرات"), (11, "١١ فقرة"), (103, "١٠٣ فقرات")])
def test_what_is_counted_keeps_its_form(number: int, said: str) -> None:
    assert PARAGRAPHS.counted(number, ARABIC) == said


def test_errors_are_told_so_but_for_names_and_paths() -> None:
    told = sentence(NoSuchParagraphError("news/3", 12, 9), ARABIC)
    assert ("12" in told, "١٢" in told, "٩" in told, "news/3" in told) == (False, True, True, True)

    damaged = sentence(DamagedDatabaseError(Path("/a/2.json"), Damage(Wrong.NOT_UTF8, byte=7)), ARABIC)
    assert ("UTF-8" in damaged, "٧" in damaged, "2.json" in damaged) == (True, True, True)
    assert "عينة:٢٠٪/٧" in sentence(WrongSampleError("5/5"), ARABIC)
    assert "5/5" in sentence(WrongSampleError("5/5"), ARABIC)
    assert "٢" in sentence(UnsaidRemark(Path("a"), (Counted(Unsaid.TAGS, 2),)), ARABIC)
