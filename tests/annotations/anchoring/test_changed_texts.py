"""Files of a library that change, and what was said of their paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.support.store_files import document_of, on_disk
from tests.support.store_texts import LAYLA, MORNING, SENTENCES
from tui.annotations.anchoring.anchored import Anchored
from tui.annotations.operations import AddTheme, SetNote, SetReviewed
from tui.corpus.library import Library
from tui.model import Kind
from tui.session.library_texts import LibraryTexts
from tui.state.text_hashes import TextHashes
from tui.store.annotation_store import AnnotationStore

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tui.annotations.operations import Operation
    from tui.model import Annotation, Article

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
        """A new store, as the next run of the program has it, that knows the texts of the library."""
        texts = LibraryTexts(Library(self.path), TextHashes(self.path.parent / "cache"))
        texts.look(iter)
        return AnnotationStore(self.path / "tags.json", now=lambda: MORNING, texts=texts)

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
            self.store.apply(article, operations, LAYLA)

    def load(self, article_id: str = ARTICLE) -> Anchored:
        return self.store.snapshot().load(self.article(article_id))

    def annotations(self, article_id: str = ARTICLE) -> dict[int, Annotation]:
        """Return what is said, by the number of the paragraph; one person says it all."""
        found = self.load(article_id).annotations(self.article(article_id))
        return {number: each for number, (each,) in found.items()}

    def found(self, article_id: str = ARTICLE) -> dict[str, tuple[tuple[str, ...], str]]:
        """Return themes and note by the text of the paragraph that bears them."""
        article = self.article(article_id)
        return {article.paragraphs[number - 1].span.of(article.text): (each.themes, each.note)
                for number, each in self.annotations(article_id).items()}  # fmt: skip

    def orphans(self, article_id: str = ARTICLE) -> list[tuple[str, str]]:
        """Return text and note of what has no paragraph any more."""
        return [(each.record.quote, each.annotations()[0].note) for each in self.load(article_id).orphans]

    def renamed_from(self, article_id: str) -> str:
        return self.store.snapshot().renamed_from(self.article(article_id))

    def strays(self) -> list[str]:
        """Return the ids under which texts were seen last that the library does not have."""
        return [each.id for each in self.store.snapshot().strays]


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
    assert folder.orphans() == []


def test_an_inserted_paragraph(folder: Folder) -> None:
    folder.write(TITLE, D, A, D, B, C)

    assert folder.found() == {A: said("a"), B: said("b")}


def test_a_removed_paragraph_is_an_orphan_that_stays_one_until_its_text_is_back(folder: Folder) -> None:
    folder.write(TITLE, A, C)

    assert folder.found() == {A: said("a")}
    assert folder.orphans() == [(B, "b")]

    folder.tag({C: "c"})
    assert folder.orphans() == [(B, "b")]

    folder.write(TITLE, A, B, C)
    assert folder.found() == {A: said("a"), B: said("b"), C: said("c")}
    assert folder.orphans() == []


def test_what_was_changed_in_a_text_of_between_is_changed_when_the_old_one_is_back(folder: Folder) -> None:
    folder.write(TITLE, D, A, B, C)
    folder.tag({A: "other"})
    folder.write(TITLE, A, B, C)

    themes, note = folder.found()[A]
    assert (set(themes), note) == ({"theme-a", "theme-other"}, "other")


def test_two_swapped_paragraphs(folder: Folder) -> None:
    folder.write(TITLE, B, A, C)

    assert folder.found() == {A: said("a"), B: said("b")}


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_other_newlines(folder: Folder, newline: str) -> None:
    before = folder.annotations()
    folder.write(TITLE, A, B, C, newline=newline)

    assert folder.annotations() == before


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1256"])
def test_another_encoding(tmp_path: Path, encoding: str) -> None:
    folder = Folder(tmp_path)
    folder.write(TITLE, A, B, D)
    folder.tag({A: "a", B: "b"})
    before = folder.annotations()

    folder.write(TITLE, A, B, D, encoding=encoding)

    assert folder.annotations() == before
    assert folder.found() == {A: said("a"), B: said("b")}


def test_a_page_taken_again_with_other_furniture(folder: Folder) -> None:
    folder.write("الرئيسية", "شارك الخبر", TITLE, "شارك الخبر", A, "اقرأ أيضا", B, C, "جميع الحقوق محفوظة")

    assert any(paragraph.kind is Kind.BOILERPLATE for paragraph in folder.article().paragraphs)
    assert folder.found() == {A: said("a"), B: said("b")}
    assert folder.orphans() == []


def test_lines_broken_within_the_paragraphs(folder: Folder) -> None:
    middle = A.index(" ", len(A) // 2)
    folder.write(TITLE, f"{A[:middle]}\n{A[middle + 1 :]}", B, C)

    assert folder.found() == {
        A[:middle]: said("a"),
        A[middle + 1 :]: (("theme-a",), ""),
        B: said("b"),
    }
    assert all(annotation.reviewed for annotation in folder.annotations().values())


def test_paragraphs_put_on_one_line(folder: Folder) -> None:
    folder.write(TITLE, f"{A} {B}", C)

    assert folder.found() == {f"{A} {B}": (("theme-a", "theme-b"), "a\nb")}
    assert folder.orphans() == []


def test_a_little_of_a_long_line_is_not_the_line(folder: Folder) -> None:
    long = f"{A} {D} {C} {B} {D} {C}"
    folder.write(TITLE, long)

    assert folder.found() == {}
    assert folder.orphans() == [(A, "a"), (B, "b")]


# Another name


def rename(folder: Folder, old: str, new: str) -> None:
    (folder.path / old).rename(folder.path / new)


def test_a_renamed_file_has_its_annotations(folder: Folder) -> None:
    rename(folder, "garden.txt", "orchard.md")
    before = (folder.path / "tags.json").read_bytes()

    assert folder.found("orchard") == {A: said("a"), B: said("b")}
    assert folder.renamed_from("orchard") == "garden"
    assert (folder.path / "tags.json").read_bytes() == before, "looking writes nothing"

    folder.tag({C: "c"}, "orchard")

    assert document_of(folder.path / "tags.json", folder.article("orchard").sha256)["name"]["id"] == "orchard"
    assert folder.found("orchard") == {A: said("a"), B: said("b"), C: said("c")}
    assert folder.renamed_from("orchard") == ""
    assert folder.strays() == []


def test_a_renamed_file_that_was_edited_as_well(folder: Folder) -> None:
    (folder.path / "garden.txt").unlink()
    edited = B.replace("الليمون", "البرتقال")
    folder.write("عنوان آخر", D, A, edited, name="orchard.txt")  # one paragraph of two is as it was

    assert folder.renamed_from("orchard") == "garden"
    assert folder.found("orchard") == {A: said("a"), edited: said("b")}


def test_less_than_half_of_the_paragraphs_is_another_article(folder: Folder) -> None:
    folder.tag({C: "c"})
    (folder.path / "garden.txt").unlink()
    folder.write("عنوان آخر", A, D, name="orchard.txt")  # one of three

    assert folder.found("orchard") == {}
    assert folder.renamed_from("orchard") == ""
    assert folder.strays() == ["garden"]


def test_names_that_are_swapped_swap_no_tags(folder: Folder) -> None:
    folder.write("عنوان آخر", D, C, name="second.txt")
    folder.tag({D: "d"}, "second")
    rename(folder, "garden.txt", "third.txt")
    rename(folder, "second.txt", "garden.txt")
    rename(folder, "third.txt", "second.txt")

    assert folder.found("second") == {A: said("a"), B: said("b")}
    assert folder.found("garden") == {D: said("d")}


def test_a_corrected_article_has_two_documents(folder: Folder) -> None:
    edited = B.replace("الليمون", "البرتقال")
    folder.write(TITLE, A, edited, C)
    folder.tag({C: "c"})

    assert len(on_disk(folder.path / "tags.json")["articles"]) == 2
    assert folder.found() == {A: said("a"), edited: said("b"), C: said("c")}
    assert folder.store.snapshot().progress(LAYLA.name)[ARTICLE].tagged == 3


def test_a_copy_of_a_text_has_what_is_said_of_it(folder: Folder) -> None:
    (folder.path / "copy.txt").write_bytes((folder.path / "garden.txt").read_bytes())

    assert folder.found("copy") == folder.found() == {A: said("a"), B: said("b")}
    assert folder.renamed_from("copy") == ""
    folder.tag({C: "c"}, "copy")
    assert folder.found("copy") == folder.found() == {A: said("a"), B: said("b"), C: said("c")}
    assert len(on_disk(folder.path / "tags.json")["articles"]) == 1
    assert folder.strays() == []


def test_furniture_makes_no_article_the_other(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write(TITLE, A, "شارك الخبر")
    folder.tag({"شارك الخبر": "x"})
    (tmp_path / "garden.txt").unlink()
    folder.write("عنوان آخر", D, "شارك الخبر", name="other.txt")

    assert folder.article("other").paragraphs[-1].kind is Kind.BOILERPLATE
    assert folder.renamed_from("other") == ""


def test_a_store_that_knows_no_library_goes_by_the_text_and_the_id(folder: Folder) -> None:
    store = AnnotationStore(folder.path / "tags.json")
    rename(folder, "garden.txt", "orchard.txt")
    orchard = folder.article("orchard")

    assert len(store.snapshot().load(orchard).annotations(orchard)) == 2
    assert store.snapshot().strays == ()
    folder.write("عنوان آخر", D, A, C, name="orchard.txt")
    assert store.snapshot().load(folder.article("orchard")) == Anchored()


def test_a_copy_of_the_store_knows_the_same_library(folder: Folder) -> None:
    rename(folder, "garden.txt", "orchard.txt")

    copy = folder.store.copied_to(folder.path / "copy.json")

    assert copy.snapshot().renamed_from(folder.article("orchard")) == "garden"
