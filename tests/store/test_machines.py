"""Which machines have written under a login's name: written once, joined like all else, and of no other name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.store_texts import GARDEN, MORNING, ONE, TWO
from tui.annotations.layers import Author
from tui.annotations.operations import AddTheme
from tui.store.annotation_store import AnnotationStore
from tui.store.joining import joined_tables
from tui.store.machines import machines
from tui.store.parsing import parse
from tui.store.schema import FORMAT

if TYPE_CHECKING:
    from pathlib import Path

ROOT = Author("root", "ab12", is_login=True)


def written(path: Path, *authors: Author) -> AnnotationStore:
    store = AnnotationStore(path, now=lambda: MORNING)
    for author, theme in zip(authors, ("arms", "sanctions", "diplomacy"), strict=False):
        store.apply(GARDEN, [AddTheme(ONE, theme)], author)
    return store


def test_a_login_is_written_down_with_its_machine_and_no_other_name(tmp_path: Path) -> None:
    store = written(tmp_path / "tags.json", ROOT, Author("Layla", "ab12"), Author("root", "cd34"))
    assert store.snapshot().machines("root") == {"ab12"}
    assert store.snapshot().machines("Layla") == frozenset()


def test_it_is_written_down_once(tmp_path: Path) -> None:
    store = written(tmp_path / "tags.json", ROOT)
    line = next(each for each in store.path.read_bytes().splitlines() if b"machines" in each)
    store.apply(GARDEN, [AddTheme(TWO, "arms")], ROOT)
    assert line in store.path.read_bytes().splitlines()


def test_two_copies_know_both_machines_once_they_meet(tmp_path: Path) -> None:
    paths = tmp_path / "a.json", tmp_path / "b.json"
    written(paths[0], ROOT)
    paths[1].write_bytes(paths[0].read_bytes())
    AnnotationStore(paths[1], now=lambda: MORNING).apply(GARDEN, [AddTheme(TWO, "arms")], ROOT._replace(machine="cd34"))
    ours, theirs = (parse(each, each.read_bytes()).tables for each in paths)
    for both in (joined_tables(ours, theirs), joined_tables(theirs, ours)):
        assert machines(both, "root") == {"ab12", "cd34"}


@pytest.mark.parametrize("odd", [None, 5, "x", [], {"root": 5}, {"root": []}, {"root": None}, {5: {}}])
def test_anything_else_there_is_nothing(odd: object) -> None:
    assert machines({"meta": {"1": {"format": FORMAT, "machines": odd}}}, "root") == frozenset()
