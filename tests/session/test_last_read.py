"""What is shown stays where the tag file cannot be read any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.sessions import new_session
from tests.support.themes import addition_of
from tui.model import Label, Theme
from tui.session.changing_the_codebook import add_theme, change_codebook
from tui.session.deciding import toggle_theme

if TYPE_CHECKING:
    from pathlib import Path

    from tui.session.session import Session


def test_of_a_file_that_cannot_be_read_the_themes_stay(session: Session) -> None:
    new = Theme("energy", Label("طاقة", "Energy"), "#0072B2")
    change_codebook(session, addition_of(new))
    before = [*session.codebook]
    session.tag_file.path.write_bytes(b"{")

    assert [*session.codebook] == before
    assert session.progress == {}


def test_the_work_that_was_done_stays(session: Session) -> None:
    toggle_theme(session, "arms")
    assert session.progress["1"].tagged == 1
    session.tag_file.path.write_bytes(b"{")

    assert session.progress["1"].tagged == 1


def test_the_code_book_is_the_same_object_as_long_as_the_file_says_the_same(folder: Path, session: Session) -> None:
    before = session.codebook
    toggle_theme(session, "arms")
    known = session.codebook
    assert session.codebook is known
    assert [*known] == [*before]

    add_theme(new_session(folder, "سامي"), "طاقة")
    assert len([*session.codebook]) == len([*before]) + 1
