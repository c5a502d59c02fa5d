"""Stamps: when a datum was written, as text that compares as time does. Pure.

A stamp is UTC to the millisecond, ``2026-11-26T15:11:15.123Z``; behind it ``+0001`` and so on, in hexadecimal, only
where a clock that goes ahead had written later already. The empty one comes before all.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

_TO_THE_SECOND = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
_STAMP = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\.\d{3}Z(?:\+[0-9a-f]{4})?")
_MOST = 0xFFFF


def later(seen: str, now: datetime, place: int = 0) -> str:
    """Return the stamp of a write at ``now`` by somebody who has seen ``seen`` written there: always a later one.

    Only what was seen of this very datum counts: one machine whose clock says 2099 must not date everybody's work.

    Args:
        seen: The latest stamp that is there, "" for none.
        now: What the clock says.
        place: Orders the writes of one step where their order tells something, from 0.

    >>> now = datetime(2026, 11, 26, 15, 11, 15, 123456, UTC)
    >>> later("", now)
    '2026-11-26T15:11:15.123Z'
    >>> later("", now, 2)
    '2026-11-26T15:11:15.123Z+0002'
    >>> later("2099-01-01T00:00:00.000Z", now), later("2099-01-01T00:00:00.000Z+00ff", now)
    ('2099-01-01T00:00:00.000Z+0001', '2099-01-01T00:00:00.000Z+0100')
    >>> later("2099-01-01T00:00:00.000Z+ffff", now)
    '2099-01-01T00:00:00.001Z'
    """
    fresh = _stamp(now.astimezone(UTC)) + (f"+{place:04x}" if place else "")
    if fresh > seen:
        return fresh
    if not _STAMP.fullmatch(seen):  # by another program: anything behind it is later
        return f"{seen}+0001"
    base, _, digits = seen.partition("+")
    number = int(digits or "0", 16) + 1
    if number <= _MOST:
        return f"{base}+{number:04x}"
    return _stamp(datetime.fromisoformat(base) + timedelta(milliseconds=1))


def migrated(at: str, number: int = 0) -> str:
    """Return the stamp of a time to the second, as schema 1 has it; "" for what is none.

    Args:
        at: ``2024-05-04T09:01:40Z``.
        number: Orders what has the same second; 0 comes first.

    >>> migrated("2024-05-04T09:01:40Z"), migrated("2024-05-04T09:01:40Z", 10), migrated("in May", 10)
    ('2024-05-04T09:01:40.000Z', '2024-05-04T09:01:40.000Z+000a', '')
    """
    if not _TO_THE_SECOND.fullmatch(at):
        return ""
    return f"{at[:-1]}.000Z" + (f"+{number & _MOST:04x}" if number else "")


def shown(stamp: str) -> str:
    """Return a stamp as people read it, to the second; what is none as it is.

    >>> shown("2026-11-26T15:11:15.123Z+0001"), shown("")
    ('2026-11-26T15:11:15Z', '')
    """
    found = _STAMP.fullmatch(stamp)
    return f"{found[1]}Z" if found else stamp


def _stamp(time: datetime) -> str:
    return f"{time:%Y-%m-%dT%H:%M:%S}.{time.microsecond // 1000:03d}Z"
