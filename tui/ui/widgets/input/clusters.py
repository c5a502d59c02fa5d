"""What counts as one character for who edits: grapheme clusters, by UAX #29 (extended ones, as the library regex has).

A letter and what stands over it are one, and so are an emoji of several and a flag. Lam and alef are two, though they
are seen in one cell; a mark of direction is one of its own, though nothing is seen of it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

_SINGLE = re.compile("[ -~\u2000-\u200a،؛؟\u0621-\u064a\u0660-\u0669]*")
"""Most lines: ASCII, spaces, Arabic letters and digits, each a cluster of its own."""


@cache
def _cluster() -> regex.Pattern[str]:
    import regex  # noqa: PLC0415 - only once something else is typed

    return regex.compile(r"\X")


@lru_cache(maxsize=512)
def cluster_starts(line: str) -> tuple[int, ...]:
    r"""Return the offsets, in code points, at which the clusters of a line begin.

    >>> cluster_starts("لَا"), cluster_starts("می\u200cخ")
    ((0, 2), (0, 1, 3))
    """
    if _SINGLE.fullmatch(line):
        return tuple(range(len(line)))
    return tuple(found.start() for found in _cluster().finditer(line))
