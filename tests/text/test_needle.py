"""A needle finds in a text as it stands what it finds when both are folded; hostile ones take no longer than others."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.places import SAMPLES
from tui.model import Span
from tui.text.fold import fold
from tui.text.needle import Needle

if TYPE_CHECKING:
    from collections.abc import Iterator

LETTERS = st.text(st.sampled_from("اأإآىيةهلاوم\u0644\u064bّـکی١۲Aﷺﻻ﷽ é\u0301Жß…\u200f\U000e0100\n"), max_size=30)
ANY = LETTERS | st.text(st.characters(exclude_categories=[]), max_size=30)

RECITED = st.text(st.sampled_from("الكتبوميهن ٰٰۥۦۧۨ َّـ\u0653\u0654"), max_size=20)
"""With what the Quran has in place of letters."""

HAMZAS = "ء\u0654أؤئﺉﺅﺀ"
"""With them a needle finds more than folding does."""

PARTS_OF_SYLLABLES = re.compile("[\u1100-\u11ff\u3099\u309a]")
"""Within them it finds less."""


def found_by_folding(needle: str, text: str) -> Iterator[Span]:
    """Yield the places of a needle in a text as its definition has them, character by character."""
    folded = [(letter, at) for at, char in enumerate(text) for letter in fold(char).text]
    words = fold(needle).text.split()
    end = 0
    for match in re.finditer(
        " +".join(map(re.escape, words)), "".join(letter for letter, _ in folded) if words else ""
    ):
        if words and folded[match.start()][1] >= end:
            start, last = folded[match.start()][1], folded[match.end() - 1][1]
            end = min((at for _, at in folded if at > last), default=len(text))
            yield Span(start, end)


def test_a_long_needle_is_found_as_a_short_one() -> None:
    text = next(SAMPLES.glob("*.txt")).read_text(encoding="utf-8")[:500].strip()
    assert len(text) > 400
    needle = " ".join(text.split())

    spans = list(Needle(needle).spans(text + text))

    assert spans == list(found_by_folding(needle, text + text)) == [Span(0, len(text)), Span(len(text), 2 * len(text))]
    assert list(Needle(needle + "ظظ").spans(text + text)) == []


def is_simple(needle: str) -> bool:
    folded = fold(needle).text
    return (
        "وو" not in folded
        and not any(each in needle for each in HAMZAS + "آﺁﺂ")
        and not PARTS_OF_SYLLABLES.search(folded)
    )


@given(ANY, st.data())
def test_it_finds_what_folding_finds(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    needle = data.draw(st.just(text[start : start + data.draw(st.integers(0, 8))]) | LETTERS)
    if is_simple(needle):
        assert list(Needle(needle).spans(text)) == list(found_by_folding(needle, text))


@given(ANY | RECITED, st.data())
def test_every_piece_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    piece = text[start : data.draw(st.integers(start, len(text)))]
    if not PARTS_OF_SYLLABLES.search(fold(text).text):
        assert bool(list(Needle(piece).spans(text))) is bool(fold(piece).text.strip())


@pytest.mark.parametrize(
    "needle", ["روسيا", "الصواريخ", "كوريا الشمالية", "إيران", "2023", ".", "ا", "،", '"', "زقزقة"]
)
def test_it_finds_in_articles_what_folding_finds(needle: str) -> None:
    for path in SAMPLES.glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert list(Needle(needle).spans(text)) == list(found_by_folding(needle, text))


@pytest.mark.parametrize("behind", ["", "و", "ون", "ه", "ة", "ا", "ن", "ء", "نا", "ك", "ت"])
@pytest.mark.parametrize("before", ["", "س", "ا", "و", "ي", "م"])
def test_whoever_finds_is_found(before: str, behind: str) -> None:
    """Of two words that differ in a hamza, each finds the other as a whole, or neither does."""
    words = [f"{before}{seat}{behind}" for seat in ("", *"اأءؤئيىو", "ىء", "ي\u0654", "يئ", "آ", "ءا")]
    if before and behind not in {"", "ء"}:
        words.append(f"{before}ـ\u0654{behind}")
    needles = {word: Needle(word) for word in words}
    for one, other in combinations(words, 2):
        assert needles[one].is_all(other) == needles[other].is_all(one), (one, other)


@pytest.mark.parametrize(
    ("needle", "text", "end"),
    [
        ("كتاب", "كِتابٌ قديم", 6),
        ("كتاب", "\u200f ـكتاب", 7),
        ("كتاب", "الكتاب", None),
        ("", "كتاب", None),
        ("ﷺ", "صلى", None),
    ],
)
def test_the_head_of_a_text(needle: str, text: str, end: int | None) -> None:
    head = Needle(needle).head(text)
    assert (head.end if head else None) == end


def test_all_of_a_text() -> None:
    assert Needle("شئون").is_all("شؤون\u200f ")
    assert not Needle("شئون").is_all("شؤونها")


HOSTILE = {
    "a long needle that nearly matches": ("ا" * 30 + "ب", "ا" * 5000),
    "one letter with many marks": ("اب", "ا" + "\u064e" * 5000),
    "many letters with marks": ("اب", "ا\u064e" * 2500),
    "letters that a hamza might sit on": ("ئو" * 10, "ي\u064e\u064e" * 2000),
    "an end of a word with many marks": ("شئ", "شي" + "\u064e" * 5000),
    "letters apart": ("ا ب", "ا " * 2500),
    "marks of direction among spaces": ("ا ب", "ا" + " \u200f" * 2500),
    "spaces": ("ا ب", "ا" + " " * 5000),
    "hamzas": ("ء" * 20, "ء" * 5000 + "و"),
    "all seats": ("ووو" * 10, "وئؤءأ" * 1000),
    "a regular expression": ("(ا+)+$", "(ا+)+" * 1000),
    "small alefs": ("ا" * 30, "لٰ" * 1500),
    "alefs behind small alefs": ("ا" * 30 + "ب", "ٰا" * 1500),
    "hamzas on tatweels": ("ؤ" * 30 + "ب", "ـٔو" * 1000),
    "hamzas on tatweels that are searched for": ("ـٔ" * 30 + "ب", "أؤئ" * 1000),
    "hamzas and alefs": ("ءا" * 20, "ءاآ" * 1000),
    "ends of words": ("يىء", "ىىىء" * 1000),
    "phrases": ("ﷺ" * 3, "ﷺ " * 100),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_takes_every_combination(name: str) -> None:
    """What tried marks, spaces or seats in every combination would not end."""
    needle, text = HOSTILE[name]
    assert all(span.end <= len(text) * 20 for span in Needle(needle).spans(text * 20))
