"""What the tag file holds, table by table."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from tinydb import TinyDB

from tests.support.store_files import on_disk
from tests.support.store_texts import AT, GARDEN, MORNING, ONE, SENTENCES, THREE, TWO
from tui import __version__
from tui.annotations.operations import AddTheme, RemoveTheme, SetNote, SetReviewed
from tui.model import Label, Theme
from tui.store.annotation_store import AnnotationStore

if TYPE_CHECKING:
    from pathlib import Path

A, B, C, D = SENTENCES


def test_the_file_is_as_documented(store: AnnotationStore, path: Path) -> None:
    store.apply(GARDEN, [SetReviewed(THREE, reviewed=True)], "سامي")
    store.apply(GARDEN, [AddTheme(TWO, "arms"), SetNote(TWO, "ملاحظة")], "ليلى")

    data = on_disk(path)

    assert list(data) == ["meta", "articles", "history"]
    assert data["meta"] == {"1": {"schema": 1, "format": "hashiya tags", "program": __version__}}
    assert data["articles"] == {
        "1": {
            "id": "garden",
            "sha256": GARDEN.sha256,
            "title": "حديقة الليمون",
            "paragraphs": [
                {
                    "start": TWO.start,
                    "end": TWO.end,
                    "quote": B,
                    "prefix": A[-30:] + "\n\n",
                    "suffix": "\n\n" + C[:30],
                    "tags": [{"theme": "arms", "by": "ليلى", "at": AT}],
                    "note": "ملاحظة",
                    "reviewed": False,
                    "by": "ليلى",
                    "at": AT,
                },
                {
                    "start": THREE.start,
                    "end": THREE.end,
                    "quote": C,
                    "prefix": B[-30:] + "\n\n",
                    "suffix": "\n\n" + D[:30],
                    "tags": [],
                    "note": "",
                    "reviewed": True,
                    "by": "سامي",
                    "at": AT,
                },
            ],
        }
    }
    with TinyDB(path, encoding="utf-8") as stock:
        assert stock.table("articles").all() == [data["articles"]["1"]]


def test_times_are_utc(path: Path) -> None:
    local = MORNING.astimezone(timezone(timedelta(hours=3)))
    AnnotationStore(path, now=lambda: local).apply(GARDEN, [SetReviewed(ONE, reviewed=True)], "ليلى")

    assert AnnotationStore(path).snapshot().load(GARDEN).placed[1].at == AT


def test_the_last_annotation_taken_away_leaves_no_document(store: AnnotationStore, path: Path) -> None:
    store.apply(GARDEN, [AddTheme(ONE, "arms"), SetNote(TWO, "x")], "ليلى")
    store.apply(GARDEN, [RemoveTheme(ONE, "arms")], "ليلى")
    assert [each["quote"] for each in on_disk(path)["articles"]["1"]["paragraphs"]] == [B]

    store.apply(GARDEN, [SetNote(TWO, "")], "ليلى")

    assert on_disk(path)["articles"] == {}
    assert store.snapshot().load(GARDEN).placed == {}


def test_themes_are_kept_in_the_file(store: AnnotationStore, path: Path) -> None:
    arms = Theme("arms", Label("أسلحة", "Arms"), "#E69F00")
    water = Theme("مياه", Label("مياه", "Water"), "#0072B2")
    store.add_theme(arms)
    store.add_theme(water)
    stamp = store.stamp()
    store.add_theme(water)
    assert store.stamp() == stamp
    store.add_theme(replace(arms, colour="#000000"))

    assert AnnotationStore(path).snapshot().themes == (replace(arms, colour="#000000"), water)
    assert on_disk(path)["themes"]["2"] == {"id": "مياه", "ar": "مياه", "en": "Water", "colour": "#0072B2"}
    assert list(on_disk(path)) == ["meta", "themes"]


def test_tables_of_others_are_left_alone(store: AnnotationStore, path: Path) -> None:
    store.apply(GARDEN, [SetNote(ONE, "x")], "ليلى")
    path.write_text(json.dumps(on_disk(path) | {"mine": {"7": {"a": [1.5, None]}}}), "utf-8")

    store.apply(GARDEN, [SetNote(ONE, "y")], "ليلى")

    assert on_disk(path)["mine"] == {"7": {"a": [1.5, None]}}


def test_a_backup_is_kept_by_the_day_of_the_clock(path: Path) -> None:
    clock: list[datetime] = [MORNING]
    store = AnnotationStore(path, now=lambda: clock[-1])
    store.apply(GARDEN, [SetNote(ONE, "x")], "ليلى")
    first = path.read_bytes()
    clock.append(MORNING + timedelta(days=1))

    store.apply(GARDEN, [SetNote(ONE, "y")], "ليلى")
    store.apply(GARDEN, [SetNote(ONE, "z")], "ليلى")

    assert [each.name for each in path.parent.glob(".*.bak")] == [".tags.json.2031-05-05.bak"]
    assert (path.parent / ".tags.json.2031-05-05.bak").read_bytes() == first
