"""What a tag file says now, read from its JSON as another program reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tinydb import TinyDB

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Data = dict[tuple[str, ...], dict[str, Any]]
"""Each datum of a layer by where it is in it."""


@dataclass(frozen=True)
class Kept:
    """What one annotator says of one paragraph.

    Attributes:
        article: The id under which its text was seen last.
        quote: The paragraph's text, from ``start`` to ``end`` of that of the article.
        by: The annotator.
        themes: Those that are on, in the order in which they were put on.
        note: "" where there is none.
        reviewed: Whether that mark is on.
    """

    article: str
    start: int
    end: int
    quote: str
    by: str
    themes: tuple[str, ...]
    note: str
    reviewed: bool


def kept_in(path: Path) -> list[Kept]:
    """Return what stock TinyDB finds in a tag file, in the order of ids and texts; what was taken off is nothing.

    Where a paragraph with the same words stands in several texts of an article, what was written last counts.
    """
    if not path.exists():
        return []
    with TinyDB(path) as database:
        articles = database.table("articles").all()
    places: dict[tuple[str, str, str], tuple[int, int]] = {}
    data: dict[tuple[str, str, str], Data] = {}
    for article in articles:
        for paragraph in article["paragraphs"]:
            for layer in paragraph["layers"]:
                key = article["name"]["id"], paragraph.get("quote", ""), layer["by"]
                places[key] = paragraph["start"], paragraph["end"]
                found = data.setdefault(key, {})
                for way, datum in _data(layer):
                    if datum["at"] >= found.get(way, datum)["at"]:
                        found[way] = datum
    said = [_kept(key, places[key], each) for key, each in data.items()]
    return sorted(
        (each for each in said if each.themes or each.note or each.reviewed),
        key=lambda each: (each.article, each.start, each.by),
    )


def _data(layer: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    for name in ("themes", "note"):
        for key, datum in layer.get(name, {}).items():
            yield (name, key), datum
    if "reviewed" in layer:
        yield ("reviewed",), layer["reviewed"]


def _kept(key: tuple[str, str, str], place: tuple[int, int], data: Data) -> Kept:
    in_order = sorted(data.items(), key=lambda each: (each[1].get("made", each[1]["at"]), each[0]))
    return Kept(
        key[0],
        *place,
        *key[1:],
        themes=tuple(way[1] for way, datum in in_order if way[0] == "themes" and datum["on"]),
        note="\n".join(datum["text"] for way, datum in in_order if way[0] == "note" and datum["text"]),
        reviewed=data.get(("reviewed",), {"on": False})["on"],
    )
