"""Which documents are of schema 1, and which of the newest: a conflict of git can leave both in one file. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tui.store.keys import KNOWN_BY
from tui.store.repair.reading.shapes import likely_table
from tui.store.schema import FORMAT, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.store.repair.mending.documents import Placed

_OLD = 1

_OLD_FIELDS = {"tags", "note", "reviewed", "by", "at", "orphan"}
"""Of a paragraph."""

_OLD_TABLES = {"themes", "history"}


class Apart(NamedTuple):
    """Documents of schema 1, and of the newest."""

    old: list[Placed]
    new: list[Placed]


def apart(documents: Sequence[Placed]) -> Apart:
    """Return the documents of each schema: told by the mark, and by what the paragraphs look like.

    An article of which some paragraphs are of one and some of the other becomes two.

    >>> from tui.store.repair.mending.documents import Placed
    >>> mark = {"format": "hashiya tags", "schema": 2}
    >>> old = {"id": "news/1", "sha256": "ab", "paragraphs": [{"start": 0, "quote": "x", "tags": []}]}
    >>> found = apart([Placed("meta", "1", mark), Placed("articles", "1", old)])
    >>> [each.table for each in found.old], [each.table for each in found.new]
    (['articles'], ['meta'])
    """
    marks = [each.value.get("schema") for each in documents if each.table == "meta" and _is_mark(each.value)]
    has_new = SCHEMA in marks or (_OLD not in marks and any(_is_new(each) for each in documents))
    found = Apart([], [])
    for each in documents:
        if each.table == "articles":
            old, new = _parts(each, is_new=has_new)
            found.old.extend(old)
            found.new.extend(new)
    has_old = _OLD in marks or bool(found.old) or not has_new
    for each in documents:
        if each.table != "articles":
            (found.old if _is_old(each, has_old=has_old, has_new=has_new) else found.new).append(each)
    return found


def _is_old(each: Placed, *, has_old: bool, has_new: bool) -> bool:
    if each.table == "meta" and _is_mark(each.value):
        return each.value.get("schema") == _OLD
    if each.table in _OLD_TABLES:
        return has_old
    return not has_new


def _is_mark(value: dict[str, Any]) -> bool:
    return value.get("format") == FORMAT


def _is_new(each: Placed) -> bool:
    if each.table != "articles":
        return each.table in KNOWN_BY and likely_table(each.value) == "codebook"
    return "name" in each.value or any(
        "layers" in paragraph for paragraph in _paragraphs(each) if _is_object(paragraph)
    )


def _parts(each: Placed, *, is_new: bool) -> tuple[list[Placed], list[Placed]]:
    """Return an article's document as one of schema 1, one of the newest, or both.

    Args:
        each: The document.
        is_new: Whether it is of the newest where nothing tells.
    """
    is_new = "name" in each.value or (is_new and "title" not in each.value)
    paragraphs: dict[bool, list[Any]] = {True: [], False: []}
    for paragraph in _paragraphs(each):
        has_layers = _is_object(paragraph) and "layers" in paragraph
        has_tags = _is_object(paragraph) and not _OLD_FIELDS.isdisjoint(paragraph)
        paragraphs[has_layers or (is_new and not has_tags)].append(paragraph)
    if not any(paragraphs.values()):
        return ([], [each]) if is_new else ([each], [])
    if not paragraphs[True]:
        return [_as_old(each, paragraphs[False])], []
    return [_as_old(each, paragraphs[False])] if paragraphs[False] else [], [_as_new(each, paragraphs[True])]


def _as_old(each: Placed, paragraphs: list[Any]) -> Placed:
    if "name" not in each.value:
        return each
    name = each.value["name"] if _is_object(each.value["name"]) else {}
    rest = {key: value for key, value in each.value.items() if key != "name"}
    known = {key: name[key] for key in ("id", "title") if key in name}
    return each._replace(value={**known, **rest, "paragraphs": paragraphs})


def _as_new(each: Placed, paragraphs: list[Any]) -> Placed:
    return (
        each
        if len(paragraphs) == len(_paragraphs(each))
        else each._replace(value={**each.value, "paragraphs": paragraphs})
    )


def _paragraphs(each: Placed) -> list[Any]:
    found = each.value.get("paragraphs")
    return found if isinstance(found, list) else []


def _is_object(value: object) -> bool:
    return isinstance(value, dict)
