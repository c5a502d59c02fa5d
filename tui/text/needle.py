"""What is searched for: matched with texts as they stand, so that nothing is folded and places are exact."""

from __future__ import annotations

from functools import cached_property
from itertools import chain, repeat, starmap, takewhile
from typing import TYPE_CHECKING

from tui.model import Span
from tui.text.alike import ALEF, HAMZA, WAW, YEH, folded
from tui.text.classes import behind, gap, marks
from tui.text.expression import Expression
from tui.text.forms import LAM, TATWEEL
from tui.text.pattern import elements_of
from tui.text.recited import recited, signs_of
from tui.text.spelled import spelled_out
from tui.text.word_letters import SMALL, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tui.text.pattern import Element

_CHANGING = frozenset((ALEF, WAW, YEH, HAMZA, TATWEEL, " "))
"""What a needle may be found as, beside its own letters."""

_FREQUENT = frozenset((ALEF, LAM, YEH, WAW))
"""Nearly half of the letters of a text, as the article and as prefixes in front of most words.

What begins with them is searched for from its first other letter on, and they are looked for in front of that.
"""

_SPELLED_OTHERWISE = dict.fromkeys(map(ord, (HAMZA, *SMALL.values(), " ")))
"""Letters that may have another one, or none, in their place."""


class Needle:
    """A text to search for, letters compared as a reader compares them.

    White space in it matches any run of white space. Without a character that is read it is found nowhere, and false.
    """

    def __init__(self, text: str) -> None:
        """Make the pattern."""
        words = words_of(text)
        self._letters = _CHANGING.union(*(folded(letter) for word in words for letter in word))
        self._words = [elements_of(word) for word in words]
        self._signs = signs_of(chain.from_iterable(self._words))
        self._written = _written(self._words) if words else None

    def __bool__(self) -> bool:
        return self._written is not None

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
        if self._written is None:
            return iter(())
        expression = self._recited if any(sign in text for sign in self._signs) else self._written
        return expression.places(text)

    @cached_property
    def _recited(self) -> Expression:
        """Return what finds it in a text with signs that the Quran has in place of letters."""
        return Expression(list(_joined(self._words, recited)))

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


def skeleton(text: str) -> str:
    """Return what two texts have in common if each is found as all of the other: letters that none may be without.

    >>> skeleton("شؤون") == skeleton("شئون") == "ش"
    True
    """
    return folded(text).translate(_SPELLED_OTHERWISE)


def _written(words: Sequence[Sequence[Element]]) -> Expression:
    """Return what finds words in a text without such signs."""
    first = words[0]
    head = _head(first)
    letters = list(_joined(words, lambda element, between: between + element.pattern))
    if head:
        letters[: len(head) + 1] = [first[len(head)].pattern + behind(head[-1])]
    return Expression(letters, head)


def _head(word: Sequence[Element]) -> str:
    """Return the frequent letters in front of a word's first other one, all of them plain letters, and what is behind.

    It is empty where a word has no other one.
    """
    plain = list(takewhile(lambda element: element.is_plain, word))
    frequent = list(takewhile(lambda element: element.letters in _FREQUENT, plain))
    if len(frequent) == len(word):
        return ""
    return "".join(element.letters for element in frequent[: len(plain) - 1])


def _joined(words: Sequence[Sequence[Element]], behind_letter: Callable[[Element, str], str]) -> Iterator[str]:
    """Yield the pattern of each letter of each word, behind the first with what stands in front of it.

    Args:
        words: The parts of each word.
        behind_letter: Makes the pattern of a part behind a letter, with what is between.
    """
    for number, word in enumerate(words):
        yield (gap() if number else "") + word[0].pattern
        yield from map(behind_letter, word[1:], repeat(marks()))


def _is_read(text: str) -> bool:
    return bool(folded(text).strip())
