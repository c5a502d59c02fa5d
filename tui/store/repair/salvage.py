"""What can be read of a tag file that may be damaged: its whole documents, and what lies between. Pure."""

from __future__ import annotations

import codecs
import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from tui.store.repair.fragments import fragment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MOST_GAPS = 500
"""Damaged places after which the rest is given up: each of them can cost a look at all that follows."""

# In a string a quotation mark stands behind a backslash, so that this begins a document or one of our tables.
_RESUMPTION = re.compile(r'"([0-9]{1,18}|meta|themes|articles|history)"[ \t\r\n]*:[ \t\r\n]*\{')
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_BLANKS = re.compile(r"[ \t\r\n]*")
_ARABIC_WORD = re.compile("[\u0621-\u064a]{3}")
_ID = re.compile(r'"id"\s*:\s*"((?:[^"\\]|\\.){1,200})"')


class Decoded(NamedTuple):
    """The text of a file's bytes. ``encoding`` names what it should not be in; "" for UTF-8."""

    text: str
    encoding: str


class Found(NamedTuple):
    """One document, or the beginning of one that breaks off.

    Attributes:
        table: The table that it stands in, None where the damage before it hides in which one.
        key: Its key there.
        value: What stands there, which need not be an object.
        is_part: Whether it is the beginning of an article's document that breaks off.
    """

    table: str | None
    key: str
    value: object
    is_part: bool = False


class Gap(NamedTuple):
    """A range of code points that could not be read.

    Attributes:
        at: Where reading could not go on.
        start: The first that is left out, at or before that.
        end: Where reading goes on, or the text ends.
        reason: Why, in English.
        inside: The document that the range begins in, as a sentence names it; "" where it begins in none.
    """

    at: int
    start: int
    end: int
    reason: str
    inside: str


class Walk(NamedTuple):
    """What was found, in the file's order.

    Attributes:
        documents: All that could be read, and the beginnings of articles' documents that break off.
        tables: The names of the tables, as often as they come.
        not_tables: What stands among the tables and is not an object, by name.
        whole: The tables that were read from their beginning to their end.
        gaps: What could not be read.
    """

    documents: tuple[Found, ...]
    tables: tuple[str, ...]
    not_tables: tuple[str, ...]
    whole: frozenset[str]
    gaps: tuple[Gap, ...]


class _BrokenError(Exception):
    """Reading cannot go on at ``position``."""

    def __init__(self, position: int, reason: str) -> None:
        super().__init__(reason)
        self.position = position
        self.reason = reason


def decoded(raw: bytes) -> Decoded:
    """Return the text of ``raw``. A byte that is none of UTF-8 becomes a lone surrogate (``surrogateescape``)."""
    with suppress(UnicodeDecodeError):
        text = raw.decode()
        return Decoded(text.removeprefix("\ufeff"), "UTF-8 with a byte order mark" if text[:1] == "\ufeff" else "")
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Decoded(raw.decode("utf-16", "replace"), "UTF-16")
    if raw.startswith(codecs.BOM_UTF8):
        return Decoded(
            raw.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape"), "UTF-8 with a byte order mark"
        )
    text = raw.decode("utf-8", "surrogateescape")
    strange = sum("\udc80" <= char <= "\udcff" for char in text)
    letters = sum(not char.isascii() for char in text) - strange
    if strange > letters and b"\0" not in raw and _ARABIC_WORD.search(raw.decode("cp1256")):
        return Decoded(raw.decode("cp1256"), "windows-1256")
    return Decoded(text, "")


def bytes_of(text: str, positions: Iterable[int]) -> dict[int, int]:
    """Return for each of ``positions``, code points of ``text``, its byte in the UTF-8 file that it was read from.

    >>> bytes_of("سلام", [1, 4])
    {1: 2, 4: 8}
    """
    found, last, byte = {}, 0, 0
    for position in sorted(set(positions)):
        byte += len(text[last:position].encode("utf-8", "surrogateescape"))
        found[position], last = byte, position
    return found


def walk(text: str) -> Walk:
    """Return what can be read of ``text``, which should be ``{"table": {"1": {...}}}``. Never raises.

    >>> found = walk('{"themes": {"1": {"id": "war"}, "2": {"id": }, "3": {"id": "sea"}}}')
    >>> [document.value for document in found.documents]
    [{'id': 'war'}, {'id': 'sea'}]
    >>> found.gaps
    (Gap(at=44, start=37, end=47, reason='Expecting value', inside="themes '2'"),)
    """
    return _Reader(text).read()


class _Reader:
    """Goes through the known shape, and behind a damaged place on from the next document or table."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._position = 0
        self._table: str | None = None
        self._key = ""
        self._is_table_whole = False
        self._documents: list[Found] = []
        self._tables: list[str] = []
        self._not_tables: list[str] = []
        self._whole: set[str] = set()
        self._gaps: list[Gap] = []
        self._json = json.JSONDecoder(parse_constant=_no_constant, parse_float=_finite)

    def read(self) -> Walk:
        step: _Step = self._opening
        while step is not None:
            try:
                step = step()
            except _BrokenError as broken:
                step = self._resumed(broken)
        return Walk(
            tuple(self._documents),
            tuple(self._tables),
            tuple(self._not_tables),
            frozenset(self._whole),
            tuple(self._gaps),
        )

    def _opening(self) -> _Step:
        self._expect("{")
        return self._ending if self._took("}") else self._begin

    def _begin(self) -> _Step:
        name = self._name()
        if not self._took("{"):
            self._value()
            self._not_tables.append(name)
            return self._behind_table
        self._enter(name)
        return self._end_of_table if self._took("}") else self._document

    def _enter(self, name: str) -> None:
        self._table, self._is_table_whole = name, name not in self._tables
        self._tables.append(name)

    def _document(self) -> _Step:
        self._key = self._name()
        self._documents.append(Found(self._table, self._key, self._value()))
        self._key = ""
        if self._took(","):
            return self._document
        self._expect("}")
        return self._end_of_table

    def _end_of_table(self) -> _Step:
        if self._is_table_whole and self._table is not None:
            self._whole.add(self._table)
        self._table = None
        return self._behind_table

    def _behind_table(self) -> _Step:
        if self._took(","):
            return self._begin
        self._expect("}")
        return self._ending

    def _ending(self) -> _Step:
        self._skip_blanks()
        if self._position < len(self._text):
            raise _BrokenError(self._position, "something stands behind the end")
        return None

    def _resumed(self, broken: _BrokenError) -> _Step:
        start = min(self._position, broken.position)
        found = _RESUMPTION.search(self._text, broken.position) if len(self._gaps) < MOST_GAPS else None
        end = found.start() if found else len(self._text)
        is_at_end = not self._text[broken.position :].strip("\0 \t\r\n")
        is_cut_off = found is None and (is_at_end or self._is_open_string(broken.position))
        reason = "the file ends in the middle" if is_cut_off else broken.reason
        self._gaps.append(Gap(broken.position, start, end, reason, self._inside(start, end)))
        self._key, self._is_table_whole, self._table = "", False, None
        if found is None:
            return None
        self._position = found.start()
        return self._document if found[1].isdecimal() else self._begin

    def _is_open_string(self, position: int) -> bool:
        """Return whether a string begins there, and never ends."""
        return self._text.startswith('"', position) and _STRING.match(self._text, position) is None

    def _inside(self, start: int, end: int) -> str:
        """Return the name of the document that breaks off, and keep what it begins with."""
        if not self._key:
            return ""
        named = _ID.search(self._text, start, end)
        name = f"{self._table or 'document'} {self._key!r}" + (f" ({named[1]!r})" if named else "")
        part = fragment(self._text, start, self._json) if self._table in {"articles", None} else None
        if part is None:
            return name
        self._documents.append(Found("articles", self._key, part, is_part=True))
        return f"{name} but for its first {len(part['paragraphs'])} paragraphs"

    def _name(self) -> str:
        self._skip_blanks()
        if not self._text.startswith('"', self._position):
            raise _BrokenError(self._position, "a name is missing")
        name = self._value()
        self._expect(":")
        return str(name)

    def _value(self) -> object:
        self._skip_blanks()
        try:
            value, self._position = self._json.raw_decode(self._text, self._position)
        except json.JSONDecodeError as error:
            raise _BrokenError(max(error.pos, self._position), error.msg) from error
        except RecursionError as error:
            raise _BrokenError(self._position + 1, "too deep") from error
        except ValueError as error:
            raise _BrokenError(self._position + 1, "a number is none") from error
        return value

    def _expect(self, char: str) -> None:
        if not self._took(char):
            raise _BrokenError(self._position, f"{char!r} is missing")

    def _took(self, char: str) -> bool:
        self._skip_blanks()
        is_there = self._text.startswith(char, self._position)
        self._position += is_there
        return is_there

    def _skip_blanks(self) -> None:
        blanks = _BLANKS.match(self._text, self._position)
        self._position = blanks.end() if blanks else self._position


_Step: TypeAlias = "Callable[[], _Step] | None"


def _no_constant(name: str) -> object:
    raise ValueError(name)


def _finite(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise ValueError(digits)
    return number
