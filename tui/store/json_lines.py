"""The tag file as bytes: readable JSON, made anew only for the documents that have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.store.schema import Tables

_Document = dict[str, Any]
_Known = dict[str, dict[str, tuple[_Document, bytes]]]


class Serialisation:
    """Remembers the bytes of each document. A document that is equal to what it was has the same bytes.

    So what is in a document must not be changed in place, only replaced, and by nothing of another type.
    """

    def __init__(self) -> None:
        self._known: _Known = {}

    def chunks(self, tables: Tables) -> list[bytes]:
        """Return UTF-8 that, joined, is the JSON of ``tables``: documents, and the objects of their lists, a line each.

        Raises:
            orjson.JSONEncodeError: JSON cannot hold something; what is remembered is then as it was.

        >>> print(b"".join(Serialisation().chunks({"themes": {"1": {"id": "a", "list": [{"b": 1}]}}})).decode())
        {
        "themes": {
        "1": {"id": "a", "list": [
        {"b":1}
        ]}
        }
        }
        <BLANKLINE>
        """
        known: _Known = {}
        chunks = [b"{"]
        for number, (name, table) in enumerate(tables.items()):
            chunks += [b",\n" if number else b"\n", orjson.dumps(name), b": {"]
            before, now = self._known.get(name, {}), known.setdefault(name, {})
            for place, (key, document) in enumerate(table.items()):
                entry = before.get(key)
                if entry is None or (entry[0] is not document and entry[0] != document):
                    entry = document, _line(key, document)
                now[key] = entry  # not a new one: thousands of them would wake the garbage collector
                chunks += (b",\n" if place else b"\n", entry[1])
            chunks.append(b"\n}" if table else b"}")
        chunks.append(b"\n}\n")
        self._known = known
        return chunks


def _line(key: str, document: _Document) -> bytes:
    return b"%b: {%b}" % (orjson.dumps(key), b", ".join(_fields(document)))


def _fields(document: _Document) -> Iterator[bytes]:
    for name, value in document.items():
        is_long = isinstance(value, list) and value and all(isinstance(each, dict) for each in value)
        raw = b"[\n%b\n]" % b",\n".join(map(orjson.dumps, value)) if is_long else orjson.dumps(value)
        yield b"%b: %b" % (orjson.dumps(name), raw)
