"""Frames for terminals that do not show a visual row as it is: rows as such a terminal shall store them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.terminal.frame import FRAME, HOME, Drawing
from tui.terminal.rows import sent_row
from tui.terminal.styles import drawn, turned

if TYPE_CHECKING:
    from tui.terminal.frame import ScreenCell
    from tui.terminal.modes import Treatment
    from tui.terminal.rows import SentRow

_BLANK: ScreenCell = (" ", "")


class RenderedFrames:
    """The screen as it shall be seen. What ``render`` returns are frames again, for ``Frames`` to find what differs."""

    def __init__(self, treatment: Treatment) -> None:
        """``treatment`` is that of the terminal."""
        self._treatment = treatment
        self._screen: dict[tuple[int, int], ScreenCell] = {}

    def forget(self) -> None:
        """Count everything as unknown: the next frame will be whole."""
        self._screen.clear()

    def render(self, data: str) -> str:
        """Return the frame that shows ``data``; what is no frame passes as it is."""
        if not FRAME.fullmatch(data):
            return data
        drawing = Drawing(self._screen, data)
        widths: dict[int, int] = {}
        for row, column in self._screen:
            widths[row] = max(column, widths.get(row, 0))
        rows = {row: self._cells(row, widths.get(row, 0)) for row in drawing.rows | {drawing.place[0]}}
        sent = {row: self._sent(cells) for row, cells in rows.items()}
        drawn_rows = [_drawn(row, sent[row], rows[row]) for row in sorted(drawing.rows)]
        return "\n".join(drawn_rows) + _cursor(drawing.place, sent[drawing.place[0]])

    def _sent(self, cells: list[ScreenCell]) -> SentRow:
        return sent_row([text for text, _ in cells], self._treatment, [style for _, style in cells])

    def _cells(self, row: int, width: int) -> list[ScreenCell]:
        """Return the cells of a row from the first column on; places that nothing is known of are blank."""
        return [self._screen.get((row, column), _BLANK) for column in range(1, width + 1)]


def _drawn(row: int, sent: SentRow, cells: list[ScreenCell]) -> str:
    """Return the sequences that draw a row; each cell keeps the style that it has where it is seen."""
    styles = [cells[index][1] for index in sent.order]
    for place, attribute in sent.turned.items():
        styles[place] = turned(styles[place], attribute)
    return f"\x1b[{row};1H" + drawn(zip(styles, sent.texts, strict=True))


def _cursor(place: tuple[int, int], sent: SentRow) -> str:
    """Return the move to where the terminal stores what is seen at ``place``."""
    row, column = place
    if place != HOME and column <= len(sent.order):
        column = sent.order.index(column - 1) + 1
    return f"\x1b[{row};{column}H"
