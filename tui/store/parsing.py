"""From the bytes of a tag file to its tables, of whatever schema it is."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from tui.annotations.join import joined
from tui.errors.tag_file import Damage, DamagedDatabaseError, NotRegularDatabaseError, UnreadableDatabaseError, Wrong
from tui.files.refusals import NotRegularError
from tui.files.regular import read_regular
from tui.store.joining import enumerate_keys, in_lists, laid_out, united
from tui.store.keys import KNOWN_BY
from tui.store.migrations import migrated
from tui.store.schema import MOST_BYTES, SCHEMA, checked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tui.store.json_lines import Serialisation
    from tui.store.schema import Tables

_DOCUMENT = re.compile(rb'"[0-9]{1,18}"\s*:\s*\{')


class Parsed(NamedTuple):
    """The tables, as those of the newest schema and laid out, and the schema that the file itself has."""

    tables: Tables
    schema: int


def parse(path: Path, raw: bytes, lines: Serialisation | None = None) -> Parsed:
    """Return what ``raw``, the content of ``path``, holds.

    What is in the documents is not looked at, but in ``meta``, and by what they are known.

    Args:
        path: For errors to name.
        raw: The bytes.
        lines: Those of an earlier state: documents whose bytes are the same are the very objects they were.

    Raises:
        DamagedDatabaseError: It is not UTF-8 or not JSON, its schema is no number from 1, a document is not an object,
            or its key is none; an article's document has no sha256, one of the code book no id.
        ForeignDatabaseError: It is not a tag file: not an object of tables, or without the mark.
        NewerDatabaseError: It is one of a newer schema.
    """
    tables = _read_in_lines(path, raw, lines) if lines is not None else None
    if tables is not None:
        return Parsed(tables, SCHEMA)
    data = _loaded(path, raw)
    schema = checked(path, data)
    if schema < SCHEMA:
        return Parsed(migrated(path, data), schema)
    if len(_DOCUMENT.findall(raw)) > sum(map(len, data.values())):
        data = json.loads(raw, object_pairs_hook=_with_doubles)
    listed = {name: {key: in_lists(each) for key, each in rows.items()} for name, rows in data.items()}
    return Parsed(_sound(path, listed), schema)


def read_tag_file(path: Path) -> bytes | None:
    """Return the bytes of the file at ``path``, None where there is none. Opens nothing but regular files.

    Raises:
        NotRegularDatabaseError: It is something else.
        UnreadableDatabaseError: It cannot be read.
    """
    try:
        return read_regular(path, MOST_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except NotRegularError as error:
        raise NotRegularDatabaseError(path) from error
    except OSError as error:
        raise UnreadableDatabaseError(path, error) from error


def tables_of(path: Path) -> Tables | None:
    """Return the tables of the tag file at ``path``, None where there is none; {} of an empty one.

    Raises:
        DatabaseError: It cannot be read, or not be understood: see ``read_tag_file`` and ``parse``.
    """
    raw = read_tag_file(path)
    if raw is None:
        return None
    return parse(path, raw).tables if raw else {}


def _read_in_lines(path: Path, raw: bytes, lines: Serialisation) -> Tables | None:
    """Return the tables of a file as we write it; None where it has to be read as a whole."""
    tables: dict[str, dict[str, Any]] = {}
    doubles: list[tuple[str, dict[str, Any]]] = []
    try:
        found = lines.read(raw)
    except ValueError:
        return None
    for name, key, document in found:
        rows = tables.setdefault(name, {})
        if key in rows:
            doubles.append((name, document))
        elif key:
            rows[key] = document
    if checked(path, tables) < SCHEMA:
        return None
    for name, document in doubles:
        tables[name][str(len(tables[name]))] = document  # what is laid out gets its own key
    return _sound(path, tables)


def _with_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object in which a name may be there twice, of which a parser of JSON keeps one without a word."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        free = name
        while free in found and not _are_one(found[free], value):
            free += "0"
        found[free] = joined(found[free], value) if free in found else value
    return found


def _are_one(one: object, other: object) -> bool:
    """Return whether two values of one name are states of one thing, and not two documents that share a key."""
    if not isinstance(one, dict) or not isinstance(other, dict):
        return True
    return all(one.get(name) == other.get(name) for name in KNOWN_BY.values())


def _loaded(path: Path, raw: bytes) -> Any:  # noqa: ANN401 - JSON of any kind
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        raise DamagedDatabaseError(path, Damage(Wrong.NOT_UTF8, byte=error.start)) from error
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        byte = len(text[: error.pos].encode())
        raise DamagedDatabaseError(path, Damage(Wrong.NOT_JSON, byte=byte, detail=error.msg)) from error


def _sound(path: Path, tables: Mapping[str, dict[str, Any]]) -> Tables:
    """Return tables laid out, each document there once; the documents are in lists already, see ``in_lists``."""
    found: dict[str, dict[str, Any]] = {}
    for name, rows in tables.items():
        if name in KNOWN_BY:
            for key, document in rows.items():
                if not isinstance(document.get(KNOWN_BY[name]), str):
                    raise DamagedDatabaseError(path, Damage(Wrong.NO_TEXT, f"{name} {key!r}", KNOWN_BY[name]))
            found[name] = dict(enumerate_keys(united(name, rows.values())))
        else:
            found[name] = rows
    return laid_out(found)
