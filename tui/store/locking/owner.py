"""Who holds the lock of a tag file: a note in the lock's own file, which anybody may have written."""

from __future__ import annotations

import getpass
import json
import os
import re
import socket
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

MOST_NOTED = 1024
"""Bytes of a note; more nobody writes, and nobody reads."""

_LONGEST_USER, _LONGEST_HOST = 64, 253  # code points
_HIGHEST_PID = 2**31 - 1
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


@dataclass(frozen=True, slots=True)
class Holder:
    """A program that holds a lock.

    Attributes:
        user: Who runs it, by name, or by number where there is no name.
        host: The machine it runs on.
        pids: What tells containers on one host apart: the namespace of process numbers, 0 where there is but one.
        pid: Its process number.
        since: When it took the lock, in UTC, ISO 8601.
    """

    user: str
    host: str
    pids: int
    pid: int
    since: str

    def note(self) -> bytes:
        """Return the note that says so, which ``noted`` reads: a line of JSON."""
        return json.dumps(asdict(self)).encode() + b"\n"

    def is_gone(self) -> bool:
        """Return whether the program certainly has ended: it ran here, and runs no more."""
        if (self.host, self.pids) != (_host(), _pids()):
            return False
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return True
        except OSError:
            return False
        return False


def this_program() -> Holder:
    """Return this program as a holder, from now on."""
    since = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Holder(_user(), _host(), _pids(), os.getpid(), since)


def noted(raw: bytes) -> Holder | None:
    """Return whom the note ``raw`` names, None where it is not a note that ``Holder.note`` could have made.

    >>> holder = Holder("mona", "desk", 0, 4711, "2025-01-01T00:00:00Z")
    >>> noted(holder.note()) == holder, noted(b"4711")
    (True, None)
    """
    try:
        values = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict) or values.keys() != set(Holder.__slots__):
        return None
    user, host, pids, pid, since = (values[name] for name in Holder.__slots__)
    is_sound = (
        _is_name(user, _LONGEST_USER)
        and _is_name(host, _LONGEST_HOST)
        and type(pids) is int
        and type(pid) is int
        and 1 <= pid <= _HIGHEST_PID
        and isinstance(since, str)
        and _TIME.fullmatch(since)
    )
    return Holder(user, host, pids, pid, since) if is_sound else None


def _is_name(value: object, longest: int) -> bool:
    return isinstance(value, str) and value.isprintable() and 1 <= len(value) <= longest


def _user() -> str:
    try:
        name = getpass.getuser()
    except (KeyError, OSError):  # whom the system has no name for, as often in a container
        name = ""
    return _name(name, _LONGEST_USER) or str(os.getuid())


def _host() -> str:
    return _name(socket.gethostname(), _LONGEST_HOST) or "?"


def _pids() -> int:
    """Return what names the namespace of this program's process number, 0 where there is but one."""
    with suppress(OSError):
        return Path("/proc/self/ns/pid").stat().st_ino
    return 0


def _name(text: str, longest: int) -> str:
    return "".join(filter(str.isprintable, text))[:longest]
