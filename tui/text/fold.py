"""Text as a search sees it: what a reader takes for the same is the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.text.alike import folded
from tui.text.needle import Needle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.model import Span


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as a search sees it.

    Attributes:
        source: The text as it stands.
    """

    source: str

    @property
    def text(self) -> str:
        """What is equal for two texts that are read as equal, made when it is asked for."""
        return folded(self.source)


def fold(text: str) -> Folded:
    """Return ``text`` folded for matching (``tui.text.alike`` says how).

    >>> fold("أَحْمَد ٢٠٢٤").text
    'احمد 2024'
    """
    return Folded(text)


def find_all(needle: str, text: Folded) -> Iterator[Span]:
    """Yield the source ranges in which ``needle`` occurs, in order and without overlap.

    White space in ``needle`` matches any run of white space. A needle that folds to nothing is found nowhere.

    >>> list(find_all("مدرسه", fold("في المدرسةِ")))
    [Span(start=5, end=11)]
    """
    return Needle(needle).spans(text.source)
