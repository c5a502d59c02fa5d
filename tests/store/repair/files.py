"""Small tag files for the tests of repair, of both schemas, and what becomes of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.support.store_files import MARK, OLD_MARK
from tests.support.store_texts import GARDEN, ONE, SENTENCES, STAMP, TWO
from tui.annotations.layers import data, is_on
from tui.store.annotation_store import AnnotationStore
from tui.store.repair import examined, repair

if TYPE_CHECKING:
    from pathlib import Path

    from tui.store.schema import Tables

A, B = SENTENCES[:2]
ARMS = {"at": STAMP, "how": "rule", "on": True}
LAYLA: dict[str, Any] = {"by": "ليلى", "themes": {"arms": ARMS}}
SAMI: dict[str, Any] = {
    "by": "سامي",
    "note": {"desk": {"at": STAMP, "text": "n"}},
    "reviewed": {"at": STAMP, "on": True},
}
FIRST: dict[str, Any] = {"start": ONE.start, "end": ONE.end, "quote": A, "layers": [SAMI, LAYLA]}
SECOND: dict[str, Any] = {"start": TWO.start, "end": TWO.end, "quote": B, "layers": [SAMI]}
NAME = {"at": STAMP, "id": "garden", "title": "x"}
TEXT: dict[str, Any] = {"name": NAME, "sha256": GARDEN.sha256, "paragraphs": [FIRST, SECOND]}
OTHER = {**TEXT, "name": {**NAME, "id": "b"}, "sha256": "b" * 64}
WATER: dict[str, Any] = {
    "id": "مياه",
    "ar": {"at": "", "v": "مياه"},
    "en": {"at": "", "v": "Water"},
    "there": {"at": STAMP, "on": True},
}

OLD_TAG = {"theme": "arms", "by": "ليلى", "at": "2031-05-04T06:07:08Z"}
OLD_FIRST: dict[str, Any] = {"start": ONE.start, "end": ONE.end, "quote": A, "tags": [OLD_TAG]}
OLD_SECOND: dict[str, Any] = {"start": TWO.start, "end": TWO.end, "quote": B, "tags": [], "note": "n", "by": "سامي"}
OLD_TEXT: dict[str, Any] = {
    "id": "garden",
    "sha256": GARDEN.sha256,
    "title": "x",
    "paragraphs": [OLD_FIRST, OLD_SECOND],
}
OLD_OTHER = {**OLD_TEXT, "id": "b", "sha256": "b" * 64}
OLD_THEME = {"id": "مياه", "ar": "مياه", "en": "Water", "colour": "#0072B2"}

Said = set[tuple[object, ...]]


def tag_file(**tables: object) -> dict[str, Any]:
    return {"meta": {"1": MARK}, "articles": {"1": TEXT}, **tables}


def old_file(**tables: object) -> dict[str, Any]:
    return {"meta": {"1": OLD_MARK}, "articles": {"1": OLD_TEXT}, **tables}


def faults(path: Path, data: object) -> list[str]:
    """Write a file, and return what is wrong with it."""
    path.write_text(data if isinstance(data, str) else json.dumps(data, ensure_ascii=False), "utf-8")
    return [fault.what for fault in examined(path, path.read_bytes()).faults]


def after_repair(path: Path) -> dict[str, Any]:
    """Return the tables of the repaired file, which is sound; the one at ``path`` stays."""
    before = path.read_bytes()
    done = repair(path, examined(path, before))
    assert path.read_bytes() == before
    raw = done.path.read_bytes()
    assert not examined(done.path, raw).faults
    AnnotationStore(done.path).snapshot().load(GARDEN)
    tables: dict[str, Any] = json.loads(raw)
    return tables


def names(tables: Tables) -> set[str]:
    return {document["name"]["id"] for document in tables.get("articles", {}).values()}


def garden(tables: Tables) -> list[dict[str, Any]]:
    """Return the paragraphs of the garden's text."""
    (document,) = (each for each in tables["articles"].values() if each["sha256"] == GARDEN.sha256)
    return list(document["paragraphs"])


def said(tables: Tables) -> Said:
    """Return all that is said now: by the words of a paragraph who says what."""
    return {
        (document["name"]["id"], each.get("quote"), layer["by"], *path, datum.get("text"))
        for document in tables.get("articles", {}).values()
        for each in document["paragraphs"]
        for layer in each.get("layers", [])
        for path, datum in data(layer)
        if is_on(datum)
    }
