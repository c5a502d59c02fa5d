"""A snapshot is what the file held at one moment, whatever is done to it later."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from tests.support.store_texts import GARDEN, HIND, LAYLA, ONE, TWO
from tests.support.themes import add_theme
from tests.support.waiting import GUARD
from tui.annotations.operations import AddTheme, RemoveTheme
from tui.errors.tag_file import DatabaseError
from tui.model import Label, Theme
from tui.store.annotation_store import AnnotationStore

if TYPE_CHECKING:
    from pathlib import Path

    from tui.store.snapshot import Snapshot

BY = LAYLA.name
WATER = Theme("water", Label("مياه", "Water"), "#0072B2")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tags.json"


def test_it_stays_as_it_is(path: Path) -> None:
    store = AnnotationStore(path)
    store.apply(GARDEN, [AddTheme(ONE, "arms")], LAYLA)
    before = store.snapshot()

    store.apply(GARDEN, [RemoveTheme(ONE, "arms"), AddTheme(TWO, "sanctions")], LAYLA)
    add_theme(store, WATER)
    AnnotationStore(path).apply(GARDEN, [AddTheme(ONE, "diplomacy")], HIND)

    assert themes_in(before) == {1: {BY: ("arms",)}}
    assert before.progress(BY)["garden"].themes == {"arms": 1}
    assert (before.codebook.themes, before.annotators) == ((), (BY,))
    now = store.snapshot()
    assert themes_in(now) == {1: {HIND.name: ("diplomacy",)}, 2: {BY: ("sanctions",)}}
    assert (now.codebook.themes, now.annotators) == ((WATER,), tuple(sorted((BY, HIND.name))))


def themes_in(snapshot: Snapshot) -> dict[int, dict[str, tuple[str, ...]]]:
    """Return who gives which themes, by the number of the paragraph."""
    found = snapshot.load(GARDEN).annotations(GARDEN)
    return {number: {each.by: each.themes for each in layers} for number, layers in found.items()}


def test_it_is_the_same_one_as_long_as_the_file_is_the_same(path: Path) -> None:
    store = AnnotationStore(path)
    store.apply(GARDEN, [AddTheme(ONE, "arms")], LAYLA)
    snapshot = store.snapshot()

    store.apply(GARDEN, [AddTheme(ONE, "arms")], LAYLA)  # changes nothing
    assert store.snapshot() is snapshot
    store.apply(GARDEN, [AddTheme(TWO, "arms")], LAYLA)
    assert store.snapshot() is not snapshot


def test_a_change_that_fails_changes_none(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = AnnotationStore(path)
    store.apply(GARDEN, [AddTheme(ONE, "arms")], LAYLA)
    before = store.snapshot()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", full)
        with pytest.raises(DatabaseError):
            store.apply(GARDEN, [AddTheme(TWO, "sanctions")], LAYLA)

    for snapshot in (before, store.snapshot()):
        assert themes_in(snapshot) == {1: {BY: ("arms",)}}
        assert snapshot.progress(BY)["garden"].tagged == 1


def test_another_thread_reads_it_while_the_file_is_changed(path: Path) -> None:
    store = AnnotationStore(path)
    store.apply(GARDEN, [AddTheme(ONE, "arms")], LAYLA)
    snapshot, seen, ended = store.snapshot(), set(), threading.Event()

    def read() -> None:
        while not ended.is_set():
            seen.add((themes_in(snapshot)[1][BY], snapshot.progress(BY)["garden"].tagged))

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(50):
        store.apply(GARDEN, [AddTheme(TWO, f"t{number}")], LAYLA)
        assert len(themes_in(store.snapshot())[2][BY]) == number + 1
    ended.set()
    reader.join(GUARD)

    assert seen == {(("arms",), 1)}
