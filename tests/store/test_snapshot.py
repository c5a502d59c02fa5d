"""A snapshot is what the file held at one moment, whatever is done to it later."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from tests.support.store_texts import GARDEN, ONE, TWO
from tests.support.waiting import GUARD
from tui.annotations.operations import AddTheme, RemoveTheme
from tui.errors.tag_file import DatabaseError
from tui.model import Label, Theme
from tui.store.annotation_store import AnnotationStore

if TYPE_CHECKING:
    from pathlib import Path

WATER = Theme("water", Label("مياه", "Water"), "#0072B2")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tags.json"


def test_it_stays_as_it_is(path: Path) -> None:
    store = AnnotationStore(path)
    store.apply(GARDEN, [AddTheme(ONE, "arms")], "ليلى")
    before = store.snapshot()

    store.apply(GARDEN, [RemoveTheme(ONE, "arms"), AddTheme(TWO, "sanctions")], "ليلى")
    store.add_theme(WATER)
    AnnotationStore(path).apply(GARDEN, [AddTheme(ONE, "diplomacy")], "هند")

    assert before.load(GARDEN).placed[1].themes == ("arms",)
    assert list(before.load(GARDEN).placed) == [1]
    assert before.progress["garden"].themes == {"arms": 1}
    assert (len(before.history), before.themes) == (1, ())
    now = store.snapshot()
    assert now.load(GARDEN).placed[1].themes == ("diplomacy",)
    assert (len(now.history), now.themes) == (3, (WATER,))


def test_it_is_the_same_one_as_long_as_the_file_is_the_same(path: Path) -> None:
    store = AnnotationStore(path)
    store.apply(GARDEN, [AddTheme(ONE, "arms")], "ليلى")
    snapshot = store.snapshot()

    store.apply(GARDEN, [AddTheme(ONE, "arms")], "ليلى")  # changes nothing
    assert store.snapshot() is snapshot
    store.apply(GARDEN, [AddTheme(TWO, "arms")], "ليلى")
    assert store.snapshot() is not snapshot


def test_a_change_that_fails_changes_none(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = AnnotationStore(path)
    store.apply(GARDEN, [AddTheme(ONE, "arms")], "ليلى")
    before = store.snapshot()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", full)
        with pytest.raises(DatabaseError):
            store.apply(GARDEN, [AddTheme(TWO, "sanctions")], "ليلى")

    for snapshot in (before, store.snapshot()):
        assert list(snapshot.load(GARDEN).placed) == [1]
        assert snapshot.progress["garden"].tagged == 1


def test_another_thread_reads_it_while_the_file_is_changed(path: Path) -> None:
    store = AnnotationStore(path)
    store.apply(GARDEN, [AddTheme(ONE, "arms")], "ليلى")
    snapshot, seen, ended = store.snapshot(), set(), threading.Event()

    def read() -> None:
        while not ended.is_set():
            seen.add((snapshot.load(GARDEN).placed[1].themes, snapshot.progress["garden"].tagged))

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(50):
        store.apply(GARDEN, [AddTheme(TWO, f"t{number}")], "ليلى")
        assert len(store.snapshot().load(GARDEN).placed[2].themes) == number + 1
    ended.set()
    reader.join(GUARD)

    assert seen == {(("arms",), 1)}
