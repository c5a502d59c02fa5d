"""Where sentences end, and where else a text may be cut when a sentence is too long."""

from __future__ import annotations

import re
import unicodedata

from tui.corpus.blanks import BLANK_CLASS
from tui.corpus.quotations import find_quotations

ENDERS = ".!؟?…۔"
"""The marks that end a sentence."""

CLOSERS = "\"'”’»)]}›"
"""The marks that may stand between the end of a sentence and the white space after it."""

LONGEST_QUOTATION = 600
"""In code points: what is longer cannot be kept in one paragraph, and is cut like any other text."""

_CLOSERS = rf"[{re.escape(CLOSERS)}]*+(?=[{BLANK_CLASS}])"

# Where a text may be cut: at the end of a match, if ``is_cut`` agrees. Possessive, and never begun within a run of the
# same marks: a line of ten million dots stays cheap.
SENTENCE_ENDS = re.compile(rf"(?<![{ENDERS}])[{ENDERS}]++{_CLOSERS}")
SEMICOLONS = re.compile(rf"[؛;]{_CLOSERS}")
COMMAS = re.compile(rf"[،,]{_CLOSERS}")
SPACES = re.compile(rf"(?<![{BLANK_CLASS}])(?=[{BLANK_CLASS}])")

_ABBREVIATIONS = frozenset({"ود", "لد", "dr", "mr", "mrs", "ms", "prof", "st", "vs", "gen", "sen", "jr"})
_LONGEST_ABBREVIATION = 4
_LETTERS_BEFORE_DOT = re.compile(r"[^\W\d_]*\Z")


def is_cut(text: str, match: re.Match[str]) -> bool:
    """Return whether the text may be cut after ``match``: not in a number, not after an abbreviation.

    ``match`` is one of SENTENCE_ENDS, SEMICOLONS, COMMAS or SPACES in ``text``.

    >>> text = "د. علي وصل. ثم غادر. "
    >>> [match.end() for match in SENTENCE_ENDS.finditer(text) if is_cut(text, match)]
    [11, 20]
    """
    mark = match.start()
    if text[mark] == "." and _is_abbreviation(text, mark):
        return False
    return not (text[mark - 1 : mark].isdecimal() and _begins_with_digit(text, match.end()))


def first_sentence_end(text: str, start: int, end: int) -> int:
    """Return the offset after the first sentence of a part of a text, its closing quotes included.

    That is ``end`` where there is none. A sentence does not end within a quotation of up to LONGEST_QUOTATION.

    Args:
        text: The whole text.
        start: Where the part begins, in code points.
        end: Where it ends.

    >>> text = 'He asked "Why? When?", and left. Nobody knew.'
    >>> text[: first_sentence_end(text, 0, len(text))]
    'He asked "Why? When?", and left.'
    """
    quotations = find_quotations(text, start, end, LONGEST_QUOTATION)
    ends = (m.end() for m in SENTENCE_ENDS.finditer(text, start, end) if is_cut(text, m))
    return next((offset for offset in ends if not quotations.hold(offset)), end)


def ends_sentence(line: str) -> bool:
    """Return whether ``line`` ends as running text does: at an ender, or at ``: ، ؛ , ;``.

    >>> ends_sentence("«انتهى.»"), ends_sentence("وقال:"), ends_sentence("عنوان")
    (True, True, False)
    """
    return line.rstrip(CLOSERS + " ").endswith(tuple(ENDERS + ":،؛,;"))


def _begins_with_digit(text: str, offset: int) -> bool:
    """Return whether the word after the one blank at ``offset`` is a number: ``2 500``, ``3, 000``."""
    return text[offset + 1 : offset + 2].isdecimal()


def _is_abbreviation(text: str, dot: int) -> bool:
    """Return whether the dot at ``dot`` follows one letter on its own (د. or J.), or a known abbreviation."""
    near = text[max(0, dot - 4 * _LONGEST_ABBREVIATION) : dot]
    bare = "".join(char for char in near if char != "ـ" and not unicodedata.combining(char))
    word = bare[_word_start(bare) :]
    before = bare[_word_start(bare) - 1 : _word_start(bare)]
    return not before.isalnum() and (len(word) == 1 or word.lower() in _ABBREVIATIONS)


def _word_start(bare: str) -> int:
    match = _LETTERS_BEFORE_DOT.search(bare)
    return match.start() if match else len(bare)
