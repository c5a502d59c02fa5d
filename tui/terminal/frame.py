"""Sending only the cells that changed.

Textual redraws whole rows of a widget; over SSH a key press then costs kilobytes. ``Frames`` keeps what is on the
screen and rewrites each frame to the cells that differ. A frame is a string of cursor positions, SGR styles and text;
whatever else is written passes through untouched, and unless it is known to leave the cells alone, the next frame is
sent whole.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import get_character_cell_size

if TYPE_CHECKING:
    from collections.abc import Iterable

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
        return _write(changed, self._screen, cursor)

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
        differing = {place: cell for place, cell in before.items() if self._screen[place] != cell}
        places = set(differing) | self._smeared(place for place, cell in differing.items() if cell and _overhangs(cell))
        return {place: self._screen[place] for place in places}, moved

    def _smeared(self, places: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
        """Return the neighbours of places that bore Arabic: its ink reaches beyond its cell.

        xterm clears just the cell that is written; tails and dots of the letter before would stay around it.
        """
        around = {
            (row + down, column + aside) for row, column in places for down, aside in ((0, -1), (0, 1), (-1, 0), (1, 0))
        }
        return {place for place in around if place in self._screen}

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


def _overhangs(cell: Cell) -> bool:
    """Return whether the cell holds an Arabic letter, whose glyph may be larger than its cell."""
    return any("\u0590" <= char <= "\u08ff" or "\ufb50" <= char <= "\ufefc" for char in cell[0])


class _Output:
    """The sequences that draw changed cells, as few bytes as are sure to mean the same everywhere."""

    def __init__(self, screen: dict[tuple[int, int], Cell]) -> None:
        self._screen = screen
        self._parts: list[str] = []
        self._at: tuple[int, int] | None = None
        self._style = ""

    def draw(self, place: tuple[int, int], cell: Cell) -> None:
        """Put a cell in its place."""
        text, style = cell
        self.move(place)
        if style != self._style:
            self._parts.append(_restyle(self._style, style))
            self._style = style
        self._parts.append(text)
        self._at = (place[0], place[1] + get_character_cell_size(text[0]))

    def move(self, place: tuple[int, int]) -> None:
        """Go to a place: over the cells between by writing them again, where that is shorter."""
        if self._at == place:
            return
        jump = f"\x1b[{place[0]};{place[1]}H"
        if self._at is not None and self._at[0] == place[0] and self._at[1] < place[1]:
            gap = place[1] - self._at[1]
            jump = "\x1b[C" if gap == 1 else f"\x1b[{gap}C"
            between = self._between(self._at, place[1])
            if between is not None and len(between.encode()) <= len(jump):
                jump = between
        self._parts.append(jump)
        self._at = place

    def _between(self, start: tuple[int, int], end: int) -> str | None:
        """Return what stands from ``start`` up to column ``end``, or None where it is not all in the style."""
        row, column = start
        if end - column > LONGEST_REWRITTEN_GAP:
            return None
        cells = [self._screen.get((row, each)) for each in range(column, end)]
        known = [cell for cell in cells if cell is not None and cell[1] == self._style]
        return "".join(text for text, _ in known) if len(known) == len(cells) else None

    def finish(self, cursor: tuple[int, int] | None) -> str:
        """Return all sequences, with the style reset and the cursor where the frame left it."""
        if self._style:
            self._parts.append("\x1b[m")
        if cursor and (cursor != HOME or not self._parts):
            self.move(cursor)
        return "".join(self._parts)


HOME = (1, 1)
"""Where Textual leaves the hidden cursor while nobody types: not worth the bytes."""

LONGEST_REWRITTEN_GAP = 4
"""Cells; a longer gap is always shorter to jump over."""


def _write(
    changed: dict[tuple[int, int], Cell], screen: dict[tuple[int, int], Cell], cursor: tuple[int, int] | None
) -> str:
    """Return the sequences that draw the cells, then put the cursor where the frame left it."""
    output = _Output(screen)
    for place in sorted(changed):
        if changed[place][0]:
            output.draw(place, changed[place])
    return output.finish(cursor)


_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "7": "27", "9": "29"}
"""What ends an attribute. Bold and dim end together, so what loses one of several attributes is set anew."""

_COLOUR = re.compile(r"[34]8;(?:2;\d+;\d+;\d+|5;\d+)|(?:3|4|9|10)\d")


@lru_cache(maxsize=1024)
def _parts_of(style: str) -> tuple[str, str, str]:
    """Return a style's attributes, foreground and background, each as SGR parameters ("" for the default)."""
    foreground = background = ""
    for colour in _COLOUR.findall(style):
        if colour.startswith(("3", "9")):
            foreground = colour
        else:
            background = colour
    return _COLOUR.sub("", style).strip(";").replace(";;", ";"), foreground, background


@lru_cache(maxsize=4096)
def _restyle(style: str, wanted: str) -> str:
    """Return the SGR sequence that makes ``wanted`` of ``style``: the colours alone where the attributes stay."""
    if not wanted:
        return "\x1b[m"
    if not style:
        return f"\x1b[{wanted}m"
    (old_attributes, *old), (attributes, *new) = _parts_of(style), _parts_of(wanted)
    had, has = set(old_attributes.split(";")) - {""}, set(attributes.split(";")) - {""}
    if not all(new) or not (had | has) <= _OFF.keys() or had > has > set():
        return f"\x1b[0;{wanted}m"
    changes = [_OFF[each] for each in sorted(had - has)] + sorted(has - had)
    changes += [colour for colour, before in zip(new, old, strict=True) if colour != before]
    return f"\x1b[{';'.join(changes)}m"
