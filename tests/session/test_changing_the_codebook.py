"""The code book changed in a session: each change a step that its person takes back, seen by everybody at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.libraries import write_library
from tests.support.themes import addition_of
from tui.annotations.layers import AGREED
from tui.annotations.operations import AddTheme
from tui.codebook.addition import Addition
from tui.codebook.changes import Archiving, CodeBookChange, Deletion, Merge, Move, Renaming
from tui.codebook.codebook import DEFAULT_THEMES
from tui.corpus.library import Library
from tui.errors.tag_file import LockedDatabaseError
from tui.model import Label, Theme
from tui.session.changing_the_codebook import add_theme, change_codebook
from tui.session.deciding import toggle_theme
from tui.session.session import Session
from tui.session.theme_usage import Usage, theme_usage
from tui.session.undoing import redo, undo
from tui.settings import Settings
from tui.state.positions import ReadingPositions
from tui.store.annotation_store import AnnotationStore
from tui.store.locking.lock import TagFileLock
from tui.store.parsing import tables_of

if TYPE_CHECKING:
    from pathlib import Path

LIBRARY = {"1.txt": ["قمة جديدة في موسكو", "أعلن المتحدث اتفاقا.", "اقرأ أيضا"], "2.txt": ["خبر قصير عن العقوبات"]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library", LIBRARY)


def session_of(folder: Path, by: str = "mona", *themes: Theme) -> Session:
    settings = Settings(by, themes=themes or DEFAULT_THEMES)
    store = AnnotationStore(folder / "tags.json", template=settings.themes)
    session = Session(Library(folder), store, settings, ReadingPositions(folder.parent / "positions.json"), "desk")
    session.open(0)
    return session


@pytest.fixture
def mona(folder: Path) -> Session:
    """Mona's session, in which she and Omar have given arms to the first paragraph."""
    session = session_of(folder)
    toggle_theme(session, "arms")
    toggle_theme(session_of(folder, "omar"), "arms")
    session.reload_if_changed()
    return session


def own(session: Session) -> tuple[str, ...]:
    return session.opened.themes(0)


@pytest.mark.parametrize(
    "change",
    [
        Addition("Energy", under="arms"),
        Renaming("arms", en="Weapons"),
        Move("sanctions", under="arms"),
        Merge("arms", "sanctions"),
        Archiving("arms"),
        Deletion("arms"),
    ],
)
def test_each_change_is_one_step_that_is_taken_back_and_made_again(
    folder: Path, mona: Session, change: CodeBookChange
) -> None:
    before, said = mona.codebook, own(mona)

    assert change_codebook(mona, change)
    after, done = mona.codebook, own(mona)
    assert after != before
    assert (mona.annotations.log()[-1].act, mona.annotations.log()[-1].article) == (change.words, "")

    assert undo(mona) is not None
    assert ([*mona.codebook], mona.codebook.known, own(mona)) == ([*before], before.known, said)
    assert redo(mona) is not None
    assert (mona.codebook, own(mona)) == (after, done)
    assert session_of(folder).codebook == after, "it is in the file"


def test_what_is_so_already_is_no_step(mona: Session) -> None:
    change_codebook(mona, Archiving("arms"))
    before = mona.tag_file.path.read_bytes()

    assert not change_codebook(mona, Archiving("arms"))
    assert not change_codebook(mona, Renaming("arms", en="Arms"))
    assert mona.tag_file.path.read_bytes() == before
    assert len(mona.annotations.log()) == 3


def test_tags_follow_a_merge_and_its_undo_also_such_as_are_given_in_between(folder: Path, mona: Session) -> None:
    omar = session_of(folder, "omar")
    change_codebook(mona, Merge("arms", "sanctions"))
    assert own(mona) == ("sanctions",)

    omar.opened.move(1)
    toggle_theme(omar, "sanctions")
    assert (omar.opened.themes(0), omar.opened.themes(1)) == (("sanctions",), ("sanctions",))
    assert omar.progress["1"].themes == {"sanctions": 2}

    undo(mona)
    omar.reload_if_changed()
    assert (omar.opened.themes(0), omar.opened.themes(1)) == (("arms",), ("sanctions",))


def test_a_theme_that_was_merged_is_taken_off_with_the_one_that_it_became(mona: Session) -> None:
    change_codebook(mona, Merge("arms", "sanctions"))

    toggle_theme(mona, "sanctions")

    assert own(mona) == ()
    undo(mona)
    assert own(mona) == ("sanctions",)


def test_a_deletion_takes_off_ones_own_tags_and_undo_gives_them_back(folder: Path, mona: Session) -> None:
    change_codebook(mona, Deletion("arms"))
    assert own(mona) == ()
    assert mona.codebook.is_archived("arms"), "Omar has given it"
    assert session_of(folder, "omar").opened.themes(0) == ("arms",)

    undo(mona)
    assert own(mona) == ("arms",)
    assert mona.codebook.digit("arms") == 1


def test_adding_a_theme_and_giving_it_are_two_steps(mona: Session) -> None:
    toggle_theme(mona, add_theme(mona, "طاقة نووية"))
    assert own(mona) == ("arms", "طاقة-نووية")

    undo(mona)
    assert own(mona) == ("arms",)
    assert "طاقة-نووية" in mona.codebook
    undo(mona)
    assert [*mona.codebook] == [*DEFAULT_THEMES]


def test_a_theme_that_was_taken_out_comes_back_as_it_was(mona: Session) -> None:
    change_codebook(mona, Deletion("diplomacy"))
    assert "diplomacy" not in mona.codebook

    assert add_theme(mona, "Diplomacy") == "diplomacy"

    assert [*mona.codebook] == [*DEFAULT_THEMES]


def test_a_theme_that_only_ones_own_settings_have_comes_into_the_file_when_it_is_changed(
    folder: Path, mona: Session
) -> None:
    war, peace = (Theme(name, Label(name, name.capitalize()), "#D55E00") for name in ("war", "peace"))
    omar = session_of(folder, "omar", war, peace)
    assert omar.codebook.ids[-2:] == ["war", "peace"]

    change_codebook(omar, Move("war", under="arms"))

    assert mona.codebook.get("war") == Theme("war", war.label, war.colour, "arms")
    assert "peace" not in mona.codebook
    change_codebook(omar, Deletion("peace"))
    assert "peace" not in omar.codebook.ids


def test_while_another_program_writes_nothing_is_added(mona: Session) -> None:
    before = [*mona.codebook]

    with TagFileLock(mona.tag_file.path).held(1), pytest.raises(LockedDatabaseError):
        toggle_theme(mona, add_theme(mona, "Energy"))

    assert [*mona.codebook] == before
    assert own(mona) == ("arms",)
    assert not mona.pending


def test_what_a_change_touches_is_counted_in_the_whole_library(folder: Path, mona: Session) -> None:
    """Also a paragraph that is gone, an article that is gone, and what the site left in the text."""
    article = mona.library.article(0)
    leftover = article.paragraphs[2].span
    mona.opened.move_to(1)
    toggle_theme(mona, "arms")
    omar = session_of(folder, "omar")
    omar.open(1)
    toggle_theme(omar, "arms")
    mona.change(article, [AddTheme(leftover, "sanctions")])
    (folder / "2.txt").write_text("خبر آخر تماما\n", encoding="utf-8")
    later = session_of(folder)

    assert theme_usage(later.annotations, later.annotators.in_sight) == {
        "arms": Usage(3, 2, 2),
        "sanctions": Usage(1, 1, 1),
    }
    assert theme_usage(later.annotations, ("mona",)) == {"arms": Usage(2, 1, 1), "sanctions": Usage(1, 1, 1)}


def test_what_is_agreed_is_no_person(mona: Session) -> None:
    article = mona.library.article(0)
    given = [AddTheme(article.paragraphs[0].span, "arms")]
    AnnotationStore(mona.tag_file.path).apply(article, given, mona.author._replace(layer=AGREED))

    assert theme_usage(mona.annotations, mona.annotators.in_sight)["arms"] == Usage(1, 1, 2)


def test_a_backup_from_before_a_merge_and_a_move_undoes_both(mona: Session) -> None:
    before, backup = mona.codebook, tables_of(mona.tag_file.path)
    change_codebook(mona, Merge("arms", "sanctions"))
    change_codebook(mona, Move("diplomacy", under="sanctions"))
    assert backup

    mona.tag_file.whole.restore(backup, mona.author)
    assert mona.reload_if_changed()

    assert mona.codebook == before
    assert own(mona) == ("arms",)


def test_another_persons_change_is_seen(folder: Path, mona: Session) -> None:
    change_codebook(session_of(folder, "omar"), addition_of(Theme("war", Label("حرب", "War"), "#D55E00")))

    assert mona.reload_if_changed()
    assert mona.codebook.digit("war") == 5
