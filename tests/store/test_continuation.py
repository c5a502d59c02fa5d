"""A tag file that is not what a change has made of it is known by its history."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.store_texts import GARDEN, ONE, THREE, TWO
from tui.annotations import history
from tui.annotations.operations import AddTheme, SetNote
from tui.errors.tag_file import EmptiedDatabaseError, RestorableDatabaseError, Wrong
from tui.store.annotation_store import AnnotationStore

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tags.json"


def tagging(path: Path, *themes: str, by: str = "ليلى") -> AnnotationStore:
    store = AnnotationStore(path)
    for theme in themes:
        store.apply(GARDEN, [AddTheme(ONE, theme)], by)
    return store


def test_changes_by_anybody_go_on_from_what_was_read(path: Path) -> None:
    store = tagging(path, "a", "b")
    tagging(path, "c", by="هند")
    other = AnnotationStore(path)
    other.revert(other.snapshot().history[-1], GARDEN, "هند")

    store.snapshot()
    assert store.overtaken_steps == 0
    store.apply(GARDEN, [SetNote(TWO, "x")], "ليلى")
    assert store.overtaken_steps == 0


def test_an_older_file_in_its_place_is_known_with_what_is_missing(path: Path, tmp_path: Path) -> None:
    tagging(path, "a", "b")
    old = path.read_bytes()
    store = tagging(path, "c", "d", "e")
    store.snapshot()
    path.write_bytes(old)

    assert store.snapshot().load(GARDEN).placed[1].themes == ("a", "b"), "what is there is shown"
    assert store.overtaken_steps == 3
    store.keep_overtaken(tmp_path / "kept.json")

    assert store.overtaken_steps == 0
    kept = AnnotationStore(tmp_path / "kept.json").snapshot()
    assert kept.load(GARDEN).placed[1].themes == ("a", "b", "c", "d", "e")
    assert path.read_bytes() == old


def test_it_is_known_under_a_change_too(path: Path, tmp_path: Path) -> None:
    tagging(path, "a")
    old = path.read_bytes()
    store = tagging(path, "b")
    path.write_bytes(old)

    store.apply(GARDEN, [AddTheme(TWO, "c")], "ليلى")

    assert store.overtaken_steps == 1
    store.keep_overtaken(tmp_path / "kept.json")
    kept = AnnotationStore(tmp_path / "kept.json").snapshot()
    assert kept.load(GARDEN).placed[1].themes == ("a", "b")


def test_another_branch_of_the_same_file_is_one(path: Path) -> None:
    tagging(path, "a")
    common = path.read_bytes()
    tagging(path, "theirs")
    theirs = path.read_bytes()
    path.write_bytes(common)
    store = tagging(path, "ours")
    path.write_bytes(theirs)

    store.snapshot()
    assert store.overtaken_steps == 1


def test_history_that_is_dropped_because_it_is_old_is_not_missing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_CHANGES", 3)
    monkeypatch.setattr(history, "MOST_ENTRIES", 6)
    store = tagging(path, "a")
    tagging(path, *"bcdefghij")

    store.snapshot()
    assert store.overtaken_steps == 0


def test_a_file_that_is_emptied_is_not_begun_anew(path: Path) -> None:
    store = tagging(path, "a", "b")
    path.write_bytes(b"")

    for use in (store.snapshot, lambda: store.apply(GARDEN, [AddTheme(THREE, "c")], "ليلى"), store.snapshot):
        with pytest.raises(EmptiedDatabaseError):
            use()
    assert path.read_bytes() == b""


def test_an_empty_file_with_a_good_backup_is_damage(path: Path) -> None:
    tagging(path, "a", "b")
    (backup,) = path.parent.glob(".tags.json.*.bak")
    path.write_bytes(b"")

    with pytest.raises(RestorableDatabaseError) as raised:
        AnnotationStore(path).snapshot()
    assert (raised.value.damage.wrong, raised.value.backup) == (Wrong.EMPTY, backup)
    backup.unlink()
    assert AnnotationStore(path).snapshot().progress == {}
