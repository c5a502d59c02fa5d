"""From the bytes of a file to text."""

from __future__ import annotations

import codecs
import re

from tui.errors.articles import DamagedTextError, NotTextError, UnknownEncodingError

# The encodings of Arabic and Western text files that are not UTF-8. Few, so that the choice is sure: with all
# that exist, short Arabic texts pass for Cyrillic or Greek. The one for Windows comes first.
_LEGACY = ["cp1256", "iso8859_6", "cp1252"]
# Too short for statistics, but no Western word is without a letter of ASCII.
_A_FEW_ARABIC_WORDS = re.compile(rb"[\t\n\r -@\[-`{-~\x80-\xff]{0,16}")
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(data: bytes) -> str:
    r"""Return the canonical text of a file's bytes: without byte order mark, newlines made ``\n``.

    UTF-8, UTF-16 with its mark, windows-1256, ISO 8859-6 and windows-1252 are understood.

    Raises:
        NotTextError: There is a NUL among them: they are no text.
        DamagedTextError: They are UTF-8 or UTF-16, but damaged.
        UnknownEncodingError: They are in none of these encodings.

    >>> decode("أول\r\nثان".encode()) == decode("أول\nثان".encode("cp1256")) == "أول\nثان"
    True
    """
    text = _decoded(data)
    if "\0" in text:
        raise NotTextError
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str:
    if data.startswith(_UTF16_MARKS):
        return _strictly(data, "utf-16", "UTF-16")
    if b"\0" in data:
        return "\0"
    if data.startswith(codecs.BOM_UTF8):
        return _strictly(data, "utf-8", "UTF-8").removeprefix("\ufeff")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_mostly_utf8(data):
            raise DamagedTextError("UTF-8", error.start) from error
    return data.decode("cp1256") if _A_FEW_ARABIC_WORDS.fullmatch(data) else _legacy(data)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DamagedTextError(name, error.start) from error


def _is_mostly_utf8(data: bytes) -> bool:
    """Return whether ``data`` is UTF-8 with some damage: windows-1256 hardly ever looks like it."""
    text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    sound = sum(not char.isascii() for char in text) - damaged
    return sound > damaged


def _legacy(data: bytes) -> str:
    # Imported here: it costs 30 ms, and most files are UTF-8.
    from charset_normalizer import from_bytes  # noqa: PLC0415 - see above

    best = from_bytes(data, cp_isolation=_LEGACY, preemptive_behaviour=False).best()
    if best is None:
        raise UnknownEncodingError
    return str(best)
