"""Which steps are kept: a rule over entries, without any file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.store_files import on_disk
from tests.support.store_texts import AT, GARDEN, ONE, SENTENCES, TWO
from tui.annotations import history
from tui.annotations.history import Entry, ParagraphChange, beginning, surplus
from tui.annotations.operations import AddTheme, RemoveTheme, SetNote, SetReviewed
from tui.model import Article, Span

if TYPE_CHECKING:
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
