"""The histories of the two sides of a conflict as one: the steps of both, each number once. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_Rows = dict[str, dict[str, Any]]

_TARGETS = ("undoes", "redoes")


def united_history(ours: Mapping[str, dict[str, Any]], theirs: Mapping[str, dict[str, Any]]) -> _Rows | None:
    """Return the steps of both, None where it cannot be told any more which one a step took back.

    Those that are the same on both sides stay. From the first on that has a number which ours has for another step,
    theirs get numbers behind all of ours, in their order; what they took back is named anew with them.

    >>> ours, theirs = {"1": {"by": "a"}, "2": {"by": "b"}}, {"1": {"by": "a"}, "2": {"by": "c"}, "3": {"undoes": 2}}
    >>> united_history(ours, theirs)
    {'1': {'by': 'a'}, '2': {'by': 'b'}, '3': {'by': 'c'}, '4': {'undoes': 3}}
    """
    united: _Rows = dict(ours)
    fresh: dict[int, int] = {}
    free = max(map(int, ours), default=0)
    for number in sorted(map(int, theirs)):
        step = theirs[str(number)]
        if ours.get(str(number)) == step:
            continue
        if not _is_sound(step, number, ours, theirs):
            return None
        free = max(free, number) if not fresh and str(number) not in ours else free + 1
        if fresh or str(number) in ours:
            fresh[number] = free
        targets = {key: fresh.get(step[key], step[key]) for key in _TARGETS if step.get(key) is not None}
        united[str(free if number in fresh else number)] = step | targets
    if any(not _is_sound(step, int(key), theirs, ours) for key, step in ours.items() if theirs.get(key) != step):
        return None
    return {key: united[key] for key in sorted(united, key=int)}


def _is_sound(step: Mapping[str, Any], number: int, others: Mapping[str, object], own: Mapping[str, object]) -> bool:
    """Return whether what a step took back is an earlier one of its own side, or one that is on neither side.

    Args:
        step: The step.
        number: Its number.
        others: The steps of the other side.
        own: Those of its own side.
    """
    targets = [step[key] for key in _TARGETS if step.get(key) is not None]
    return all(each < number and (str(each) in own or str(each) not in others) for each in targets)
