"""What makes a JSON file a tag file of this program: readable bytes, an object of tables, our mark in ``meta``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from tui.errors import DamagedDatabaseError, ForeignDatabaseError

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = "hashiya tags"
SCHEMA = 1

Tables = dict[str, dict[str, Any]]

# TinyDB makes integers of the keys; more digits than these nobody counted up to.
_MOST_DIGITS = 18


def parse(path: Path, raw: bytes) -> Tables:
    """Return the tables that ``raw``, the content of ``path``, holds.

    Raises DamagedDatabaseError, naming the byte, where it is not JSON or its documents are not objects, and
    ForeignDatabaseError where it is not a tag file, or one of a newer schema.
    """
    return _checked(path, _loaded(path, raw))


def _loaded(path: Path, raw: bytes) -> object:
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        raise DamagedDatabaseError(f"{path} is damaged at byte {error.start}: not UTF-8") from error
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        byte = len(text[: error.pos].encode())
        raise DamagedDatabaseError(f"{path} is damaged at byte {byte}: {error.msg}") from error


def _checked(path: Path, data: object) -> Tables:
    if not isinstance(data, dict) or not all(isinstance(table, dict) for table in data.values()):
        raise ForeignDatabaseError(f"{path} is JSON, but not a tag file of hashiya")
    marks = [mark for mark in data.get("meta", {}).values() if isinstance(mark, dict)]
    schemas = [mark.get("schema") for mark in marks if mark.get("format") == FORMAT]
    if not schemas:
        raise ForeignDatabaseError(f"{path} is JSON, but not a tag file of hashiya")
    schema = schemas[0]
    if type(schema) is not int or schema < 1:
        raise DamagedDatabaseError(f"{path} is damaged: its schema is not a number from 1")
    if schema > SCHEMA:
        raise ForeignDatabaseError(f"{path} was written by a newer hashiya (schema {schema}; this one knows {SCHEMA})")
    for name, table in data.items():
        _check_documents(path, name, table)
    return data


def _check_documents(path: Path, name: str, table: dict[str, object]) -> None:
    for key, document in table.items():
        if not is_sound_key(key) or not isinstance(document, dict):
            raise DamagedDatabaseError(f"{path} is damaged: {name!r} has no sound document {key!r}")


def is_sound_key(key: str) -> bool:
    """Return whether TinyDB can keep a document under ``key``: of "1" and "01" it would keep only one."""
    return key.isascii() and key.isdecimal() and len(key) <= _MOST_DIGITS and str(int(key)) == key


def free_key(table: dict[str, Any]) -> str:
    """Return the key that the next document of ``table`` gets, as TinyDB would count."""
    return str(max(map(int, table), default=0) + 1)
