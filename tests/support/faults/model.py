"""What a tag file must hold, worked out without the store, and what it holds, read in two ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tinydb import TinyDB

from tests.support.faults.steps import ARTICLES
from tui.annotations.operations import AddTheme, RemoveTheme, SetNote, SetReviewed
from tui.store.annotation_store import AnnotationStore

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from tests.support.faults.steps import Step
    from tui.annotations.operations import Operation
    from tui.model import Article


class Said(NamedTuple):
    """What was said of a paragraph."""

    themes: tuple[str, ...] = ()
    note: str = ""
    reviewed: bool = False


_NOTHING = Said()

Annotations = dict[tuple[str, int], Said]
"""By article id and the paragraph's start, paragraphs of which something was said."""


def replayed(before: Mapping[tuple[str, int], Said], steps: Iterable[Step]) -> Annotations:
    """Return what ``before`` has become by ``steps``."""
    said = dict(before)
    for step in steps:
        for operation in step.operations:
            place = step.article.id, operation.span.start
            said[place] = _after(said.get(place, _NOTHING), operation)
    return {place: each for place, each in said.items() if each != _NOTHING}


def _after(said: Said, operation: Operation) -> Said:
    match operation:
        case AddTheme(theme=theme):
            return said if theme in said.themes else said._replace(themes=(*said.themes, theme))
        case RemoveTheme(theme=theme):
            return said._replace(themes=tuple(each for each in said.themes if each != theme))
        case SetNote(note=note):
            return said._replace(note=note)
        case SetReviewed(reviewed=reviewed):
            return said._replace(reviewed=reviewed)


def in_stock_tinydb(path: Path, articles: Sequence[Article] = ARTICLES) -> Annotations:
    """Return what TinyDB with its own storage reads. Fails where a quote is not the text of a paragraph."""
    with TinyDB(path, encoding="utf-8") as database:
        documents = database.table("articles").all()
        assert [mark["format"] for mark in database.table("meta").all()] == ["hashiya tags"]
    texts = {article.id: article for article in articles}
    found = {}
    for document in documents:
        article = texts[document["id"]]
        for each in document["paragraphs"]:
            assert each["quote"] == article.text[each["start"] : each["end"]]
            place = article.id, each["start"]
            assert place not in found
            found[place] = _said(each)
    return found


def _said(paragraph: Mapping[str, Any]) -> Said:
    return Said(tuple(tag["theme"] for tag in paragraph["tags"]), paragraph["note"], paragraph["reviewed"])


def in_the_store(path: Path, articles: Sequence[Article] = ARTICLES) -> Annotations:
    """Return what the program reads. Fails where something has no place in its article."""
    store = AnnotationStore(path)
    found = {}
    for article in articles:
        anchored = store.snapshot().load(article)
        assert not anchored.orphans
        for each in anchored.placed.values():
            found[article.id, each.span.start] = Said(each.themes, each.note, each.reviewed)
    return found


def held(path: Path, articles: Sequence[Article] = ARTICLES) -> Annotations:
    """Return what the file holds. Fails where TinyDB and the program do not read the same."""
    found = in_stock_tinydb(path, articles)
    assert found == in_the_store(path, articles)
    return found
