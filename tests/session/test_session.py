"""A session at work: changes on disk, other people's changes, a file that has lost something, themes, records."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.support.sessions import new_session, on_disk
from tests.support.store_files import on_disk as kept
from tests.support.store_files import written
from tests.support.themes import addition_of
from tui.annotations.layers import Author
from tui.annotations.operations import AddTheme
from tui.codebook.codebook import DEFAULT_THEMES
from tui.corpus.library import Library
from tui.errors import RequestError
from tui.errors.requests import NoThemeIdError
from tui.export.records import Scope, Wanted
from tui.model import Label, Theme
from tui.session.changing_the_codebook import add_theme, change_codebook
from tui.session.deciding import mark_reviewed, mark_without_themes, set_note, toggle_theme
from tui.session.library_texts import LibraryTexts
from tui.session.looking import looking
from tui.session.merging import merge
from tui.session.session import Session
from tui.state.positions import ReadingPositions
from tui.state.text_hashes import TextHashes
from tui.store.annotation_store import AnnotationStore

if TYPE_CHECKING:
    from pathlib import Path

# Others


def test_what_another_window_wrote_is_taken_in_and_kept(folder: Path, session: Session) -> None:
    assert not session.reload_if_changed()
    other = new_session(folder)
    other.opened.move_to(1)
    toggle_theme(other, "sanctions")

    toggle_theme(session, "arms")
    assert on_disk(session) == {1: ("arms",), 2: ("sanctions",)}

    toggle_theme(other, "arms")
    assert session.reload_if_changed()
    assert session.opened.theme_counts() == {"arms": 2, "sanctions": 1}
    assert not session.reload_if_changed()


def test_what_another_person_says_stands_beside(folder: Path, session: Session) -> None:
    other = new_session(folder, "سامي")
    toggle_theme(other, "arms")
    set_note(other, "من سامي")
    other.opened.move_to(1)
    mark_reviewed(other)

    toggle_theme(session, "arms")

    assert [(each.by, each.themes, each.note) for each in session.opened.others_on(0)] == [
        ("سامي", ("arms",), "من سامي")
    ]
    assert session.opened.others_on(1)[0].reviewed
    assert session.opened.others_on(3) == ()
    assert session.opened.theme_counts() == {"arms": 1}
    assert session.opened.reviewed() == (0, 3), "one's own, and a title does not count"
    assert session.progress["1"].tagged == 1
    (record,) = session.annotations.records(Scope(Wanted.TAGGED))
    assert {tag.by for tag in record.tags} == {"tester", "سامي"}


def test_a_key_takes_off_ones_own_alone(folder: Path, session: Session) -> None:
    other = new_session(folder, "سامي")
    toggle_theme(other, "arms")
    toggle_theme(session, "arms")
    assert session.opened.themes(0) == ("arms",), "the other's does not count"

    toggle_theme(session, "arms")
    mark_without_themes(session)

    assert on_disk(session) == {}
    assert on_disk(other) == {1: ("arms",)}


def test_notes_of_one_person_on_two_machines_are_shown_together(folder: Path, session: Session) -> None:
    copy = folder.with_name("train")
    shutil.copytree(folder, copy)
    set_note(session, "من المكتب")
    train = new_session(copy, machine="train")
    set_note(train, "من القطار")
    merge(session, train.tag_file.path)
    session.reload_if_changed()

    annotation = session.opened.annotation(0)
    assert annotation is not None
    assert set(annotation.note.split("\n")) == {"من المكتب", "من القطار"}


# A file that has not any more what was read


def test_what_was_taken_out_of_the_file_stays_on_the_screen_and_comes_back(folder: Path, session: Session) -> None:
    toggle_theme(session, "arms")
    set_note(session, "x")
    session.tag_file.path.unlink()

    assert session.reload_if_changed()
    assert session.opened.themes(0) == ("arms",)
    assert session.tag_file.lacking == 2
    session.opened.move_to(1)
    toggle_theme(session, "sanctions")

    assert on_disk(new_session(folder)) == {1: ("arms",), 2: ("sanctions",)}


def test_at_the_end_it_is_put_back(folder: Path, session: Session) -> None:
    toggle_theme(session, "arms")
    session.tag_file.path.write_bytes(b"")
    session.reload_if_changed()

    session.tag_file.settle()

    assert on_disk(new_session(folder)) == {1: ("arms",)}


def test_a_span_that_is_no_paragraph_is_refused(session: Session) -> None:
    assert session.opened.article is not None
    span = session.opened.article.paragraphs[0].span
    with pytest.raises(RequestError):
        session.change(session.opened.article, [AddTheme(type(span)(span.start, span.end - 1), "arms")])
    assert not session.tag_file.path.exists()


def test_an_article_that_cannot_be_read_says_why_and_takes_no_changes(folder: Path) -> None:
    (folder / "3.txt").write_bytes(b"\x00")
    session = new_session(folder)
    session.open(2)

    assert session.opened.problem is not None
    assert session.opened.problem.name == "3.txt"
    assert (session.opened.paragraphs, session.opened.current, session.opened.targets) == ((), None, [])
    toggle_theme(session, "arms")
    mark_reviewed(session)
    mark_without_themes(session)
    set_note(session, "x")
    session.opened.move(1)
    session.opened.move_to(3)
    assert not session.opened.move_to_unreviewed()
    session.opened.move_to_match(1)
    assert not session.tag_file.path.exists()

    session.open(0)
    assert session.opened.problem is None


# Themes, search, records


def test_themes_of_the_settings_begin_the_file_and_new_ones_follow(folder: Path, session: Session) -> None:
    new = Theme("energy", Label("طاقة", "Energy"), "#0072B2")
    change_codebook(session, addition_of(new))
    with pytest.raises(NoThemeIdError):
        add_theme(session, "Arms")

    assert [*session.codebook] == [*DEFAULT_THEMES, new]
    assert [*new_session(folder).codebook] == [*DEFAULT_THEMES, new]


def test_what_the_file_says_of_themes_goes_before_the_settings(folder: Path, session: Session) -> None:
    """Somebody else has begun the library, with other themes."""
    war = Theme("war", Label("حرب", "War"), "#D55E00")
    store = AnnotationStore(folder / "tags.json", template=(war,))
    article = session.library.article(0)
    store.apply(article, [AddTheme(article.paragraphs[0].span, "war")], Author("سامي"))
    assert [*session.codebook] == [war, *DEFAULT_THEMES]

    data = kept(folder / "tags.json")
    (document,) = data["codebook"].values()
    document["archived"] = {"at": "2099-01-01T00:00:00.000Z", "v": True}
    written(folder / "tags.json", data)

    assert [*session.codebook] == [*DEFAULT_THEMES]


def test_the_history_names_articles_as_they_are_called_now(folder: Path, session: Session) -> None:
    session.open(1)
    toggle_theme(session, "arms")
    (folder / "2.txt").rename(folder / "3.txt")

    library = Library(folder)
    texts = LibraryTexts(library, TextHashes(folder.parent / "cache"))
    store = AnnotationStore(session.tag_file.path, texts=texts)
    later = Session(library, store, session.settings, ReadingPositions(folder.parent / "positions.json"))
    assert [entry.article for entry in later.annotations.log()] == ["2"], "nobody has looked yet"
    looking(later)(iter)
    later.take_texts()
    assert [entry.article for entry in later.annotations.log()] == ["3"]


def test_records_of_chosen_articles_in_their_order(session: Session) -> None:
    toggle_theme(session, "arms")
    session.open(1)
    toggle_theme(session, "sanctions")

    assert [record.article for record in session.annotations.records(Scope())] == ["1", "2"]
    assert [record.article for record in session.annotations.records(Scope(), [1, 0])] == ["2", "1"]
    assert len(list(session.annotations.records(Scope(Wanted.ALL, boilerplate=True)))) == 7
