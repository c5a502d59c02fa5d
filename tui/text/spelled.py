"""A text with some characters spelled out: those that no class of letters has (``tui.text.repertoire``)."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from tui.model import Span
from tui.text.alike import FOLDED, HAMZA_ABOVE, MADDA_ABOVE, decomposed
from tui.text.forms import TATWEEL
from tui.text.repertoire import to_spell_out

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

_SPELLED = frozenset((HAMZA_ABOVE, MADDA_ABOVE))
"""Marks by which letters differ that are read as the same."""


@cache
def letters_of(char: str) -> str:
    """Return the folded letters that ``char`` is, hamza and madda kept; one tatweel where nothing of it is read.

    >>> letters_of("Ж"), letters_of("ﻼ")
    ('ж', 'لا')
    """
    folded = FOLDED[ord(char)]
    if len(folded) <= 1:
        return folded or TATWEEL
    return "".join(each if each in _SPELLED else FOLDED[ord(each)] for each in decomposed(char))


def spelled_out(text: str, letters: AbstractSet[str]) -> SpelledOut | None:
    """Return ``text`` with characters spelled out that have one of ``letters`` so; None where there is none."""
    odd = ((match.start(), match[0]) for match in to_spell_out().finditer(text))
    changes = [(at, spelled) for at, char in odd if (spelled := letters_of(char)) != char]
    if all(letters.isdisjoint(spelled) for _, spelled in changes):
        return None
    return SpelledOut(text, changes)


class SpelledOut:
    """A text in which letters stand in place of some characters, and the way back.

    Attributes:
        text: It.
    """

    def __init__(self, source: str, changes: Sequence[tuple[int, str]]) -> None:
        """Spell out.

        Args:
            source: The text as it stands.
            changes: The offsets of the characters, in order, and the letters of each, at least one.
        """
        self._sources = [at for at, _ in changes]
        self._starts: list[int] = []
        self._ends: list[int] = []
        pieces: list[str] = []
        done = length = 0
        for at, letters in changes:
            length += at - done
            self._starts.append(length)
            length += len(letters)
            self._ends.append(length)
            pieces += (source[done:at], letters)
            done = at + 1
        self.text = "".join((*pieces, source[done:]))

    def source(self, start: int, end: int) -> Span:
        """Return the range of the source of [start, end), which is not empty.

        Where that ends within a character, it goes on to its end, and over the marks behind it.
        """
        index = bisect_right(self._starts, end) - 1
        if index >= 0 and self._starts[index] < end < self._ends[index]:
            behind = range(self._ends[index], len(self.text))
            end = next((at for at in behind if FOLDED[ord(self.text[at])]), len(self.text))
        return Span(self._source(start), self._source(end - 1) + 1)

    def _source(self, at: int) -> int:
        """Return the offset in the source of the character at ``at``."""
        index = bisect_right(self._starts, at) - 1
        if index < 0:
            return at
        return self._sources[index] + max(0, at - self._ends[index] + 1)
