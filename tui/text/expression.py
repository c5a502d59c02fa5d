"""A pattern as regular expressions, one behind the other, that are matched with a text as it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.text.classes import WHOLE, marks
from tui.text.repertoire import read_as

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST = 200
"""Letters in one regular expression. Making it takes its time: what follows is made where these are found."""


class Expression:
    """What matches letters, each given by its pattern, with what may stand between them.

    >>> list(Expression(["س", marks() + "ل"]).places("سَلَام"))
    [(0, 4)]
    """

    def __init__(self, letters: Sequence[str], head: str = "") -> None:
        """Make the first regular expression.

        Args:
            letters: The pattern of each, behind the first with what stands in front of it.
            head: Letters that stand in front of the first one: they are looked for from there.
        """
        whole = [*letters, marks() + WHOLE]
        pieces = ["".join(whole[at : at + _LONGEST]) for at in range(0, len(whole), _LONGEST)]
        self._head = head
        self._tail, self._rest = re.compile(pieces[0]), pieces[1:]

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where it matches, in order and without overlap, marks behind the last letter included."""
        if not self._head and not self._rest:
            yield from map(re.Match.span, self._tail.finditer(text))
            return
        done = at = 0
        while match := self._tail.search(text, at):
            start, end = self._start(text, done, match.start()), self._end(text, match.end())
            at = match.start() + 1
            if start is not None and end is not None:
                yield start, end
                done = at = end

    def _start(self, text: str, first: int, at: int) -> int | None:
        """Return where the head begins that ends at ``at``, not in front of ``first``; None where none does."""
        for letter in reversed(self._head):
            at -= 1
            while at >= first and text[at] in read_as(""):
                at -= 1
            if at < first or text[at] not in read_as(letter):
                return None
        return at

    def _end(self, text: str, at: int) -> int | None:
        """Return where all ends of which the first piece ends at ``at``; None where the rest is not there."""
        for piece in self._rest:
            match = re.compile(piece).match(text, at)
            if match is None:
                return None
            at = match.end()
        return at
