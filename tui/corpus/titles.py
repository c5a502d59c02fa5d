"""The title of an article, as a list shows it."""

from __future__ import annotations

import unicodedata

LONGEST_MADE_TITLE = 80
"""In cells, the ellipsis included."""

_ELLIPSIS = "…"
_NO_CELL = frozenset({"Mn", "Me", "Cf"})


def shortened(sentence: str) -> str:
    r"""Return ``sentence`` on one line, cut between words with an ellipsis if it is over 80 cells.

    A character counts as one cell, one that combines with it or cannot be seen as none.

    >>> shortened("كتب\tأحمد   اليوم")
    'كتب أحمد اليوم'
    >>> title = shortened("twelve signs " * 10)
    >>> len(title), title[-13:]
    (78, 'twelve signs…')
    """
    line = " ".join(sentence.split())
    end = _end_of_cells(line, LONGEST_MADE_TITLE)
    if end == len(line):
        return line
    end = _end_of_cells(line, LONGEST_MADE_TITLE - 1)
    if not line[end].isspace():
        end = max(line.rfind(" ", 0, end), 0) or end
    return line[:end].rstrip(" ،؛:,;-–—") + _ELLIPSIS


def _end_of_cells(line: str, cells: int) -> int:
    """Return the offset in ``line`` before which at most ``cells`` cells stand, marks kept with their base."""
    used = 0
    for offset, char in enumerate(line):
        used += unicodedata.category(char) not in _NO_CELL
        if used > cells:
            return offset
    return len(line)
