"""Which document is of which table: told by where it stands and what it looks like. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.store.repair.mending.swallowed import parted, with_items
from tui.store.repair.reading.pieces import Found
from tui.store.repair.reading.shapes import OURS, has_shape, is_paragraph, is_rest, likely_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.store.repair.findings import Faults

MOST_DEPTH = 100
"""Of lists and objects in one document; ours have eight."""

_SURROGATE = re.compile("[\ud800-\udfff]")


class _TooDeepError(Exception):
    """A document is nested beyond MOST_DEPTH."""


class Placed(NamedTuple):
    """A document and where it belongs.

    Attributes:
        table: The name of its table.
        key: Its key there, "" where that is lost.
        value: The document.
    """

    table: str
    key: str
    value: dict[str, Any]


def placed(documents: Iterable[Found], faults: Faults) -> list[Placed]:
    """Return documents with the tables they belong to, those within others taken out.

    Args:
        documents: What could be read, in the file's order.
        faults: What was found so far; what had to be changed is added.
    """
    documents = list(documents)
    for table in dict.fromkeys(found.table for found in documents if found.table and _SURROGATE.search(found.table)):
        faults.add(f"the table {table!r} has a name that cannot be read", "its documents told by what they look like")
    return _read_as_articles([each for found in documents for each in _unfolded(found, faults)], faults)


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
    return has_shape(placed.value, "articles") and "sha256" in placed.value


def _unfolded(found: Found, faults: Faults) -> list[Placed]:
    """Return the document, and others that stand within it because a bracket is missing."""
    table = _table_of(found)
    name = f"{table or 'a document'} {found.key!r}"
    if table is None or not isinstance(found.value, dict):
        faults.add(
            f"{name} is not a document" if table else f"{name} cannot be told to be of any table",
            "left out",
            is_lossy=True,
        )
        return []
    try:
        value = _cleaned(found.value, name, faults)
    except _TooDeepError:
        faults.add(f"{name} is nested too deep", "left out", is_lossy=True)
        return []
    within: list[tuple[str, Any]] = []
    if table in OURS:
        value = _taken_out(value, name, within, faults)
    if table == "articles":
        value = _parted(value, name, within, faults)
    placed = [Placed(table, found.key, value)]
    for key, inner in within:
        placed += _unfolded(Found(likely_table(inner), key, inner), faults)
    return placed


def _taken_out(value: dict[str, Any], name: str, within: list[tuple[str, Any]], faults: Faults) -> dict[str, Any]:
    """Return a document without others that are members of it.

    Args:
        value: The document.
        name: What it is called in a sentence.
        within: Gets what is taken out, with its key.
        faults: What was found so far.
    """
    rest = {key: inner for key, inner in value.items() if not _documents(key, inner)}
    for key in [key for key in value if key not in rest]:
        faults.add(f"{name} has the document {key!r} within it", "taken out of it")
        if is_rest(value[key], rest):
            rest = {**value[key], **rest}
        else:
            within += _documents(key, value[key])
    return rest


def _parted(value: dict[str, Any], name: str, within: list[tuple[str, Any]], faults: Faults) -> dict[str, Any]:
    """Return an article's document with its paragraphs in their list. Args: as of ``_taken_out``."""
    own = value.get("paragraphs")
    paragraphs = filter(is_paragraph, own if isinstance(own, list) else ())
    damaged = sum(with_items(each) is not each for each in paragraphs)
    if damaged:
        faults.add(f"{name} has {damaged} lists of layers or tags under another name", "read as these")
    document, moved, others = parted(value)
    if moved:
        faults.add(f"{name} has {moved} paragraphs that stand elsewhere in it", "among the others")
    for inner in others:
        faults.add(f"{name} has a document among its paragraphs", "taken out of it")
        within.append(("", inner))
    return document


def _documents(key: str, value: object) -> list[tuple[str, Any]]:
    """Return the documents that a member of another one holds, by their keys: itself, or those of a table."""
    if likely_table(value):
        return [(key, value)]
    members = value.items() if isinstance(value, dict) else ()
    return [(name, inner) for name, inner in members if likely_table(inner)]


def _table_of(found: Found) -> str | None:
    """Return the table that the document is of, None where that cannot be told; a name that cannot be read is none."""
    likely, named = likely_table(found.value), found.table
    if named is None:
        return likely
    if _SURROGATE.search(named):
        return likely or _SURROGATE.sub("\ufffd", named)
    is_elsewhere = named in OURS and not has_shape(found.value, named)
    return likely if is_elsewhere and likely else named


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
        faults.add(f"{name} {what}", done, is_lossy=True)
    return cleaned
