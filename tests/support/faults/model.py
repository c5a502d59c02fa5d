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
    """What one annotator said of a paragraph: the themes are sorted."""

    themes: tuple[str, ...] = ()
    note: str = ""
    reviewed: bool = False


_NOTHING = Said()

Annotations = dict[tuple[str, int, str], Said]
"""By article id, the paragraph's start and the annotator: where something is said."""


def replayed(before: Mapping[tuple[str, int, str], Said], steps: Iterable[Step], by: str) -> Annotations:
    """Return what ``before`` has become by the steps of one annotator."""
    said = dict(before)
    for step in steps:
        for operation in step.operations:
            place = step.article.id, operation.span.start, by
            said[place] = _after(said.get(place, _NOTHING), operation)
    return {place: each for place, each in said.items() if each != _NOTHING}


def _after(said: Said, operation: Operation) -> Said:
    match operation:
        case AddTheme(theme=theme):
            return said._replace(themes=tuple(sorted({*said.themes, theme})))
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
    texts = {article.sha256: article for article in articles}
    assert len({each["sha256"] for each in documents}) == len(documents)
    found = {}
    for document in documents:
        article = texts[document["sha256"]]
        assert document["name"]["id"] == article.id
        for each in document["paragraphs"]:
            assert each["quote"] == article.text[each["start"] : each["end"]]
            for layer in each["layers"]:
                place = article.id, each["start"], layer["by"]
                assert place not in found
                found[place] = _said(layer)
    return {place: each for place, each in found.items() if each != _NOTHING}


def _said(layer: Mapping[str, Any]) -> Said:
    themes = tuple(sorted(theme for theme, datum in layer.get("themes", {}).items() if datum["on"]))
    notes = [datum["text"] for datum in layer.get("note", {}).values() if datum["text"]]
    return Said(themes, "\n".join(notes), layer.get("reviewed", {"on": False})["on"])


def in_the_store(path: Path, articles: Sequence[Article] = ARTICLES) -> Annotations:
    """Return what the program reads. Fails where something has no place in its article."""
    snapshot = AnnotationStore(path).snapshot()
    found = {}
    for article in articles:
        anchored = snapshot.load(article)
        assert not anchored.lost
        for layers in anchored.annotations(article).values():
            for each in layers:
                place = article.id, each.span.start, each.by
                found[place] = Said(tuple(sorted(each.themes)), each.note, each.reviewed)
    return found


def held(path: Path, articles: Sequence[Article] = ARTICLES) -> Annotations:
    """Return what the file holds. Fails where TinyDB and the program do not read the same."""
    found = in_stock_tinydb(path, articles)
    assert found == in_the_store(path, articles)
    return found
