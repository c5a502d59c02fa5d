"""What is searched for: matched with texts as they stand, so that nothing is folded and places are exact."""

from __future__ import annotations

import re
from itertools import repeat, starmap, takewhile
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

_LONGEST = 200
"""Letters in one regular expression. Making it takes its time: what follows is made where these are found."""


class Needle:
    """A text to search for, letters compared as a reader compares them.

    White space in it matches any run of white space. Without a character that is read it is found nowhere, and false.
    """

    def __init__(self, text: str) -> None:
        """Make the pattern."""
        words = words_of(text)
        self._letters = _CHANGING.union(*(FOLDED[ord(letter)] for word in words for letter in word))
        elements = [elements_of(word) for word in words]
        self._head = _head(words[0], elements[0]) if words else ""
        first, *self._rest = _pieces(elements, self._head)
        self._tail = re.compile(first) if words else None

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


def _head(letters: Sequence[str], elements: Sequence[str]) -> str:
    """Return the frequent letters in front of a word's first other one; none where that or they are not plain letters.

    Args:
        letters: Those of the word.
        elements: Their patterns.
    """
    head = "".join(takewhile(_FREQUENT.__contains__, letters))
    return head if len(head) < len(elements) and all(map(is_class, elements[: len(head) + 1])) else ""


def _pieces(words: Sequence[Sequence[str]], head: str) -> Iterator[str]:
    """Yield regular expressions that match one behind the other.

    Args:
        words: The patterns of the letters of each word.
        head: The letters of the first word that are left out.
    """
    letters = [
        between + element
        for word in words
        for between, element in zip((gap(), *repeat(marks(), len(word) - 1)), word, strict=True)
    ]
    if letters:
        letters[: len(head) + 1] = [words[0][len(head)] + (behind(head[-1]) if head else "")]
    letters.append(marks() + WHOLE)
    for at in range(0, len(letters), _LONGEST):
        yield "".join(letters[at : at + _LONGEST])


def _is_read(text: str) -> bool:
    return bool(text.translate(FOLDED).strip())
