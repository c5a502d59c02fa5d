"""The code book of a tag file, made of its tables; what was made last is kept for the next time."""

from __future__ import annotations

from operator import is_
from typing import TYPE_CHECKING, Any

from tui.annotations.layers import is_on
from tui.codebook.kept_book import KeptBook
from tui.store.codebook_codec import read_book
from tui.store.fields import Fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tui.store.schema import Tables

_Document = dict[str, Any]


class Books:
    """Makes the code book of a tag file, again and again; any thread may ask.

    Only where a theme was taken out it has to be known which ones anybody's tags bear. That is found out once of each
    document: a change is a new document in place of one.
    """

    def __init__(self) -> None:
        self._last: tuple[Sequence[_Document], frozenset[str], KeptBook] = (), frozenset(), KeptBook()
        self._borne: dict[str, tuple[_Document, frozenset[str]]] = {}

    def book(self, path: Path, tables: Tables) -> KeptBook:
        """Return the code book of ``tables``, the very same where nothing that it is made of has changed.

        Args:
            path: For errors to name.
            tables: The file's.

        Raises:
            DamagedDatabaseError: What is said of a theme is not what it should be.
        """
        rows = [*tables.get("codebook", {}).values()]
        used = self._used(tables) if any(map(_is_taken_out, rows)) else frozenset()
        known_rows, known_used, known = self._last
        is_same = len(rows) == len(known_rows) and all(map(is_, rows, known_rows))
        if is_same and used == known_used:
            return known
        found = read_book((Fields(path, f"theme {row.get('id')!r}", row) for row in rows), used)
        self._last = rows, used, found
        return found

    def _used(self, tables: Tables) -> frozenset[str]:
        borne = {}
        for key, document in tables.get("articles", {}).items():
            known = self._borne.get(key)
            borne[key] = known if known is not None and known[0] is document else (document, borne_themes(document))
        self._borne = borne
        return frozenset().union(*(themes for _, themes in borne.values()))


def borne_in(tables: Tables) -> frozenset[str]:
    """Return the ids of the themes that anybody gives any paragraph now."""
    return frozenset().union(*map(borne_themes, tables.get("articles", {}).values()))


def borne_themes(document: _Document) -> frozenset[str]:
    """Return the ids of the themes that anybody gives any paragraph of a text now.

    What is wrong with the document is passed over here: it is said where the document is read.

    >>> layer = {"by": "Mona", "themes": {"arms": {"at": "1", "on": True}, "war": {"at": "1", "on": False}}}
    >>> borne_themes({"paragraphs": [{"start": 0, "end": 9, "layers": [layer]}, None]})
    frozenset({'arms'})
    """
    return frozenset(
        theme
        for paragraph in _objects(document.get("paragraphs"))
        for layer in _objects(paragraph.get("layers"))
        for themes in _objects([layer.get("themes")])
        for theme, datum in themes.items()
        if isinstance(datum, dict) and is_on(datum)
    )


def _objects(values: object) -> Iterator[_Document]:
    yield from (each for each in values if isinstance(each, dict)) if isinstance(values, list) else ()


def _is_taken_out(document: _Document) -> bool:
    there = document.get("there")
    return isinstance(there, dict) and not there.get("on")
