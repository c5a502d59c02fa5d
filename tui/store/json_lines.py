"""The tag file as bytes: readable JSON, of which only what has changed is written, or read, anew."""

from __future__ import annotations

import re
from collections import OrderedDict
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from tui.store.joining import in_lists

if TYPE_CHECKING:
    from tui.store.schema import Tables

MOST_REMEMBERED = 16
"""Documents of which the objects' lines are remembered one by one."""

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
        self._lists = _Lists()

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
                    line = _Line(document, self._lists.document(name, key, document), is_written=True)
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


class _Lists:
    """Lists of objects as lines; the objects of the last documents that were written are remembered.

    A change replaces one object of a document, and leaves the others as they are.
    """

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[str, str], dict[int, tuple[object, bytes]]] = OrderedDict()
        self._before: dict[int, tuple[object, bytes]] = {}
        self._now: dict[int, tuple[object, bytes]] = {}

    def document(self, table: str, key: str, document: _Document) -> bytes:
        """Return a document's line."""
        self._before, self._now = self._known.pop((table, key), {}), {}
        raw = b"%b: %b" % (orjson.dumps(key), self._object(document, b""))
        self._known[table, key] = self._now
        if len(self._known) > MOST_REMEMBERED:
            self._known.popitem(last=False)
        return raw

    def _object(self, value: dict[str, Any], indent: bytes) -> bytes:
        """Return an object with its lists of objects in lines; they come last."""
        long = [name for name, each in value.items() if _is_long(each)]
        fields = [b"%b: %b" % (_name(name), _short(value[name])) for name in sorted(value) if name not in long]
        fields += [b"%b: %b" % (_name(name), self._lines(value[name], indent)) for name in sorted(long)]
        return b"{%b}" % b", ".join(fields)

    def _lines(self, values: list[dict[str, Any]], indent: bytes) -> bytes:
        return b"[\n%b\n%b]" % (b",\n".join([self._line(each, indent) for each in values]), indent)

    def _line(self, value: dict[str, Any], indent: bytes) -> bytes:
        known = self._before.get(id(value))
        if known is None or known[0] is not value:
            is_long = any(map(_is_long, value.values()))
            known = value, indent + (self._object(value, indent + b" ") if is_long else _short(value))
        self._now[id(value)] = known
        return known[1]


def _is_long(value: object) -> bool:
    return type(value) is list and bool(value) and all(isinstance(each, dict) for each in value)


@lru_cache(maxsize=256)
def _name(name: str) -> bytes:
    return orjson.dumps(name)


def _short(value: object) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
