"""Articles are found by the words of their names and their themes, letters compared as a reader compares them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.support.said import refused
from tui.annotations.progress import Progress
from tui.codebook.codebook import DEFAULT_THEMES, CodeBook
from tui.corpus.library import Library
from tui.corpus.sampling import Sample
from tui.errors.requests import WrongSampleError
from tui.search.in_library import ArticleFilter

if TYPE_CHECKING:
    from pathlib import Path

TITLES = {"1-kim": "كيم يزور روسيا", "2-train": "القطار المُصفّح في موسكو", "3-moon": "أقمار جديدة"}

HASHES = {each: f"{number}" for number, each in enumerate(TITLES)}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    for name, title in TITLES.items():
        (tmp_path / f"{name}.txt").write_text(f"{title}\n\nنص الفقرة الأولى هنا.\n", encoding="utf-8")
    return Library(tmp_path)


@pytest.mark.parametrize(
    ("text", "passing"),
    [
        ("", [0, 1, 2]),
        ("  ", [0, 1, 2]),
        ("القطار", [1]),
        ("المصفح", [1]),  # without its marks
        ("اقمار", [2]),  # another form of alef
        ("روسيا كيم", [0]),  # every word, in any order
        ("روسيا موسكو", []),
        ("TRAIN", [1]),
        ("sanctions", [2]),
        ("عقوبات", [2]),
        ("1-kim روسيا", [0]),
        ("غير موجود", []),
    ],
)
def test_every_word_must_be_in_id_title_or_themes(library: Library, text: str, passing: list[int]) -> None:
    progress = {"3-moon": Progress(1, 1, {"sanctions": 1})}
    wanted = ArticleFilter(text, library, progress, CodeBook(DEFAULT_THEMES), dict)

    assert wanted.passing(range(3)) == passing


@pytest.mark.parametrize("text", ["مسئولو", "قراءه", "50%", "عليه وسلم", "\u200fمسوولو ـ", ""])
def test_what_is_read_as_equal_is_found(tmp_path: Path, text: str) -> None:
    (tmp_path / "share.txt").write_text("مسؤولو القرائة: ٥٠٪ ﷺ\n\nنص.\n", encoding="utf-8")
    wanted = ArticleFilter(text, Library(tmp_path), {}, CodeBook(DEFAULT_THEMES), dict)

    assert wanted.passing([0]) == [0]


def test_it_looks_at_the_articles_it_is_given(library: Library) -> None:
    wanted = ArticleFilter("ر", library, {}, CodeBook(DEFAULT_THEMES), dict)

    assert wanted.passing(iter([2, 0])) == [2, 0]


SAMPLES = [
    "sample:40%/7",
    "Sample:٤٠٪/٧",
    "عينة:40%/7",
    "عيّنة:٤٠٪/٧",
    "عينه:۴۰٪/۷",
    "\u202bعينة:\u206840%\u2069/7\u202c",  # as it may be pasted
]


@pytest.mark.parametrize("text", SAMPLES)
def test_a_sample_is_named_in_both_languages_and_all_digits(library: Library, text: str) -> None:
    (sampled,) = Sample(Decimal(40), 7).of(HASHES)

    assert passing(text, library) == [list(TITLES).index(sampled)]


def test_a_sample_stands_beside_other_words_and_samples(library: Library) -> None:
    everything = "sample:100%"
    assert passing(everything, library) == [0, 1, 2]
    assert passing(f"{everything} القطار", library) == [1]
    assert passing(f"كيم عينة:١٠٠٪/3 {everything}", library) == [0]
    one, other = ({*Sample(Decimal(60), seed).of(HASHES)} for seed in (1, 2))
    assert one != other
    assert {*passing("sample:60%/1 عينة:60%/2", library)} == {list(TITLES).index(each) for each in one & other}


def test_texts_are_only_asked_for_where_a_sample_is_named(library: Library) -> None:
    def hashes() -> dict[str, str]:
        pytest.fail("nothing has to be known of the texts")

    wanted = ArticleFilter("sample كيم عينة", library, {}, CodeBook(DEFAULT_THEMES), hashes)

    assert wanted.passing(range(3)) == []


@pytest.mark.parametrize("text", ["sample:", "sample:x", "كيم عينة:0%", "عينة:٢٠", "sample:20%/س"])
def test_what_is_no_sample_is_refused(library: Library, text: str) -> None:
    with refused(WrongSampleError, "is no sample"):
        ArticleFilter(text, library, {}, CodeBook(DEFAULT_THEMES), dict)


def passing(text: str, library: Library) -> list[int]:
    return ArticleFilter(text, library, {}, CodeBook(DEFAULT_THEMES), lambda: HASHES).passing(range(3))
