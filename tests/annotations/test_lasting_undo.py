"""Taking back across restarts, and beside others: each person their own steps, never what another did since."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.said import refused
from tui.annotations.operations import AddTheme, RemoveTheme, SetNote
from tui.corpus.library import Library
from tui.errors.tag_file import DamagedDatabaseError
from tui.session.session import Session
from tui.settings import Settings
from tui.state.positions import ReadingPositions
from tui.store.annotation_store import AnnotationStore

if TYPE_CHECKING:
    from pathlib import Path

    from tui.annotations.undo import Reverted

LIBRARY = {
    "1.txt": ["قمة جديدة في موسكو", "أعلن المتحدث اتفاقا.", "قال الوزير كلمة.", "وقالت الوكالة كلمة."],
    "2.txt": ["خبر قصير عن العقوبات", "فقرة ثانية هنا."],
}


def write(folder: Path, name: str, paragraphs: list[str]) -> None:
    (folder / name).write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library_in(tmp_path)


def library_in(around: Path) -> Path:
    folder = around / "library"
    folder.mkdir()
    for name, paragraphs in LIBRARY.items():
        write(folder, name, paragraphs)
    return folder


def begun(folder: Path, annotator: str = "ليلى", article: int = 0, paragraph: int = 0) -> Session:
    """Return a session that has just begun."""
    library = Library(folder)
    ids = {source.id for source in library.sources}
    store = AnnotationStore(folder / "tags.json", known=lambda: ids)
    session = Session(library, store, Settings(annotator), ReadingPositions(folder.parent / "positions.json"))
    session.open(article)
    session.opened.move_to(paragraph)
    return session


def said(folder: Path) -> dict[tuple[str, int, str], object]:
    """Return what the file holds, by article, paragraph number and field: the tags, the notes, the marks."""
    library = Library(folder)
    found: dict[tuple[str, int, str], object] = {}
    for index, source in enumerate(library.sources):
        for number, each in (
            AnnotationStore(folder / "tags.json").snapshot().load(library.article(index)).placed.items()
        ):
            found |= {(source.id, number, tag.theme): (tag.by, tag.at) for tag in each.tags}
            found |= {(source.id, number, "note"): each.note} if each.note else {}
            found |= {(source.id, number, "reviewed"): True} if each.reviewed else {}
    return found


def themes(folder: Path) -> list[tuple[int, str]]:
    """Return the tags of the first article."""
    return [(number, field) for article, number, field in said(folder) if article == "1" and field != "note"]


def data_of(folder: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((folder / "tags.json").read_bytes())
    return data


def outcome(reverted: Reverted | None) -> tuple[bool, tuple[str, ...], int]:
    assert reverted is not None
    return reverted.is_changed, reverted.changed_by, reverted.lost


# Restarts


def test_what_was_done_is_taken_back_and_made_again_by_later_sessions(folder: Path) -> None:
    begun(folder, paragraph=1).toggle_theme("arms")
    begun(folder, article=1).set_note("ملاحظة")
    states = [said(folder)]

    for place in ((1, 0), (0, 1)):
        session = begun(folder)
        assert outcome(session.undo()) == (True, (), 0)
        assert (session.index, session.opened.cursor) == place
        states.append(said(folder))
    assert begun(folder).undo() is None
    assert states[-1] == {}

    for state in reversed(states[:-1]):
        assert outcome(begun(folder).redo()) == (True, (), 0)
        assert said(folder) == state
    assert begun(folder).redo() is None


def test_undo_and_redo_of_one_step_go_on_for_ever(folder: Path) -> None:
    begun(folder).toggle_theme("arms")
    state = said(folder)
    for _ in range(3):
        assert begun(folder).undo()
        assert said(folder) == {}
        assert begun(folder).redo()
        assert said(folder) == state
    assert begun(folder).redo() is None


def test_many_paragraphs_at_once_are_one_step(folder: Path) -> None:
    session = begun(folder)
    session.opened.toggle_selection()
    session.opened.move_to(3)
    session.toggle_theme("arms")
    assert len(said(folder)) == 4

    assert begun(folder).undo()
    assert said(folder) == {}


def test_a_new_change_forgets_what_was_taken_back_for_later_sessions_too(folder: Path) -> None:
    begun(folder).toggle_theme("arms")
    begun(folder).undo()
    begun(folder).toggle_theme("sanctions")
    assert begun(folder).redo() is None
    assert themes(folder) == [(1, "sanctions")]


def test_all_steps_that_are_kept_can_be_taken_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    most = 20
    monkeypatch.setattr("tui.annotations.history.MOST_CHANGES", most)
    monkeypatch.setattr("tui.annotations.history.MOST_ENTRIES", 2 * most)
    monkeypatch.setattr("tui.store.history_codec.MOST_CHANGES", most)
    session = begun(folder)
    for number in range(most + 3):
        session.set_note(str(number))
    session = begun(folder)
    for _ in range(most):
        assert session.undo()
    assert session.undo() is None
    assert said(folder) == {("1", 1, "note"): "2"}
    for _ in range(most):
        assert session.redo()
    assert session.redo() is None
    assert said(folder) == {("1", 1, "note"): str(most + 2)}
    assert len(data_of(folder)["history"]) == 2 * most


# Others


def test_everybody_takes_back_their_own(folder: Path) -> None:
    begun(folder, "ليلى").toggle_theme("arms")
    begun(folder, "سامي", paragraph=1).toggle_theme("arms")

    assert begun(folder, "ليلى").undo()
    assert themes(folder) == [(2, "arms")]
    assert begun(folder, "ليلى").undo() is None
    assert begun(folder, "هند").undo() is None


def test_what_another_changed_since_is_left_and_told(folder: Path) -> None:
    begun(folder, "ليلى").set_note("من ليلى")
    begun(folder, "سامي").set_note("من سامي")

    assert outcome(begun(folder, "ليلى").undo()) == (False, ("سامي",), 0)
    assert said(folder)["1", 1, "note"] == "من سامي"
    assert begun(folder, "ليلى").undo() is None, "it has been dealt with"
    assert begun(folder, "ليلى").redo() is None, "nothing was taken back"


def test_of_a_step_only_what_another_changed_is_left(folder: Path) -> None:
    session = begun(folder, "ليلى")
    session.opened.toggle_selection()
    session.opened.move_to(2)
    session.toggle_theme("arms")
    other = begun(folder, "سامي", paragraph=1)
    other.toggle_theme("arms")
    other.toggle_theme("arms")

    assert outcome(begun(folder, "ليلى").undo()) == (True, ("سامي",), 0)
    assert themes(folder) == [(2, "arms")]
    assert begun(folder, "ليلى").redo()
    assert themes(folder) == [(1, "arms"), (2, "arms"), (3, "arms")]


def test_a_mark_that_another_took_off_and_put_on_again_is_theirs(folder: Path) -> None:
    begun(folder, "ليلى").mark_reviewed()
    other = begun(folder, "سامي")
    assert other.opened.article is not None
    other.toggle_theme("arms")
    other.mark_without_themes()
    assert outcome(begun(folder, "ليلى").undo()) == (True, (), 0), "it had been there already for the other"

    begun(folder, "ليلى").mark_reviewed()
    undone = begun(folder, "سامي")
    undone.undo()
    undone.undo()
    assert outcome(begun(folder, "ليلى").undo()) == (True, (), 0)
    assert said(folder) == {}


def test_what_another_took_back_themselves_is_in_nobodys_way(folder: Path) -> None:
    begun(folder, "ليلى").set_note("من ليلى")
    begun(folder, "سامي").set_note("من سامي")
    begun(folder, "سامي").undo()

    assert outcome(begun(folder, "ليلى").undo()) == (True, (), 0)
    assert said(folder) == {}

    begun(folder, "سامي").redo()
    assert said(folder) == {}, "the other's note stood on the first, which is gone"


def test_what_another_program_changed_is_left_as_well(folder: Path) -> None:
    begun(folder).set_note("من ليلى")
    begun(folder, paragraph=1).toggle_theme("arms")
    data = data_of(folder)
    first, second = data["articles"]["1"]["paragraphs"]
    first["note"], second["tags"][0]["by"] = "من محرر", "هند"
    (folder / "tags.json").write_text(json.dumps(data), encoding="utf-8")

    assert outcome(begun(folder).undo()) == (False, ("هند",), 0)
    assert outcome(begun(folder).undo()) == (False, ("",), 0)
    assert said(folder).keys() == {("1", 1, "note"), ("1", 2, "arms")}


def test_two_windows_of_one_person_share_their_steps(folder: Path) -> None:
    one, two = begun(folder), begun(folder, paragraph=1)
    one.toggle_theme("arms")
    two.toggle_theme("sanctions")

    assert one.undo()
    assert themes(folder) == [(1, "arms")]
    assert two.undo()
    assert said(folder) == {}
    assert (one.undo(), two.undo()) == (None, None)


def test_a_step_that_another_window_took_back_meanwhile_is_not_taken_back_twice(folder: Path) -> None:
    session = begun(folder)
    session.set_note("a")
    session.set_note("b")
    latest = session.annotations.history[-1]
    session.undo()

    assert not AnnotationStore(session.tag_file).revert(latest, session.opened.article, "ليلى").is_changed
    assert said(folder) == {("1", 1, "note"): "a"}


ACTIONS = ["arms", "sanctions", "reviewed", "none", "note", "undo", "undo", "redo"]


@settings(max_examples=100)
@given(
    st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from(ACTIONS), st.integers(0, 1), st.booleans()), max_size=12)
)
def test_nobody_ever_takes_back_what_somebody_else_did_last(
    tmp_path_factory: pytest.TempPathFactory, actions: list[tuple[str, str, int, bool]]
) -> None:
    """Beside the file runs a row of changes for each field: who made it what it is, and what it had been."""
    folder = library_in(tmp_path_factory.mktemp("any"))
    rows: dict[tuple[str, int, str], list[tuple[str, object]]] = {}
    for number, (who, action, paragraph, with_next) in enumerate(actions):
        before = said(folder)
        session = begun(folder, who, paragraph=paragraph)
        if with_next:
            session.opened.toggle_selection()
            session.opened.move(1)
        act(session, action, number)
        after = said(folder)
        for field in before.keys() | after.keys():
            was, now = before.get(field), after.get(field)
            if was == now:
                continue
            if action == "undo":
                last, earlier = rows[field].pop()
                assert (last, now) == (who, earlier)
            else:
                rows.setdefault(field, []).append((who, was))


def act(session: Session, action: str, number: int) -> None:
    match action:
        case "undo":
            session.undo()
        case "redo":
            session.redo()
        case "reviewed":
            session.mark_reviewed()
        case "none":
            session.mark_without_themes()
        case "note":
            session.set_note(f"ملاحظة {number}")
        case theme:
            session.toggle_theme(theme)


# Texts that change


def test_in_a_changed_text_the_paragraph_is_found_by_its_beginning(folder: Path) -> None:
    begun(folder, paragraph=2).toggle_theme("arms")
    write(folder, "1.txt", ["فقرة جديدة", *LIBRARY["1.txt"]])

    session = begun(folder)
    assert outcome(session.undo()) == (True, (), 0)
    assert session.opened.cursor == 3
    assert said(folder) == {}
    assert session.redo()
    assert themes(folder) == [(4, "arms")]


def test_what_has_no_paragraph_any_more_is_left_and_told(folder: Path) -> None:
    session = begun(folder)
    session.opened.toggle_selection()
    session.opened.move_to(1)
    session.toggle_theme("arms")
    write(folder, "1.txt", [LIBRARY["1.txt"][0], "نص آخر تماما هنا.", *LIBRARY["1.txt"][2:]])

    session = begun(folder)
    assert outcome(session.undo()) == (True, (), 1)
    assert said(folder) == {}
    assert len(session.opened.orphans) == 1


def test_of_two_that_begin_alike_the_one_with_the_old_number_is_meant(folder: Path) -> None:
    write(folder, "1.txt", ["عنوان", "كلمة هنا.", "كلمة هنا.", "كلمة أخرى."])
    begun(folder, paragraph=2).toggle_theme("arms")
    write(folder, "1.txt", ["عنوان", "كلمة هنا.", "كلمة هنا.", "كلمة أخرى.", "زيادة"])

    assert begun(folder).undo()
    assert said(folder) == {}


@pytest.mark.parametrize("is_taken_over", [True, False])
def test_a_renamed_article_keeps_its_steps(folder: Path, is_taken_over: bool) -> None:  # noqa: FBT001 - two cases
    begun(folder, article=1).toggle_theme("arms")
    begun(folder, "سامي", article=1).set_note("ملاحظة")
    (folder / "2.txt").rename(folder / "3.txt")
    if is_taken_over:
        begun(folder, "هند", article=1).mark_reviewed()

    session = begun(folder)
    assert outcome(session.undo()) == (True, (), 0)
    assert session.index == 1
    assert ("3", 1, "arms") not in said(folder)
    assert said(folder)["3", 1, "note"] == "ملاحظة"
    assert outcome(begun(folder, "سامي").undo()) == (True, (), 0)
    assert {entry["article"] for entry in data_of(folder)["history"].values()} == {"3"}


def test_an_article_that_is_gone_is_told_and_passed_over(folder: Path) -> None:
    begun(folder).toggle_theme("arms")
    begun(folder, article=1).toggle_theme("arms")
    (folder / "2.txt").unlink()

    reverted = begun(folder).undo()
    assert reverted is not None
    assert (reverted.is_changed, reverted.gone) == (False, "2")
    assert begun(folder).undo()
    assert themes(folder) == []


def test_entries_of_older_versions_go_by_their_place_in_the_same_text_alone(folder: Path) -> None:
    session = begun(folder)
    session.set_note("a")
    session.set_note("b")
    data = data_of(folder)
    for entry in data["history"].values():
        del entry["changes"][0]["paragraph"], entry["changes"][0]["quote"]
    (folder / "tags.json").write_text(json.dumps(data), encoding="utf-8")

    assert outcome(begun(folder).undo()) == (True, (), 0)
    write(folder, "1.txt", [*LIBRARY["1.txt"], "زيادة"])
    assert outcome(begun(folder).undo()) == (False, (), 1)
    assert said(folder) == {("1", 1, "note"): "a"}


# What goes wrong


def test_a_history_that_cannot_be_read_stops_undo_alone(folder: Path) -> None:
    begun(folder).toggle_theme("arms")
    data = data_of(folder)
    data["history"]["1"]["changes"][0]["theme"] = None
    (folder / "tags.json").write_text(json.dumps(data), encoding="utf-8")

    session = begun(folder)
    with refused(DamagedDatabaseError, "history '1', changes 1 has no text 'theme'"):
        session.undo()
    session.toggle_theme("sanctions")
    assert themes(folder) == [(1, "arms"), (1, "sanctions")]


def test_scripts_steps_are_the_persons(folder: Path) -> None:
    session = begun(folder)
    assert session.opened.article is not None
    span = session.opened.paragraphs[0].span
    session.change(session.opened.article, [AddTheme(span, "arms"), SetNote(span, "x")])
    session.change(session.opened.article, [RemoveTheme(span, "arms")])

    assert session.undo()
    assert session.undo()
    assert said(folder) == {}
