"""Where quotations stand in a text, found by their marks, which are often wrong."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_MARKS = re.compile(r'["“”«»]')
_FAMILY = {'"': '"', "“": "“", "”": "“", "«": "«", "»": "«"}
_BEFORE_OPENING = frozenset("([{<«“-–—/:،؛,;ـ")
_AFTER_CLOSING = frozenset(")]}>»”.,:;!?،؛؟…۔-–—/")


@dataclass(frozen=True, slots=True)
class Quotations:
    """Disjoint quotations in order, marks included: ``starts[i]`` to ``ends[i]``, half-open code points."""

    starts: list[int]
    ends: list[int]

    def hold(self, offset: int) -> bool:
        """Return whether a cut at ``offset`` would tear a quotation in two."""
        index = bisect_right(self.starts, offset) - 1
        return index >= 0 and self.starts[index] < offset < self.ends[index]


def find_quotations(text: str, start: int, end: int, longest: int) -> Quotations:
    """Return the quotations of a part of a text; those that overlap are one.

    A mark that opens and never closes counts as none; so does one that closes only further away than
    ``longest``, because such a quotation cannot be kept whole (or is two marks that only look like a pair).

    Args:
        text: The whole text.
        start: Where the part begins, in code points.
        end: Where it ends.
        longest: Code points of a quotation, its marks included.

    >>> found = find_quotations('He said "No. Never." twice.', 0, 27, longest=20)
    >>> found
    Quotations(starts=[8], ends=[20])
    >>> found.hold(12), found.hold(20)
    (True, False)
    """
    found: list[tuple[int, int]] = []
    waiting: dict[str, list[int]] = {'"': [], "“": [], "«": []}
    for match in _MARKS.finditer(text, start, end):
        opened = waiting[_FAMILY[match[0]]]
        at = match.start()
        if _opens(text, at, start, end, waiting=bool(opened)):
            opened.append(at)
        elif opened:
            opening = opened.pop()
            if at + 1 - opening <= longest:
                found.append((opening, at + 1))
    return _merged(found)


def _opens(text: str, at: int, start: int, end: int, *, waiting: bool) -> bool:
    """Return whether the mark at ``at`` opens: by its place first, since the wrong mark is often typed."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    begins_word = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
    ends_word = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
    if begins_word != ends_word:
        return begins_word
    return text[at] in "“«" or (text[at] in '"”' and not waiting)


def _merged(ranges: list[tuple[int, int]]) -> Quotations:
    """Return ``ranges`` in order, those that overlap made one."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(ranges):
        if ends and start < ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return Quotations(starts, ends)
