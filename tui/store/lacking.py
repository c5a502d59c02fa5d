"""What was read of a tag file that has not got it any more: emptied, deleted, rolled back, replaced. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tui.annotations.join import Json, canonical
from tui.store.joining import epoch, joined_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.store.schema import Tables


class Lacking(NamedTuple):
    """What the file has not any more.

    Attributes:
        known: What it held.
        joined: That, and what it holds now.
        data: How many tags, marks and notes it has not.
        is_other: Whether what it holds now was put there on purpose: by git, or it is another library's.
    """

    known: Tables
    joined: Tables
    data: int
    is_other: bool


def lacking(found: Tables, known: Tables) -> Lacking | None:
    """Return what ``found`` has not of ``known``; None where it has all of it, as after a change, or a new epoch."""
    if epoch(found) > epoch(known):
        return None
    joined = joined_tables(found, known)
    count = differing(joined, found)
    return Lacking(known, joined, count, not is_one_library(found, known)) if count else None


def and_earlier(lacks: Lacking, earlier: Lacking | None) -> Lacking:
    """Return what ``lacks`` says, and what was found ``earlier`` of the same library and nobody has dealt with yet."""
    if earlier is None:
        return lacks
    if not is_one_library(earlier.known, lacks.known) or epoch(earlier.known) != epoch(lacks.known):
        return earlier
    known = joined_tables(lacks.known, earlier.known)
    return Lacking(known, lacks.joined, max(lacks.data, earlier.data), lacks.is_other or earlier.is_other)


def differing(joined: Tables, state: Tables) -> int:
    """Return how many tags, marks and notes are in ``joined`` and not the same in ``state``, which was joined into it.

    Where it is only something else, such as a theme of the code book, that is 1; 0 where there is nothing.
    """
    return 0 if _is_same(joined, state) else _count(joined, state)


def is_one_library(one: Tables, other: Tables) -> bool:
    """Return whether two states may be of one library's tag file; those of schema 1 do not say of which they are."""
    ids = [{mark.get("library") for mark in tables.get("meta", {}).values()} - {None} for tables in (one, other)]
    return not all(ids) or bool(ids[0] & ids[1])


def _is_same(one: Tables, other: Tables) -> bool:
    """Return whether two states are the same but for which program wrote them."""
    return one.keys() - {"meta"} == other.keys() - {"meta"} and all(
        rows.keys() == other[name].keys() and all(document is other[name][key] for key, document in rows.items())
        for name, rows in one.items()
        if name != "meta"
    )


def _count(joined: Tables, found: Tables) -> int:
    """Return how many data of paragraphs are not the same in ``found``; one at least."""
    known = {document["sha256"]: document for document in found.get("articles", {}).values()}
    changed = [
        (document, known.get(document["sha256"]))
        for document in joined.get("articles", {}).values()
        if document is not known.get(document["sha256"])
    ]
    return max(1, sum(len(_data(document) - (_data(other) if other else set())) for document, other in changed))


def _data(document: dict[str, Any]) -> set[tuple[tuple[object, ...], bytes]]:
    """Return every datum of a text's document with where it is, but what its article is called.

    The document may be anything that somebody has put there: what is wrong with it is said when it is read.
    """
    return {(path, raw) for path, raw in _all(document, ()) if path != ("name",)}


def _all(value: Json, path: tuple[object, ...]) -> Iterator[tuple[tuple[object, ...], bytes]]:
    if isinstance(value, list):
        for each in value:
            known = each if isinstance(each, dict) else {}
            yield from _all(each, (*path, *(canonical(known.get(name)) for name in ("by", "start", "end"))))
    elif isinstance(value, dict) and "at" in value:
        yield path, canonical(value)
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from _all(each, (*path, name))
