"""Paragraphs and documents that stand within others because a bracket is missing or was typed: taken out. Pure."""

from __future__ import annotations

from typing import Any, NamedTuple

from tui.store.repair.shapes import PARAGRAPH_FIELDS, is_paragraph, likely_table


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
    moved = [*_spilt(rest), *(each for each in within if is_paragraph(each))]
    if kept or moved or isinstance(own, list):
        rest["paragraphs"] = [*kept, *moved]
    return Parted(rest, len(moved), tuple(each for each in within if not is_paragraph(each)))


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
        tags = element.get("tags")
        return [element | {"tags": _without(tags, within)} if isinstance(tags, list) else element]
    count = len(within)
    rest = _without(element, within)
    return [rest] if len(within) == count else []


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
