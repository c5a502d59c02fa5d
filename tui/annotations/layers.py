"""One annotator's layer on one paragraph: themes, the mark reviewed, notes; each a datum with its stamp. Pure.

``{"themes": {"arms": {"at", "on", "how"}}, "reviewed": {"at", "on"}, "note": {MACHINE: {"at", "text"}}}``: what was
taken off is remembered as ``"on": False``, an emptied note as ``"text": ""``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

Datum = Mapping[str, Any]
Layer = Mapping[str, Any]
Path = tuple[str, ...]
"""Where a datum is in a layer: ``("themes", "arms")``, ``("reviewed",)``, ``("note", MACHINE)``."""

REVIEWED: Path = ("reviewed",)

Merged = Mapping[str, str]
"""The ids of themes that were merged into others, with those of the themes that they have become in the end."""

NONE_MERGED: Merged = MappingProxyType({})


AGREED = "agreed"
"""The layer of adjudication: what is held to be right where annotators disagree."""


class Author(NamedTuple):
    """Who writes, and where.

    Attributes:
        name: The annotator's.
        machine: What tells their machine from their others (for notes).
        layer: Whose layer is written into, where it is not their own: AGREED.
        is_login: Whether the name is only that of their login, which somebody on another machine may have, too.
    """

    name: str
    machine: str = ""
    layer: str = ""
    is_login: bool = False

    @property
    def by(self) -> str:
        """Return whose layer is written into."""
        return self.layer or self.name


def datum_at(layer: Layer | None, path: Path) -> Datum | None:
    """Return the datum at ``path``, None where there is none.

    >>> datum_at({"themes": {"arms": {"at": "1", "on": True}}}, ("themes", "arms"))
    {'at': '1', 'on': True}
    """
    found: Any = layer
    for name in path:
        found = found.get(name) if isinstance(found, Mapping) else None
    return found if isinstance(found, Mapping) and "at" in found else None


def data(layer: Layer) -> Iterator[tuple[Path, Datum]]:
    """Yield every datum that this program knows how to read, with its path."""
    for theme, datum in layer.get("themes", {}).items():
        yield ("themes", theme), datum
    for machine, datum in layer.get("note", {}).items():
        yield ("note", machine), datum
    for mark in ("reviewed", "doubtful"):
        if mark in layer:
            yield (mark,), layer[mark]


def is_on(datum: Datum | None) -> bool:
    """Return whether a datum says something now: a theme or mark that is on, a note that is not empty."""
    return datum is not None and bool(datum.get("on", datum.get("text")))


def is_living(layer: Layer) -> bool:
    """Return whether a layer says anything now.

    >>> is_living({"themes": {"arms": {"at": "1", "on": False}}}), is_living({"reviewed": {"at": "1", "on": True}})
    (False, True)
    """
    return any(is_on(datum) for _, datum in data(layer))


def origin(datum: Datum | None) -> str:
    """Return the stamp of the write that a datum is: its own, or that of the one which an undo put back; "" for none.

    >>> origin({"at": "3", "made": "1", "on": True}), origin({"at": "3", "on": True}), origin(None)
    ('1', '3', '')
    """
    return "" if datum is None else str(datum.get("made", datum["at"]))


def without_notes(layers: Mapping[str, Layer]) -> dict[str, Layer]:
    """Return layers whose notes stand elsewhere: here, nothing is left of what they were written over.

    >>> without_notes({"Mona": {"note": {"desk": {"at": "1", "text": "ask"}}}})
    {'Mona': {'note': {'desk': {'at': '1', 'text': ''}}}}
    """
    return {
        by: {**layer, "note": _emptied(layer["note"])} if "note" in layer else layer for by, layer in layers.items()
    }


def _emptied(notes: Mapping[str, Datum]) -> dict[str, Datum]:
    return {machine: {**datum, "text": ""} for machine, datum in notes.items()}
