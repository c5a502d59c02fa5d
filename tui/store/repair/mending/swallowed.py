"""Paragraphs and documents that stand within others because a bracket is missing or was typed: taken out. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tui.store.repair.reading.shapes import (
    HEADS,
    ITEM_LISTS,
    PARAGRAPH_FIELDS,
    is_layer,
    is_paragraph,
    is_tag,
    likely_table,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


class Parted(NamedTuple):
    """An article's document, and what stood in it and is not its own.

    Attributes:
        document: The document; its paragraphs are in its list, also those that stood elsewhere in it.
        moved: How many of them stood elsewhere.
        others: The documents that stood among its paragraphs.
    """

    document: dict[str, Any]
    moved: int
    others: tuple[dict[str, Any], ...]


def parted(document: dict[str, Any]) -> Parted:
    """Return an article's document with its paragraphs in the list, and what else stood in it; it stays as it is.

    In fields that are not ours nothing is looked for, unless there is no list of paragraphs: its name may be damaged.

    >>> inner = {"start": 5, "quote": "b"}
    >>> parted({"id": "x", "paragraphs": [{"start": 0, "quote": "a", "tags": [inner]}]}).document["paragraphs"]
    [{'start': 0, 'quote': 'a', 'tags': []}, {'start': 5, 'quote': 'b'}]
    """
    within: list[dict[str, Any]] = []
    own = document.get("paragraphs")
    if isinstance(own, list):
        kept = [rest for each in own for rest in _kept(each, within)]
        rest = dict(document)
    else:
        kept = []
        rest = _without(document, within)
    if "sha256" not in document:  # the brackets behind a paragraph are missing
        rest = {**{name: each for name, each in _head(document).items() if name in HEADS}, **rest}
    moved = [*_spilt(rest), *(each for each in within if is_paragraph(each))]
    if kept or moved or isinstance(own, list):
        rest["paragraphs"] = [*kept, *moved]
    return Parted(rest, len(moved), tuple(each for each in within if not is_paragraph(each)))


def _head(value: Any, depth: int = 10) -> dict[str, Any]:  # noqa: ANN401 - JSON of any kind
    """Return the object within a value that says of which text a document is, {} where there is none."""
    if isinstance(value, dict) and isinstance(value.get("sha256"), str):
        return value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    found = (_head(each, depth - 1) for each in inner if depth and not likely_table(each))
    return next((each for each in found if each), {})


def _spilt(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Take the fields out of a document that are of a paragraph: the end of its head and a bracket are missing.

    Return that paragraph, if its text is there. Where it starts follows from where it ends, if that is there.
    """
    if not isinstance(document.get("quote"), str):
        return []
    paragraph = {name: document.pop(name) for name in PARAGRAPH_FIELDS if name in document}
    if "start" not in paragraph and type(paragraph.get("end")) is int:
        paragraph = {"start": max(0, paragraph["end"] - len(paragraph["quote"])), **paragraph}
    return [paragraph]


def _kept(element: Any, within: list[dict[str, Any]]) -> list[Any]:  # noqa: ANN401 - JSON of any kind
    """Return what of an element of the list stays in it: nothing where it was only brackets around others."""
    if likely_table(element):
        within.append(element)
        return []
    if is_paragraph(element):
        element = with_items(element)
        lists = {name: element[name] for name in ITEM_LISTS if isinstance(element.get(name), list)}
        kept = {name: [item for each in items for item in _items(each, within)] for name, items in lists.items()}
        return [{**element, **kept}]
    count = len(within)
    rest = _without(element, within)
    return [rest] if len(within) == count else []


def with_items(paragraph: dict[str, Any]) -> dict[str, Any]:
    """Return a paragraph, the very same where it has layers or tags; else with those that stand under another name.

    >>> with_items({"quote": "x", "la?ers": [{"by": "ali"}]})
    {'quote': 'x', 'layers': [{'by': 'ali'}]}
    """
    if any(name in paragraph for name in ITEM_LISTS):
        return paragraph
    for name, value in paragraph.items():
        items = value if isinstance(value, list) else []
        for named, is_item in (("layers", is_layer), ("tags", is_tag)):
            if items and all(map(is_item, items)):
                rest = {key: each for key, each in paragraph.items() if key != name}
                return {**rest, named: value}
    return paragraph


def _items(element: Any, within: list[dict[str, Any]]) -> list[Any]:  # noqa: ANN401 - JSON of any kind
    """Return the layers or tags that an element of such a list is: itself, or those that brackets stand around."""
    if is_layer(element) or is_tag(element):
        return [_without(element, within)]
    if _is_taken(element, within):
        return []
    return [*_items_within(element, within)] or [element]


def _items_within(value: Any, within: list[dict[str, Any]]) -> Iterator[Any]:  # noqa: ANN401 - JSON of any kind
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in inner:
        if is_layer(each) or is_tag(each):
            yield each
        elif not _is_taken(each, within):
            yield from _items_within(each, within)


def _without(value: Any, within: list[dict[str, Any]]) -> Any:  # noqa: ANN401 - JSON of any kind
    """Return a value without the paragraphs and documents in it, which are added to ``within``."""
    if isinstance(value, list):
        return [_without(each, within) for each in value if not _is_taken(each, within)]
    if isinstance(value, dict):
        return {name: _without(each, within) for name, each in value.items() if not _is_taken(each, within)}
    return value


def _is_taken(value: Any, within: list[dict[str, Any]]) -> bool:  # noqa: ANN401 - JSON of any kind
    if not is_paragraph(value) and not likely_table(value):
        return False
    within += _kept(value, within)
    return True
