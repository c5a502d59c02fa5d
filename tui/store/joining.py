"""Two states of a tag file as one, by ``annotations.join``, and how its tables and documents are laid out. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.annotations.join import Json, canonical, identified, is_identified, joined, rank
from tui.store.keys import KNOWN_BY, keyed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.store.schema import Tables

_ORDER = ("meta", "codebook", "queries", "articles")
_LISTS = ("paragraphs", "layers")

_Document = dict[str, Any]


def joined_tables(ours: Tables, theirs: Tables) -> Tables:
    """Return the join of two states of one library's tag file, laid out; neither is changed.

    A document in which nothing of ``ours`` is later than in ``theirs`` is the very object of those, and so the other
    way round. Of two states of which one begins a new epoch (``hashiya reset``), that one stands alone.
    """
    if ours is theirs:
        return ours
    if epoch(ours) != epoch(theirs):
        return max(ours, theirs, key=epoch)
    return laid_out(
        {name: _joined_rows(name, ours.get(name, {}), theirs.get(name, {})) for name in dict.fromkeys([*ours, *theirs])}
    )


def epoch(tables: Tables) -> tuple[str, bytes]:
    """Return what orders states between which a person got rid of everything: the later beginning is the greater."""
    begun = [mark["epoch"] for mark in tables.get("meta", {}).values() if "epoch" in mark]
    return max(map(rank, begun), default=("", b""))


def laid_out(tables: Tables) -> Tables:
    """Return tables in their order, the documents by their keys, so that equal states have equal bytes.

    >>> [*laid_out({"articles": {}, "mine": {}, "codebook": {}, "meta": {}})]
    ['meta', 'codebook', 'articles', 'mine']
    """
    names = sorted(tables, key=lambda name: (_ORDER.index(name) if name in _ORDER else len(_ORDER), name))
    return {name: _in_order(name, tables[name]) for name in names}


def in_lists(document: _Document) -> _Document:
    """Return a document with its paragraphs and layers in their order, those that are there twice joined.

    The very same where nothing is to be done. Two that are there twice is what git can leave behind without a word.
    """
    found = document
    for name in _LISTS:
        values = document.get(name)
        if isinstance(values, list) and all(isinstance(each, dict) for each in values):
            new = _ordered([in_lists(each) for each in values])
            if len(new) != len(values) or any(one is not other for one, other in zip(new, values, strict=True)):
                found = {**found, name: new}
    return found


def _ordered(values: list[_Document]) -> list[_Document]:
    if not is_identified(values):
        return values
    known = identified(values)
    return [known[identity] for identity in sorted(known)]


def united(table: str, documents: Iterable[_Document]) -> list[_Document]:
    """Return documents of a table, one of KNOWN_BY, those that are known by the same joined."""
    known_by = KNOWN_BY[table]
    found: dict[str, _Document] = {}
    for each in documents:
        name = each[known_by]
        found[name] = _joined(found[name], each) if name in found else each
    return [*found.values()]


def _joined_rows(name: str, ours: Mapping[str, _Document], theirs: Mapping[str, _Document]) -> dict[str, _Document]:
    if ours is theirs:
        return dict(ours)
    if name in KNOWN_BY:
        return dict(enumerate_keys(united(name, [*ours.values(), *theirs.values()])))
    return {
        key: _joined(ours[key], theirs[key]) if key in ours and key in theirs else (ours.get(key) or theirs[key])
        for key in dict.fromkeys([*ours, *theirs])
    }


def enumerate_keys(documents: Iterable[_Document]) -> Iterable[tuple[str, _Document]]:
    """Yield documents with keys that ``laid_out`` puts right."""
    return ((str(number), document) for number, document in enumerate(documents))


def _joined(one: _Document, other: _Document) -> _Document:
    """Return the join of two documents; the one that says all of it already, if there is such a one."""
    if one is other:
        return one
    both: Json = joined(one, other)
    raw = canonical(both)
    if raw == canonical(one):
        return one
    return other if raw == canonical(other) else dict(both)


def _in_order(name: str, rows: Mapping[str, _Document]) -> dict[str, _Document]:
    if name in KNOWN_BY:
        return keyed(name, rows.values())
    return {key: rows[key] for key in sorted(rows, key=lambda key: (len(key), key))}
