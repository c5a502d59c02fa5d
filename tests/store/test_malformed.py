"""Documents that somebody has edited wrongly."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.said import refused
from tests.support.store_texts import GARDEN, ONE, SENTENCES
from tui.annotations.operations import SetNote
from tui.errors.tag_file import DamagedDatabaseError
from tui.model import Annotation, Tag

if TYPE_CHECKING:
    from pathlib import Path

    from tui.store.annotation_store import AnnotationStore

A = SENTENCES[0]
PARAGRAPH = {"start": 0, "end": len(A), "quote": A, "tags": [{"theme": "arms"}]}
DOCUMENT = {"id": "garden", "sha256": GARDEN.sha256, "title": "x", "paragraphs": [PARAGRAPH]}


MALFORMED: list[dict[str, object]] = [
    {"start": "0"},
    {"start": True},
    {"start": -1},
    {"start": 1.0},
    {"start": len(A) + 1},
    {"end": None},
    {"quote": None},
    {"prefix": 1},
    {"suffix": []},
    {"tags": None},
    {"tags": ["arms"]},
    {"tags": [{}]},
    {"tags": [{"theme": 1}]},
    {"tags": [{"theme": "arms", "at": 1}]},
    {"tags": [{"theme": "arms"}, {"theme": "arms"}]},
    {"note": 1},
    {"reviewed": "yes"},
    {"orphan": 1},
    {"by": None},
    {"at": 1},
]


def write_articles(path: Path, *documents: object) -> None:
    mark = {"schema": 1, "format": "hashiya tags"}
    articles = {str(number): document for number, document in enumerate(documents, 1)}
    path.write_text(json.dumps({"meta": {"1": mark}, "articles": articles}), "utf-8")


def test_what_may_be_missing_may_be_missing(store: AnnotationStore, path: Path) -> None:
    write_articles(path, DOCUMENT)

    assert store.snapshot().load(GARDEN).placed == {1: Annotation(ONE, (Tag("arms", "", ""),))}


@pytest.mark.parametrize(
    "document",
    [
        {},
        DOCUMENT | {"id": []},
        DOCUMENT | {"id": None},
        DOCUMENT | {"sha256": 5},
        DOCUMENT | {"title": None},
        DOCUMENT | {"paragraphs": {}},
        DOCUMENT | {"paragraphs": [None]},
        *(DOCUMENT | {"paragraphs": [PARAGRAPH | wrong]} for wrong in MALFORMED),
    ],
)
def test_a_malformed_document_is_one_clear_line(store: AnnotationStore, path: Path, document: object) -> None:
    write_articles(path, document)
    before = path.read_bytes()

    def apply() -> None:
        store.apply(GARDEN, [SetNote(ONE, "x")], "ليلى")

    for work in (lambda: store.snapshot().load(GARDEN), lambda: store.snapshot().progress, apply):
        with refused(DamagedDatabaseError, r"^.*/tags\.json is damaged: article .*$"):
            work()
    assert path.read_bytes() == before


def test_an_article_that_is_there_twice_is_damage(store: AnnotationStore, path: Path) -> None:
    write_articles(path, DOCUMENT, DOCUMENT)

    with refused(DamagedDatabaseError, "article 'garden' is there twice"):
        store.snapshot().load(GARDEN)
    with refused(DamagedDatabaseError, "article 'garden' is there twice"):
        _ = store.snapshot().progress


@pytest.mark.parametrize(
    "theme", [{}, {"id": "a", "ar": "a", "en": "a"}, {"id": [], "ar": "a", "en": "a", "colour": ""}]
)
def test_a_malformed_theme_is_one_clear_line(store: AnnotationStore, path: Path, theme: object) -> None:
    data = {"meta": {"1": {"schema": 1, "format": "hashiya tags"}}, "themes": {"1": theme}}
    path.write_text(json.dumps(data), "utf-8")

    with refused(DamagedDatabaseError, r"^.*/tags\.json is damaged: theme .* has no text "):
        _ = store.snapshot().themes
