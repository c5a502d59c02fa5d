"""Where in a tag file of either schema each paragraph stands, and each layer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.support.tag_files import Place

if TYPE_CHECKING:
    from collections.abc import Iterator


class Standing(NamedTuple):
    """A paragraph in a file.

    Attributes:
        document: What its document is known by: in schema 1 the article's id, else the sha256 of the text.
        paragraph: What it is.
        place: Where it stands.
        named: Where the document says what it is known by.
        layers: The layers with their places, none in schema 1.
        head: The places of the rest of the paragraph.
        tail: What stands behind its layers.
    """

    document: str
    paragraph: dict[str, Any]
    place: Place
    named: Place
    layers: list[tuple[dict[str, Any], Place]]
    head: tuple[Place, ...]
    tail: bytes = b""


def standing(raw: bytes, known_by: str) -> Iterator[Standing]:
    """Yield the paragraphs of a sound file with the bytes they stand at."""
    text = raw.decode()
    byte = [0]
    for char in text:
        byte.append(byte[-1] + len(char.encode()))
    places = {way: Place(byte[start], byte[end]) for way, (start, end) in _values(text, 0, ())}
    for key, document in json.loads(text)["articles"].items():
        way = ("articles", key)
        end = places[(*way, known_by)].end
        named = Place(raw.rindex(b'"%b"' % known_by.encode(), 0, places[(*way, known_by)].start), end)
        for number, paragraph in enumerate(document["paragraphs"]):
            here = (*way, "paragraphs", number)
            place, listed = places[here], places.get((*here, "layers"))
            layers = [(each, places[(*here, "layers", n)]) for n, each in enumerate(paragraph.get("layers", []))]
            head = (Place(place.start, listed.start + 1), Place(listed.end - 1, place.end)) if listed else (place,)
            tail = raw[listed.end : place.end] if listed else b""
            yield Standing(document[known_by], paragraph, place, named, layers, head, tail)


def _values(text: str, start: int, way: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], tuple[int, int]]]:
    """Yield the way to each value that begins at ``start``, those within it first, and its place in code points."""
    if text[start] not in "{[":
        yield way, (start, json.JSONDecoder().raw_decode(text, start)[1])
        return
    position, number = _solid(text, start + 1), 0
    while text[position] not in "}]":
        key: Any = number
        if text[start] == "{":
            key, position = json.JSONDecoder().raw_decode(text, position)
            position = _solid(text, _solid(text, position) + 1)
        for below, place in _values(text, position, (*way, key)):
            yield below, place
        position = _solid(text, place[1])
        position = _solid(text, position + 1) if text[position] == "," else position
        number += 1
    yield way, (start, position + 1)


def _solid(text: str, position: int) -> int:
    while text[position].isspace():
        position += 1
    return position
