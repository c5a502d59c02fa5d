"""The one way in which two states of a tag file meet: per datum the later one wins, and absence is never removal. Pure.

A **datum** is an object with ``at``, its stamp (see ``stamps``). Any other object is a map, and is joined member by
member; a list of objects that are known by ``by``, or by ``start`` and ``end``, is joined object by object and kept in
that order. Anything else is a value, and the greater one wins, as it does of two data of one stamp: ``true`` beats
``false``. Greater is what has the greater canonical bytes, never what Python calls equal (to it ``True == 1``).

So the join is commutative, associative and idempotent, whatever the states are, and fields that this program does not
know are joined like the others.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Any

import orjson

Json = Any
"""What JSON can hold."""

Rank = tuple[str, bytes]


def canonical(value: Json) -> bytes:
    """Return the bytes that equal values have, and no others.

    >>> canonical({"b": True, "a": "حاشية"}).decode()
    '{"a":"حاشية","b":true}'
    """
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def rank(value: Json) -> Rank:
    """Return what orders two data at one place: the stamp, then the bytes.

    >>> rank({"at": "2", "on": False}) > rank({"at": "1", "on": True})
    True
    """
    at = value.get("at") if isinstance(value, dict) else None
    return (at if isinstance(at, str) else "", canonical(value))


def joined(one: Json, other: Json) -> Json:
    """Return the join of two states; neither is changed, and parts of them are shared.

    >>> ours = {"arms": {"at": "1", "on": True}, "space": {"at": "2", "on": True}}
    >>> joined(ours, {"arms": {"at": "3", "on": False}})
    {'arms': {'at': '3', 'on': False}, 'space': {'at': '2', 'on': True}}
    >>> joined([{"by": "b"}, {"by": "c"}], [{"by": "a"}, {"by": "b", "themes": {}}])
    [{'by': 'a'}, {'by': 'b', 'themes': {}}, {'by': 'c'}]
    """
    if one is other:
        return one
    shape, others_shape = _shape(one), _shape(other)
    if shape is not others_shape:
        return one if shape > others_shape else other
    match shape:
        case _Shape.MAP:
            return _joined_maps(one, other)
        case _Shape.BY_SPAN | _Shape.BY_NAME:
            both = _joined_maps(identified(one), identified(other))
            return [both[identity] for identity in sorted(both)]
    return one if rank(one) >= rank(other) else other


class _Shape(IntEnum):
    """What is joined in which way; of two at one place that differ in it, the greater one wins."""

    VALUE = 0
    EMPTY = 1
    BY_SPAN = 2
    BY_NAME = 3
    MAP = 4
    DATUM = 5


_IDENTITIES: dict[object, _Shape] = {str: _Shape.BY_NAME, tuple: _Shape.BY_SPAN}


def _shape(value: Json) -> _Shape:
    if isinstance(value, dict):
        return _Shape.DATUM if "at" in value else _Shape.MAP
    if not isinstance(value, list):
        return _Shape.VALUE
    if not value:
        return _Shape.EMPTY
    kinds = {_IDENTITIES.get(type(_identity(each)), _Shape.VALUE) for each in value}
    return kinds.pop() if len(kinds) == 1 else _Shape.VALUE


def _joined_maps(one: dict[Any, Json], other: dict[Any, Json]) -> dict[Any, Json]:
    both = dict(one)
    for key, value in other.items():
        both[key] = joined(both[key], value) if key in both else value
    return both


def is_identified(values: list[Json]) -> bool:
    """Return whether a list is one of objects that are all known by ``by``, or all by ``start`` and ``end``.

    >>> is_identified([{"by": "Mona"}]), is_identified([{"by": "Mona"}, {"start": 0, "end": 9}]), is_identified([])
    (True, False, False)
    """
    return _shape(values) in {_Shape.BY_NAME, _Shape.BY_SPAN}


def identified(values: list[Json]) -> dict[Any, dict[str, Json]]:
    """Return the objects of a list by what they are known by; those known by the same are joined.

    >>> identified([{"start": 0, "end": 9}, {"start": 0, "end": 9, "quote": "x"}])
    {(0, 9): {'start': 0, 'end': 9, 'quote': 'x'}}
    """
    found: dict[Any, dict[str, Json]] = {}
    for each in values:
        identity = _identity(each)
        found[identity] = joined(found[identity], each) if identity in found else each
    return found


def _identity(value: Json) -> str | tuple[int, int] | None:
    if not isinstance(value, dict) or "at" in value:
        return None
    if isinstance(value.get("by"), str):
        return str(value["by"])
    start, end = value.get("start"), value.get("end")
    return (start, end) if type(start) is int and type(end) is int else None
