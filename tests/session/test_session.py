"""A session at work: cursor, selection, changes on disk, taking them back, search, other people's changes."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.libraries import write_library
from tests.support.store_files import on_disk as kept
from tests.support.store_files import written
from tests.support.store_texts import said
from tests.support.themes import addition_of
from tui.annotations.layers import Author
from tui.annotations.operations import AddTheme
from tui.codebook.codebook import DEFAULT_THEMES
from tui.corpus.library import Library
from tui.errors import RequestError
from tui.errors.requests import NoThemeIdError
from tui.export.records import Scope, Wanted
from tui.model import Label, Theme
from tui.session.library_texts import LibraryTexts
from tui.session.merging import merge
from tui.session.session import Session
from tui.settings import Settings
from tui.state.positions import ReadingPositions
from tui.state.text_hashes import TextHashes
from tui.store.annotation_store import AnnotationStore

if TYPE_CHECKING:
    from pathlib import Path

FURNITURE = "اقرأ أيضا"
LIBRARY = {
    "1.txt": ["قمة جديدة في موسكو", "أعلن المتحدث اتفاقا.", FURNITURE, "قال الوزير كلمة.", "وقالت الوكالة كلمة."],
    "2.txt": ["خبر قصير عن العقوبات", "فقرة ثانية هنا."],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library", LIBRARY)


def new_session(folder: Path, by: str = "tester", machine: str = "desk") -> Session:
    settings = Settings(by)
    store = AnnotationStore(folder / "tags.json", template=settings.themes)
    positions = ReadingPositions(folder.parent / "positions.json")
    session = Session(Library(folder), store, settings, positions, machine)
    session.open(0)
    return session


@pytest.fixture
def session(folder: Path) -> Session:
    return new_session(folder)


def on_disk(session: Session) -> dict[int, tuple[str, ...]]:
    """Return the themes of the open article as somebody else would read them: paragraph number -> themes."""
    article = session.opened.article
    assert article is not None
    found = said(AnnotationStore(session.tag_file.path), article, session.author)
    return {number: annotation.themes for number, annotation in found.items() if annotation.themes}


# The cursor


def test_the_cursor_passes_over_furniture(session: Session) -> None:
    seen = [session.opened.cursor]
    for _ in range(5):
        session.opened.move(1)
        seen.append(session.opened.cursor)
    assert seen == [0, 1, 3, 4, 4, 4]

    session.opened.move(-2)
    assert session.opened.cursor == 1
    session.opened.move_to(2)
    assert session.opened.cursor == 3
    session.opened.move_to(-7)
    assert session.opened.cursor == 0
    session.opened.move_to(99)
    assert session.opened.cursor == 4


@given(st.lists(st.integers(-6, 6), max_size=8))
def test_the_cursor_never_rests_on_furniture(tmp_path_factory: pytest.TempPathFactory, moves: list[int]) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "1.txt").write_text(f"{FURNITURE}\n\nقال الوزير كلمة.\n\n{FURNITURE}\n\nنص.", encoding="utf-8")
    session = new_session(folder)
    for each in moves:
        session.opened.move(each)
        assert session.opened.is_readable(session.opened.cursor)
        session.opened.move_to(each)
        assert session.opened.is_readable(session.opened.cursor)


def test_each_article_is_opened_where_it_was_left(folder: Path, session: Session) -> None:
    session.opened.move_to(3)
    session.open(1)
    assert session.opened.cursor == 0
    session.open(0)
    assert session.opened.cursor == 3

    session.remember_position()
    assert new_session(folder).opened.cursor == 3


def test_the_next_unreviewed_comes_round_and_ends(session: Session) -> None:
    session.opened.move_to(3)
    visited = []
    while session.opened.move_to_unreviewed():
        visited.append(session.opened.cursor)
        session.mark_reviewed()

    assert visited == [4, 1, 3], "titles are not asked for"
    assert session.opened.reviewed() == (3, 3)


def test_going_on_passes_over_what_is_not_asked_for_and_rests_behind_the_last(folder: Path) -> None:
    lines = ["قمة جديدة في موسكو", "أعلن المتحدث اتفاقا.", "تعميق العلاقات", "قال الوزير كلمة.", FURNITURE]
    (folder / "1.txt").write_text("\n\n".join(lines), encoding="utf-8")
    opened = new_session(folder).opened
    places = []
    while not opened.is_at_end:
        places.append(opened.cursor)
        opened.go_on()

    assert places == [0, 1, 3]
    assert (opened.current, opened.targets) == (None, [])


@pytest.mark.parametrize(("steps", "place"), [(-1, 4), (-2, 3), (1, None), (5, None)])
def test_from_the_end_row_the_way_goes_back_to_where_one_came_from(
    session: Session, steps: int, place: int | None
) -> None:
    session.opened.move_to(4)
    session.opened.rest_at_end()

    session.opened.move(steps)

    assert session.opened.is_at_end is (place is None)
    assert session.opened.cursor == (4 if place is None else place)


def test_on_the_end_row_nothing_can_be_done(session: Session) -> None:
    session.toggle_theme("arms")
    before = on_disk(session)
    session.opened.toggle_selection()
    session.opened.rest_at_end()

    assert session.opened.anchor is None
    session.opened.toggle_selection()
    for change in CHANGES:
        do(session, change)
    session.put_theme("sanctions")

    assert on_disk(session) == before
    assert session.last_decision is not None
    assert session.last_decision.themes == ("arms",), "what is repeated then is what was decided last"


def test_any_motion_leaves_the_end_row(session: Session) -> None:
    opened = session.opened
    opened.search("الوزير")
    motions = (lambda: opened.move_to(1), lambda: opened.move_to_match(1), opened.move_to_unreviewed, session.undo)
    for motion in motions:
        opened.move_to(1)
        session.toggle_theme("arms")
        opened.rest_at_end()
        motion()
        assert not opened.is_at_end


def test_work_begins_at_what_is_left_and_at_the_end_where_nothing_is(session: Session) -> None:
    session.opened.move_to(4)
    session.opened.begin_work()
    assert session.opened.cursor == 1
    while session.opened.move_to_unreviewed():
        session.mark_reviewed()

    session.opened.begin_work()

    assert session.opened.is_at_end


def test_the_article_that_was_left_is_known_the_next_time(folder: Path, session: Session) -> None:
    assert session.index_left == 0
    session.open(1)
    session.remember_position()
    assert new_session(folder).index_left == 1

    session.open(0)
    session.opened.move_to(4)
    session.opened.rest_at_end()
    session.remember_position()
    again = new_session(folder)
    assert (again.index_left, again.opened.cursor, again.opened.is_at_end) == (0, 4, False)

    (folder / "1.txt").rename(folder / "0.txt")
    assert new_session(folder).index_left == 0, "one that is gone is as none"


# Changes


def test_a_change_is_on_disk_at_once(session: Session) -> None:
    session.toggle_theme("arms")
    assert on_disk(session) == {1: ("arms",)}

    session.toggle_theme("arms")
    assert on_disk(session) == {}


def test_a_selection_is_changed_whole_without_its_furniture(session: Session) -> None:
    session.opened.move_to(4)
    session.toggle_theme("arms")
    session.opened.move_to(1)
    session.opened.toggle_selection()
    session.opened.move_to(4)
    assert session.opened.targets == [1, 3, 4]

    session.toggle_theme("arms")
    assert on_disk(session) == {2: ("arms",), 4: ("arms",), 5: ("arms",)}
    assert session.opened.anchor is None

    session.opened.toggle_selection()
    session.opened.move_to(0)
    session.opened.toggle_selection()
    assert session.opened.targets == [0]


def test_a_theme_that_all_of_a_selection_have_is_taken_off(session: Session) -> None:
    for _ in range(2):
        session.opened.move_to(0)
        session.opened.toggle_selection()
        session.opened.move_to(4)
        session.toggle_theme("arms")
    assert on_disk(session) == {}


def test_the_last_decision_is_repeated_as_a_whole_and_takes_nothing_off(session: Session) -> None:
    session.repeat_decision()
    assert session.last_decision is None
    session.put_theme("arms")
    session.toggle_theme("sanctions")
    session.opened.move_to(1)
    for _ in range(2):
        session.repeat_decision()
    assert on_disk(session) == {1: ("arms", "sanctions"), 2: ("arms", "sanctions")}

    session.opened.move_to(3)
    session.mark_without_themes()
    session.opened.move_to(1)
    session.repeat_decision()
    repeated = session.opened.annotation(1)
    assert repeated is not None
    assert (repeated.themes, repeated.reviewed) == (("arms", "sanctions"), True)


def test_a_theme_that_was_taken_off_again_is_no_part_of_the_decision(session: Session) -> None:
    session.toggle_theme("arms")
    session.undo()
    session.toggle_theme("sanctions")
    session.opened.move_to(1)
    session.repeat_decision()
    assert on_disk(session) == {1: ("sanctions",), 2: ("sanctions",)}

    session.toggle_theme("sanctions")
    assert session.last_decision is None


def test_of_several_paragraphs_what_they_share_is_repeated(session: Session) -> None:
    session.toggle_theme("arms")
    session.opened.toggle_selection()
    session.opened.move(1)
    session.put_theme("sanctions")
    assert session.opened.targets == [0, 1], "what is selected stays for more"
    session.toggle_theme("diplomacy")
    session.opened.move_to(4)
    session.repeat_decision()
    assert on_disk(session)[5] == ("sanctions", "diplomacy")


def test_putting_a_theme_on_twice_takes_it_not_off(session: Session) -> None:
    for _ in range(2):
        session.put_theme("arms")
    assert on_disk(session) == {1: ("arms",)}
    session.undo()
    assert on_disk(session) == {}, "the second time was no step"


def test_reviewed_without_themes_takes_them_off(session: Session) -> None:
    session.opened.move_to(1)
    session.toggle_theme("arms")
    session.toggle_theme("sanctions")
    session.mark_without_themes()
    assert on_disk(session) == {}
    assert session.opened.reviewed() == (1, 3)

    session.undo()
    assert on_disk(session) == {2: ("arms", "sanctions")}


def test_a_note_is_kept_and_removed(folder: Path, session: Session) -> None:
    session.set_note("سطر\nآخر")
    annotation = new_session(folder).opened.annotation(0)
    assert annotation is not None
    assert annotation.note == "سطر\nآخر"

    session.set_note("")
    assert session.opened.annotation(0) is None


# Taking back


CHANGES = ["arms", "sanctions", "reviewed", "none", "note", "repeat"]


def do(session: Session, change: str) -> None:
    match change:
        case "reviewed":
            session.mark_reviewed()
        case "none":
            session.mark_without_themes()
        case "note":
            session.set_note("ملاحظة")
        case "repeat":
            session.repeat_decision()
        case _:
            session.toggle_theme(change)


def content(session: Session) -> list[object]:
    """Return what the tag file says of every article, without who and when."""
    found: list[object] = []
    for index in range(len(session.library)):
        own = said(AnnotationStore(session.tag_file.path), session.library.article(index), session.author)
        found.append({number: (each.themes, each.note, each.reviewed) for number, each in sorted(own.items())})
    return found


@settings(max_examples=50)
@given(st.lists(st.tuples(st.sampled_from(CHANGES), st.integers(0, 1), st.integers(0, 4), st.booleans()), max_size=6))
def test_any_changes_can_all_be_taken_back_and_made_again(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, int, int, bool]]
) -> None:
    folder = write_library(tmp_path_factory.mktemp("any"), LIBRARY)
    session = new_session(folder)
    states = [content(session)]
    for change, article, paragraph, selecting in changes:
        session.open(article)
        if selecting:
            session.opened.toggle_selection()
        session.opened.move_to(paragraph)
        do(session, change)
        if content(session) != states[-1]:
            states.append(content(session))

    for state in reversed(states[:-1]):
        assert session.undo()
        assert content(session) == state
    assert not session.undo()
    for state in states[1:]:
        assert session.redo()
        assert content(session) == state
    assert not session.redo()


def test_taking_back_goes_to_the_article_and_the_paragraph_of_the_change(session: Session) -> None:
    session.opened.move_to(3)
    session.toggle_theme("arms")
    session.open(1)

    assert session.undo()

    assert (session.index, session.opened.cursor) == (0, 3)


def test_a_new_change_forgets_what_was_taken_back(session: Session) -> None:
    session.toggle_theme("arms")
    session.undo()
    session.toggle_theme("sanctions")

    assert not session.redo()
    assert on_disk(session) == {1: ("sanctions",)}


# Others


def test_what_another_window_wrote_is_taken_in_and_kept(folder: Path, session: Session) -> None:
    assert not session.reload_if_changed()
    other = new_session(folder)
    other.opened.move_to(1)
    other.toggle_theme("sanctions")

    session.toggle_theme("arms")
    assert on_disk(session) == {1: ("arms",), 2: ("sanctions",)}

    other.toggle_theme("arms")
    assert session.reload_if_changed()
    assert session.opened.theme_counts() == {"arms": 2, "sanctions": 1}
    assert not session.reload_if_changed()


def test_what_another_person_says_stands_beside(folder: Path, session: Session) -> None:
    other = new_session(folder, "سامي")
    other.toggle_theme("arms")
    other.set_note("من سامي")
    other.opened.move_to(1)
    other.mark_reviewed()

    session.toggle_theme("arms")

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
    other.toggle_theme("arms")
    session.toggle_theme("arms")
    assert session.opened.themes(0) == ("arms",), "the other's does not count"

    session.toggle_theme("arms")
    session.mark_without_themes()

    assert on_disk(session) == {}
    assert on_disk(other) == {1: ("arms",)}


def test_notes_of_one_person_on_two_machines_are_shown_together(folder: Path, session: Session) -> None:
    copy = folder.with_name("train")
    shutil.copytree(folder, copy)
    session.set_note("من المكتب")
    train = new_session(copy, machine="train")
    train.set_note("من القطار")
    merge(session, train.tag_file.path)
    session.reload_if_changed()

    annotation = session.opened.annotation(0)
    assert annotation is not None
    assert set(annotation.note.split("\n")) == {"من المكتب", "من القطار"}


# A file that has not any more what was read


def test_what_was_taken_out_of_the_file_stays_on_the_screen_and_comes_back(folder: Path, session: Session) -> None:
    session.toggle_theme("arms")
    session.set_note("x")
    session.tag_file.path.unlink()

    assert session.reload_if_changed()
    assert session.opened.themes(0) == ("arms",)
    assert session.tag_file.lacking == 2
    session.opened.move_to(1)
    session.toggle_theme("sanctions")

    assert on_disk(new_session(folder)) == {1: ("arms",), 2: ("sanctions",)}


def test_at_the_end_it_is_put_back(folder: Path, session: Session) -> None:
    session.toggle_theme("arms")
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
    session.toggle_theme("arms")
    session.mark_reviewed()
    session.mark_without_themes()
    session.set_note("x")
    session.opened.move(1)
    session.opened.move_to(3)
    assert not session.opened.move_to_unreviewed()
    assert session.opened.move_to_match(1) is None
    assert not session.tag_file.path.exists()

    session.open(0)
    assert session.opened.problem is None


# Themes, search, records


def test_themes_of_the_settings_begin_the_file_and_new_ones_follow(folder: Path, session: Session) -> None:
    new = Theme("energy", Label("طاقة", "Energy"), "#0072B2")
    session.change_codebook(addition_of(new))
    with pytest.raises(NoThemeIdError):
        session.add_theme("Arms")

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


def test_of_a_file_that_cannot_be_read_the_themes_stay(session: Session) -> None:
    new = Theme("energy", Label("طاقة", "Energy"), "#0072B2")
    session.change_codebook(addition_of(new))
    before = [*session.codebook]
    session.tag_file.path.write_bytes(b"{")

    assert [*session.codebook] == before
    assert session.progress == {}


def test_the_history_names_articles_as_they_are_called_now(folder: Path, session: Session) -> None:
    session.open(1)
    session.toggle_theme("arms")
    (folder / "2.txt").rename(folder / "3.txt")

    library = Library(folder)
    texts = LibraryTexts(library, TextHashes(folder.parent / "cache"))
    store = AnnotationStore(session.tag_file.path, texts=texts)
    later = Session(library, store, session.settings, ReadingPositions(folder.parent / "positions.json"))
    assert [entry.article for entry in later.log()] == ["2"], "nobody has looked yet"
    later.looking()(iter)
    later.take_texts()
    assert [entry.article for entry in later.log()] == ["3"]


def test_search_finds_folded_words_and_goes_round(session: Session) -> None:
    session.opened.search("كلمه")
    assert [index for index in range(5) if session.opened.matches.touching(session.opened.paragraphs[index].span)] == [
        3,
        4,
    ]
    assert [session.opened.move_to_match(1) for _ in range(3)] == [3, 4, 3]
    assert session.opened.move_to_match(-1) == 4

    session.opened.search("")
    assert session.opened.move_to_match(1) is None


def test_records_of_chosen_articles_in_their_order(session: Session) -> None:
    session.toggle_theme("arms")
    session.open(1)
    session.toggle_theme("sanctions")

    assert [record.article for record in session.annotations.records(Scope())] == ["1", "2"]
    assert [record.article for record in session.annotations.records(Scope(), [1, 0])] == ["2", "1"]
    assert len(list(session.annotations.records(Scope(Wanted.ALL, boilerplate=True)))) == 7
