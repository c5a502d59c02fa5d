"""Files of a library that change, and what was said of their paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.support.store_files import on_disk
from tests.support.store_texts import MORNING, SENTENCES
from tui.annotations.operations import AddTheme, SetNote, SetReviewed
from tui.corpus.library import Library
from tui.model import Kind
from tui.store.annotation_store import AnnotationStore

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tui.annotations.anchoring.anchoring import Anchored
    from tui.annotations.operations import Operation
    from tui.model import Article

A, B, C, D = SENTENCES
TITLE = "حديقة الليمون"
ARTICLE = "garden"


@dataclass(frozen=True)
class Folder:
    """A library whose files change, and its tag file."""

    path: Path

    def write(self, *lines: str, name: str = f"{ARTICLE}.txt", newline: str = "\n", encoding: str = "utf-8") -> None:
        (self.path / name).write_bytes(f"{newline * 2}".join(lines).encode(encoding))

    @property
    def store(self) -> AnnotationStore:
        """A new store, as the next run of the program has it."""
        ids = {source.id for source in Library(self.path).sources}
        return AnnotationStore(self.path / "tags.json", now=lambda: MORNING, known=lambda: ids)

    def article(self, article_id: str = ARTICLE) -> Article:
        library = Library(self.path)
        return library.article(library.find(article_id))

    def tag(self, notes: Mapping[str, str], article_id: str = ARTICLE) -> None:
        """Give the paragraphs that ``notes`` names by their text a theme, a note and the mark."""
        article = self.article(article_id)
        spans = {article.slice(paragraph): paragraph.span for paragraph in article.paragraphs}
        for text, note in notes.items():
            span = spans[text]
            operations: list[Operation] = [
                AddTheme(span, f"theme-{note}"),
                SetNote(span, note),
                SetReviewed(span, reviewed=True),
            ]
            self.store.apply(article, operations, "ليلى")

    def load(self, article_id: str = ARTICLE) -> Anchored:
        return self.store.snapshot().load(self.article(article_id))

    def found(self, article_id: str = ARTICLE) -> dict[str, tuple[tuple[str, ...], str]]:
        """Return themes and note by the text of the paragraph that bears them."""
        article, anchored = self.article(article_id), self.load(article_id)
        return {article.paragraphs[number - 1].span.of(article.text): (each.themes, each.note)
                for number, each in anchored.placed.items()}  # fmt: skip


def said(note: str) -> tuple[tuple[str, ...], str]:
    return ((f"theme-{note}",), note)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A library of one article with a title and three paragraphs, the first two annotated."""
    found = Folder(tmp_path)
    found.write(TITLE, A, B, C)
    found.tag({A: "a", B: "b"})
    return found


def test_an_edited_word(folder: Folder) -> None:
    edited = B.replace("الليمون", "البرتقال")
    folder.write(TITLE, A, edited, C)

    assert folder.found() == {A: said("a"), edited: said("b")}
    assert folder.load().orphans == ()


def test_an_inserted_paragraph(folder: Folder) -> None:
    folder.write(TITLE, D, A, D, B, C)

    assert folder.found() == {A: said("a"), B: said("b")}


def test_a_removed_paragraph_is_an_orphan_that_stays_one_until_its_text_is_back(folder: Folder) -> None:
    folder.write(TITLE, A, C)

    assert folder.found() == {A: said("a")}
    assert [(each.quote, each.annotation.note) for each in folder.load().orphans] == [(B, "b")]

    folder.tag({C: "c"})
    assert [(each.quote, each.annotation.note) for each in folder.load().orphans] == [(B, "b")]

    folder.write(TITLE, A, B, C)
    assert folder.found() == {A: said("a"), B: said("b"), C: said("c")}
    assert folder.load().orphans == ()


def test_two_swapped_paragraphs(folder: Folder) -> None:
    folder.write(TITLE, B, A, C)

    assert folder.found() == {A: said("a"), B: said("b")}


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_other_newlines(folder: Folder, newline: str) -> None:
    before = folder.load()
    folder.write(TITLE, A, B, C, newline=newline)

    assert folder.load() == before


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1256"])
def test_another_encoding(tmp_path: Path, encoding: str) -> None:
    folder = Folder(tmp_path)
    folder.write(TITLE, A, B, D)
    folder.tag({A: "a", B: "b"})
    before = folder.load()

    folder.write(TITLE, A, B, D, encoding=encoding)

    assert folder.load() == before
    assert folder.found() == {A: said("a"), B: said("b")}


def test_a_page_taken_again_with_other_furniture(folder: Folder) -> None:
    folder.write("الرئيسية", "شارك الخبر", TITLE, "شارك الخبر", A, "اقرأ أيضا", B, C, "جميع الحقوق محفوظة")

    assert any(paragraph.kind is Kind.BOILERPLATE for paragraph in folder.article().paragraphs)
    assert folder.found() == {A: said("a"), B: said("b")}
    assert folder.load().orphans == ()


def test_lines_broken_within_the_paragraphs(folder: Folder) -> None:
    middle = A.index(" ", len(A) // 2)
    folder.write(TITLE, f"{A[:middle]}\n{A[middle + 1 :]}", B, C)

    assert folder.found() == {
        A[:middle]: said("a"),
        A[middle + 1 :]: (("theme-a",), ""),
        B: said("b"),
    }
    assert all(annotation.reviewed for annotation in folder.load().placed.values())


def test_paragraphs_put_on_one_line(folder: Folder) -> None:
    folder.write(TITLE, f"{A} {B}", C)

    assert folder.found() == {f"{A} {B}": (("theme-a", "theme-b"), "a\nb")}
    assert folder.load().orphans == ()


def test_a_little_of_a_long_line_is_not_the_line(folder: Folder) -> None:
    long = f"{A} {D} {C} {B} {D} {C}"
    folder.write(TITLE, long)

    assert folder.found() == {}
    assert [each.quote for each in folder.load().orphans] == [A, B]


# Another name


def rename(folder: Folder, old: str, new: str) -> None:
    (folder.path / old).rename(folder.path / new)


def test_a_renamed_file_takes_its_annotations_along(folder: Folder) -> None:
    rename(folder, "garden.txt", "orchard.md")
    before = (folder.path / "tags.json").read_bytes()

    assert folder.found("orchard") == {A: said("a"), B: said("b")}
    assert folder.load("orchard").taken_over == "garden"
    assert (folder.path / "tags.json").read_bytes() == before  # looking writes nothing

    folder.tag({C: "c"}, "orchard")

    assert [each["id"] for each in on_disk(folder.path / "tags.json")["articles"].values()] == ["orchard"]
    assert folder.found("orchard") == {A: said("a"), B: said("b"), C: said("c")}
    assert folder.load("orchard").taken_over == ""
    assert folder.store.snapshot().strays == ()


def test_a_renamed_file_that_was_edited_as_well(folder: Folder) -> None:
    (folder.path / "garden.txt").unlink()
    edited = B.replace("الليمون", "البرتقال")
    folder.write("عنوان آخر", D, A, edited, name="orchard.txt")  # one paragraph of two is as it was

    assert folder.load("orchard").taken_over == "garden"
    assert folder.found("orchard") == {A: said("a"), edited: said("b")}


def test_less_than_half_of_the_paragraphs_is_another_article(folder: Folder) -> None:
    folder.tag({C: "c"})
    (folder.path / "garden.txt").unlink()
    folder.write("عنوان آخر", A, D, name="orchard.txt")  # one of three

    assert folder.found("orchard") == {}
    assert folder.load("orchard").taken_over == ""
    assert [document.id for document in folder.store.snapshot().strays] == ["garden"]


def test_of_two_documents_the_one_with_more_of_the_text_is_taken_over(folder: Folder) -> None:
    folder.write(TITLE, A, D, name="second.txt")
    folder.tag({D: "d"}, "second")
    for name in ("garden", "second"):
        (folder.path / f"{name}.txt").unlink()
    folder.write("عنوان آخر", A, D, name="orchard.txt")  # half of the one, all of the other

    assert folder.load("orchard").taken_over == "second"


def test_the_very_same_text_goes_before_more_of_it(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write(TITLE, A, name="part.txt")  # comes first, and all of its paragraphs are in the other text
    folder.write(TITLE, A, B)
    folder.tag({A: "x"}, "part")
    folder.tag({A: "a"})
    (folder.path / "part.txt").unlink()
    rename(folder, "garden.txt", "orchard.txt")

    assert [document.id for document in folder.store.snapshot().strays] == ["part", "garden"]
    assert folder.load("orchard").taken_over == "garden"


def test_of_two_documents_of_the_very_same_text_the_first_is_taken_over(folder: Folder) -> None:
    folder.write(TITLE, A, B, C, name="copy.txt")
    folder.tag({A: "x", B: "y"}, "copy")
    (folder.path / "copy.txt").unlink()
    rename(folder, "garden.txt", "orchard.txt")

    assert folder.load("orchard").taken_over == "garden"


def test_orphans_alone_make_no_article_the_other(folder: Folder) -> None:
    folder.write(TITLE, C)
    span = folder.article().paragraphs[1].span
    for mark in (True, False):  # so that the orphans are orphans in the file, too
        folder.store.apply(folder.article(), [SetReviewed(span, reviewed=mark)], "ليلى")
    (folder.path / "garden.txt").unlink()
    folder.write("عنوان آخر", A, B, name="orchard.txt")

    assert [(len(each.records), len(each.orphans)) for each in folder.store.snapshot().strays] == [(0, 2)]
    assert folder.load("orchard").taken_over == ""


def test_a_copy_takes_nothing_from_an_article_that_is_there(folder: Folder) -> None:
    (folder.path / "copy.txt").write_bytes((folder.path / "garden.txt").read_bytes())

    assert folder.found("copy") == {}
    assert folder.found() == {A: said("a"), B: said("b")}
    assert folder.store.snapshot().strays == ()


def test_an_article_with_annotations_of_its_own_takes_over_nothing(folder: Folder) -> None:
    (folder.path / "copy.txt").write_bytes((folder.path / "garden.txt").read_bytes())
    folder.tag({C: "c"}, "copy")
    (folder.path / "garden.txt").unlink()

    assert folder.found("copy") == {C: said("c")}
    assert [document.id for document in folder.store.snapshot().strays] == ["garden"]


def test_furniture_makes_no_article_the_other(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write(TITLE, A, "شارك الخبر")
    folder.tag({"شارك الخبر": "x"})
    (tmp_path / "garden.txt").unlink()
    folder.write("عنوان آخر", D, "شارك الخبر", name="other.txt")

    assert folder.article("other").paragraphs[-1].kind is Kind.BOILERPLATE
    assert folder.load("other").taken_over == ""


def test_a_store_that_is_told_of_no_library_lets_nothing_be_taken_over(folder: Folder) -> None:
    rename(folder, "garden.txt", "orchard.txt")

    store = AnnotationStore(folder.path / "tags.json")

    assert store.snapshot().load(folder.article("orchard")).placed == {}
    assert store.snapshot().strays == ()


def test_a_copy_of_the_store_knows_the_same_library(folder: Folder) -> None:
    rename(folder, "garden.txt", "orchard.txt")

    copy = folder.store.copied_to(folder.path / "copy.json")

    assert copy.snapshot().load(folder.article("orchard")).taken_over == "garden"
