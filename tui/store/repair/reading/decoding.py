"""The bytes of a tag file as text, in whatever encoding somebody has saved them. Pure."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_ARABIC_WORD = re.compile("[\u0621-\u064a]{3}")

_WIPED = re.compile("[\udc80-\udcff]{32,}")

_LEAST_SHARE = 20
"""Of bytes that are none of UTF-8 for each other letter: one hardly ever looks like the other."""


class Decoded(NamedTuple):
    """The text of a file's bytes. ``encoding`` names what it should not be in; "" for UTF-8."""

    text: str
    encoding: str


def decoded(raw: bytes) -> Decoded:
    """Return the text of ``raw``. A byte that is none of UTF-8 becomes a lone surrogate (``surrogateescape``).

    Of many in a row each becomes NUL, which no string of JSON has: nothing in them is to be read.
    """
    with suppress(UnicodeDecodeError):
        text = raw.decode()
        return Decoded(text.removeprefix("\ufeff"), "UTF-8 with a byte order mark" if text[:1] == "\ufeff" else "")
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Decoded(raw.decode("utf-16", "replace"), "UTF-16")
    if raw.startswith(codecs.BOM_UTF8):
        return Decoded(_escaped(raw.removeprefix(codecs.BOM_UTF8)), "UTF-8 with a byte order mark")
    text = _escaped(raw)
    strange = sum("\udc80" <= char <= "\udcff" for char in text)
    letters = sum(not char.isascii() for char in text) - strange
    if strange > _LEAST_SHARE * letters and b"\0" not in raw and _ARABIC_WORD.search(raw.decode("cp1256")):
        return Decoded(raw.decode("cp1256"), "windows-1256")
    return Decoded(text, "")


def _escaped(raw: bytes) -> str:
    return _WIPED.sub(lambda found: "\0" * len(found[0]), raw.decode("utf-8", "surrogateescape"))


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
