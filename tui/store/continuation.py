"""Whether a state of a tag file goes on from an earlier one, or is another one that was put in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from tui.store.schema import Tables


class Overtaken(NamedTuple):
    """A state that the file was in, and does not go on from.

    Attributes:
        tables: What the file held.
        steps: How many steps of its history are not in the file any more.
    """

    tables: Tables
    steps: int


def overtaken(before: Tables, now: Tables) -> Overtaken | None:
    """Return ``before`` where ``now`` does not go on from it; None where it does, as after every change.

    The history tells: a change appends to it, and what is dropped of it is old. So the last step of ``before`` is in
    ``now``, or all steps of ``now`` are later ones. Programs that write no history leave it as it is. Without any
    history nothing can be told, and ``now`` counts as going on.

    >>> step = {"at": "2024-05-04T09:00:20Z", "by": "samira", "changes": []}
    >>> before = {"history": {"1": step, "2": step}}
    >>> overtaken(before, {"history": {"1": step}}).steps
    1
    >>> overtaken(before, {"history": {"1": step, "2": step, "3": step}}) is None
    True
    """
    old, new = before.get("history", {}), now.get("history", {})
    if not old:
        return None
    last = max(map(int, old))
    if _is_same(old[str(last)], new.get(str(last))) or (new and min(map(int, new)) > last):
        return None
    return Overtaken(before, sum(not _is_same(step, new.get(key)) for key, step in old.items()))


def _is_same(step: dict[str, Any], other: dict[str, Any] | None) -> bool:
    """Return whether two steps are one: the article's id in it follows the name of the file."""
    return other is not None and all(step.get(key) == other.get(key) for key in ("at", "by", "changes"))
