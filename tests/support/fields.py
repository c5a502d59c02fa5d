"""A field of the running program in a test's hands: what it shows, where its cursor is, the mouse on it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

from textual import events

from tui.ui.widgets.input.arabic_input import ArabicInput

if TYPE_CHECKING:
    from tests.support.piloted import Piloted


def field(desk: Piloted) -> ArabicInput:
    """Return the field that has the keys."""
    assert isinstance(desk.app.focused, ArabicInput)
    return desk.app.focused


def painted(desk: Piloted, component: str) -> list[tuple[int, int, str]]:
    """Return the cells of the screen on the background of a component, from top left: row, column, what is in them."""
    colour = field(desk).get_component_rich_style(component).bgcolor
    return [
        (y, x, cell)
        for y, row in enumerate(desk.cells)
        for x, (cell, style) in enumerate(row)
        if style.bgcolor == colour
    ]


def cursor(desk: Piloted) -> tuple[int, int, str]:
    """Return the cell of the cursor, where the terminal's own cursor is, too: row, column, what is in it."""
    (cell,) = painted(desk, "input--cursor")
    assert desk.app.cursor_position == (cell[1], cell[0])
    return cell


def selected(desk: Piloted) -> list[tuple[int, int, str]]:
    """Return the cells of what is selected."""
    return painted(desk, "input--selection")


def shown_rows(desk: Piloted) -> list[str]:
    """Return what the rows of the field show."""
    region = field(desk).content_region
    rows = desk.cells[region.y : region.bottom]
    return ["".join(cell for cell, _ in row[region.x : region.right]).strip() for row in rows]


def unsafe(desk: Piloted) -> list[str]:
    """Return what is on screen and should never be sent."""
    return [char for row in desk.rows for char in row if category(char) in ("Cc", "Cf")]


async def paste(desk: Piloted, text: str) -> None:
    field(desk).post_message(events.Paste(text))
    await desk.settle()


def mouse(
    kind: type[events.MouseEvent], x: int = 0, y: int = 0, *, button: int = 1, shift: bool = False
) -> events.MouseEvent:
    return kind(None, x, y, 0, 0, button, shift, meta=False, ctrl=False, screen_x=x, screen_y=y)


async def move(desk: Piloted, *moves: tuple[type[events.MouseEvent], tuple[int, int]]) -> None:
    """Let the mouse do things at places of the screen: column, row."""
    for kind, (x, y) in moves:
        desk.app.post_message(mouse(kind, x, y))
        await desk.settle()
