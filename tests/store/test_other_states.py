"""What the states of several files say together, and which of them are from before a reset."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.support.whole_states import NEW, SPANS, START, empty, raw, said
from tui.store.epochs import begun_anew
from tui.store.joining import epoch, joined_tables
from tui.store.other_states import in_library, together
from tui.store.places import Place

OURS, THEIRS, OLD = Path("tags.json"), Path("theirs.json"), Path("old.json")
MINE, HERS = (Place("articles", NEW, SPANS[2], by, ("themes", "arms")) for by in ("mine", "hers"))


def test_of_one_epoch_all_count() -> None:
    ours, theirs = said(empty(), MINE, START, is_on=True), said(empty(), HERS, START, is_on=True)

    found = together({OURS: ours, THEIRS: theirs})

    assert raw(found.tables) == raw(joined_tables(ours, theirs))
    assert found.outdated == ()


def test_what_is_from_before_a_reset_is_named_where_it_says_anything_of_texts() -> None:
    before = said(empty(), MINE, START, is_on=True)
    anew = said(begun_anew(before, "x", START + timedelta(days=1)), HERS, START, is_on=True)

    found = together({OURS: anew, OLD: before, THEIRS: {name: before[name] for name in ("meta",)}})

    assert raw(found.tables) == raw(anew)
    assert found.outdated == (OLD,)
    assert together({OURS: before, THEIRS: anew}).outdated == (OURS,), "the own file, too"


def test_the_epochs_of_another_library_do_not_count_here() -> None:
    ours = said(empty(), MINE, START, is_on=True)
    anew = begun_anew(ours, "x", START + timedelta(days=1))
    other = {**anew, "meta": {key: {**mark, "library": "another"} for key, mark in anew["meta"].items()}}
    theirs = said(other, HERS, START, is_on=True)

    found = together({OURS: ours, THEIRS: theirs})

    assert in_library(ours, anew) is anew, "of the same library they do"
    assert epoch(in_library(ours, theirs)) == epoch(ours)
    assert found.outdated == ()
    assert raw(found.tables["meta"]) == raw(ours["meta"])
