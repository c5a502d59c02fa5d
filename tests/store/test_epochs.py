"""Beginning anew: no older state brings anything back, in whatever order they meet; their work is kept beside."""

from __future__ import annotations

import json
import os
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.store_texts import GARDEN, MORNING, ONE, THREE, TWO
from tests.support.whole_states import NEW, SPANS, START, Step, empty, raw, said, states_of, steps, view
from tui.annotations.layers import Author
from tui.annotations.operations import AddTheme, SetNote
from tui.errors.tag_file import UnwritableDatabaseError
from tui.model import Label, Theme
from tui.store.annotation_store import AnnotationStore
from tui.store.codebook_codec import theme_json
from tui.store.epochs import begun_anew
from tui.store.joining import epoch, joined_tables
from tui.store.keys import keyed
from tui.store.parsing import tables_of
from tui.store.places import Place

if TYPE_CHECKING:
    from pathlib import Path

LATE = START + timedelta(days=1)
EARLY = START - timedelta(days=9)
MONA = Author("Mona")
TAG = Place("articles", NEW, SPANS[2], "Mona", ("themes", "arms"))


@given(steps, st.data())
@settings(max_examples=200, deadline=None)
def test_nothing_from_before_comes_back_and_nothing_since_goes(script: list[Step], data: st.DataObject) -> None:
    (now, other), old = states_of(script)
    anew = begun_anew(now, "x", data.draw(st.sampled_from([LATE, EARLY])))
    assert view(anew) == {}
    since = said(anew, TAG, EARLY, is_on=True)

    joined = data.draw(st.sampled_from([since, anew, now, other]))
    for each in data.draw(st.permutations([*old, now, other, anew, since])):
        joined = joined_tables(joined, each)

    assert raw(joined) == raw(since)


@given(st.permutations(["one", "two", "three"]))
def test_of_several_beginnings_the_latest_stands_whoever_meets_whom(order: list[str]) -> None:
    now = said(empty(), TAG, START, is_on=True)
    one = begun_anew(now, "a", START)
    again = begun_anew(one, "a", EARLY)  # by a clock that goes behind
    states = {"one": one, "two": begun_anew(now, "b", START), "three": again}
    assert epoch(one) < epoch(states["two"]) < epoch(again), "one that has seen another comes behind it"

    joined = now
    for name in order:
        joined = joined_tables(states[name], joined)

    assert raw(joined) == raw(again)


def test_the_code_book_is_kept_as_it_is() -> None:
    book = keyed("codebook", [theme_json(Theme("war", Label("حرب", "War"), "#D55E00"), "m", "1")])
    assert begun_anew({**said(empty(), TAG, START, is_on=True), "codebook": book}, "x", LATE)["codebook"] == book


# The file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tags.json"


def new_store(path: Path) -> AnnotationStore:
    return AnnotationStore(path, now=lambda: MORNING)


def kept(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir() if "before-reset" in each.name)


def said_in(path: Path) -> set[tuple[str, ...]]:
    documents = (tables_of(path) or {}).get("articles", {}).values()
    layers = [layer for each in documents for record in each["paragraphs"] for layer in record["layers"]]
    return {(layer["by"], theme) for layer in layers for theme in layer.get("themes", ())}


def test_all_that_there_was_is_kept_beside_under_a_name_that_is_free(path: Path) -> None:
    store = new_store(path)
    store.apply(GARDEN, [AddTheme(ONE, "arms")], MONA)
    before = tables_of(path)
    (path.parent / "tags.before-reset.json").write_text("mine")

    assert store.whole.reset() == path.parent / "tags.before-reset-2.json"

    assert tables_of(path.parent / "tags.before-reset-2.json") == before
    assert (path.parent / "tags.before-reset.json").read_text() == "mine"
    assert said_in(path) == set()
    assert store.history == ()
    assert [*store.snapshot().ids] == []


def test_where_it_cannot_be_kept_nothing_is_done(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = new_store(path)
    store.apply(GARDEN, [AddTheme(ONE, "arms")], MONA)
    before = path.read_bytes()

    def no_room(*_: object, **__: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("tui.store.setting_aside.write_atomically", no_room)
    with pytest.raises(UnwritableDatabaseError):
        store.whole.reset()

    assert path.read_bytes() == before
    assert len(store.history) == 1


def test_a_running_program_goes_on_in_the_new_file(path: Path) -> None:
    running, other = new_store(path), new_store(path)
    running.apply(GARDEN, [AddTheme(ONE, "arms")], MONA)
    other.whole.reset()

    running.apply(GARDEN, [AddTheme(TWO, "sanctions")], MONA)

    assert said_in(path) == {("Mona", "sanctions")}
    assert running.lacking == 0
    assert running.set_aside == ()


def test_an_older_file_that_is_found_under_a_running_program_is_kept_before_it_is_written_over(path: Path) -> None:
    store, elsewhere = new_store(path), path.parent / "elsewhere"
    store.apply(GARDEN, [AddTheme(ONE, "arms")], MONA)
    elsewhere.mkdir()
    (elsewhere / "tags.json").write_bytes(path.read_bytes())
    store.whole.reset()
    store.apply(GARDEN, [AddTheme(TWO, "sanctions")], MONA)
    new_store(elsewhere / "tags.json").apply(GARDEN, [SetNote(THREE, "unseen")], MONA)
    older = (elsewhere / "tags.json").read_bytes()
    (elsewhere / "tags.json").replace(path)  # as sync tools do it

    assert store.snapshot().annotators == ("Mona",)
    assert kept(path) == ["tags.before-reset.json"], "looking writes nothing"
    store.settle()

    assert said_in(path) == {("Mona", "sanctions")}
    assert store.set_aside == (path.parent / "tags.before-reset-2.json",)
    assert store.set_aside[0].read_bytes() == older
    path.write_bytes(older)
    store.snapshot()
    store.settle()
    assert kept(path) == ["tags.before-reset-2.json", "tags.before-reset.json"], "what is kept already is not again"
    assert said_in(path) == {("Mona", "sanctions")}


def test_a_file_that_is_older_no_more_is_not_kept(path: Path) -> None:
    store = new_store(path)
    store.apply(GARDEN, [AddTheme(ONE, "arms")], MONA)
    before = path.read_bytes()
    store.apply(GARDEN, [AddTheme(THREE, "arms")], MONA)
    older = path.read_bytes()
    path.write_bytes(before)
    other = new_store(path)
    other.whole.reset()
    newer = path.read_bytes()
    store = new_store(path)
    store.snapshot()
    path.write_bytes(older)
    store.snapshot()
    path.write_bytes(newer)

    store.apply(GARDEN, [AddTheme(TWO, "sanctions")], MONA)

    assert kept(path) == ["tags.before-reset.json"]


def test_what_is_joined_from_before_is_kept_beside_and_so_is_ours_where_we_are_before(path: Path) -> None:
    store = new_store(path)
    store.apply(GARDEN, [AddTheme(ONE, "arms")], MONA)
    before = tables_of(path)
    assert before is not None
    clone = path.parent / "clone" / "tags.json"
    clone.parent.mkdir()
    clone.write_bytes(path.read_bytes())
    store.whole.reset()
    anew = tables_of(path)
    assert anew is not None

    assert store.whole.join(before) == 0
    assert store.set_aside == (path.parent / "tags.before-reset.json",)
    behind = new_store(clone)
    assert behind.whole.join(anew) > 0
    assert behind.set_aside == (clone.parent / "tags.before-reset.json",)
    assert said_in(clone.parent / "tags.before-reset.json") == {("Mona", "arms")}
    assert said_in(clone) == set()


def test_another_librarys_beginning_does_not_end_this_one(path: Path) -> None:
    store, other = new_store(path), new_store(path.parent / "other.json")
    store.apply(GARDEN, [AddTheme(ONE, "arms")], MONA)
    other.apply(GARDEN, [AddTheme(ONE, "arms")], MONA)
    other.whole.reset()
    other.apply(GARDEN, [AddTheme(TWO, "sanctions")], MONA)
    library = json.loads(path.read_bytes())["meta"]

    store.whole.join(tables_of(path.parent / "other.json") or {})

    assert said_in(path) == {("Mona", "arms"), ("Mona", "sanctions")}
    assert json.loads(path.read_bytes())["meta"] == library
    assert store.set_aside == ()
