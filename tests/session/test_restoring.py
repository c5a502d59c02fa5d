"""A backup restored while an article is open, and that step taken back in the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.corpus.library import Library
from tui.errors.tag_file import DamagedDatabaseError
from tui.session.deciding import toggle_theme
from tui.session.restoring import Restored, restore
from tui.session.session import Session
from tui.session.undoing import redo, undo
from tui.settings import Settings
from tui.state.positions import ReadingPositions
from tui.store.annotation_store import AnnotationStore

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def session(tmp_path: Path) -> Session:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "1.txt").write_text("خبر قصير عن العقوبات\n\nفقرة ثانية هنا.\n", encoding="utf-8")
    store = AnnotationStore(folder / "tags.json")
    session = Session(Library(folder), store, Settings("tester"), ReadingPositions(tmp_path / "positions.json"))
    session.open(0)
    return session


def themes(session: Session) -> list[tuple[str, ...]]:
    return [annotation.themes for annotation in session.opened.annotations.values() if annotation.themes]


def test_undo_in_the_reader_takes_all_of_it_back_and_redo_makes_it_again(session: Session, tmp_path: Path) -> None:
    toggle_theme(session, "arms")
    backup = tmp_path / "backup.json"
    backup.write_bytes(session.tag_file.path.read_bytes())
    toggle_theme(session, "arms")
    toggle_theme(session, "sanctions")

    assert restore(session, backup) == Restored(data=2, themes=0, is_of_another_library=False)
    session.reload_if_changed()
    assert themes(session) == [("arms",)]

    undone = undo(session)
    assert undone is not None
    assert (undone.is_changed, undone.changed, undone.gone) == (True, 0, "")
    assert themes(session) == [("sanctions",)]
    redo(session)
    assert themes(session) == [("arms",)]


def test_an_emptied_backup_is_refused(session: Session, tmp_path: Path) -> None:
    toggle_theme(session, "arms")
    (tmp_path / "empty.json").touch()

    with pytest.raises(DamagedDatabaseError):
        restore(session, tmp_path / "empty.json")

    assert themes(session) == [("arms",)]
