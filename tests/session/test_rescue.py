"""What is pending at the end: saved, or in a rescue file, or said; one that can never be saved stops none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.store_texts import LAYLA, said
from tui.corpus.library import Library
from tui.errors.tag_file import DatabaseError
from tui.session.deciding import attach_orphan, toggle_theme
from tui.session.rescue import rescue, rescue_lacking
from tui.session.session import Session
from tui.settings import Settings
from tui.state.positions import ReadingPositions
from tui.store.annotation_store import AnnotationStore

if TYPE_CHECKING:
    from pathlib import Path

TEXT = ["قمة جديدة في موسكو", "أعلن المتحدث اتفاقا.", "قال الوزير كلمة طويلة.", "وقالت الوكالة كلمة أخرى."]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "1.txt").write_text("\n".join(TEXT), encoding="utf-8")
    return folder


def session_on(library: Path, by: str = "ليلى") -> Session:
    store = AnnotationStore(library / "tags.json")
    session = Session(
        Library(library), store, Settings(by), ReadingPositions(library.parent / "positions.json"), "desk"
    )
    session.open(0)
    return session


def themes_in(library: Path, tags: Path) -> list[tuple[int, str]]:
    found = said(AnnotationStore(tags), Library(library).article(0), LAYLA)
    return [(number, theme) for number, each in found.items() for theme in each.themes]


def tag(session: Session, *themes: str) -> None:
    """Give each theme to the next paragraph; that they are not saved is what the tests are about."""
    for theme in themes:
        session.opened.move(1)
        with pytest.raises(DatabaseError):
            toggle_theme(session, theme)


def test_nothing_pending_needs_no_file(library: Path, tmp_path: Path) -> None:
    done = rescue(session_on(library), tmp_path)

    assert (done.path, done.refused) == (None, ())


def test_what_can_be_saved_again_is(library: Path, tmp_path: Path) -> None:
    session = session_on(library)
    toggle_theme(session, "arms")
    away = library.rename(tmp_path / "away")
    tag(session, "sanctions")
    away.rename(library)

    assert rescue(session, tmp_path).path is None
    assert themes_in(library, session.tag_file.path) == [(1, "arms"), (2, "sanctions")]


def test_what_cannot_be_saved_is_in_a_file_with_the_rest(library: Path, tmp_path: Path) -> None:
    session = session_on(library)
    toggle_theme(session, "arms")
    away = library.rename(tmp_path / "away")
    tag(session, "sanctions", "diplomacy")

    done = rescue(session, tmp_path / "state")

    assert done.path is not None
    assert done.path.parent == tmp_path / "state"
    assert themes_in(away, done.path) == [(1, "arms"), (2, "sanctions"), (3, "diplomacy")]
    assert not session.pending


def test_a_change_that_can_never_be_saved_keeps_none_behind_it(library: Path, tmp_path: Path) -> None:
    mine = session_on(library)
    mine.opened.move_to(1)
    toggle_theme(mine, "arms")
    (library / "1.txt").write_text("\n".join([TEXT[0], "نص لا يشبه ذاك في شيء أبدا.", *TEXT[2:]]), encoding="utf-8")
    mine, theirs = session_on(library), session_on(library)
    (orphan,) = mine.opened.orphans
    mine.opened.move_to(2)
    away = library.rename(tmp_path / "away")
    with pytest.raises(DatabaseError):
        attach_orphan(mine, orphan)
    tag(mine, "sanctions")
    away.rename(library)
    attach_orphan(theirs, theirs.opened.orphans[0])

    done = rescue(mine, tmp_path)

    assert done.path is None
    assert len(done.refused) == 1
    assert (4, "sanctions") in themes_in(library, mine.tag_file.path)
    assert not mine.pending


def test_where_nothing_can_be_written_all_stays_pending(library: Path, tmp_path: Path) -> None:
    session = session_on(library)
    toggle_theme(session, "arms")
    library.rename(tmp_path / "away")
    tag(session, "sanctions", "diplomacy")
    (tmp_path / "state").write_bytes(b"")  # a file where a folder should be

    with pytest.raises(DatabaseError):
        rescue(session, tmp_path / "state")
    assert len(session.pending) == 2


# What was read, and the file has not any more


@pytest.mark.parametrize("deletes", [True, False])
def test_what_was_taken_out_of_the_file_is_in_a_rescue_file_at_once(
    library: Path, tmp_path: Path, *, deletes: bool
) -> None:
    session = session_on(library)
    toggle_theme(session, "arms")
    session.opened.move(1)
    toggle_theme(session, "sanctions")
    assert rescue_lacking(session, tmp_path / "state") is None
    if deletes:
        session.tag_file.path.unlink()
    else:
        session.tag_file.path.write_bytes(b"")
    session.reload_if_changed()

    rescued = rescue_lacking(session, tmp_path / "state")

    assert rescued is not None
    assert (rescued.data, rescued.comes_back, rescued.path.parent) == (2, True, tmp_path / "state")
    assert themes_in(library, rescued.path) == [(1, "arms"), (2, "sanctions")]
    assert rescue_lacking(session, tmp_path / "state") is None, "once"
    session.tag_file.settle()
    assert themes_in(library, session.tag_file.path) == [(1, "arms"), (2, "sanctions")]


def test_where_it_cannot_be_kept_it_can_be_tried_again(library: Path, tmp_path: Path) -> None:
    session = session_on(library)
    toggle_theme(session, "arms")
    session.tag_file.path.unlink()
    session.reload_if_changed()
    (tmp_path / "state").write_bytes(b"")  # a file where a folder should be

    with pytest.raises(DatabaseError):
        rescue_lacking(session, tmp_path / "state")
    (tmp_path / "state").unlink()

    rescued = rescue_lacking(session, tmp_path / "state")
    assert rescued is not None
    assert themes_in(library, rescued.path) == [(1, "arms")]


def test_what_is_pending_goes_into_the_file_with_what_was_taken_out(library: Path, tmp_path: Path) -> None:
    session = session_on(library)
    toggle_theme(session, "arms")
    away = library.rename(tmp_path / "away")
    tag(session, "sanctions")
    away.rename(library)
    session.tag_file.path.unlink()

    assert rescue(session, tmp_path / "state").path is None
    assert themes_in(library, session.tag_file.path) == [(1, "arms"), (2, "sanctions")]
