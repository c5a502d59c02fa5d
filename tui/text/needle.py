"""What is searched for: matched with texts as they stand, so that nothing is folded and places are exact."""

from __future__ import annotations

import re
from itertools import starmap, takewhile
from typing import TYPE_CHECKING

from tui.model import Span
from tui.text.alike import ALEF, FOLDED, HAMZA, TATWEEL, WAW, YEH
from tui.text.pattern import WHOLE, behind, elements_of, gap, is_class, marks, words_of
from tui.text.repertoire import read_as
from tui.text.spelled import spelled_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CHANGING = frozenset((ALEF, WAW, YEH, HAMZA, TATWEEL, " "))
"""What a needle may be found as, beside its own letters."""

_FREQUENT = frozenset((ALEF, "\u0644", YEH, WAW))
"""Nearly half of the letters of a text, as the article and as prefixes in front of most words.

What begins with them is searched for from its first other letter on, and they are looked for in front of that.
"""


class Needle:
    """A text to search for, letters compared as a reader compares them.

    White space in it matches any run of white space. Without a character that is read it is found nowhere, and false.
    """

    def __init__(self, text: str) -> None:
        """Make the pattern."""
        words = words_of(text)
        self._letters = _CHANGING.union(*(FOLDED[ord(letter)] for word in words for letter in word))
        self._head: list[str] = []
        self._tail = self._without_head(words) if words else None

    def _without_head(self, words: Sequence[Sequence[str]]) -> re.Pattern[str]:
        """Return the pattern of ``words``, but for the letters that become the head."""
        first, *others = (elements_of(word) for word in words)
        frequent = len(list(takewhile(_FREQUENT.__contains__, words[0])))
        if 0 < frequent < len(first) and all(map(is_class, first[: frequent + 1])):
            self._head = [read_as(letter) for letter in words[0][:frequent]]
            first = [first[frequent] + behind(words[0][frequent - 1]), *first[frequent + 1 :]]
        return re.compile(gap().join(map(marks().join, (first, *others))) + marks() + WHOLE)

    def __bool__(self) -> bool:
        return self._tail is not None

    def spans(self, text: str) -> Iterator[Span]:
        """Yield where it stands in ``text``, in order and without overlap, marks behind the last letter included.

        >>> list(Needle("مدرسه").spans("في المدرسةِ"))
        [Span(start=5, end=11)]
        """
        spelled = spelled_out(text, self._letters)
        if spelled is None:
            yield from starmap(Span, self._places(text))
            return
        end = 0
        for place in self._places(spelled.text):
            span = spelled.source(*place)
            if span.start >= end:  # several matches may be in one character
                yield span
                end = span.end

    def _places(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the places in a text that needs nothing spelled out."""
        if self._tail is None:
            return
        if not self._head:
            yield from map(re.Match.span, self._tail.finditer(text))
            return
        end = at = 0
        while match := self._tail.search(text, at):
            start = self._start(text, end, match.start())
            at = match.start() + 1
            if start is not None:
                end = at = match.end()
                yield start, end

    def _start(self, text: str, first: int, at: int) -> int | None:
        """Return where the head begins that ends at ``at``, not in front of ``first``; None where none does."""
        for letters in reversed(self._head):
            at -= 1
            while at >= first and text[at] in read_as(""):
                at -= 1
            if at < first or text[at] not in letters:
                return None
        return at

    def is_in(self, text: str) -> bool:
        """Return whether it is found in ``text``.

        >>> Needle("شئون").is_in("الشؤون الخارجية")
        True
        """
        return any(True for _ in self.spans(text))

    def head(self, text: str) -> Span | None:
        """Return its place where ``text`` begins with it, but for what is not read, else None."""
        first = next(self.spans(text), None)
        return first if first and not _is_read(text[: first.start]) else None

    def is_all(self, text: str) -> bool:
        """Return whether ``text`` is it and nothing else that is read."""
        head = self.head(text)
        return head is not None and not _is_read(text[head.end :])


def _is_read(text: str) -> bool:
    return bool(text.translate(FOLDED).strip())
