"""What is decided of paragraphs: on disk at once, for all of a selection, and repeated as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.sessions import new_session, on_disk
from tui.session.deciding import mark_without_themes, put_theme, repeat_decision, set_note, toggle_theme
from tui.session.undoing import undo

if TYPE_CHECKING:
    from pathlib import Path

    from tui.session.session import Session


def test_a_change_is_on_disk_at_once(session: Session) -> None:
    toggle_theme(session, "arms")
    assert on_disk(session) == {1: ("arms",)}

    toggle_theme(session, "arms")
    assert on_disk(session) == {}


def test_a_selection_is_changed_whole_without_its_furniture(session: Session) -> None:
    session.opened.move_to(4)
    toggle_theme(session, "arms")
    session.opened.move_to(1)
    session.opened.toggle_selection()
    session.opened.move_to(4)
    assert session.opened.targets == [1, 3, 4]

    toggle_theme(session, "arms")
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
        toggle_theme(session, "arms")
    assert on_disk(session) == {}


def test_the_last_decision_is_repeated_as_a_whole_and_takes_nothing_off(session: Session) -> None:
    repeat_decision(session)
    assert session.last_decision is None
    put_theme(session, "arms")
    toggle_theme(session, "sanctions")
    session.opened.move_to(1)
    for _ in range(2):
        repeat_decision(session)
    assert on_disk(session) == {1: ("arms", "sanctions"), 2: ("arms", "sanctions")}

    session.opened.move_to(3)
    mark_without_themes(session)
    session.opened.move_to(1)
    repeat_decision(session)
    repeated = session.opened.annotation(1)
    assert repeated is not None
    assert (repeated.themes, repeated.reviewed) == (("arms", "sanctions"), True)


def test_what_is_decided_so_already_is_no_deed(session: Session) -> None:
    mark_without_themes(session)
    toggle_theme(session, "arms")
    session.opened.move_to(1)
    repeat_decision(session)
    session.last_deed = None
    repeat_decision(session)
    assert session.last_deed is None


def test_a_theme_that_was_taken_off_again_is_no_part_of_the_decision(session: Session) -> None:
    toggle_theme(session, "arms")
    undo(session)
    toggle_theme(session, "sanctions")
    session.opened.move_to(1)
    repeat_decision(session)
    assert on_disk(session) == {1: ("sanctions",), 2: ("sanctions",)}

    toggle_theme(session, "sanctions")
    assert session.last_decision is None


def test_of_several_paragraphs_what_they_share_is_repeated(session: Session) -> None:
    toggle_theme(session, "arms")
    session.opened.toggle_selection()
    session.opened.move(1)
    put_theme(session, "sanctions")
    assert session.opened.targets == [0, 1], "what is selected stays for more"
    toggle_theme(session, "diplomacy")
    session.opened.move_to(4)
    repeat_decision(session)
    assert on_disk(session)[5] == ("sanctions", "diplomacy")


def test_putting_a_theme_on_twice_takes_it_not_off(session: Session) -> None:
    for _ in range(2):
        put_theme(session, "arms")
    assert on_disk(session) == {1: ("arms",)}
    undo(session)
    assert on_disk(session) == {}, "the second time was no step"


def test_reviewed_without_themes_takes_them_off(session: Session) -> None:
    session.opened.move_to(1)
    toggle_theme(session, "arms")
    toggle_theme(session, "sanctions")
    mark_without_themes(session)
    assert on_disk(session) == {}
    assert session.opened.reviewed() == (1, 3)

    undo(session)
    assert on_disk(session) == {2: ("arms", "sanctions")}


def test_a_note_is_kept_and_removed(folder: Path, session: Session) -> None:
    set_note(session, "سطر\nآخر")
    annotation = new_session(folder).opened.annotation(0)
    assert annotation is not None
    assert annotation.note == "سطر\nآخر"

    set_note(session, "")
    assert session.opened.annotation(0) is None
