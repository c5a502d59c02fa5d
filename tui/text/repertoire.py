"""The table of what is alike, turned round: which characters of a text are read as a given one.

Only the blocks of which Arabic and European texts are made are turned round, when it is first asked for: that takes
milliseconds. What is outside of them, or several letters in one character, is spelled out in the text instead
(``tui.text.spelled``).
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from tui.text.alike import FOLDED

if TYPE_CHECKING:
    from collections.abc import Iterable

_BLOCKS = (
    range(0x250),  # Latin, its signs and letters with accents
    range(0x2B0, 0x370),  # apostrophes, accents
    range(0x5BE, 0x600),
    range(0x600, 0x700),
    range(0x750, 0x780),
    range(0x860, 0x900),
    range(0x2000, 0x2070),  # spaces, dashes, quotation marks
    range(0xFB50, 0xFF00),  # Arabic presentation forms, variation selectors
)


@cache
def _read_as() -> dict[str, str]:
    """Return the characters of the blocks by what stands for them, itself among them, where that is one or nothing."""
    found: dict[str, set[str]] = {}
    for code in chain(*_BLOCKS):
        folded = FOLDED[code]
        if len(folded) <= 1:
            found.setdefault(folded, {folded}).add(chr(code))
    return {folded: "".join(sorted(characters)) for folded, characters in found.items()}


def read_as(folded: str) -> str:
    """Return all characters of the blocks that ``folded`` stands for, itself among them; of "" all that are left out.

    >>> read_as("ك")
    'كکڪﮎﮏﮐﮑﻙﻚﻛﻜ'
    """
    return _read_as().get(folded, folded)


@cache
def to_spell_out() -> re.Pattern[str]:
    """Return what matches each character that is none of the blocks, or several letters."""
    return re.compile(f"[^{ranges(chain(*_read_as().values()))}]")


def ranges(characters: Iterable[str]) -> str:
    """Return what stands between the brackets of a regular expression that matches one of ``characters``.

    A range of one character is compared slower than the character.
    """
    codes = sorted(set(map(ord, characters)))
    starts = [codes[0], *(after for before, after in pairwise(codes) if after > before + 1)]
    ends = [*(before for before, after in pairwise(codes) if after > before + 1), codes[-1]]
    return "".join(_range(chr(start), chr(end)) for start, end in zip(starts, ends, strict=True))


def _range(start: str, end: str) -> str:
    return re.escape(start) if start == end else f"{re.escape(start)}-{re.escape(end)}"
