"""A text's paragraphs: its lines, and the parts of lines that are too long to be read as one."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from tui.corpus.blanks import EDGE_BLANKS, PARAGRAPH_END, has_visible
from tui.corpus.quotations import Quotations, find_quotations
from tui.corpus.sentences import COMMAS, LONGEST_QUOTATION, SEMICOLONS, SENTENCE_ENDS, SPACES, is_cut
from tui.model import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

LONGEST_PARAGRAPH = 600
"""In code points."""

_JOINERS = "\u200c\u200d"
_NUMBER_MARKS = ".,٫٬"


def split_paragraphs(text: str) -> list[Span]:
    r"""Return the paragraphs of ``text`` in order, as code point spans that never overlap.

    A paragraph is a line with something to be seen in it, without the white space around it; U+2029 ends one as a
    newline does. A line over LONGEST_PARAGRAPH is cut at the ends of sentences, never within a number or a quotation
    that would fit in one paragraph; a sentence that is itself too long is cut at ؛ then ، then a space, and a word that
    is too long anywhere but between a letter and its marks.

    >>> text = "  Title \n\n A line.\tThe same line."
    >>> [span.of(text) for span in split_paragraphs(text)]
    ['Title', 'A line.\tThe same line.']
    >>> [span.end - span.start for span in split_paragraphs("جملة قصيرة. " * 100)]
    [599, 599]
    """
    return [
        piece for line in _lines(text) for piece in _pieces(text, line) if has_visible(text, piece.start, piece.end)
    ]


def _lines(text: str) -> Iterator[Span]:
    """Yield the stripped lines of ``text`` that are not empty."""
    offset = 0
    for line in PARAGRAPH_END.split(text):
        start = offset + len(line) - len(line.lstrip(EDGE_BLANKS))
        end = offset + len(line.rstrip(EDGE_BLANKS))
        if start < end:
            yield Span(start, end)
        offset += len(line) + 1


def _pieces(text: str, line: Span) -> Iterator[Span]:
    """Yield ``line`` in parts of at most ``LONGEST_PARAGRAPH``, each filled as far as its cuts allow."""
    start = line.start
    if line.end - start > LONGEST_PARAGRAPH:
        quotations = find_quotations(text, line.start, line.end, LONGEST_QUOTATION)
        while line.end - start > LONGEST_PARAGRAPH:
            cut = _cut(text, start, quotations)
            yield Span(start, cut)
            start = _next_visible(text, cut, line.end)
    yield Span(start, line.end)


def _cut(text: str, start: int, quotations: Quotations) -> int:
    """Return where the part that begins at ``start`` ends: the last of the best cuts within reach."""
    for marks in (SENTENCE_ENDS, SEMICOLONS, COMMAS, SPACES):
        for offset in _cuts(text, start, marks):
            if not quotations.hold(offset):
                return offset
    return next(_cuts(text, start, SPACES), None) or _cut_in_word(text, start)


def _cuts(text: str, start: int, marks: re.Pattern[str]) -> Iterator[int]:
    """Yield the offsets after ``marks`` that are within reach of ``start``, the furthest first."""
    # One further than the limit: the blank after the last character is what makes it a cut.
    matches = list(marks.finditer(text, start, start + LONGEST_PARAGRAPH + 1))
    return (match.end() for match in reversed(matches) if is_cut(text, match))


def _cut_in_word(text: str, start: int) -> int:
    """Return the last offset within reach that tears no letter from its marks and no number apart."""
    limit = start + LONGEST_PARAGRAPH
    for tears in (_tears_number_or_letter, _tears_letter):
        for offset in range(limit, start, -1):
            if not tears(text, offset):
                return offset
    return limit


def _tears_number_or_letter(text: str, offset: int) -> bool:
    return _tears_letter(text, offset) or (_in_number(text[offset - 1]) and _in_number(text[offset]))


def _tears_letter(text: str, offset: int) -> bool:
    """Return whether ``text[offset]`` belongs to the character before it."""
    mark = unicodedata.category(text[offset]).startswith("M") or text[offset] in _JOINERS
    return mark or text[offset - 1] == "\u200d"


def _in_number(char: str) -> bool:
    return char.isdecimal() or char in _NUMBER_MARKS


def _next_visible(text: str, offset: int, end: int) -> int:
    """Return the first offset from ``offset`` on that is not blank, or ``end``."""
    while offset < end and text[offset] in EDGE_BLANKS:
        offset += 1
    return offset
