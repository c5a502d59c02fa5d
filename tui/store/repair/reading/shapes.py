"""What documents, paragraphs and layers look like, to tell them apart where the damage hides where they stand. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# What the documents of one table have and those of the tables behind it have not. Of schema 1 are history and themes. A
# theme may be called like any of these: what is of a theme is an object.
_SHAPES: tuple[tuple[str, Callable[[dict[str, Any]], bool]], ...] = (
    ("history", lambda members: isinstance(members.get("changes"), list)),
    ("articles", lambda members: isinstance(members.get("paragraphs"), list)),
    ("codebook", lambda members: isinstance(members.get("id"), str) and any(map(_is_said, members.values()))),
    ("themes", lambda members: isinstance(members.get("colour"), str)),
    ("meta", lambda members: isinstance(members.get("format"), str)),
)

OURS = frozenset({name for name, _ in _SHAPES} | {"queries"})
"""The tables of a tag file. What stands in others is kept, and not looked into."""

HEADS = frozenset({"id", "sha256", "title", "name"})
"""What says which article a document is of, in either schema."""

HEAD = ("end", "prefix", "quote", "start", "suffix")
"""What says which paragraph of a text it is."""

ITEM_LISTS = ("layers", "tags")
"""What is said of a paragraph: in schema 2, and in schema 1."""

_NO_LAYER = {"at", "theme", *HEAD}

PARAGRAPH_FIELDS = (*HEAD, *ITEM_LISTS, "note", "reviewed", "by", "at", "orphan")
"""Those of a paragraph of an article, of either schema."""


def likely_table(value: object) -> str | None:
    """Return the table of ours that a document looks to be of, None where it looks like none.

    >>> likely_table({"id": "war", "colour": "#D55E00"}), likely_table({"id": "war"})
    ('themes', None)
    >>> likely_table({"id": "war", "there": {"at": "", "on": True}})
    'codebook'
    """
    return next((table for table, looks in _SHAPES if isinstance(value, dict) and looks(value)), None)


def has_shape(value: object, table: str) -> bool:
    """Return whether a value has what the documents of a table of ours have.

    >>> has_shape({"id": "war", "colour": "#D55E00"}, "themes"), has_shape({"id": "war"}, "articles")
    (True, False)
    """
    return isinstance(value, dict) and any(name == table and looks(value) for name, looks in _SHAPES)


def is_rest(value: object, document: dict[str, Any]) -> bool:
    """Return whether a value looks like the rest of an article's document, of which the beginning is there.

    Args:
        value: The value.
        document: What is there.

    >>> rest = {"sha256": "ab", "paragraphs": []}
    >>> is_rest(rest, {"id": "port"}), is_rest(rest, {"id": "port", "sha256": "cd"})
    (True, False)
    """
    is_article = likely_table(value) == "articles" and likely_table(document) in {None, "articles"}
    if not is_article or not isinstance(value, dict):
        return False
    return not document.get("paragraphs") and not HEADS & value.keys() & document.keys()


def is_paragraph(value: object) -> bool:
    """Return whether a value looks like a paragraph of an article: it has a text, and is no change of a step.

    >>> is_paragraph({"start": 0, "quote": "x"}), is_paragraph({"op": "add-theme", "start": 0, "quote": "x"})
    (True, False)
    """
    if not isinstance(value, dict) or "start" not in value or "op" in value:
        return False
    return isinstance(value.get("quote"), str) or isinstance(value.get("layers"), list)


def is_layer(value: object) -> bool:
    """Return whether a value looks like an annotator's layer on a paragraph of schema 2.

    >>> is_layer({"by": "ali", "themes": {}}), is_layer({"by": "ali", "at": "2031", "theme": "arms"})
    (True, False)
    """
    return isinstance(value, dict) and isinstance(value.get("by"), str) and not _NO_LAYER & value.keys()


def is_tag(value: object) -> bool:
    """Return whether a value looks like a tag on a paragraph of schema 1, and not like a change of a step.

    >>> is_tag({"theme": "arms", "by": "ali", "at": "2031"}), is_tag({"theme": "arms", "op": "add-theme"})
    (True, False)
    """
    return isinstance(value, dict) and isinstance(value.get("theme"), str) and "op" not in value


def documents_within(value: object, depth: int = 10) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the documents that stand within a value, with their names there: a bracket before them is missing.

    Args:
        value: What may be around them.
        depth: Down to which it is looked into.

    >>> [*documents_within({"there": {"articles": {"7": {"id": "port", "paragraphs": []}}}})]
    [('7', {'id': 'port', 'paragraphs': []})]
    """
    for name, inner in value.items() if isinstance(value, dict) and depth else ():
        if likely_table(inner):
            yield name, inner
        else:
            yield from documents_within(inner, depth - 1)


def _is_said(value: object) -> bool:
    """Return whether a field is one of a theme of the code book."""
    return isinstance(value, dict) and "at" in value and ("v" in value or "on" in value)
