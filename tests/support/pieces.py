"""One text in several pieces, as it may come through a terminal."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

TextT = TypeVar("TextT", str, bytes)


def pieces(text: TextT, places: Sequence[int]) -> list[TextT]:
    """Return ``text`` cut at ``places``, of which each may be any number."""
    ends: list[int] = sorted({place % (len(text) + 1) for place in places})
    return [text[start:end] for start, end in pairwise([0, *ends, len(text)])]
