"""Sending only the cells that changed.

Textual redraws whole rows of a widget; over SSH a key press then costs kilobytes. ``Frames`` keeps what is on the
screen and rewrites each frame to the cells that differ. A frame is a string of cursor positions, SGR styles and text;
whatever else is written passes through untouched, and unless it is known to leave the cells alone, the next frame is
sent whole.
"""

from __future__ import annotations

import re

from rich.cells import get_character_cell_size

Cell = tuple[str, str]
"""What stands in a place of the grid: its characters ("" behind a wide one) and its SGR parameters."""

_FRAME = re.compile(r"(?:\x1b\[\d+;\d+H|\x1b\[[\d;:]*m|[^\x00-\x09\x0b-\x1f\x7f-\x9f])*")
_TOKEN = re.compile(r"\x1b\[(\d+);(\d+)H|\x1b\[([\d;:]*)m|\n|([^\x1b\n]+)")
_HARMLESS = re.compile(
    r"(?:\x1b\[\?(?:25|1000|1002|1003|1004|1006|1015|1016|2004|2026|2048)[hl]|\x1b\]52;[^\x07]*\x07)*"
)


class Frames:
    """The screen as it was last sent. Rows and columns count from 1, as terminals count."""

    def __init__(self) -> None:
        self._screen: dict[tuple[int, int], Cell] = {}

    def forget(self) -> None:
        """Count everything on screen as unknown, so that the next frame is sent whole."""
        self._screen.clear()

    def encode(self, data: str) -> str:
        """Return what to send instead of ``data`` for the same screen."""
        if not _FRAME.fullmatch(data):
            if not _HARMLESS.fullmatch(data):
                self.forget()
            return data
        changed, cursor = self._apply(data)
        return _write(changed, cursor)

    def _apply(self, data: str) -> tuple[dict[tuple[int, int], Cell], tuple[int, int] | None]:
        """Draw the frame; return the cells that differ from before, and where the cursor ends."""
        before: dict[tuple[int, int], Cell | None] = {}
        row, column, style = 1, 1, ""
        moved: tuple[int, int] | None = None
        for token in _TOKEN.finditer(data):
            if token[4] is not None:
                column = self._draw(token[4], row, column, style, before)
                moved = None
            elif token[1] is not None:
                row, column = int(token[1]), int(token[2])
                moved = (row, column)
            elif token[3] is not None:
                style = "" if token[3] in ("", "0") else token[3]
        changed = {place: self._screen[place] for place, cell in before.items() if self._screen[place] != cell}
        return changed, moved

    def _draw(self, text: str, row: int, column: int, style: str, before: dict[tuple[int, int], Cell | None]) -> int:
        """Put ``text`` on the screen, keeping in ``before`` what it covers; return the column after it."""
        screen = self._screen

        def put(place: tuple[int, int], cell: Cell) -> None:
            if place not in before:
                before[place] = screen.get(place)
            screen[place] = cell

        for char in text:
            width = get_character_cell_size(char)
            if width == 0:
                base = (row, column - 1)
                while base in screen and screen[base][0] == "":
                    base = (row, base[1] - 1)
                if base in screen:
                    put(base, (screen[base][0] + char, screen[base][1]))
                continue
            put((row, column), (char, style))
            if width > 1:
                put((row, column + 1), ("", style))
            column += width
        return column


def _write(changed: dict[tuple[int, int], Cell], cursor: tuple[int, int] | None) -> str:
    """Return the sequences that draw the cells, then put the cursor where the frame left it."""
    parts: list[str] = []
    at: tuple[int, int] | None = None
    style = ""
    for place in sorted(changed):
        text, wanted = changed[place]
        if text == "":
            continue
        if at != place:
            parts.append(_move(at, place))
        if wanted != style:
            parts.append(_restyle(style, wanted))
            style = wanted
        parts.append(text)
        at = (place[0], place[1] + get_character_cell_size(text[0]))
    if style:
        parts.append("\x1b[m")
    if cursor and cursor != at:
        parts.append(_move(at, cursor) if parts else f"\x1b[{cursor[0]};{cursor[1]}H")
    return "".join(parts)


def _move(at: tuple[int, int] | None, place: tuple[int, int]) -> str:
    row, column = place
    if at is not None and at[0] == row and at[1] < column:
        return f"\x1b[{column - at[1]}C"
    return f"\x1b[{row};{column}H"


def _restyle(style: str, wanted: str) -> str:
    if not wanted:
        return "\x1b[m"
    return f"\x1b[{'0;' if style else ''}{wanted}m"
