"""Sound tables of the newest schema, made of the documents that could be read of a file of any. Pure."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

from tui.annotations.join import joined
from tui.errors.tag_file import DamagedDatabaseError
from tui.store.codebook_codec import said_theme
from tui.store.fields import Fields
from tui.store.joining import enumerate_keys, joined_tables, laid_out, united
from tui.store.keys import KNOWN_BY
from tui.store.migrations import migrated
from tui.store.repair.findings import Faults
from tui.store.repair.mending.documents import Placed, placed
from tui.store.repair.mending.old_texts import mended_old_text
from tui.store.repair.mending.schemas import apart
from tui.store.repair.mending.texts import mended_text
from tui.store.schema import FORMAT, SCHEMA, is_sound_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tui.store.repair.reading.pieces import Found
    from tui.store.schema import Tables


def mended(documents: Iterable[Found], path: Path, faults: Faults) -> Tables:
    """Return the tables that documents make, each document sound; what had to be changed is added to ``faults``.

    Args:
        documents: What could be read, in the file's order.
        path: The tag file.
        faults: What was found so far.
    """
    old, new = apart(placed(documents, faults))
    if old and new:
        faults.add(f"some of it is of schema 1, some of schema {SCHEMA}", "joined")
    states = [_migrated(path, tables) for tables in _old_states(old, path, faults)]
    return reduce(joined_tables, states, _new_state(new, path, faults))


def _migrated(path: Path, old: Tables) -> Tables:
    """Return tables of schema 1 as those of the newest, sound even where what the history says is not."""
    tables = migrated(path, old)
    documents = [Placed(name, key, document) for name, rows in tables.items() for key, document in rows.items()]
    return _new_state(documents, path, Faults())


# The newest schema


def _new_state(documents: list[Placed], path: Path, faults: Faults) -> Tables:
    found: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for table, key, value in documents:
        if key and not is_sound_key(key):
            faults.add(f"{table} {key!r}: the key is no number", "another one")
        name = f"{table} {key!r}"
        found.setdefault(table, []).extend((key, each) for each in _sound(table, name, value, path, faults))
    tables: Tables = {}
    for table, rows in found.items():
        one = _known if table in KNOWN_BY else _keyed
        tables[table] = one(table, rows)
        faults.doubles += len(rows) - len(tables[table])
    return laid_out(tables)


def _known(table: str, rows: list[tuple[str, dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    return dict(enumerate_keys(united(table, [document for _, document in rows])))


def _keyed(_: str, rows: list[tuple[str, dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for key, document in rows:
        if is_sound_key(key):
            found[key] = joined(found[key], document) if key in found else document
    for key, document in rows:
        if not is_sound_key(key):
            found[_free(found)] = document
    return found


def _free(rows: dict[str, Any]) -> str:
    return next(str(number) for number in range(1, len(rows) + 2) if str(number) not in rows)


def _sound(table: str, name: str, value: dict[str, Any], path: Path, faults: Faults) -> list[dict[str, Any]]:
    """Return what a document is once it is sound; nothing where nothing can be made of it.

    Args:
        table: Its table.
        name: What it is called in a sentence.
        value: The document.
        path: The tag file.
        faults: What was found so far.
    """
    fields = Fields(path, name, value)
    try:
        match table:
            case "meta":
                return [_sound_mark(value, faults)]
            case "articles":
                return mended_text(value, fields, faults)
            case "codebook":
                said_theme(fields)
            case "queries":
                fields.text("id")
    except DamagedDatabaseError as error:
        faults.add_damage(error, "left out")
        return []
    return [value]


def _sound_mark(value: dict[str, Any], faults: Faults) -> dict[str, Any]:
    schema = value.get("schema")
    if value.get("format") != FORMAT or (type(schema) is int and schema >= 1):
        return value
    faults.add("meta has a schema that is not a number from 1", f"now {SCHEMA}")
    return value | {"schema": SCHEMA}


# Schema 1


def _old_states(documents: list[Placed], path: Path, faults: Faults) -> list[Tables]:
    """Return tables of schema 1 that can be migrated: as many as the times that one article is there.

    Each has the history: from that is known what was taken off.
    """
    states: list[Tables] = []
    shared: Tables = {}
    taken: dict[str, set[str]] = {}
    for each in documents:
        taken.setdefault(each.table, set()).add(each.key)
    for table, key, value in documents:
        name = f"{table} {key!r}"
        document = _sound_old(table, value, Fields(path, name, value), faults)
        if document is None:
            continue
        if table == "articles":
            times = sum(_ids(state) >= {document["id"]} for state in states)
            if times:
                faults.add(f"article {document['id']!r} is there twice ({key!r} is the second)", "united")
            if times == len(states):
                states.append({"articles": {}})
            rows = states[times]["articles"]
        else:
            rows = shared.setdefault(table, {})
        if not is_sound_key(key) or key in rows:
            fresh = next(str(number) for number in range(1, len(taken[table]) + 2) if str(number) not in taken[table])
            faults.add(f"{name}: the key is there twice or is no number", f"now {fresh}")
            taken[table].add(fresh)
            rows[fresh] = document
        else:
            rows[key] = document
    return [{**shared, **state} for state in (states or ([{}] if shared else []))]


def _ids(state: Tables) -> set[str]:
    return {document["id"] for document in state["articles"].values()}


def _sound_old(table: str, value: dict[str, Any], fields: Fields, faults: Faults) -> dict[str, Any] | None:
    """Return a document of schema 1, None where nothing can be made of it. A step that is damaged harms nothing else.

    Args:
        table: Its table.
        value: The document.
        fields: The same, to be read.
        faults: What was found so far.
    """
    try:
        match table:
            case "articles":
                return mended_old_text(value, fields, faults)
            case "themes":
                for key in ("id", "ar", "en", "colour"):
                    fields.text(key)
    except DamagedDatabaseError as error:
        faults.add_damage(error, "left out")
        return None
    return value
