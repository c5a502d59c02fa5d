"""Sending only the cells that changed.

Textual redraws whole rows of a widget; over SSH a key press then costs kilobytes. ``Frames`` keeps what is on the
screen and rewrites each frame to the cells that differ. A frame is rows of a cursor position, SGR styles and text, and
at the end a cursor position; whatever else is written passes through untouched, and unless it is known to leave the
cells alone, the next frame is sent whole.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import get_character_cell_size

from tui.terminal.styles import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable

ScreenCell = tuple[str, str]
"""What stands in a place of the grid: its characters ("" behind a wide one) and its SGR parameters."""

_POSITION = r"\x1b\[\d+;\d+H"
FRAME = re.compile(rf"(?:{_POSITION}(?:\x1b\[[\d;:]*m|[^\x00-\x1f\x7f-\x9f]+)*+\n?)*{_POSITION}")
_TOKEN = re.compile(r"\x1b\[(\d+);(\d+)H|\x1b\[([\d;:]*)m|\n|([^\x1b\n]+)")
_HARMLESS = re.compile(
    r"(?:\x1b\[\?(?:25|1000|1002|1003|1004|1006|1015|1016|2004|2026|2048)[hl]|\x1b\]52;[^\x07]*\x07)*"
)


class Frames:
    r"""The screen as it was last sent. Rows and columns count from 1, as terminals count.

    >>> frames = Frames()
    >>> frames.encode("\x1b[1;1Hab\x1b[1;1H")  # all of it: nothing is known of the screen yet
    '\x1b[1;1Hab'
    >>> frames.encode("\x1b[1;1Hac\x1b[1;1H")
    '\x1b[1;2Hc'
    """

    def __init__(self) -> None:
        self._screen: dict[tuple[int, int], ScreenCell] = {}

    def forget(self) -> None:
        """Count everything on screen as unknown, so that the next frame is sent whole."""
        self._screen.clear()

    def encode(self, data: str) -> str:
        """Return what to send instead of ``data`` for the same screen; nothing where it is there already."""
        if FRAME.fullmatch(data):
            drawing = Drawing(self._screen, data)
            if drawing.is_sure:
                return _write(drawing.changed(), self._screen, drawing.place)
            self.forget()
        elif not _HARMLESS.fullmatch(data):
            self.forget()
        return data


class Drawing:
    """A frame drawn on a screen, and what was there before.

    ``is_sure`` is whether every terminal now shows the same: none agrees with another on the half of a wide character
    whose other half was written over. ``place`` is the row and the column where the cursor ends.
    """

    def __init__(self, screen: dict[tuple[int, int], ScreenCell], data: str) -> None:
        """Draw the frame ``data`` on ``screen``, whose cells are known by row and column."""
        self._screen = screen
        self._before: dict[tuple[int, int], ScreenCell | None] = {}
        self._style = ""
        self.place = HOME
        self.is_sure = True
        for token in _TOKEN.finditer(data):
            if token[4] is not None:
                self._draw(token[4])
            elif token[1] is not None:
                self.place = (int(token[1]), int(token[2]))
            elif token[3] is not None:
                self._style = "" if token[3] in ("", "0") else token[3]
        halved = any(place not in screen for place in self._before)
        self.is_sure = self.is_sure and not halved and not self._style

    @property
    def rows(self) -> set[int]:
        """Return the rows that were drawn on."""
        return {row for row, _ in self._before}

    def changed(self) -> dict[tuple[int, int], ScreenCell]:
        """Return the cells to send: those that differ from before, and those that these may have smeared."""
        differing = {place: cell for place, cell in self._before.items() if self._screen[place] != cell}
        places = set(differing) | self._smeared(place for place, cell in differing.items() if cell and _overhangs(cell))
        return {place: self._screen[place] for place in places}

    def _smeared(self, places: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
        """Return the neighbours of places that bore Arabic: its ink reaches beyond its cell.

        xterm clears just the cell that is written; tails and dots of the letter before would stay around it.
        """
        around = {
            (row + down, column + aside) for row, column in places for down, aside in ((0, -1), (0, 1), (-1, 0), (1, 0))
        }
        return {place for place in around if place in self._screen}

    def _draw(self, text: str) -> None:
        """Put ``text`` on the screen and move behind it."""
        row, column = self.place
        for char in text:
            width = get_character_cell_size(char)
            if width == 0:
                self._combine(row, column, char)
                continue
            self._uncover(row, column, width)
            self._put((row, column), (char, self._style))
            if width > 1:
                self._put((row, column + 1), ("", self._style))
            column += width
        self.place = (row, column)

    def _combine(self, row: int, column: int, mark: str) -> None:
        """Put ``mark`` on the character before ``column``."""
        base = (row, column - 1)
        if self._screen.get(base, ("?", ""))[0] == "":
            base = (row, column - 2)
        if base in self._screen:
            text, style = self._screen[base]
            self._put(base, (text + mark, style))
        else:
            self.is_sure = False

    def _uncover(self, row: int, column: int, width: int) -> None:
        """Forget the other halves of wide characters that are about to be written over in part."""
        if self._screen.get((row, column), ("?", ""))[0] == "":
            self._remove((row, column - 1))
        behind = (row, column + width)
        if self._screen.get(behind, ("?", ""))[0] == "":
            self._remove(behind)

    def _put(self, place: tuple[int, int], cell: ScreenCell) -> None:
        self._before.setdefault(place, self._screen.get(place))
        self._screen[place] = cell

    def _remove(self, place: tuple[int, int]) -> None:
        self._before.setdefault(place, self._screen.get(place))
        self._screen.pop(place, None)


def _overhangs(cell: ScreenCell) -> bool:
    """Return whether the cell holds an Arabic letter, whose glyph may be larger than its cell."""
    return any("\u0590" <= char <= "\u08ff" or "\ufb50" <= char <= "\ufefc" for char in cell[0])


class _Output:
    """The sequences that draw changed cells, as few bytes as are sure to mean the same everywhere."""

    def __init__(self, screen: dict[tuple[int, int], ScreenCell]) -> None:
        self._screen = screen
        self._parts: list[str] = []
        self._at: tuple[int, int] | None = None
        self._style = ""

    def draw(self, place: tuple[int, int], cell: ScreenCell) -> None:
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

    def finish(self, cursor: tuple[int, int]) -> str:
        """Return all sequences, with the style reset and the cursor where the frame left it."""
        if self._style:
            self._parts.append("\x1b[m")
            self._style = ""
        if cursor != HOME or not self._parts:
            self.move(cursor)
        return "".join(self._parts)


HOME = (1, 1)
"""Where Textual leaves the hidden cursor while nobody types: not worth the bytes."""

LONGEST_REWRITTEN_GAP = 4
"""Cells; a longer gap is always shorter to jump over."""


def _write(
    changed: dict[tuple[int, int], ScreenCell], screen: dict[tuple[int, int], ScreenCell], cursor: tuple[int, int]
) -> str:
    """Return the sequences that draw the cells, then put the cursor where the frame left it."""
    output = _Output(screen)
    for place in sorted(changed):
        if changed[place][0]:
            output.draw(place, changed[place])
    return output.finish(cursor)


_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "7": "27", "9": "29"}
"""What ends an attribute. Bold and dim end together: the one that stays has to be set again."""


@lru_cache(maxsize=4096)
def _restyle(style: str, wanted: str) -> str:
    """Return the SGR sequence that makes ``wanted`` of ``style``: the colours alone where the attributes stay."""
    if not wanted:
        return "\x1b[m"
    if not style:
        return f"\x1b[{wanted}m"
    (old_attributes, *old), (attributes, *new) = parts_of(style), parts_of(wanted)
    had, has = set(old_attributes.split(";")) - {""}, set(attributes.split(";")) - {""}
    anew = f"\x1b[0;{wanted}m"
    if not all(new) or not (had | has) <= _OFF.keys():
        return anew
    off = {_OFF[each] for each in had - has}
    changes = sorted(off) + sorted(each for each in has if each not in had or _OFF[each] in off)
    changes += [colour for colour, before in zip(new, old, strict=True) if colour != before]
    return min(f"\x1b[{';'.join(changes)}m", anew, key=len) if changes else ""
