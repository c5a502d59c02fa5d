"""Documents that somebody has edited wrongly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.said import refused
from tests.support.store_files import MARK, written
from tests.support.store_texts import GARDEN, LAYLA, ONE, SENTENCES, said
from tui.annotations.operations import SetNote
from tui.errors.tag_file import DamagedDatabaseError
from tui.model import Annotation, Tag

if TYPE_CHECKING:
    from pathlib import Path

    from tui.store.annotation_store import AnnotationStore

A = SENTENCES[0]
LAYER = {"by": "ليلى", "themes": {"arms": {"at": "", "on": True}}}
PARAGRAPH = {"start": 0, "end": len(A), "quote": A, "layers": [LAYER]}
DOCUMENT = {"name": {"at": "", "id": "garden"}, "sha256": GARDEN.sha256, "paragraphs": [PARAGRAPH]}

WRONG_PARAGRAPHS: list[dict[str, object]] = [
    {"start": "0"},
    {"start": True},
    {"start": -1},
    {"start": 1.0},
    {"start": len(A) + 1},
    {"end": None},
    {"quote": None},
    {"prefix": 1},
    {"suffix": []},
    {"layers": None},
    {"layers": ["ليلى"]},
    {"layers": [{}]},
    {"layers": [{"by": 1}]},
]

WRONG_LAYERS: list[dict[str, object]] = [
    {"themes": []},
    {"themes": {"arms": True}},
    {"themes": {"arms": {}}},
    {"themes": {"arms": {"on": True}}},
    {"themes": {"arms": {"at": 1, "on": True}}},
    {"themes": {"arms": {"at": "", "on": "yes"}}},
    {"themes": {"arms": {"at": "", "on": True, "how": 1}}},
    {"themes": {"arms": {"at": "", "on": True, "made": 1}}},
    {"note": "text"},
    {"note": {"desk": "text"}},
    {"note": {"desk": {"at": ""}}},
    {"note": {"desk": {"at": "", "text": 1}}},
    {"reviewed": True},
    {"reviewed": {"on": True}},
    {"reviewed": {"at": "", "on": 1}},
    {"doubtful": {"at": None, "on": True}},
]


def write_articles(path: Path, *documents: object) -> bytes:
    rows = {str(number): document for number, document in enumerate(documents, 1)}
    return written(path, {"meta": {"1": MARK}, "articles": rows})


def test_what_may_be_missing_may_be_missing(store: AnnotationStore, path: Path) -> None:
    write_articles(path, DOCUMENT)

    assert said(store) == {1: Annotation(ONE, (Tag("arms", "ليلى", ""),), by="ليلى")}


@pytest.mark.parametrize(
    "document",
    [
        DOCUMENT | {"name": None},
        DOCUMENT | {"name": "garden"},
        DOCUMENT | {"name": {"at": ""}},
        DOCUMENT | {"name": {"at": "", "id": []}},
        DOCUMENT | {"name": {"at": "", "id": "garden", "title": 1}},
        DOCUMENT | {"paragraphs": {}},
        DOCUMENT | {"paragraphs": [None]},
        *(DOCUMENT | {"paragraphs": [PARAGRAPH | wrong]} for wrong in WRONG_PARAGRAPHS),
        *(DOCUMENT | {"paragraphs": [PARAGRAPH | {"layers": [LAYER | wrong]}]} for wrong in WRONG_LAYERS),
    ],
)
def test_a_malformed_document_is_one_clear_line(store: AnnotationStore, path: Path, document: object) -> None:
    before = write_articles(path, document)

    def apply() -> None:
        store.apply(GARDEN, [SetNote(ONE, "x")], LAYLA)

    for work in (
        lambda: store.snapshot().load(GARDEN),
        lambda: store.snapshot().progress(LAYLA.name),
        lambda: store.snapshot().annotators,
        apply,
    ):
        with refused(DamagedDatabaseError, r"^.*/tags\.json is damaged: text '[0-9a-f]{12}'.*$"):
            work()
    assert path.read_bytes() == before


@pytest.mark.parametrize("document", [{}, DOCUMENT | {"sha256": None}, DOCUMENT | {"sha256": 5}])
def test_a_document_of_no_text_is_one_clear_line(store: AnnotationStore, path: Path, document: object) -> None:
    write_articles(path, document)

    with refused(DamagedDatabaseError, r"^.*/tags\.json is damaged: articles '1' has no text 'sha256'; "):
        store.snapshot()


@pytest.mark.parametrize(
    "theme",
    [
        {"en": "Arms"},
        {"en": {"at": "", "v": 1}},
        {"colour": []},
        {"there": True},
        {"there": {"at": "", "on": 1}},
        {"archived": {"at": "", "v": "yes"}},
    ],
)
def test_a_malformed_theme_is_one_clear_line(store: AnnotationStore, path: Path, theme: dict[str, object]) -> None:
    sound = {"id": "a", "en": {"at": "", "v": "A"}, "ar": {"at": "", "v": "A"}}
    before = written(path, {"meta": {"1": MARK}, "codebook": {"1": sound | theme}})

    with refused(DamagedDatabaseError, r"^.*/tags\.json is damaged: theme 'a'.*"):
        _ = store.snapshot().codebook
    assert path.read_bytes() == before
