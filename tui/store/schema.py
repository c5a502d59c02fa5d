"""What makes a JSON file a tag file of this program: readable bytes, an object of tables, our mark in ``meta``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tui.errors.tag_file import Damage, DamagedDatabaseError, ForeignDatabaseError, NewerDatabaseError, Wrong
from tui.files.regular import read_regular

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = "hashiya tags"
"""The mark: what the document in ``meta`` says at ``format``."""

SCHEMA = 2
"""The newest schema that is read, and the one that is written."""

MOST_BYTES = 500_000_000
"""Of a tag file: half a million tagged paragraphs. In memory it takes some five times as much."""

Tables = dict[str, dict[str, Any]]
"""Documents by the name of their table and their key in it."""

# TinyDB makes integers of the keys; more digits than these nobody counted up to.
_MOST_DIGITS = 18


_MARK = re.compile(rb'"format"\s*:\s*"hashiya tags"')
_BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")


def is_tag_file(path: Path) -> bool:
    """Return whether there is a file with our mark in it: a tag file, sound or damaged, or a copy of one.

    >>> from pathlib import Path
    >>> is_tag_file(Path("/nowhere/tags.json"))
    False
    """
    try:
        raw = read_regular(path, MOST_BYTES)
    except (OSError, ValueError):
        return False
    return _BEGINNING.match(raw) is not None and _MARK.search(raw) is not None


def checked(path: Path, data: object) -> int:
    """Return the schema of ``data``, the JSON that the file at ``path`` is. Of documents only ``meta`` is looked at.

    Raises:
        DamagedDatabaseError: Its schema is no number from 1, a document is not an object, or its key is none.
        ForeignDatabaseError: It is not a tag file: not an object of tables, or without the mark.
        NewerDatabaseError: It is one of a newer schema.
    """
    if not isinstance(data, dict) or not all(isinstance(table, dict) for table in data.values()):
        raise ForeignDatabaseError(path)
    marks = [mark for mark in data.get("meta", {}).values() if isinstance(mark, dict)]
    schemas = [mark.get("schema") for mark in marks if mark.get("format") == FORMAT]
    if not schemas:
        raise ForeignDatabaseError(path)
    schema = schemas[0]
    if type(schema) is not int or schema < 1:
        raise DamagedDatabaseError(path, Damage(Wrong.SCHEMA))
    if schema > SCHEMA:
        raise NewerDatabaseError(path, schema, SCHEMA)
    for name, table in data.items():
        _check_documents(path, name, table)
    return schema


def _check_documents(path: Path, name: str, table: dict[str, object]) -> None:
    for key, document in table.items():
        if not is_sound_key(key) or not isinstance(document, dict):
            raise DamagedDatabaseError(path, Damage(Wrong.NO_DOCUMENT, name, key))


def is_sound_key(key: str) -> bool:
    """Return whether TinyDB can keep a document under ``key``: of "1" and "01" it would keep only one.

    >>> is_sound_key("12"), is_sound_key("012"), is_sound_key("١٢"), is_sound_key("one")
    (True, False, False, False)
    """
    return key.isascii() and key.isdecimal() and len(key) <= _MOST_DIGITS and str(int(key)) == key
