"""From bytes to canonical text."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.said import refused
from tui.corpus.encoding import decode
from tui.errors.articles import TextError

SHORT = "كتب أحمد رسالة إلى صديقه، ثم نام."
LONG = (
    "افتتح المجلس البلدي صباح أمس الحديقة الجديدة، وحضر الافتتاح عدد كبير من الأهالي.\n"
    "وأوضح المدير أن العمل استغرق سنتين؛ وقال: «سنزرع ألف شجرة أخرى» في العام المقبل…\n"
    "فهل يكفي ذلك؟ لا أحد يعرف الجواب حتى الآن – هكذا قالت إحدى الزائرات.\n"
) * 30


def without_surrogates() -> st.SearchStrategy[str]:
    return st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\ufeff"))


@pytest.mark.parametrize(
    "text", ["مرحبا", "خبر", "من", "وقال: «لا»", SHORT, LONG, "السعر 5 € فقط", "كَتَبَ الوَلَدُ الدَّرْسَ", "محمد وSmith"]
)
def test_windows_1256_is_detected_short_and_long(text: str) -> None:
    assert decode(text.encode("cp1256")) == text


@pytest.mark.parametrize("text", [SHORT, LONG.translate(dict.fromkeys(map(ord, "«»…–")))])
def test_iso_8859_6_is_detected(text: str) -> None:
    assert decode(text.encode("iso8859_6")) == text


@pytest.mark.parametrize("text", ["Café au lait", "Les élèves étudient à l’école. " * 30])
def test_western_text_does_not_turn_arabic(text: str) -> None:
    assert decode(text.encode("cp1252")) == text


@given(without_surrogates())
def test_utf_8_and_utf_16_come_back_as_they_were(text: str) -> None:
    assert decode(text.encode("utf-8")) == text
    assert decode(text.encode("utf-8-sig")) == text
    assert decode(b"\xff\xfe" + text.encode("utf-16-le")) == text
    assert decode(b"\xfe\xff" + text.encode("utf-16-be")) == text


def test_only_the_first_byte_order_mark_goes() -> None:
    assert decode("\ufeff\ufeffأ\ufeffب".encode()) == "\ufeffأ\ufeffب"


def test_only_newlines_change() -> None:
    assert decode("  أ\r\nب\rج\n\r\n\u2028\x0b\u200fد\t\n".encode()) == "  أ\nب\nج\n\n\u2028\x0b\u200fد\t\n"
    assert decode("أ\r\nب".encode("cp1256")) == "أ\nب"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "NUL"),
        ("نص\0نص".encode(), "NUL"),
        ("نص\0نص".encode("utf-16"), "NUL"),
        ("نص بلا علامة".encode("utf-16-le"), "NUL"),
        (b"\xff\xfe\x00", "damaged UTF-16"),
        (b"\xff\xfea\xd8b\xd8", "damaged UTF-16"),
        (b"\xef\xbb\xbf" + SHORT.encode("cp1256"), r"damaged UTF-8 \(byte 3\)"),
        (SHORT.encode()[:-10] + b"\xd9", "damaged UTF-8"),
        (SHORT.encode() + b"\xff" + SHORT.encode(), "damaged UTF-8"),
        (bytes(range(1, 256)) * 20, "encoding"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with refused(TextError, reason) as caught:
        decode(data)
    assert "\n" not in caught.sentence


@given(st.binary())
def test_any_bytes_give_encodable_text_or_the_one_error(data: bytes) -> None:
    try:
        text = decode(data)
    except TextError:
        return
    assert "\r" not in text
    assert "\0" not in text
    text.encode()


def test_the_detector_is_loaded_only_when_needed() -> None:
    program = (
        "import sys; from tui.corpus.encoding import decode; decode('نص'.encode());"
        "assert 'charset_normalizer' not in sys.modules; decode('هذا نص عربي قديم'.encode('cp1256') * 2);"
        "assert 'charset_normalizer' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
