"""The open article: where the cursor may be, the end row, and the matches of a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.sessions import CHANGES, FURNITURE, do, new_session, on_disk
from tui.session.deciding import mark_reviewed, put_theme, toggle_theme
from tui.session.undoing import undo

if TYPE_CHECKING:
    from pathlib import Path

    from tui.session.session import Session


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


def test_the_next_unreviewed_comes_round_and_ends(session: Session) -> None:
    session.opened.move_to(3)
    visited = []
    while session.opened.move_to_unreviewed():
        visited.append(session.opened.cursor)
        mark_reviewed(session)

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
    toggle_theme(session, "arms")
    before = on_disk(session)
    session.opened.toggle_selection()
    session.opened.rest_at_end()

    assert session.opened.anchor is None
    session.opened.toggle_selection()
    for change in CHANGES:
        do(session, change)
    put_theme(session, "sanctions")

    assert on_disk(session) == before
    assert session.last_decision is not None
    assert session.last_decision.themes == ("arms",), "what is repeated then is what was decided last"


def test_any_motion_leaves_the_end_row(session: Session) -> None:
    opened = session.opened
    opened.search("الوزير")
    motions = (
        lambda: opened.move_to(1),
        lambda: opened.move_to_match(1),
        opened.move_to_unreviewed,
        lambda: undo(session),
    )
    for motion in motions:
        opened.move_to(1)
        toggle_theme(session, "arms")
        opened.rest_at_end()
        motion()
        assert not opened.is_at_end


def test_work_begins_at_what_is_left_and_at_the_end_where_nothing_is(session: Session) -> None:
    session.opened.move_to(4)
    session.opened.begin_work()
    assert session.opened.cursor == 1
    while session.opened.move_to_unreviewed():
        mark_reviewed(session)

    session.opened.begin_work()

    assert session.opened.is_at_end


def test_search_finds_folded_words_and_goes_round(session: Session) -> None:
    session.opened.search("كلمه")
    assert [index for index in range(5) if session.opened.matches.touching(session.opened.paragraphs[index].span)] == [
        3,
        4,
    ]
    for direction, place in ((1, 3), (1, 4), (1, 3), (-1, 4)):
        session.opened.move_to_match(direction)
        assert session.opened.cursor == place

    session.opened.search("")
    session.opened.move_to_match(1)
    assert session.opened.cursor == 4
