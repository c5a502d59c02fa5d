"""Taking back what was done, saved or pending, and making it again."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.libraries import write_library
from tests.support.sessions import CHANGES, LIBRARY, content, do, new_session, on_disk
from tui.annotations.layers import AGREED
from tui.annotations.operations import AddTheme
from tui.errors.tag_file import DatabaseError
from tui.session.deciding import toggle_theme
from tui.session.pending import PendingChange
from tui.session.undoing import redo, undo, undo_in

if TYPE_CHECKING:
    from tui.session.session import Session


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
        assert undo(session)
        assert content(session) == state
    assert not undo(session)
    for state in states[1:]:
        assert redo(session)
        assert content(session) == state
    assert not redo(session)


def test_taking_back_goes_to_the_article_and_the_paragraph_of_the_change(session: Session) -> None:
    session.opened.move_to(3)
    toggle_theme(session, "arms")
    session.open(1)

    assert undo(session)

    assert (session.index, session.opened.cursor) == (0, 3)


def test_a_new_change_forgets_what_was_taken_back(session: Session) -> None:
    toggle_theme(session, "arms")
    undo(session)
    toggle_theme(session, "sanctions")

    assert not redo(session)
    assert on_disk(session) == {1: ("sanctions",)}


def test_what_is_pending_is_taken_back_first_and_its_article_opened_for_it(session: Session) -> None:
    toggle_theme(session, "sanctions")
    session.opened.move_to(3)
    toggle_theme(session, "diplomacy")
    undo(session)
    before = session.tag_file.path.read_bytes()
    session.tag_file.path.write_bytes(b"{")
    with pytest.raises(DatabaseError):
        toggle_theme(session, "arms")
    with suppress(DatabaseError):
        session.open(1)
    assert redo(session) is None, "what is pending is a new change"

    reverted = undo(session)

    assert reverted is not None
    assert (len(session.pending), session.index, session.opened.cursor) == (0, 0, 3)
    session.tag_file.path.write_bytes(before)
    assert undo(session) is not None, "then what is saved"
    assert on_disk(session) == {}


def test_in_a_layer_only_a_last_step_in_it_is_taken_back(session: Session) -> None:
    article = session.library.article(1)
    session.decide(PendingChange(1, article, (AddTheme(article.paragraphs[1].span, "arms"),), AGREED))

    taken_back = undo_in(session, AGREED)

    assert taken_back is not None
    assert (taken_back[0], session.index) == ("2", 0), "what is open stays open"
    toggle_theme(session, "arms")
    assert undo_in(session, AGREED) is None
    assert on_disk(session) == {1: ("arms",)}
