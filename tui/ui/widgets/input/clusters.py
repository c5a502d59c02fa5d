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

_SINGLES = " -~«»\u2000-\u200a\u2010-\u2026،؛؟\u0621-\u064a\u0660-\u0669\u0671-\u06d3\u06f0-\u06fc"
"""ASCII, spaces, quotation marks and dashes, letters and digits of the Arabic script: each is seen, and a cluster."""

_SINGLE = re.compile(f"[{_SINGLES}]*")
"""Most lines."""

_PREPENDED = "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\U00011000-\U00011fff"
"""All that a letter goes on with (GB9b), and more: the last range has others, too."""

_SINGLE_BEGUN = re.compile(f"(?<![{_PREPENDED}])[{_SINGLES}]")


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


def is_begun_at(text: str, offset: int) -> bool:
    r"""Return whether a cluster that is seen begins at an offset, as far as the characters on both sides tell.

    >>> is_begun_at("لَا", 2), is_begun_at("لَا", 1), is_begun_at("\u06001", 1)
    (True, False, False)
    """
    return _SINGLE_BEGUN.match(text, offset) is not None
