"""Which places of a text are taken by paragraphs. Pure."""

from __future__ import annotations

from bisect import bisect_right, insort
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


class Taken:
    """The spans of paragraphs that have their place; orphans have none.

    >>> taken = Taken([{"start": 5, "end": 9}])
    >>> taken.fits({"start": 9, "end": 12}), taken.fits({"start": 0, "end": 6})
    (True, False)
    """

    def __init__(self, paragraphs: Iterable[dict[str, Any]]) -> None:
        """Take paragraphs that do not overlap."""
        self._spans = sorted((each["start"], each["end"]) for each in paragraphs if not each.get("orphan"))

    def fits(self, paragraph: dict[str, Any]) -> bool:
        """Return whether nothing stands where the paragraph does."""
        number = bisect_right(self._spans, (paragraph["start"], paragraph["end"]))
        is_behind = number == 0 or self._spans[number - 1][1] <= paragraph["start"]
        return is_behind and (number == len(self._spans) or paragraph["end"] <= self._spans[number][0])

    def take(self, paragraph: dict[str, Any]) -> None:
        """Take the place of one that fits."""
        insort(self._spans, (paragraph["start"], paragraph["end"]))
