"""Names of files beside another that are named after it: file systems take names of some 255 bytes, and no more."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_USUAL_LIMIT = 255  # bytes
_ROOM = 40
"""Bytes that are left for what stands before and behind: the longest is a backup's temporary file."""

_DIGITS = 8


def fitting(path: Path, room: int = _ROOM) -> str:
    """Return the name of ``path``, such that ``room`` bytes more make no name too long for its folder.

    What is too long is cut, and ends in ``~`` and eight digits of a hash of all of it: the same for every program, and
    another one for another name.

    >>> from pathlib import Path
    >>> fitting(Path("/news/tags.json"))
    'tags.json'
    >>> len(os.fsencode(fitting(Path("س" * 120))))
    215
    """
    name = os.fsencode(path.name)
    longest = _limit(path.parent) - room
    if len(name) <= longest:
        return path.name
    cut = name[: longest - _DIGITS - 1].decode("utf-8", "ignore")
    return f"{cut}~{sha256(name).hexdigest()[:_DIGITS]}"


def _limit(folder: Path) -> int:
    """Return how many bytes a name in ``folder`` may have."""
    try:
        limit = os.pathconf(folder, "PC_NAME_MAX")
    except (OSError, ValueError):
        return _USUAL_LIMIT
    return limit if limit > 2 * _ROOM else _USUAL_LIMIT
