"""Places in a damaged tag file from which reading can go on. Pure.

In a string a quotation mark stands behind a backslash, so that nothing of this is found in one.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from tui.store.repair.reading.shapes import HEAD, ITEM_LISTS

if TYPE_CHECKING:
    from collections.abc import Collection

_S = r"[ \t\r\n]*"
_Q = r'(?<!\\)"'
_IS = rf"{_S}:{_S}"
_END = rf"{_S}[,}}]"
_NAMES = "|".join((*HEAD, "tags", "layers", "note", "reviewed", "orphan", "theme"))
_OF_DATUM = r"(?:how|made|on|spans|text|v)"
# A theme, or a machine, may be called by a number, as documents are.
_DATUM = rf'"(?:at"{_IS}"[^"\\]*"{_S},{_S}"{_OF_DATUM}|{_OF_DATUM})"'

_LANDMARK = re.compile(
    rf'(?P<name>{_Q}(?:[0-9]{{1,18}}|meta|codebook|queries|articles|history)"{_IS}\{{'
    rf'(?={_S}(?:\}}|(?!{_DATUM})"(?!(?:{_NAMES})")))'
    rf'|{_Q}[^"\\\x00-\x1f]{{1,100}}"{_IS}\{{{_S}"[0-9]{{1,18}}"{_IS}\{{(?!{_S}{_DATUM}))'
    rf'|{_Q}(?P<field>(?:id|sha256|title|article)(?="{_IS}")|(?:paragraphs|changes)(?="{_IS}\[)'
    rf'|name(?="{_IS}\{{{_S}(?:"at"{_IS}"[^"\\]*"{_S},{_S})?"(?:id|title)"))"'
    rf'|{_Q}(?P<part>(?:end|start)(?="{_IS}[0-9]+{_END})|(?:quote|prefix|suffix|note)(?="{_IS}"(?:[^"\\]|\\.)*"{_END})'
    rf'|(?:tags|layers)(?="{_IS}\[)|reviewed(?="{_IS}(?:true|false){_END}))"'
    rf'|(?P<object>\{{)(?={_S}")',
    re.DOTALL,
)

_KEY = re.compile(r'"[0-9]{1,18}"')
_OPENING = re.compile(rf'\{{{_S}(?:\}}|"[0-9]{{1,18}}"{_IS}\{{)')
_OF_ORPHAN = re.compile(rf'"orphan"{_IS}\Z')
_HEAD_NAME = re.compile(rf'"({"|".join((*HEAD, *ITEM_LISTS))})"{_IS}')

_LEAST_NAMES = 2
"""Of a head, by which it is known: one may have been typed."""

# As many as the head of a paragraph has at least.
_WIPED = re.compile("[\x00-\x08\x0e-\x1f\udc80-\udcff]{50}")

OWNERS = {
    "id": {"articles", "themes", "codebook", "queries"},
    "sha256": {"articles", "history"},
    "title": {"articles"},
    "name": {"articles"},
    "paragraphs": {"articles"},
    "changes": {"history"},
    "article": {"history"},
}
"""The tables in whose documents a field stands from which reading can go on."""

FIELDS = frozenset(OWNERS)
"""Names by which a document is known, so that they are no keys of documents."""


class Kind(Enum):
    """What a landmark begins."""

    NAME = "name"
    """A document with its key, or a table with its name."""

    FIELD = "field"
    """A field of a document."""

    PART = "part"
    """A field of a paragraph."""

    OBJECT = "object"
    """An object: perhaps a paragraph, a layer, a tag."""


class Landmark(NamedTuple):
    """A place from which reading may go on.

    Attributes:
        at: Where it is.
        kind: What begins there.
        name: That of a field, "" where it is none.
    """

    at: int
    kind: Kind
    name: str


def landmark(text: str, position: int) -> Landmark | None:
    """Return the next landmark from ``position`` on, None where there is none.

    >>> landmark('0}, "7": {"sha256": "ab"', 0)
    Landmark(at=4, kind=<Kind.NAME: 'name'>, name='')
    >>> landmark('"arms":{"at":"1","on":true}}, "sha256": "ab"', 0).kind
    <Kind.OBJECT: 'object'>
    """
    return _landmark(_LANDMARK.search(text, position))


def is_before_name(text: str, position: int) -> bool:
    """Return whether a document with its key, or a table with its name, begins at ``position``."""
    found = _landmark(_LANDMARK.match(text, position))
    return found is not None and found.kind is Kind.NAME


def is_key(text: str, position: int) -> bool:
    """Return whether the key of a document begins at ``position``, and not the name of a table."""
    return _KEY.match(text, position) is not None


def is_table_opening(text: str, position: int) -> bool:
    """Return whether a table begins with its bracket at ``position``."""
    return _OPENING.match(text, position) is not None


def is_of_orphan(text: str, position: int) -> bool:
    """Return whether what begins at ``position`` is an orphan in a step of the history."""
    return _OF_ORPHAN.search(text[max(0, position - 40) : position]) is not None


def hides_a_head(text: str, start: int, end: int, known: Collection[str]) -> bool:
    """Return whether the head of another paragraph may stand between two places: what follows is of that one then.

    Args:
        text: The file's.
        start: The first code point that could not be read.
        end: Where reading goes on.
        known: The names of the fields that the paragraph has already.
    """
    names = {found[1] for found in _HEAD_NAME.finditer(text, start, end)}
    again = names.intersection(known)
    return len(again) >= _LEAST_NAMES or not again.isdisjoint(ITEM_LISTS) or _WIPED.search(text, start, end) is not None


def _landmark(match: re.Match[str] | None) -> Landmark | None:
    if match is None:
        return None
    kind = Kind(str(match.lastgroup))
    return Landmark(match.start(), kind, match[0].strip('"') if kind in {Kind.FIELD, Kind.PART} else "")
