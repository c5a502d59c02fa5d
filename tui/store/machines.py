"""Which machines have written under a name that is only that of a login: two people may have the same. Pure.

They are data of the mark in ``meta``: ``"machines": {NAME: {MACHINE: {"at", "on"}}}``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.annotations.join import joined
from tui.store.schema import FORMAT

if TYPE_CHECKING:
    from tui.annotations.layers import Author
    from tui.store.schema import Tables

_FIELD = "machines"


def machines(tables: Tables, name: str) -> frozenset[str]:
    """Return the machines that have written under the login's name ``name``."""
    found: set[str] = set()
    for mark in _marks(tables).values():
        by_name = mark.get(_FIELD)
        of_name = by_name.get(name) if isinstance(by_name, dict) else None
        found.update(of_name if isinstance(of_name, dict) else ())
    return frozenset(found)


def with_machine(tables: Tables, author: Author, at: str) -> dict[str, dict[str, Any]]:
    """Return the table ``meta`` with the author's machine among those that have written under their name.

    Args:
        tables: What there is, with our mark.
        author: Who writes.
        at: The stamp of that.

    >>> from tui.annotations.layers import Author
    >>> found = with_machine({"meta": {"1": {"format": FORMAT}}}, Author("root", "ab12"), "2025-01-01T00:00:00.000Z")
    >>> sorted(machines({"meta": found}, "root"))
    ['ab12']
    """
    if author.machine in machines(tables, author.name):
        return tables["meta"]
    new = {_FIELD: {author.name: {author.machine: {"at": at, "on": True}}}}
    return {**tables["meta"], **{key: joined(mark, new) for key, mark in _marks(tables).items()}}


def _marks(tables: Tables) -> dict[str, dict[str, Any]]:
    return {key: mark for key, mark in tables.get("meta", {}).items() if mark.get("format") == FORMAT}
