"""A folder of articles: read when looked at, found by id, number or beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.corpus.library import ARTICLES_KEPT, Library
from tui.errors import RequestError
from tui.errors.articles import UnreadableArticleError
from tui.errors.configuration import ConfigError
from tui.sentences import sentence

if TYPE_CHECKING:
    from pathlib import Path


def library_of(folder: Path, names: list[str]) -> Library:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"خبر {name}\n\nنص الخبر.\n", encoding="utf-8")
    return Library(folder)


def test_nothing_is_read_until_it_is_asked_for(tmp_path: Path) -> None:
    library = library_of(tmp_path, ["a.txt", "b.txt"])
    (tmp_path / "a.txt").write_text("خبر جديد\n", encoding="utf-8")

    assert len(library) == 2
    assert library.article(0).text == "خبر جديد\n"


def test_an_article_is_read_once_and_the_oldest_are_let_go(tmp_path: Path) -> None:
    library = library_of(tmp_path, [f"{number}.txt" for number in range(ARTICLES_KEPT + 1)])
    first = library.article(0)
    for index in range(1, ARTICLES_KEPT):
        library.article(index)
    assert library.article(0) is first

    library.article(ARTICLES_KEPT)  # now the second is the one not looked at for longest

    assert library.article(0) is first
    (tmp_path / "1.txt").write_text("خبر آخر\n", encoding="utf-8")
    assert library.article(1).text == "خبر آخر\n"


def test_a_summary_counts_paragraphs_and_those_of_the_article_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("قمة جديدة في موسكو\n\nنص الخبر هنا.\n\nاقرأ أيضا\n", encoding="utf-8")

    summary = Library(tmp_path).summary(0)

    assert (summary.title, summary.paragraphs, summary.readable, summary.problem) == ("قمة جديدة في موسكو", 3, 2, None)


def test_a_file_that_is_no_text_has_a_summary_that_says_so(tmp_path: Path) -> None:
    library = library_of(tmp_path, ["a.txt"])
    (tmp_path / "a.txt").write_bytes(b"\x00")

    summary = library.summary(0)

    assert (summary.title, summary.paragraphs, summary.readable) == ("a", 0, 0)
    assert summary.problem is not None
    assert sentence(summary.problem, "en") == "a.txt: is not a text file (it holds NUL bytes)"
    with pytest.raises(UnreadableArticleError):
        library.article(0)


@pytest.fixture
def numbered(tmp_path: Path) -> Library:
    return library_of(tmp_path, ["1.txt", "3.txt", "أخبار/10.txt", "أخبار/100.txt", "x.txt"])


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("1", "1"),
        ("3", "3"),  # an id before a number: the third is another
        ("4", "أخبار/10"),
        ("٥", "أخبار/100"),
        ("أخبار/10", "أخبار/10"),  # an id before a beginning
        ("أخبار/100", "أخبار/100"),
        ("x", "x"),
        ("x.txt", "x"),  # as the file is called
    ],
)
def test_an_article_is_found(numbered: Library, reference: str, expected: str) -> None:
    assert sorted(source.id for source in numbered.sources) == sorted(["1", "3", "أخبار/10", "أخبار/100", "x"])
    found = numbered.find(reference)
    if reference in ("4", "٥"):
        assert found == int(reference) - 1
    else:
        assert numbered.sources[found].id == expected


@pytest.mark.parametrize("reference", ["", "6", "0", pytest.param("9" * 10_000, id="long"), "أخبار", "y", "X", "x.md"])
def test_an_article_is_not_found(numbered: Library, reference: str) -> None:
    with pytest.raises(RequestError):
        numbered.find(reference)


def test_an_index_goes_by_the_very_id(numbered: Library) -> None:
    assert numbered.index_of("x") == next(i for i, source in enumerate(numbered.sources) if source.id == "x")
    assert numbered.index_of("أخبار") is None


def test_a_furniture_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    library_of(tmp_path, ["a.txt"])

    with pytest.raises(ConfigError):
        Library(tmp_path, tmp_path / "missing.toml")
