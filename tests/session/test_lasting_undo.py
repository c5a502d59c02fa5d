"""Taking back across restarts, and beside others: each person their own steps, never what another did since."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.libraries import write_article, write_library
from tests.support.store_files import on_disk, written
from tui.annotations.layers import Author
from tui.annotations.operations import AddTheme, RemoveTheme, SetNote
from tui.corpus.library import Library
from tui.session.deciding import mark_reviewed, mark_without_themes, set_note, toggle_theme
from tui.session.library_texts import LibraryTexts
from tui.session.looking import looking
from tui.session.session import Session
from tui.session.undoing import redo, undo
from tui.settings import Settings
from tui.state.positions import ReadingPositions
from tui.state.text_hashes import TextHashes
from tui.store.annotation_store import AnnotationStore
from tui.store.parsing import tables_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from tui.annotations.undo import Reverted

LIBRARY = {
    "1.txt": ["قمة جديدة في موسكو", "أعلن المتحدث اتفاقا.", "قال الوزير كلمة.", "وقالت الوكالة كلمة."],
    "2.txt": ["خبر قصير عن العقوبات", "فقرة ثانية هنا."],
}
LAYLA = "ليلى"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library_in(tmp_path)


def library_in(around: Path) -> Path:
    return write_library(around / "library", LIBRARY)


def begun(folder: Path, annotator: str = LAYLA, article: int = 0, paragraph: int = 0, machine: str = "desk") -> Session:
    """Return a session that has just begun, and knows the texts of the library."""
    library = Library(folder)
    store = AnnotationStore(
        folder / "tags.json", texts=LibraryTexts(library, TextHashes(folder.parent / "cache")), template=()
    )
    positions = ReadingPositions(folder.parent / "positions.json")
    session = Session(library, store, Settings(annotator), positions, machine)
    looking(session)(iter)
    session.take_texts()
    session.open(article)
    session.opened.move_to(paragraph)
    return session


def said(folder: Path, by: str = LAYLA) -> dict[tuple[str, int, str], object]:
    """Return what one annotator says, by article, paragraph number and field: the tags, the notes, the marks."""
    session = begun(folder, by)
    found: dict[tuple[str, int, str], object] = {}
    for index, source in enumerate(session.library.sources):
        session.open(index)
        for number, each in session.opened.annotations.items():
            found |= {(source.id, number, tag.theme): tag.at for tag in each.tags}
            found |= {(source.id, number, "note"): each.note} if each.note else {}
            found |= {(source.id, number, "reviewed"): True} if each.reviewed else {}
    return found


def themes(folder: Path, by: str = LAYLA) -> list[tuple[int, str]]:
    """Return the tags of the first article."""
    return sorted((number, field) for article, number, field in said(folder, by) if article == "1" and field != "note")


def outcome(reverted: Reverted | None) -> tuple[bool, int, int]:
    """Return whether anything was taken back, and how much was left since it has changed, or is lost."""
    assert reverted is not None
    return reverted.is_changed, reverted.changed, reverted.lost


# Restarts


def test_what_was_done_is_taken_back_and_made_again_by_later_sessions(folder: Path) -> None:
    toggle_theme(begun(folder, paragraph=1), "arms")
    set_note(begun(folder, article=1), "ملاحظة")
    states = [said(folder)]

    for place in ((1, 0), (0, 1)):
        session = begun(folder)
        assert outcome(undo(session)) == (True, 0, 0)
        assert (session.index, session.opened.cursor) == place
        states.append(said(folder))
    assert undo(begun(folder)) is None
    assert states[-1] == {}

    for state in reversed(states[:-1]):
        assert outcome(redo(begun(folder))) == (True, 0, 0)
        assert said(folder) == state
    assert redo(begun(folder)) is None


def test_undo_and_redo_of_one_step_go_on_for_ever(folder: Path) -> None:
    toggle_theme(begun(folder), "arms")
    state = said(folder)
    for _ in range(3):
        assert undo(begun(folder))
        assert said(folder) == {}
        assert redo(begun(folder))
        assert said(folder) == state
    assert redo(begun(folder)) is None


def test_many_paragraphs_at_once_are_one_step(folder: Path) -> None:
    session = begun(folder)
    session.opened.toggle_selection()
    session.opened.move_to(3)
    toggle_theme(session, "arms")
    assert len(said(folder)) == 4

    assert undo(begun(folder))
    assert said(folder) == {}


def test_a_new_change_forgets_what_was_taken_back_for_later_sessions_too(folder: Path) -> None:
    toggle_theme(begun(folder), "arms")
    undo(begun(folder))
    toggle_theme(begun(folder), "sanctions")
    assert redo(begun(folder)) is None
    assert themes(folder) == [(1, "sanctions")]


def test_all_steps_that_are_kept_can_be_taken_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    most = 20
    monkeypatch.setattr("tui.annotations.history.MOST_CHANGES", most)
    monkeypatch.setattr("tui.annotations.history.MOST_ENTRIES", 2 * most)
    session = begun(folder)
    for number in range(most + 3):
        set_note(session, str(number))
    session = begun(folder)
    for _ in range(most):
        assert undo(session)
    assert undo(session) is None
    assert said(folder) == {("1", 1, "note"): "2"}
    for _ in range(most):
        assert redo(session)
    assert redo(session) is None
    assert said(folder) == {("1", 1, "note"): str(most + 2)}
    assert len(AnnotationStore(folder / "tags.json").history) == 2 * most


# Others


def test_everybody_takes_back_their_own(folder: Path) -> None:
    toggle_theme(begun(folder), "arms")
    toggle_theme(begun(folder, "سامي"), "arms")

    assert undo(begun(folder))
    assert (themes(folder), themes(folder, "سامي")) == ([], [(1, "arms")])
    assert undo(begun(folder)) is None
    assert undo(begun(folder, "هند")) is None


def test_what_another_says_of_the_same_is_in_nobodys_way(folder: Path) -> None:
    set_note(begun(folder), "من ليلى")
    set_note(begun(folder, "سامي"), "من سامي")

    assert outcome(undo(begun(folder))) == (True, 0, 0)
    assert (said(folder), said(folder, "سامي")) == ({}, {("1", 1, "note"): "من سامي"})


def test_what_the_same_person_changed_on_another_machine_is_left_and_told(folder: Path) -> None:
    set_note(begun(folder), "من المكتب")
    train = folder.parent / "train.json"
    other = AnnotationStore(folder / "tags.json").copied_to(train)
    article = Library(folder).article(0)
    other.apply(article, [SetNote(article.paragraphs[0].span, "من القطار")], Author(LAYLA, "train"))
    tables = tables_of(train)
    assert tables
    begun(folder).tag_file.join(tables)

    assert outcome(undo(begun(folder))) == (False, 1, 0)
    assert said(folder)["1", 1, "note"] == "من القطار"
    assert undo(begun(folder)) is None, "it has been dealt with"
    assert redo(begun(folder)) is None, "nothing was taken back"


def test_of_a_step_only_what_has_changed_since_is_left(folder: Path) -> None:
    session = begun(folder)
    session.opened.toggle_selection()
    session.opened.move_to(2)
    toggle_theme(session, "arms")
    change(folder, 1, lambda layer: layer["themes"].update(arms={"at": "2099-01-01T00:00:00.000Z", "on": True}))

    assert outcome(undo(begun(folder))) == (True, 1, 0)
    assert themes(folder) == [(2, "arms")]
    assert redo(begun(folder))
    assert themes(folder) == [(1, "arms"), (2, "arms"), (3, "arms")]


def change(folder: Path, paragraph: int, how: Callable[[dict[str, Any]], object]) -> None:
    """Have another program change the layer on a paragraph, counted from 0 among those that have one."""
    data = on_disk(folder / "tags.json")
    (document,) = data["articles"].values()
    how(document["paragraphs"][paragraph]["layers"][0])
    written(folder / "tags.json", data)


def test_what_another_program_changed_is_left_as_well(folder: Path) -> None:
    set_note(begun(folder), "من ليلى")
    toggle_theme(begun(folder, paragraph=1), "arms")
    later = "2099-01-01T00:00:00.000Z"
    change(folder, 0, lambda layer: layer.update(note={"desk": {"at": later, "text": "من محرر"}}))
    change(folder, 1, lambda layer: layer["themes"].update(arms={"at": later, "on": True, "how": "rule"}))

    assert outcome(undo(begun(folder))) == (False, 1, 0)
    assert outcome(undo(begun(folder))) == (False, 1, 0)
    assert said(folder).keys() == {("1", 1, "note"), ("1", 2, "arms")}


def test_two_windows_of_one_person_share_their_steps(folder: Path) -> None:
    one, two = begun(folder), begun(folder, paragraph=1)
    toggle_theme(one, "arms")
    toggle_theme(two, "sanctions")

    assert undo(one)
    assert themes(folder) == [(1, "arms")]
    assert undo(two)
    assert said(folder) == {}
    assert (undo(one), undo(two)) == (None, None)


def test_a_step_that_another_window_took_back_meanwhile_is_not_taken_back_twice(folder: Path) -> None:
    session = begun(folder)
    set_note(session, "a")
    set_note(session, "b")
    latest = session.annotations.history[-1]
    undo(session)

    assert not AnnotationStore(session.tag_file.path).revert(latest, session.opened.article, Author(LAYLA)).is_changed
    assert said(folder) == {("1", 1, "note"): "a"}


ACTIONS = ["arms", "sanctions", "reviewed", "none", "note", "undo", "undo", "redo"]


@settings(max_examples=30)
@given(
    st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from(ACTIONS), st.integers(0, 1), st.booleans()), max_size=12)
)
def test_undo_and_redo_go_through_ones_own_states_and_never_touch_anothers(
    tmp_path_factory: pytest.TempPathFactory, actions: list[tuple[str, str, int, bool]]
) -> None:
    folder = library_in(tmp_path_factory.mktemp("any"))
    done: dict[str, list[object]] = {"A": [{}], "B": [{}]}
    undone: dict[str, list[object]] = {"A": [], "B": []}
    for number, (who, action, paragraph, with_next) in enumerate(actions):
        other = "B" if who == "A" else "A"
        session = begun(folder, who, paragraph=paragraph)
        if with_next:
            session.opened.toggle_selection()
            session.opened.move(1)
        act(session, action, number)
        now = said(folder, who)
        if action == "undo" and len(done[who]) > 1:
            undone[who].append(done[who].pop())
        elif action == "redo" and undone[who]:
            done[who].append(undone[who].pop())
        elif action not in {"undo", "redo"} and now != done[who][-1]:
            done[who].append(now)
            undone[who].clear()
        assert now == done[who][-1]
        assert said(folder, other) == done[other][-1]


def act(session: Session, action: str, number: int) -> None:
    match action:
        case "undo":
            undo(session)
        case "redo":
            redo(session)
        case "reviewed":
            mark_reviewed(session)
        case "none":
            mark_without_themes(session)
        case "note":
            set_note(session, f"ملاحظة {number}")
        case theme:
            toggle_theme(session, theme)


# Texts that change


def test_in_a_changed_text_the_paragraph_is_found_by_its_beginning(folder: Path) -> None:
    toggle_theme(begun(folder, paragraph=2), "arms")
    write_article(folder / "1.txt", ["فقرة جديدة", *LIBRARY["1.txt"]])

    session = begun(folder)
    assert outcome(undo(session)) == (True, 0, 0)
    assert session.opened.cursor == 3
    assert said(folder) == {}
    assert redo(session)
    assert themes(folder) == [(4, "arms")]


def test_what_has_no_paragraph_any_more_is_left_and_told(folder: Path) -> None:
    session = begun(folder)
    session.opened.toggle_selection()
    session.opened.move_to(1)
    toggle_theme(session, "arms")
    write_article(folder / "1.txt", [LIBRARY["1.txt"][0], "نص آخر تماما هنا.", *LIBRARY["1.txt"][2:]])

    session = begun(folder)
    assert outcome(undo(session)) == (True, 0, 1)
    assert said(folder) == {}
    assert len(session.opened.orphans) == 1


def test_of_two_that_begin_alike_the_one_with_the_old_number_is_meant(folder: Path) -> None:
    write_article(folder / "1.txt", ["عنوان", "كلمة هنا.", "كلمة هنا.", "كلمة أخرى."])
    toggle_theme(begun(folder, paragraph=2), "arms")
    write_article(folder / "1.txt", ["عنوان", "كلمة هنا.", "كلمة هنا.", "كلمة أخرى.", "زيادة"])

    assert undo(begun(folder))
    assert said(folder) == {}


@pytest.mark.parametrize("is_changed_since", [True, False])
def test_a_renamed_article_keeps_its_steps(folder: Path, is_changed_since: bool) -> None:  # noqa: FBT001 - two cases
    toggle_theme(begun(folder, article=1), "arms")
    set_note(begun(folder, "سامي", article=1), "ملاحظة")
    (folder / "2.txt").rename(folder / "3.txt")
    if is_changed_since:
        mark_reviewed(begun(folder, "هند", article=1))

    session = begun(folder)
    assert outcome(undo(session)) == (True, 0, 0)
    assert session.index == 1
    assert said(folder) == {}
    assert said(folder, "سامي")["3", 1, "note"] == "ملاحظة"
    assert outcome(undo(begun(folder, "سامي"))) == (True, 0, 0)
    assert {entry.article for entry in begun(folder).annotations.log()} == {"3"}


def test_an_article_that_is_gone_is_told_and_passed_over(folder: Path) -> None:
    toggle_theme(begun(folder), "arms")
    toggle_theme(begun(folder, article=1), "arms")
    (folder / "2.txt").unlink()

    reverted = undo(begun(folder))
    assert reverted is not None
    assert (reverted.is_changed, reverted.gone) == (False, "2")
    assert undo(begun(folder))
    assert themes(folder) == []


def test_a_history_that_cannot_be_read_stops_undo_alone(folder: Path) -> None:
    toggle_theme(begun(folder), "arms")
    (folder / "tags.history.jsonl").write_bytes(b"\xff\n[]\n{}\n")

    session = begun(folder)
    assert undo(session) is None
    toggle_theme(session, "sanctions")
    assert themes(folder) == [(1, "arms"), (1, "sanctions")]
    assert undo(begun(folder))
    assert themes(folder) == [(1, "arms")]


def test_scripts_steps_are_the_persons(folder: Path) -> None:
    session = begun(folder)
    assert session.opened.article is not None
    span = session.opened.paragraphs[0].span
    session.change(session.opened.article, [AddTheme(span, "arms"), SetNote(span, "x")])
    session.change(session.opened.article, [RemoveTheme(span, "arms")])

    assert undo(session)
    assert undo(session)
    assert said(folder) == {}
