"""The history: who did what when, and what was before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.support.store_files import on_disk
from tests.support.store_texts import AT, GARDEN, ONE, SENTENCES, TWO
from tui.annotations.operations import AddTheme, RemoveTheme, SetNote, SetReviewed

if TYPE_CHECKING:
    from pathlib import Path

    from tui.store.annotation_store import AnnotationStore


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
