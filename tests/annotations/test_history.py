"""Which steps are kept: a rule over entries, without any file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.store_files import on_disk
from tests.support.store_texts import AT, GARDEN, ONE, SENTENCES, TWO
from tui.annotations import history
from tui.annotations.history import MOST_NOTED, Entry, ParagraphChange, beginning, crowded_out, surplus
from tui.annotations.operations import AddTheme, RemoveTheme, SetNote, SetReviewed
from tui.annotations.undo import is_revertible
from tui.model import Article, Span
from tui.store.annotation_store import AnnotationStore


def test_an_entry_is_made_without_a_file() -> None:
    change = ParagraphChange(AddTheme(Span(0, 3), "arms"), RemoveTheme(Span(0, 3), "arms"), 1, "abc")
    entry = Entry(4, "2031-05-04T06:07:08Z", "ليلى", "a", "0" * 64, (change,), undoes=3)

    assert entry.target == 3
    assert Entry(5, entry.at, entry.by, "a", entry.sha256, (), redoes=4).target == 4


def test_the_beginning_of_a_paragraph_ends_where_it_does() -> None:
    article = Article("a", Path("a"), "x" * 100, "t", "", ())

    assert len(beginning(article, Span(10, 90))) == history.QUOTE
    assert len(beginning(article, Span(95, 100))) == 5


@given(st.lists(st.booleans(), max_size=60))
def test_the_last_changes_of_ones_own_are_kept_and_what_took_them_back(are_own: list[bool]) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(history, "MOST_CHANGES", 5)
        patched.setattr(history, "MOST_ENTRIES", 10)
        kept = are_own[surplus(are_own) :]

    assert len(kept) <= 10
    assert sum(kept) <= 5
    if len(are_own) <= 10:
        assert sum(kept) == min(5, sum(are_own))


A, B, C, D = SENTENCES


def test_history_says_who_did_what_and_what_was(store: AnnotationStore, path: Path) -> None:
    store.apply(GARDEN, [AddTheme(TWO, "arms"), SetNote(TWO, "ملاحظة")], "ليلى")
    undo = store.apply(
        GARDEN, [RemoveTheme(TWO, "arms"), SetNote(TWO, "أخرى"), SetReviewed(TWO, reviewed=True)], "سامي"
    )
    store.apply(GARDEN, undo, "سامي")

    entries = list(on_disk(path)["history"].values())

    assert [(each["at"], each["by"], each["article"], each["sha256"]) for each in entries] == [
        (AT, "ليلى", "garden", GARDEN.sha256),
        (AT, "سامي", "garden", GARDEN.sha256),
        (AT, "سامي", "garden", GARDEN.sha256),
    ]
    here = {"start": TWO.start, "end": TWO.end, "paragraph": 2, "quote": B[:64]}
    tag = {"theme": "arms", "by": "ليلى", "at": AT, "place": 0}
    assert [each["changes"] for each in entries] == [
        [
            {"op": "add-theme", **here, "theme": "arms", "tag": None, "was": None},
            {"op": "set-note", **here, "note": "ملاحظة", "was": ""},
        ],
        [
            {"op": "remove-theme", **here, "theme": "arms", "was": tag},
            {"op": "set-note", **here, "note": "أخرى", "was": "ملاحظة"},
            {"op": "set-reviewed", **here, "reviewed": True, "was": False},
        ],
        [
            {"op": "set-reviewed", **here, "reviewed": False, "was": True},
            {"op": "set-note", **here, "note": "ملاحظة", "was": "أخرى"},
            {"op": "add-theme", **here, "theme": "arms", "tag": tag, "was": None},
        ],
    ]


def test_history_keeps_the_last_500(store: AnnotationStore, path: Path) -> None:
    store.apply(GARDEN, [SetNote(ONE, "first")], "ليلى")
    data = on_disk(path)
    entry = data["history"]["1"]
    data["history"] = {str(number): entry | {"by": str(number)} for number in range(1, 503)}
    path.write_text(json.dumps(data), "utf-8")

    store.apply(GARDEN, [SetNote(ONE, "last")], "سامي")

    kept = [each["by"] for each in on_disk(path)["history"].values()]
    assert kept == [*(str(number) for number in range(4, 503)), "سامي"]


@given(st.lists(st.integers(0, MOST_NOTED), min_size=1, max_size=20))
def test_the_notes_that_are_kept_are_bounded_and_the_newest_step_stays(noted: list[int]) -> None:
    dropped = crowded_out(noted)
    kept = noted[dropped:]

    assert kept
    assert sum(kept) <= MOST_NOTED or len(kept) == 1
    if dropped:
        assert sum(noted[dropped - 1 :]) > MOST_NOTED, "no more is dropped than has to be"


def test_many_saves_of_one_long_note_make_no_large_file(tmp_path: Path) -> None:
    path = tmp_path / "tags.json"
    store = AnnotationStore(path)
    for number in range(60):
        store.apply(GARDEN, [SetNote(ONE, f"{number} " + "س" * 50_000)], "ليلى")

    assert path.stat().st_size < 3_000_000
    entries = store.snapshot().history
    assert 5 < len(entries) < 15
    assert is_revertible(entries[-1], entries)
    store.revert(entries[-1], GARDEN, "ليلى")
    assert store.snapshot().load(GARDEN).placed[1].note.startswith("58 ")


def test_short_notes_are_bounded_by_the_number_of_steps_alone(tmp_path: Path) -> None:
    store = AnnotationStore(tmp_path / "tags.json")
    for number in range(40):
        store.apply(GARDEN, [SetNote(ONE, f"{number} " + "س" * 900)], "ليلى")

    assert len(store.snapshot().history) == 40
