"""Visual lines as Textual strips: aligned, coloured, never marked up."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from tui.text.layout import LayoutOptions, clip
from tui.ui.display import display_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.style import Style
    from textual.widget import Widget

    from tui.text.bidi import Direction
    from tui.text.layout import VisualLine


def segments(line: VisualLine, style: Style, style_of: Callable[[int], Style | None] | None = None) -> list[Segment]:
    """Return the line's segments; ``style_of`` may give another style to a source offset."""
    if style_of is None:
        return [Segment(line.text, style)]
    pieces = ((style_of(cell.start) or style, cell.text) for cell in line.cells)
    return [Segment("".join(text for _, text in run), each) for each, run in groupby(pieces, lambda piece: piece[0])]


def aligned(parts: Sequence[Segment], part_width: int, width: int, base: str, style: Style) -> list[Segment]:
    """Return ``parts`` (``part_width`` cells wide) padded to ``width`` cells, at the right for base "R"."""
    padding = Segment(" " * max(0, width - part_width), style)
    return [padding, *parts] if base == "R" else [*parts, padding]


def label(text: str, width: int, style: Style, options: LayoutOptions) -> list[Segment]:
    """Return a text of the interface or a title on one line of exactly ``width`` cells, at its own side."""
    line = clip(text, max(1, width), options)
    return aligned(segments(line, style), line.width, width, line.base, style)


def strip_of(parts: Sequence[Segment], width: int) -> Strip:
    """Return a strip that is known to be ``width`` cells wide."""
    return Strip([part for part in parts if part.text], width)


def options_in(widget: Widget, base: Direction | None = None) -> LayoutOptions:
    """Return how a widget's text is laid out: in logical order where the program runs for a screen reader.

    ``base`` is "R" for labels of a right-to-left interface: a Latin title, too, begins at the right.
    """
    return LayoutOptions(base=base, logical=display_of(widget).is_plain)
