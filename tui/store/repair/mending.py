"""Making documents of the tag file sound again, with everything said that has to be changed for it. Pure."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.errors.tag_file import DamagedDatabaseError
from tui.store.fields import Fields
from tui.store.history_codec import read_entry
from tui.store.repair.articles import mended_article, united
from tui.store.repair.pieces import Found
from tui.store.repair.shapes import OURS, has_shape, likely_table
from tui.store.repair.swallowed import parted
from tui.store.schema import FORMAT, SCHEMA, is_sound_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from tui.store.repair.findings import Faults
    from tui.store.schema import Tables

MOST_DEPTH = 100
"""Of lists and objects in one document; ours have six."""

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
    placed = _read_as_articles(_named(placed, faults), faults)
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


def _named(placed: list[Placed], faults: Faults) -> list[Placed]:
    """Return the documents, those of articles that do not say of which one with an id: steps of the same text have it.

    Where there is none, the id is a new one, of which the library has no article: one that has the text, or half of the
    paragraphs, takes them over as from a file that was renamed.
    """
    steps = [each.value for each in placed if each.table == "history"]
    known: dict[str, set[str]] = {}
    for step in steps:
        if isinstance(step.get("sha256"), str) and isinstance(step.get("article"), str):
            known.setdefault(step["sha256"], set()).add(step["article"])
    ids = [each.value.get("id") for each in placed if each.table == "articles"]
    taken = {name for name in ids if isinstance(name, str)}
    named = []
    for each in placed:
        is_nameless = each.table == "articles" and not isinstance(each.value.get("id"), str)
        if not is_nameless or not each.value.get("paragraphs"):
            named.append(each)
            continue
        sha256 = each.value.get("sha256")
        likely = known.get(sha256, set()) - taken if isinstance(sha256, str) else set()
        name = likely.pop() if len(likely) == 1 else _fresh(taken)
        taken.add(name)
        faults.add(f"articles {each.key!r} does not say which article it is of", f"now {name!r}")
        named.append(each._replace(value={"id": name} | each.value | {"id": name}))
    return named


def _fresh(taken: set[str]) -> str:
    return next(name for number in count(1) if (name := f"unknown-{number}") not in taken)


def _read_as_articles(placed: list[Placed], faults: Faults) -> list[Placed]:
    """Return the documents, with a table that holds articles as that of the articles where there is none of this name.

    The name of a table can be damaged, too.
    """
    tables = {each.table for each in placed}
    if "articles" in tables:
        return placed
    likely = [name for name in tables - OURS if all(_is_article(each) for each in placed if each.table == name)]
    for name in sorted(likely):
        faults.add(f"the table {name!r} holds articles, and there is no table 'articles'", "read as that")
    return [each._replace(table="articles") if each.table in likely else each for each in placed]


def _is_article(placed: Placed) -> bool:
    return {"id", "sha256", "paragraphs"} <= placed.value.keys()


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
    within = []
    if table in OURS:
        for key in [key for key, inner in value.items() if _documents(key, inner)]:
            faults.add(f"{name} has the document {key!r} within it", "taken out of it")
            within += _documents(key, value.pop(key))
    if table == "articles":
        value, moved, others = parted(value)
        if moved:
            faults.add(f"{name} has {moved} paragraphs that stand elsewhere in it", "among the others")
        for inner in others:
            faults.add(f"{name} has a document among its paragraphs", "taken out of it")
            within.append(("", inner))
    placed = [Placed(table, found.key, value)]
    for key, inner in within:
        placed += _unfolded(Found(likely_table(inner), key, inner), faults)
    return placed


def _documents(key: str, value: object) -> list[tuple[str, Any]]:
    """Return the documents that a member of another one holds, by their keys: itself, or those of a table."""
    if likely_table(value):
        return [(key, value)]
    members = value.items() if isinstance(value, dict) else ()
    return [(name, inner) for name, inner in members if likely_table(inner)]


def _table_of(found: Found) -> str | None:
    """Return the table that the document is of, None where that cannot be told; a name that cannot be read is none."""
    if found.table is None or not _SURROGATE.search(found.table):
        is_elsewhere = found.table in OURS and not has_shape(found.value, found.table)
        return (likely_table(found.value) if is_elsewhere else None) or found.table or likely_table(found.value)
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
