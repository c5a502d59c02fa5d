"""Regular expressions of a person's own: whatever they say, neither compiling nor matching takes the program away."""

from __future__ import annotations

import re
import warnings
from time import process_time
from typing import TYPE_CHECKING

from tui.errors.configuration import BadPatternError, EndlessPatternError

if TYPE_CHECKING:
    from pathlib import Path

    import regex

LONGEST_MATCH = 0.1  # seconds of the processor; what is meant takes a thousandth of it
MOST_CREDIT, CREDIT = 1.0, 0.001
"""Seconds of the processor that a pattern may take beyond what every line gives it, and what that is.

So many lines, none of which takes too long, do not take for ever together.
"""

LONGEST_DEMAND = 10_000
"""In code points. The engine writes ``(a{1000}){1000}`` out, and with some braces more it would take all memory."""

_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*+\]?|\{(?P<least>\d+)(?:,\d*)?\}|.", re.DOTALL)
_LONGEST_NUMBER = 9  # digits


class BoundedPattern:
    """A regular expression, as the library regex has it, and the file that it stands in."""

    def __init__(self, pattern: regex.Pattern[str], file: Path) -> None:
        """Begin with all credit."""
        self.pattern = pattern
        self._file = file
        self._credit = MOST_CREDIT

    def fullmatch(self, text: str) -> bool:
        """Return whether it matches all of ``text``.

        Raises:
            EndlessPatternError: It was not known after LONGEST_MATCH, or after the credit that is left.
        """
        began = process_time()
        credit = min(MOST_CREDIT, self._credit + CREDIT)
        try:
            return self.pattern.fullmatch(text, timeout=min(LONGEST_MATCH, credit)) is not None
        except TimeoutError as error:
            raise EndlessPatternError(self._file, self.pattern.pattern) from error
        finally:
            self._credit = max(0.0, credit - (process_time() - began))


def bounded_pattern(pattern: str, file: Path) -> BoundedPattern:
    """Return what matches ``pattern``, upper case or not, which stands in ``file``.

    Raises:
        BadPatternError: It is not a regular expression, or demands more than LONGEST_DEMAND.
    """
    import regex  # noqa: PLC0415 - only for those who have rules of their own

    if demand(pattern) > LONGEST_DEMAND:
        raise BadPatternError(file, pattern, f"it demands more than {LONGEST_DEMAND} characters")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what may mean something else one day
            return BoundedPattern(regex.compile(pattern, regex.IGNORECASE), file)
    except (regex.error, OverflowError, RecursionError, MemoryError) as error:
        raise BadPatternError(file, pattern, str(error)) from error


def demand(pattern: str) -> int:
    r"""Return how many code points a pattern has when its repetitions are written out, roughly and rather too many.

    >>> demand("ab{3}"), demand("(ab{3}){2}"), demand(r"[a{9}]\{9}")
    (4, 8, 4)
    """
    groups, last = [0], 0
    for token in _TOKEN.finditer(pattern):
        if token["least"] is not None:
            times = int(token["least"][:_LONGEST_NUMBER])
            groups[-1] += last * max(0, times - 1)
            last *= times
        elif token[0] == "(":
            groups.append(0)
        elif token[0] == ")" and len(groups) > 1:
            last = groups.pop()
            groups[-1] += last
        else:
            last = 1
            groups[-1] += 1
    return sum(groups)
