"""Articles are found by the words of their names and their themes, letters compared as a reader compares them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.annotations.progress import Progress
from tui.codebook.codebook import DEFAULT_THEMES, CodeBook
from tui.corpus.library import Library
from tui.search.in_library import ArticleFilter

if TYPE_CHECKING:
    from pathlib import Path

TITLES = {"1-kim": "كيم يزور روسيا", "2-train": "القطار المُصفّح في موسكو", "3-moon": "أقمار جديدة"}


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
    wanted = ArticleFilter(text, library, progress, CodeBook(DEFAULT_THEMES))

    assert wanted.passing(range(3)) == passing


def test_it_looks_at_the_articles_it_is_given(library: Library) -> None:
    wanted = ArticleFilter("ر", library, {}, CodeBook(DEFAULT_THEMES))

    assert wanted.passing(iter([2, 0])) == [2, 0]
