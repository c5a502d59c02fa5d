"""Where things stand in a row of the reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.text.layout import VisualLine


WIDEST = 80
"""The text column, in cells: of more room the rest is margin, of less it takes all there is."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things stand in a row, from left to right. Units: cells.

    Attributes:
        left: The left margin.
        text: What the lines of the text have.
        digits: Those of the paragraph's number. The gutter is four cells wider: for a blank on each side, bar and mark.
        right: The right margin.
    """

    left: int
    text: int
    digits: int
    right: int

    @classmethod
    def fit(cls, width: int, count: int) -> Columns:
        """Return the columns of a reader ``width`` cells wide for an article of ``count`` paragraphs.

        >>> Columns.fit(80, 12)
        Columns(left=1, text=73, digits=2, right=0)
        """
        digits = max(2, len(str(count)))
        gutter = digits + 4
        text = max(1, min(WIDEST, width - gutter - 1))
        spare = max(0, width - gutter - text)
        right = spare // 2 if text == WIDEST else 0
        return cls(spare - right, text, digits, right)

    def text_column(self, column: int, line: VisualLine) -> int:
        """Return the column of ``line``'s text at a column of the row; beside the text it is none that the line has."""
        return column - self.left - (self.text - line.width if line.base == "R" else 0)

    @property
    def width(self) -> int:
        """Return the whole width, in cells."""
        return self.left + self.text + self.digits + 4 + self.right
