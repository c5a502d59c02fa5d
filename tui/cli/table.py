"""Rows of several fields: with tabs between them, and on a terminal in columns."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tui.cli.printing import order_left_alone, safe, terminal_width
from tui.terminal.rows import sent_text
from tui.text.clipping import clip
from tui.text.layout import LayoutOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.terminal.modes import Treatment

_GAP = 2  # cells
_NARROWEST = 4  # cells


def print_table(rows: Sequence[Sequence[str]], treatment: Treatment) -> None:
    """Print rows of equally many fields, the first of which are the headings.

    In a pipe there are tabs between fields. On a terminal they stand in columns, cut where there is no room, in the
    order in which the terminal wants them.
    """
    if not sys.stdout.isatty():
        for row in rows:
            click.echo("\t".join(map(safe, row)))
        return
    options = LayoutOptions(article="L", logical=treatment.is_plain)  # ids and names go as their beginning does
    wide = terminal_width()
    widths = _fitting([max(clip(field, wide, options).width for field in column) for column in zip(*rows, strict=True)])
    with order_left_alone(treatment):
        for row in rows:
            cells: list[str] = []
            for field, width in zip(row, widths, strict=True):
                line = clip(field, width, options)
                cells += [*line.texts, *[" "] * (width - line.width + _GAP)]
            click.echo(sent_text(cells, treatment).rstrip())


def _fitting(widths: list[int]) -> list[int]:
    """Return the columns' widths in cells; the widest are narrower where all together are wider than the terminal."""
    found = [max(1, each) for each in widths]
    room = terminal_width() - _GAP * (len(found) - 1)
    while sum(found) > room and max(found) > _NARROWEST:
        widest = max(range(len(found)), key=found.__getitem__)
        found[widest] -= 1
    return found
