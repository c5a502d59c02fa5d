"""Where a search was found in an article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from tui.text.fold import find_all, fold

if TYPE_CHECKING:
    from tui.model import Span


class Matches:
    """The places (``spans``) of a needle in a text, letters compared as a reader compares them.

    They are in order and do not overlap.

    >>> Matches("كتاب", "كِتاب الكتاب").spans
    (Span(start=0, end=5), Span(start=8, end=12))
    """

    def __init__(self, needle: str = "", text: str = "") -> None:
        """Search; an empty needle is found nowhere, and nothing is done for it."""
        self.spans: tuple[Span, ...] = tuple(find_all(needle, fold(text))) if needle.strip() else ()
        self._starts = [span.start for span in self.spans]
        self._ends = [span.end for span in self.spans]

    def __len__(self) -> int:
        return len(self.spans)

    def touching(self, span: Span) -> tuple[Span, ...]:
        """Return the matches that share at least one code point with ``span``."""
        return self.spans[bisect_right(self._ends, span.start) : bisect_left(self._starts, span.end)]
