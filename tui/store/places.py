"""Every datum of a state of the tag file with its place in it, and data that are put at places. Pure.

So a step over the whole file is made: what everybody says of all texts, and what is said of themes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tui.model import Span
from tui.store.joining import enumerate_keys, joined_tables
from tui.store.keys import KNOWN_BY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.annotations.layers import Datum
    from tui.store.schema import Tables

NAME = ("name",)
"""Where a text's document says what its article is called: that is so, and nobody's work."""


class Place(NamedTuple):
    """Where a datum is.

    Attributes:
        table: Of ``keys.KNOWN_BY``.
        known_by: What its document is known by: the sha256 of a text, the id of a theme.
        span: The paragraph's; None for what is said of the document as a whole.
        by: Whose layer; None for what is in none.
        path: Where in the layer, the paragraph or the document.
    """

    table: str
    known_by: str
    span: Span | None
    by: str | None
    path: tuple[str, ...]


def all_data(tables: Tables) -> dict[Place, Datum]:
    """Return every datum by its place, also such as only a later version knows; not what articles are called.

    >>> layer = {"by": "Mona", "themes": {"arms": {"at": "1", "on": True}}}
    >>> document = {"sha256": "ab", "paragraphs": [{"start": 0, "end": 9, "layers": [layer]}]}
    >>> [(place.by, place.path) for place in all_data({"articles": {"1": document}})]
    [('Mona', ('themes', 'arms'))]
    """
    return {
        place: datum
        for table, known_by in KNOWN_BY.items()
        for document in tables.get(table, {}).values()
        for place, datum in _in_document(table, str(document[known_by]), document)
        if place.path != NAME
    }


def _in_document(table: str, known_by: str, document: dict[str, Any]) -> Iterator[tuple[Place, Datum]]:
    yield from _in_record(Place(table, known_by, None, None, ()), document)
    for record in document.get("paragraphs", ()):
        yield from _in_record(Place(table, known_by, Span(record["start"], record["end"]), None, ()), record)


def _in_record(place: Place, record: dict[str, Any]) -> Iterator[tuple[Place, Datum]]:
    yield from _in_map(place, record)
    for layer in record.get("layers", ()):
        if isinstance(layer.get("by"), str):
            yield from _in_map(place._replace(by=layer["by"]), layer)


def _in_map(place: Place, values: Mapping[str, Any]) -> Iterator[tuple[Place, Datum]]:
    for name, value in values.items():
        if isinstance(value, dict):
            there = place._replace(path=(*place.path, name))
            if "at" in value:
                yield there, value
            else:
                yield from _in_map(there, value)


def records(tables: Tables) -> set[Place]:
    """Return the places of all documents and of all paragraphs in them: where there is anything for data to be in."""
    found = set()
    for table, known_by in KNOWN_BY.items():
        for document in tables.get(table, {}).values():
            whole = Place(table, str(document[known_by]), None, None, ())
            spans = (Span(each["start"], each["end"]) for each in document.get("paragraphs", ()))
            found |= {whole, *(whole._replace(span=span) for span in spans)}
    return found


def with_data(tables: Tables, data: Mapping[Place, Datum]) -> Tables:
    """Return a state with data joined in, each later than what is at its place, which there has to be."""
    if not data:
        return tables
    written: dict[str, dict[str, dict[str, Any]]] = {}
    for place, datum in data.items():
        document = written.setdefault(place.table, {}).setdefault(place.known_by, _bare(place))
        inner = _layer(_record(document, place), place)
        for name in place.path[:-1]:
            inner = inner.setdefault(name, {})
        inner[place.path[-1]] = datum
    # The same epoch: a state without one would have nothing to say.
    fragment = {name: dict(enumerate_keys(rows.values())) for name, rows in written.items()}
    return joined_tables(tables, {"meta": tables.get("meta", {}), **fragment})


def _bare(place: Place) -> dict[str, Any]:
    return {KNOWN_BY[place.table]: place.known_by}


def _record(document: dict[str, Any], place: Place) -> dict[str, Any]:
    if place.span is None:
        return document
    return _found(document, "paragraphs", {"start": place.span.start, "end": place.span.end})


def _layer(record: dict[str, Any], place: Place) -> dict[str, Any]:
    return _found(record, "layers", {"by": place.by}) if place.by is not None else record


def _found(within: dict[str, Any], name: str, identity: dict[str, Any]) -> dict[str, Any]:
    """Return the object of a list that is known by ``identity``; a new one where there is none."""
    values: list[dict[str, Any]] = within.setdefault(name, [])
    found = next((each for each in values if identity.items() <= each.items()), None)
    if found is None:
        found = dict(identity)
        values.append(found)
    return found
