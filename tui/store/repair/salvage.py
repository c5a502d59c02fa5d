"""What can be read of a tag file that may be damaged: its documents, as far as they go, and the gaps. Pure."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from tui.store.repair.pieces import ENDS_EARLY, Found, Gap
from tui.store.repair.scanner import BrokenError, Scanner
from tui.store.repair.shapes import OURS, likely_table
from tui.store.repair.wreck import FIELDS, End, Wreck

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_ARABIC_WORD = re.compile("[\u0621-\u064a]{3}")
_OPENING = re.compile(r'\{[ \t\r\n]*(?:\}|"[0-9]{1,18}"[ \t\r\n]*:[ \t\r\n]*\{)')
_KEY = re.compile(r'"[0-9]{1,18}"')


class Decoded(NamedTuple):
    """The text of a file's bytes. ``encoding`` names what it should not be in; "" for UTF-8."""

    text: str
    encoding: str


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

    @property
    def parts(self) -> frozenset[str]:
        """Return the ids of the articles of which paragraphs may be missing."""
        values = [found.value for found in self.documents if found.is_part and isinstance(found.value, dict)]
        return frozenset(value["id"] for value in values if isinstance(value.get("id"), str))

    @property
    def ends_early(self) -> bool:
        """Return whether the text ends before the table of the articles does."""
        return "articles" not in self.whole and any(gap.reason == ENDS_EARLY for gap in self.gaps)


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
    (Gap(at=44, start=37, end=47, reason='Expecting value', inside="themes '2'", unread=0),)
    """
    return _Reader(text).read()


class _Reader:
    """Goes through the known shape; behind a damaged place on from the next thing that can be read."""

    def __init__(self, text: str) -> None:
        self._scanner = Scanner(text)
        self._table: str | None = None
        self._former: str | None = None
        self._is_table_whole = False
        self._resumed = -1
        self._documents: list[Found] = []
        self._tables: list[str] = []
        self._not_tables: list[str] = []
        self._whole: set[str] = set()
        self._gaps: list[Gap] = []

    def read(self) -> Walk:
        step: _Step = self._opening
        while step is not None:
            try:
                step = step()
            except BrokenError as broken:
                step = self._read_on(broken)
        return Walk(
            tuple(self._documents),
            tuple(self._tables),
            tuple(self._not_tables),
            frozenset(self._whole),
            tuple(self._gaps),
        )

    def _opening(self) -> _Step:
        self._scanner.expect("{")
        return self._ending if self._scanner.took("}") else self._begin

    def _begin(self) -> _Step:
        self._scanner.skip_blanks()
        begin = self._scanner.position
        name = self._scanner.name()
        self._scanner.skip_blanks()
        if (name in FIELDS or name.isdecimal()) and not self._is_table_opening():
            self._return_to(begin, "a table is missing")
        if not self._scanner.took("{"):
            self._scanner.value()
            self._not_tables.append(name)
            return self._behind_table
        self._enter(name)
        if begin == self._resumed and name not in OURS:
            self._table = None  # a name that was typed, or one that is damaged
        return self._end_of_table if self._scanner.took("}") else self._document

    def _enter(self, name: str) -> None:
        self._table = self._former = name
        self._is_table_whole = name not in self._tables
        self._tables.append(name)

    def _document(self) -> _Step:
        self._scanner.skip_blanks()
        begin = self._scanner.position
        key = self._scanner.name()
        self._scanner.skip_blanks()
        if not key.isdecimal() and (key in OURS or self._is_table_opening()):
            self._return_to(begin, "'}' is missing")
        if key in FIELDS and not self._scanner.is_at("{"):
            self._return_to(begin, "a document is missing")
        if self._scanner.is_at('"'):
            raise BrokenError(self._scanner.position, "'{' is missing")
        start = self._scanner.position
        try:
            value = self._scanner.value()
        except BrokenError:
            return self._salvaged(key, start)
        if self._is_doubled(value, start):
            return self._salvaged(key, start)
        self._documents.append(Found(self._table or self._likely_foreign(value), key, value))
        return self._behind_document

    def _behind_document(self) -> _Step:
        if self._scanner.took(","):
            return self._document
        self._scanner.expect("}")
        return self._end_of_table

    def _end_of_table(self) -> _Step:
        if self._is_table_whole and self._table is not None:
            self._whole.add(self._table)
        self._table = None
        return self._behind_table

    def _behind_table(self) -> _Step:
        if self._scanner.took(","):
            return self._begin
        self._scanner.expect("}")
        return self._ending

    def _ending(self) -> _Step:
        self._scanner.skip_blanks()
        if self._scanner.position < len(self._scanner.text):
            raise BrokenError(self._scanner.position, "something stands behind the end")
        return None

    def _return_to(self, position: int, reason: str) -> None:
        self._scanner.position = position
        raise BrokenError(position, reason)

    def _is_table_opening(self) -> bool:
        return _OPENING.match(self._scanner.text, self._scanner.position) is not None

    def _is_doubled(self, value: object, start: int) -> bool:
        """Return whether a document, which ends at the position, has names twice, of which one would be lost."""
        text, end = self._scanner.text, self._scanner.position
        paragraphs = value.get("paragraphs") if isinstance(value, dict) else None
        if not isinstance(paragraphs, list):
            return False
        own = {"paragraphs": 1, "quote": sum(isinstance(each, dict) and "quote" in each for each in paragraphs)}
        may_be = any(text.count(f'"{name}"', start, end) > count for name, count in own.items())
        return may_be and self._scanner.is_doubled(start)

    def _likely_foreign(self, value: object) -> str | None:
        """Return the table of others that a document behind a damaged place is likely to be of."""
        return self._former if self._former not in OURS and likely_table(value) is None else None

    def _read_on(self, broken: BrokenError) -> _Step:
        last = self._documents[-1].value if self._documents else None
        before: dict[str, Any] | None = last if isinstance(last, dict) else None
        if self._scanner.position == self._resumed:  # what looked like a name there is none
            self._scanner.position += 1
            broken = BrokenError(self._scanner.position, broken.reason)
        wreck = Wreck(self._scanner, self._table, "", before)
        number = len(self._documents) - 1
        step = self._followed(wreck, wreck.read_on(broken))
        if wreck.is_continued and any(gap.start < gap.end for gap in wreck.gaps):
            self._documents[number] = self._documents[number]._replace(is_part=True)
        return step

    def _salvaged(self, key: str, start: int) -> _Step:
        self._scanner.position = start
        wreck = Wreck(self._scanner, self._table, key)
        return self._followed(wreck, wreck.read())

    def _followed(self, wreck: Wreck, end: End) -> _Step:
        """Take over what was read of a damaged document, and go on behind it."""
        self._documents += wreck.documents
        self._gaps += wreck.gaps
        is_elsewhere = any(found.table != self._table for found in wreck.documents)
        if end is End.BEHIND and not wreck.has_moved and not is_elsewhere:
            return self._behind_document
        self._is_table_whole, self._table = False, None
        if end is End.NOWHERE:
            return None
        if end is End.BEHIND:
            return self._behind_document
        self._resumed = self._scanner.position
        is_key = _KEY.match(self._scanner.text, self._scanner.position) is not None
        return self._document if is_key else self._begin


_Step: TypeAlias = "Callable[[], _Step] | None"
