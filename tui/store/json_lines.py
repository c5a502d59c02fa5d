"""The tag file as bytes: readable JSON, of which only what has changed is written, or read, anew."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from tui.store.joining import in_lists

if TYPE_CHECKING:
    from tui.store.schema import Tables

_Document = dict[str, Any]


class _Line(NamedTuple):
    """A document and its bytes: ``"KEY": {…}``; those that were read may not be those that are written."""

    document: _Document
    raw: bytes
    is_written: bool


_TABLE = re.compile(rb'"([^"\\]{1,100})": \{(\})?')
_KEY = re.compile(rb'"([0-9]{1,18})": ')


class Serialisation:
    """Remembers the bytes of each document, those that it wrote and those that it read.

    So what is in a document must not be changed in place, only replaced. The bytes are a function of the state: members
    stand in the order of their names, lists of objects behind all others, each of their objects on a line of its own.
    """

    def __init__(self) -> None:
        self._known: dict[str, dict[str, _Line]] = {}

    def chunks(self, tables: Tables) -> list[bytes]:
        """Return UTF-8 that, joined, is the JSON of ``tables``: documents, and the objects of their lists, a line each.

        Raises:
            orjson.JSONEncodeError: JSON cannot hold something; what is remembered is then as it was.

        >>> table = {"7": {"list": [{"b": 1, "layers": [{"by": "x"}]}], "id": "a"}}
        >>> print(b"".join(Serialisation().chunks({"themes": table})).decode())
        {
        "themes": {
        "7": {"id": "a", "list": [
        {"b": 1, "layers": [
         {"by":"x"}
         ]}
        ]}
        }
        }
        <BLANKLINE>
        """
        known: dict[str, dict[str, _Line]] = {}
        chunks = [b"{"]
        for number, (name, table) in enumerate(tables.items()):
            chunks += [b",\n" if number else b"\n", orjson.dumps(name), b": {"]
            before, now = self._known.get(name, {}), known.setdefault(name, {})
            for place, (key, document) in enumerate(table.items()):
                line = before.get(key)
                if line is None or line.document is not document or not line.is_written:
                    line = _Line(document, b"%b: %b" % (orjson.dumps(key), _object(document)), is_written=True)
                now[key] = line  # not a new one: thousands of them would wake the garbage collector
                chunks += (b",\n" if place else b"\n", line.raw)
            chunks.append(b"\n}" if table else b"}")
        chunks.append(b"\n}\n")
        self._known = known
        return chunks

    def read(self, raw: bytes) -> list[tuple[str, str, _Document]]:
        """Return the documents of a file as ``chunks`` lays it out: table, key, document.

        A document whose bytes are known is the very object that they were of. One key may come twice, as git can leave
        it. For a table without documents, the key is "".

        Raises:
            ValueError: It is laid out otherwise, or is no JSON: it has to be read as a whole.
        """
        position = 1
        known: dict[str, dict[str, _Line]] = {}
        found: list[tuple[str, str, _Document]] = []
        if not raw.startswith(b"{\n"):
            raise ValueError("not in lines")
        while table := _TABLE.match(raw, position + 1):
            name, position = table[1].decode(), table.end()
            before, now = self._known.get(name, {}), known.setdefault(name, {})
            if table[2]:
                found.append((name, "", {}))
            else:
                end = raw.index(b"\n}", position)
                for part in raw[position + 2 : end].split(b',\n"') if end > position else ():
                    key, line = _read(b'"' + part, before)
                    now[key] = line
                    found.append((name, key, line.document))
                position = end + 2
            if raw[position : position + 2] != b",\n":
                break
            position += 1
        if raw[position:] != b"\n}\n":
            raise ValueError("not in lines")
        self._known = known
        return found


def _read(raw: bytes, known: dict[str, _Line]) -> tuple[str, _Line]:
    match = _KEY.match(raw)
    if match is None:
        raise ValueError("not in lines")
    key = match[1].decode()
    line = known.get(key)
    if line is None or line.raw != raw:
        document = orjson.loads(raw[match.end() :])
        line = _Line(in_lists(document) if isinstance(document, dict) else document, raw, is_written=False)
    return key, line


def _object(value: dict[str, Any], indent: bytes = b"") -> bytes:
    """Return an object with its lists of objects in lines; they come last."""
    fields = sorted((_is_long(each), name) for name, each in value.items())
    return b"{%b}" % b", ".join(
        b"%b: %b" % (orjson.dumps(name), _lines(value[name], indent) if is_long else _short(value[name]))
        for is_long, name in fields
    )


def _lines(values: list[dict[str, Any]], indent: bytes) -> bytes:
    deeper = indent + b" "
    lines = (indent + (_object(each, deeper) if any(map(_is_long, each.values())) else _short(each)) for each in values)
    return b"[\n%b\n%b]" % (b",\n".join(lines), indent)


def _is_long(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _short(value: object) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
