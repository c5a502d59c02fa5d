"""Making documents of the tag file sound again, with everything said that has to be changed for it. Pure."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.errors.tag_file import DamagedDatabaseError
from tui.store.fields import Fields
from tui.store.history_codec import read_entry
from tui.store.repair.articles import mended_article, united
from tui.store.repair.salvage import Found
from tui.store.schema import FORMAT, SCHEMA, is_sound_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from tui.store.repair.findings import Faults
    from tui.store.schema import Tables

MOST_DEPTH = 100
"""Of lists and objects in one document; ours have six."""

# What the documents of one table have and those of the tables behind it do not.
_SHAPES = (("history", "changes"), ("articles", "paragraphs"), ("themes", "colour"), ("meta", "format"))
OURS = frozenset(name for name, _ in _SHAPES)
"""The tables of a tag file. What stands in others is kept, and not looked into."""


_SURROGATE = re.compile("[\ud800-\udfff]")


class _TooDeepError(Exception):
    """A document is nested beyond MOST_DEPTH."""


class Placed(NamedTuple):
    """A document and where it belongs.

    Attributes:
        table: The name of its table.
        key: Its key there, which it keeps if that is free.
        value: The document.
    """

    table: str
    key: str
    value: dict[str, Any]


def likely_table(value: object) -> str | None:
    """Return the table of ours that a document looks to be of, None where it looks like none.

    >>> likely_table({"id": "war", "colour": "#D55E00"}), likely_table({"id": "war"})
    ('themes', None)
    """
    keys = value if isinstance(value, dict) else {}
    return next((table for table, key in _SHAPES if key in keys), None)


def mended(documents: Iterable[Found], path: Path, faults: Faults) -> Tables:
    """Return the tables that documents make, each document sound; what had to be changed is added to ``faults``.

    Args:
        documents: What could be read, in the file's order.
        path: The tag file.
        faults: What was found so far.
    """
    documents = list(documents)
    for table in dict.fromkeys(found.table for found in documents if found.table and _SURROGATE.search(found.table)):
        faults.add(f"the table {table!r} has a name that cannot be read", "its documents told by what they look like")
    placed = [each for found in documents for each in _unfolded(found, faults)]
    tables: Tables = {}
    taken: dict[str, set[str]] = {}
    for each in placed:
        taken.setdefault(each.table, set()).add(each.key)
    for table, key, value in placed:
        name = f"{table} {key!r}"
        document = _sound(table, value, Fields(path, name, value), faults)
        if document is None:
            continue
        rows = tables.setdefault(table, {})
        if not is_sound_key(key) or key in rows:
            fresh = next(str(number) for number in count(len(taken[table]) + 1) if str(number) not in taken[table])
            faults.add(f"{name}: the key is there twice or is no number from 1", f"now {fresh}")
            taken[table].add(fresh)
            key = fresh  # noqa: PLW2901 - the document goes on under its new key
        rows[key] = document
    if "articles" in tables:
        tables["articles"] = united(tables["articles"], faults)
    if "themes" in tables:
        tables["themes"] = _once(tables["themes"], faults)
    return tables


def _unfolded(found: Found, faults: Faults) -> list[Placed]:
    """Return the document, and others that stand within it because a bracket is missing."""
    table = _table_of(found)
    name = f"{table or 'a document'} {found.key!r}"
    if table is None or not isinstance(found.value, dict):
        faults.add(f"{name} is not a document" if table else f"{name} cannot be told to be of any table", "left out")
        return []
    try:
        value = _cleaned(found.value, name, faults)
    except _TooDeepError:
        faults.add(f"{name} is nested too deep", "left out")
        return []
    placed = [Placed(table, found.key, value)]
    if table in OURS:
        for key in [key for key, inner in value.items() if is_sound_key(key) and likely_table(inner)]:
            inner = value.pop(key)
            faults.add(f"{name} has the document {key!r} within it", "taken out of it")
            placed += _unfolded(Found(likely_table(inner), key, inner), faults)
    return placed


def _table_of(found: Found) -> str | None:
    """Return the table that the document is of, None where that cannot be told; a name that cannot be read is none."""
    if found.table is None or not _SURROGATE.search(found.table):
        return found.table or likely_table(found.value)
    return likely_table(found.value) or _SURROGATE.sub("\ufffd", found.table)


def _cleaned(value: dict[str, Any], name: str, faults: Faults) -> dict[str, Any]:
    """Return a copy that every reader of JSON can read: no halves of characters, no numbers beyond 64 bits."""
    seen: dict[str, str] = {}

    def clean(part: object, depth: int) -> Any:  # noqa: ANN401 - JSON of any kind
        if depth > MOST_DEPTH:
            raise _TooDeepError
        if isinstance(part, str) and _SURROGATE.search(part):
            seen["has characters that cannot be read (lone surrogates or damaged bytes)"] = "each is now U+FFFD"
            return _SURROGATE.sub("\ufffd", part)
        if isinstance(part, int) and not -(2**63) <= part < 2**64:
            seen["has a number beyond 64 bits"] = "now null"
            return None
        if isinstance(part, list):
            return [clean(item, depth + 1) for item in part]
        if isinstance(part, dict):
            return {clean(key, depth): clean(item, depth + 1) for key, item in part.items()}
        return part

    cleaned: dict[str, Any] = clean(value, 0)
    for what, done in sorted(seen.items()):
        faults.add(f"{name} {what}", done)
    return cleaned


def _sound(table: str, value: dict[str, Any], fields: Fields, faults: Faults) -> dict[str, Any] | None:
    """Return the document, None where nothing can be made of it."""
    if table == "meta":
        return _sound_mark(value, faults)
    try:
        match table:
            case "articles":
                return mended_article(value, fields, faults)
            case "themes":
                for key in ("id", "ar", "en", "colour"):
                    fields.text(key)
            case "history":
                read_entry(fields, 0)
    except DamagedDatabaseError as error:
        faults.add_damage(error, "left out")
        return None
    return value


def _sound_mark(value: dict[str, Any], faults: Faults) -> dict[str, Any]:
    schema = value.get("schema")
    if value.get("format") != FORMAT or (type(schema) is int and schema >= 1):
        return value
    faults.add("meta has a schema that is not a number from 1", f"now {SCHEMA}")
    return value | {"schema": SCHEMA}


def _once(themes: Mapping[str, dict[str, Any]], faults: Faults) -> dict[str, dict[str, Any]]:
    kept: dict[str, dict[str, Any]] = {}
    known: set[str] = set()
    for key, theme in themes.items():
        if theme["id"] in known:
            faults.add(f"theme {theme['id']!r} is there twice", f"{key!r} is left out: {theme}")
        else:
            kept[key] = theme
            known.add(theme["id"])
    return kept
