"""Rows as runs: pieces of text with a look, not yet bound to any way of drawing them.

A look is whatever the drawer of a row understands: a role of the reader, colours, a style.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from tui.text.clipping import clip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.text.direction import Direction
    from tui.text.layout import LayoutOptions, VisualLine

LookT = TypeVar("LookT")


class Run(NamedTuple, Generic[LookT]):
    """A piece of a row in visual order, all of one look."""

    text: str
    look: LookT


def runs(line: VisualLine, look: LookT, look_at: Callable[[int, int], LookT | None] | None = None) -> list[Run[LookT]]:
    """Return the line's runs.

    Args:
        line: What is shown.
        look: Its look.
        look_at: Gives another look to a cell, by where its source begins and ends, in code points; None leaves it.
    """
    if look_at is None:
        return [Run(line.text, look)]
    pieces = ((look_at(cell.start, cell.end) or look, cell.text) for cell in line.cells)
    return [Run("".join(text for _, text in run), each) for each, run in groupby(pieces, lambda piece: piece[0])]


def aligned(parts: Sequence[Run[LookT]], part_width: int, width: int, base: str, look: LookT) -> list[Run[LookT]]:
    """Return ``parts`` padded to a width, at the right for base "R".

    Args:
        parts: From left to right.
        part_width: What they take, in cells.
        width: What they shall take, in cells.
        base: The direction of the text in them, "L" or "R".
        look: That of the padding.

    >>> aligned([Run("ab", "text")], 2, 4, "R", "blank")
    [Run(text='  ', look='blank'), Run(text='ab', look='text')]
    """
    padding = Run(" " * max(0, width - part_width), look)
    return [padding, *parts] if base == "R" else [*parts, padding]


def label(text: str, width: int, look: LookT, options: LayoutOptions) -> list[Run[LookT]]:
    """Return a text of the interface or a title on one line, at its own side.

    Args:
        text: In logical order.
        width: What the line takes, in cells.
        look: That of the whole line.
        options: How the text is laid out.
    """
    line = clip(text, max(1, width), options)
    return aligned(runs(line, look), line.width, width, line.base, look)


def row_from(base: Direction, *parts: Sequence[Run[LookT]]) -> list[Run[LookT]]:
    """Return parts as one row of runs from left to right, the first part at the side where a language begins.

    Args:
        base: "R" of a language that begins at the right, else "L".
        parts: Each from left to right, in the order in which they are read.

    >>> row_from("R", [Run("1", 0)], [Run("a", 1), Run("b", 2)])
    [Run(text='a', look=1), Run(text='b', look=2), Run(text='1', look=0)]
    """
    return [run for part in (parts if base == "L" else reversed(parts)) for run in part]
