"""What documents and paragraphs look like, to tell them apart where the damage hides where they stand. Pure."""

from __future__ import annotations

# What the documents of one table have and those of the tables behind it do not.
_SHAPES = (("history", "changes"), ("articles", "paragraphs"), ("themes", "colour"), ("meta", "format"))

OURS = frozenset(name for name, _ in _SHAPES)
"""The tables of a tag file. What stands in others is kept, and not looked into."""

PARAGRAPH_FIELDS = ("start", "end", "quote", "prefix", "suffix", "tags", "note", "reviewed", "by", "at", "orphan")
"""Those of a paragraph of an article, in the file's order."""


def likely_table(value: object) -> str | None:
    """Return the table of ours that a document looks to be of, None where it looks like none.

    >>> likely_table({"id": "war", "colour": "#D55E00"}), likely_table({"id": "war"})
    ('themes', None)
    """
    keys = value if isinstance(value, dict) else {}
    return next((table for table, key in _SHAPES if key in keys), None)


def has_shape(value: object, table: str) -> bool:
    """Return whether a value has what the documents of a table of ours have.

    >>> has_shape({"id": "war", "colour": "#D55E00"}, "themes"), has_shape({"id": "war"}, "articles")
    (True, False)
    """
    return isinstance(value, dict) and (table, True) in ((name, key in value) for name, key in _SHAPES)


def is_paragraph(value: object) -> bool:
    """Return whether a value looks like a paragraph of an article: it has a text, and is no change of a step.

    >>> is_paragraph({"start": 0, "quote": "x"}), is_paragraph({"op": "add-theme", "start": 0, "quote": "x"})
    (True, False)
    """
    return isinstance(value, dict) and isinstance(value.get("quote"), str) and "start" in value and "op" not in value
