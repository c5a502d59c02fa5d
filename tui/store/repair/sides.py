"""What the two sides of a conflict hold, as one. Pure."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from tui.store.repair.united_article import united_article
from tui.store.repair.united_history import united_history
from tui.store.schema import FORMAT

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.store.repair.findings import Faults
    from tui.store.schema import Tables

_Rows = dict[str, dict[str, Any]]


def united_sides(ours: Tables, theirs: Tables, faults: Faults) -> Tables:
    """Return the tables of both sides as one; what was not the same is added to ``faults``.

    Args:
        ours: The sound tables of one side; they stay as they are.
        theirs: Those of the other.
        faults: What was found so far.
    """
    united: Tables = {}
    for name in dict.fromkeys([*ours, *theirs]):
        rows, more = ours.get(name, {}), theirs.get(name, {})
        united[name] = rows if rows == more else _WAYS.get(name, _other_rows(name))(rows, more, faults)
    return united


def _articles(ours: _Rows, theirs: _Rows, faults: Faults) -> _Rows:
    united = dict(ours)
    keys = {document["id"]: key for key, document in ours.items()}
    for key, document in theirs.items():
        own = keys.get(document["id"])
        if own is None:
            united[_free(key, united)] = document
        elif united[own] != document:
            united[own], orphans = united_article(united[own], document)
            done = f"united; {orphans} paragraphs do not fit, and are orphans" if orphans else "united"
            faults.add(f"article {document['id']!r} is not the same on both sides", done)
    return united


def _themes(ours: _Rows, theirs: _Rows, faults: Faults) -> _Rows:
    united = dict(ours)
    known = {theme["id"]: theme for theme in ours.values()}
    for key, theme in theirs.items():
        own = known.get(theme["id"])
        if own is None:
            united[_free(key, united)] = theme
        elif own != theme:
            faults.add(f"theme {theme['id']!r} is not the same on both sides", f"ours is kept, theirs was {theme}")
    return united


def _history(ours: _Rows, theirs: _Rows, faults: Faults) -> _Rows:
    what = "the history is not the same on both sides"
    united = united_history(ours, theirs)
    if united is None:
        longer = max(ours, theirs, key=len)
        faults.add(f"{what}, and it cannot be told which step took back which", f"the {len(longer)} steps of one kept")
        return longer
    faults.add(what, f"{len(united)} steps, theirs behind ours")
    return united


def _marks(ours: _Rows, theirs: _Rows, faults: Faults) -> _Rows:
    is_marked = any(mark.get("format") == FORMAT for mark in ours.values())
    others = {key: mark for key, mark in theirs.items() if not is_marked or mark.get("format") != FORMAT}
    return _other_rows("meta")(ours, others, faults)


def _other_rows(name: str) -> Callable[[_Rows, _Rows, Faults], _Rows]:
    """Return what unites a table whose documents are not looked into: those that are not the same are both kept."""

    def united_rows(ours: _Rows, theirs: _Rows, faults: Faults) -> _Rows:
        united = dict(ours)
        for key, document in theirs.items():
            if ours.get(key) == document:
                continue
            fresh = _free(key, united)
            if fresh != key:
                faults.add(f"{name} {key!r} is not the same on both sides", f"both are kept, theirs as {fresh!r}")
            united[fresh] = document
        return united

    return united_rows


def _free(key: str, rows: _Rows) -> str:
    if key not in rows:
        return key
    return next(str(number) for number in count(len(rows) + 1) if str(number) not in rows)


_WAYS = {"articles": _articles, "themes": _themes, "history": _history, "meta": _marks}
