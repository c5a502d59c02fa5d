"""Where a library is being read is known the next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.sessions import new_session

if TYPE_CHECKING:
    from pathlib import Path

    from tui.session.session import Session


def test_each_article_is_opened_where_it_was_left(folder: Path, session: Session) -> None:
    session.opened.move_to(3)
    session.open(1)
    assert session.opened.cursor == 0
    session.open(0)
    assert session.opened.cursor == 3

    session.remember_position()
    assert new_session(folder).opened.cursor == 3


def test_the_article_that_was_left_is_known_the_next_time(folder: Path, session: Session) -> None:
    assert session.bookmark.index_left == 0
    session.open(1)
    session.remember_position()
    assert new_session(folder).bookmark.index_left == 1

    session.open(0)
    session.opened.move_to(4)
    session.opened.rest_at_end()
    session.remember_position()
    again = new_session(folder)
    assert (again.bookmark.index_left, again.opened.cursor, again.opened.is_at_end) == (0, 4, False)

    (folder / "1.txt").rename(folder / "0.txt")
    assert new_session(folder).bookmark.index_left == 0, "one that is gone is as none"


def test_a_place_that_could_not_be_kept_is_kept_by_the_next_attempt(folder: Path, session: Session) -> None:
    positions = folder.parent / "positions.json"
    session.opened.move_to(3)
    positions.mkdir()
    session.remember_position()
    positions.rmdir()
    session.remember_position()
    assert new_session(folder).opened.cursor == 3
