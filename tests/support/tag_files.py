"""Random sound tag files as hashiya and other programs write them, and where in them each paragraph stands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from hypothesis import strategies as st

from tests.support.fuzz import TEXT
from tests.support.store_files import MARK
from tui.store.json_lines import Serialisation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Writer: TypeAlias = "Callable[[dict[str, Any]], bytes]"
"""A way to write the tables of a tag file as JSON."""

NAMES = ("ليلى", "sami")
TIMES = ("2031-05-04T06:07:08Z", "2031-05-05T06:07:08Z")
THEMES = ("arms", "sanctions", "طاقة")
# What would be taken for the file's own brackets and marks by whoever overlooks that it stands in a text.
TRAPS = st.sampled_from(
    [
        '{"start":0,"end":1,"quote":"x"}',
        '"2": {"id": "garden"',
        "\n=======\n",
        "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x",
        '\\"},{"',
        '"paragraphs": [',
        "",
    ]
)
WORDS = st.one_of(TEXT, TRAPS)


class Place(NamedTuple):
    """A half-open range of bytes."""

    start: int
    end: int


class Standing(NamedTuple):
    """A paragraph in a file: of which article, what it is, and where it stands, with its article's id."""

    article: str
    paragraph: dict[str, Any]
    place: Place
    named: Place


@st.composite
def tag_files(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the tables of a sound tag file: up to four articles, a theme, a history."""
    ids = draw(st.lists(st.sampled_from(["garden", "museum", "أخبار/قطار", "a-1"]), min_size=1, unique=True))
    documents = {str(number): _article(draw, name) for number, name in enumerate(ids, 1)}
    theme = {"id": "طاقة", "ar": draw(WORDS), "en": "Energy", "colour": "#F0E442"}
    steps = {str(number): _step(draw, ids[0]) for number in range(1, draw(st.integers(1, 3)))}
    return {"meta": {"1": MARK}, "themes": {"1": theme}, "articles": documents, "history": steps}


def _article(draw: st.DrawFn, name: str) -> dict[str, Any]:
    start, paragraphs = 0, []
    for number in range(draw(st.integers(1, 4))):
        paragraph = _paragraph(draw, start, f"{name} {number}: {draw(WORDS)}")
        paragraphs.append(paragraph)
        start = paragraph["end"] + 2
    return {"id": name, "sha256": "0" * 64, "title": draw(WORDS), "paragraphs": paragraphs}


def _paragraph(draw: st.DrawFn, start: int, quote: str) -> dict[str, Any]:
    tags = [
        {"theme": theme, "by": draw(st.sampled_from(NAMES)), "at": draw(st.sampled_from(TIMES))}
        for theme in draw(st.lists(st.sampled_from(THEMES), unique=True))
    ]
    return {
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "prefix": "",
        "suffix": "\n",
        "tags": tags,
        "note": draw(WORDS),
        "reviewed": draw(st.booleans()),
        "by": draw(st.sampled_from(NAMES)),
        "at": draw(st.sampled_from(TIMES)),
    }


def _step(draw: st.DrawFn, article: str) -> dict[str, Any]:
    orphan = _paragraph(draw, 0, "what was taken away")
    place = {"start": 0, "end": 9, "paragraph": 1, "quote": "x"}
    changes = [
        {"op": "add-theme", **place, "theme": "arms", "tag": None, "was": None},
        {"op": "remove-orphan", "start": 0, "end": orphan["end"], "orphan": orphan},
    ]
    return {"at": TIMES[0], "by": NAMES[0], "article": article, "sha256": "1" * 64, "changes": changes}


def as_hashiya(tables: dict[str, Any]) -> bytes:
    """Return the file as hashiya writes it: a paragraph a line."""
    return b"".join(Serialisation().chunks(tables))


def as_others(tables: dict[str, Any], **how: Any) -> bytes:  # noqa: ANN401 - of json.dumps
    """Return the file as another program may write it."""
    return json.dumps(tables, ensure_ascii=False, **how).encode()


def by_field(tables: dict[str, Any]) -> bytes:
    """Return the file with a field a line."""
    return as_others(tables, indent=2)


WRITERS: tuple[Writer, ...] = (
    as_hashiya,
    as_others,
    lambda tables: as_others(tables, separators=(",", ":")),
    by_field,
    lambda tables: as_others(tables, sort_keys=True),
)


def standing(raw: bytes) -> Iterator[Standing]:
    """Yield the paragraphs of a sound file with the bytes they stand at."""
    text = raw.decode()
    places = dict(_values(text, 0, ()))
    byte = [0]
    for char in text:
        byte.append(byte[-1] + len(char.encode()))
    tables = json.loads(text)
    for key, document in tables["articles"].items():
        way = ("articles", key)
        start, end = places[(*way, "id")]
        named = Place(byte[text.rindex('"id"', 0, start)], byte[end])
        for number, paragraph in enumerate(document["paragraphs"]):
            start, end = places[(*way, "paragraphs", number)]
            yield Standing(document["id"], paragraph, Place(byte[start], byte[end]), named)


def _values(text: str, start: int, way: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], Place]]:
    """Yield the way to each value that begins at ``start``, those within it first, and its place in code points."""
    if text[start] not in "{[":
        yield way, Place(start, json.JSONDecoder().raw_decode(text, start)[1])
        return
    position, number = _solid(text, start + 1), 0
    while text[position] not in "}]":
        key: Any = number
        if text[start] == "{":
            key, position = json.JSONDecoder().raw_decode(text, position)
            position = _solid(text, _solid(text, position) + 1)
        for below, place in _values(text, position, (*way, key)):
            yield below, place
        position = _solid(text, place.end)
        position = _solid(text, position + 1) if text[position] == "," else position
        number += 1
    yield way, Place(start, position + 1)


def _solid(text: str, position: int) -> int:
    while text[position].isspace():
        position += 1
    return position
