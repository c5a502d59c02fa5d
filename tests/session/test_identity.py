"""What is said of a text follows it: renumbered, swapped, renamed, copied, corrected. Real files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tui.annotations.operations import AddTheme, SetReviewed
from tui.corpus.library import Library
from tui.export.records import Scope, Wanted
from tui.session.deciding import attach_orphan
from tui.session.library_texts import LibraryTexts
from tui.session.looking import looking
from tui.session.session import Session
from tui.session.undoing import undo
from tui.settings import Settings
from tui.state.positions import ReadingPositions
from tui.state.text_hashes import TextHashes
from tui.store.annotation_store import AnnotationStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tui.model import Article

TOPICS = {
    "port": (
        "الميناء الجديد",
        "وصلت سفينة محملة بالقمح.",
        "قال العمال إن الرصيف ضيق.",
        "تفتح المرحلة الثانية في أيار.",
    ),
    "rain": ("أمطار في الشمال", "غمرت المياه طريق الجبل.", "أغلقت المدارس يومين.", "عاد التيار إلى القرى مساء."),
    "film": ("مهرجان للأفلام", "افتتح المهرجان بفيلم صامت.", "حضر المخرج من تونس.", "تعلن الجوائز يوم السبت."),
    "bread": ("سعر الخبز", "ارتفع سعر الطحين عشرة بالمئة.", "طلب الخبازون دعما.", "وعدت الوزارة بالرد قريبا."),
}


def text(topic: str, *, corrected: int = 0) -> str:
    """Return an article; of its paragraphs, the first ``corrected`` have been rewritten beyond recognition."""
    paragraphs = [*TOPICS[topic]]
    for number in range(1, corrected + 1):
        paragraphs[number] = f"{number} {topic} was wholly rewritten, and says something else in another language now."
    return "\n\n".join(paragraphs) + "\n"


@dataclass
class Folder:
    """A library on disk; each look at it is a new start of the program."""

    path: Path
    cache: Path

    def write(self, **topics: str) -> None:
        """Write the files; what is not named is removed."""
        for file in self.path.glob("*.txt"):
            file.unlink()
        for name, content in topics.items():
            (self.path / f"{name}.txt").write_text(content, encoding="utf-8")

    def session(self) -> Session:
        library = Library(self.path)
        store = AnnotationStore(self.path / "tags.json", texts=LibraryTexts(library, TextHashes(self.cache)))
        session = Session(library, store, Settings("Mona"), ReadingPositions(self.cache / "positions.json"))
        looking(session)(iter)
        session.take_texts()
        return session

    def tag(self, article_id: str, number: int, theme: str) -> None:
        session = self.session()
        article = self.article(session, article_id)
        span = article.paragraphs[number - 1].span
        assert session.change(article, [AddTheme(span, theme), SetReviewed(span, reviewed=True)])

    def article(self, session: Session, article_id: str) -> Article:
        index = session.library.index_of(article_id)
        assert index is not None
        return session.library.article(index)

    def exported(self) -> dict[str, set[tuple[str, str]]]:
        """Return the text and theme of each tag, by article."""
        found: dict[str, set[tuple[str, str]]] = {}
        for record in self.session().annotations.records(Scope(Wanted.TAGGED)):
            found.setdefault(record.article, set()).update((record.text, theme) for theme in record.themes)
        return found

    def read(self) -> dict[str, set[tuple[str, str]]]:
        """Return the same as the reader shows it, article by article."""
        return {name: tags for name, tags in self._shown() if tags}

    def _shown(self) -> Iterator[tuple[str, set[tuple[str, str]]]]:
        session = self.session()
        for index, source in enumerate(session.library.sources):
            session.open(index)
            opened = session.opened
            assert opened.article is not None
            said = enumerate(opened.paragraphs)
            yield (
                source.id,
                {(opened.article.slice(each), theme) for place, each in said for theme in opened.themes(place)},
            )

    def listed(self) -> dict[str, int]:
        """Return how many paragraphs are tagged, by article, as the list counts them."""
        return {name: work.tagged for name, work in self.session().progress.items()}


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return a library of two tagged articles, 001 and 002, and one that nothing is said of."""
    (tmp_path / "library").mkdir()
    folder = Folder(tmp_path / "library", tmp_path / "cache")
    folder.write(**{"001": text("port"), "002": text("rain"), "003": text("film")})
    for number, theme in ((2, "arms"), (3, "sanctions"), (4, "arms")):
        folder.tag("001", number, theme)
        folder.tag("002", number, theme)
    return folder


PORT, RAIN = (
    {(TOPICS[topic][1], "arms"), (TOPICS[topic][2], "sanctions"), (TOPICS[topic][3], "arms")}
    for topic in ("port", "rain")
)

TABLE = {
    "unchanged": ({"001": text("port"), "002": text("rain")}, {"001": PORT, "002": RAIN}),
    "two names swapped": ({"001": text("rain"), "002": text("port")}, {"001": RAIN, "002": PORT}),
    "renumbered, a new one in front": (
        {"001": text("bread"), "002": text("port"), "003": text("rain")},
        {"002": PORT, "003": RAIN},
    ),
    "renamed": ({"harbour": text("port"), "002": text("rain")}, {"harbour": PORT, "002": RAIN}),
    "corrected": (
        {"001": text("port", corrected=1), "002": text("rain")},
        {"001": PORT - {(TOPICS["port"][1], "arms")}, "002": RAIN},
    ),
    "renamed and corrected": (
        {"harbour": text("port", corrected=1), "002": text("rain")},
        {"harbour": PORT - {(TOPICS["port"][1], "arms")}, "002": RAIN},
    ),
    "renamed and corrected, its name taken by another": (
        {"001": text("bread"), "005": text("port", corrected=1), "002": text("rain")},
        {"005": PORT - {(TOPICS["port"][1], "arms")}, "002": RAIN},
    ),
    "corrected, and the old text kept beside it": (
        {"001": text("port", corrected=1), "001-old": text("port"), "002": text("rain")},
        {"001": PORT - {(TOPICS["port"][1], "arms")}, "001-old": PORT, "002": RAIN},
    ),
    "wholly rewritten": (
        {"001": text("port", corrected=3), "002": text("rain")},
        {"002": RAIN},
    ),
    "gone, and its name another's, which is tagged": ({"001": text("rain")}, {"001": RAIN}),
}


@pytest.mark.parametrize("case", TABLE)
def test_what_is_said_follows_the_text(folder: Folder, case: str) -> None:
    files, expected = TABLE[case]
    folder.write(**files)
    assert folder.read() == expected
    assert folder.exported() == expected
    assert folder.listed() == {name: len(tags) for name, tags in expected.items()}


@pytest.mark.parametrize("case", TABLE)
def test_and_stays_there_when_more_is_said(folder: Folder, case: str) -> None:
    files, expected = TABLE[case]
    folder.write(**files)
    folder.tag(next(iter(files)), 1, "diplomacy")
    title = TOPICS[next(topic for topic, lines in TOPICS.items() if files[next(iter(files))].startswith(lines[0]))][0]
    more = {name: set(tags) for name, tags in expected.items()}
    more.setdefault(next(iter(files)), set()).add((title, "diplomacy"))
    assert folder.read() == more


def test_a_copy_of_a_text_says_the_same_and_is_exported_once(folder: Folder) -> None:
    folder.write(**{"001": text("port"), "002": text("rain"), "agency": text("port")})
    assert folder.read() == {"001": PORT, "002": RAIN, "agency": PORT}
    assert folder.exported() == {"001": PORT, "002": RAIN}
    copies = {record.article: record.copies for record in folder.session().annotations.records(Scope())}
    assert copies == {"001": ("agency",), "002": ()}


def test_what_is_said_of_a_copy_is_said_of_both_and_renames_nothing(folder: Folder) -> None:
    folder.write(**{"001": text("port"), "002": text("rain"), "agency": text("port")})
    folder.tag("agency", 1, "diplomacy")
    session = folder.session()
    assert folder.read()["001"] == PORT | {(TOPICS["port"][0], "diplomacy")}
    assert [session.annotations.renamed_from(folder.article(session, name)) for name in ("001", "agency")] == ["", ""]


def test_what_fits_nowhere_is_an_orphan_of_its_article(folder: Folder) -> None:
    folder.write(**{"001": text("port", corrected=3), "002": text("rain")})
    orphans = [(record.article, record.text) for record in folder.session().annotations.orphans()]
    assert sorted(orphans) == sorted(("001", quote) for quote in TOPICS["port"][1:])


def test_what_is_gone_is_an_orphan_without_an_article(folder: Folder) -> None:
    folder.write(**{"002": text("rain")})
    session = folder.session()
    assert session.annotations.is_gone("001")
    assert {record.text for record in session.annotations.orphans()} == {*TOPICS["port"][1:]}


def test_the_log_and_undo_follow_the_text(folder: Folder) -> None:
    folder.write(**{"007": text("rain"), "001": text("port")})
    session = folder.session()
    assert [entry.article for entry in session.annotations.log()][-1] == "007"
    reverted = undo(session)
    assert reverted is not None
    assert reverted.is_changed
    assert folder.read() == {"001": PORT, "007": RAIN - {(TOPICS["rain"][3], "arms")}}


def test_an_orphan_of_any_article_can_be_attached_to_another(folder: Folder) -> None:
    folder.write(**{"002": text("rain")})
    session = folder.session()
    session.open(0)
    orphans = session.annotations.lost("Mona")
    assert {orphan.record.quote for orphan in orphans} == {*TOPICS["port"][1:]}
    session.opened.move_to(0)
    attach_orphan(session, next(orphan for orphan in orphans if orphan.annotation("Mona").themes == ("sanctions",)))  # type: ignore[union-attr]
    assert folder.read()["002"] == RAIN | {(TOPICS["rain"][0], "sanctions")}
    assert len(folder.session().annotations.lost("Mona")) == len(orphans) - 1
    session = folder.session()
    assert undo(session) is not None
    assert folder.read()["002"] == RAIN
    assert len(folder.session().annotations.lost("Mona")) == len(orphans)


def test_a_text_and_a_markdown_file_of_one_stem(folder: Folder) -> None:
    (folder.path / "001.md").write_text(f"# {text('bread')}", encoding="utf-8")
    assert {name: tags for name, tags in folder.read().items() if tags} == {"001.txt": PORT, "002": RAIN}


def test_what_is_said_of_articles_that_are_not_here_does_no_harm(folder: Folder) -> None:
    folder.write(**{"002": text("bread")})
    folder.tag("002", 1, "arms")
    folder.write(other=text("film"))
    assert folder.read() == {}
    assert len([*folder.session().annotations.orphans()]) == 7
