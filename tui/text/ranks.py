"""The visual order of a paragraph, asked by source index: what its lines are put in order by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.text.bidi import is_unshown, visual_order
from tui.text.glyphs import BIDI_MARKS, REPLACEMENT, Role, role

if TYPE_CHECKING:
    from tui.text.direction import Direction

_SPACING = "\x0b\x0c"
_SEPARATORS = "\x1c\x1d\x1e\x1f\x85"


def _orderable(text: str) -> str:
    """Return ``text`` as the bidi algorithm shall see it, of the same length.

    What is shown as a symbol of its own (controls, separators, noncharacters) counts as a neutral symbol.
    """
    masked = {
        ord(char): " " if char in _SPACING else REPLACEMENT
        for char in set(text)
        if char in _SPACING or char in _SEPARATORS or (is_unshown(char) and role(char) is Role.BASE)
    }
    return text.translate(masked) if masked else text


class Ranks:
    """The places of a paragraph's characters.

    Attributes:
        rank: Of each code point of the text: of two that are on one line, the one of lower rank stands further left.
        rtl: Of each code point whether it is at a right-to-left level.

    >>> Ranks("ab جد", "L").rank
    [0, 1, 2, 4, 3]
    """

    def __init__(self, text: str, base: Direction) -> None:
        """Settle the order of ``text``, a paragraph of direction ``base``."""
        order = visual_order(_orderable(text), base)
        self.rank: list[float] = [-1.0] * len(text)
        self.rtl = [base == "R"] * len(text)
        for place, (index, rtl) in enumerate(order):
            self.rank[index] = place
            self.rtl[index] = rtl

    def place_controls(self, text: str) -> None:
        """Give each bidi control without a place (X9) one beside what is before it, or at the paragraph's start."""
        before = -1
        for index, char in enumerate(text):
            if self.rank[index] >= 0:
                before = index
            elif char not in BIDI_MARKS:
                continue
            elif before >= 0:
                self.rtl[index] = self.rtl[before]
                step = 2.0 ** -(min(index - before, 40))
                beside = 1.0 - step if not self.rtl[index] else step - 1.0
                self.rank[index] = self.rank[before] + beside
            else:
                self.rank[index] = len(text) - index if self.rtl[index] else index - len(text)
