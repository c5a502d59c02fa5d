"""Frames as Textual writes them, drawn by hypothesis, and a terminal that shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyte
from hypothesis import strategies as st
from wcwidth import wcwidth

from tests.support.terminal_screen import Emulator

if TYPE_CHECKING:
    from collections.abc import Iterable

COLUMNS, ROWS = 16, 4

LATIN = ["a", "b", "Z", "7", " ", "\u00a0", ".", "▐", "─"]
WIDE = ["中", "文", "한", "🚀", "😀"]
ARABIC = ["\ufe8d", "\ufedf", "\ufefb", "\ufee2", "\u0643", "\ufe91\u064e", "\ufedf\u0651\u064f", "٣", "،"]
MARKED = ["e\u0301", "\u25cc\u064b", "中\u0301", "\u064e"]

ATTRIBUTES = ["1", "2", "3", "4", "7", "9"]
FOREGROUNDS = ["", "31", "39", "97", "38;5;104", "38;5;3", "38;2;1;2;3", "38;2;104;97;31"]
BACKGROUNDS = ["", "41", "49", "107", "48;5;31", "48;2;90;30;104"]
EVERYTHING = LATIN + WIDE + ARABIC + MARKED


@dataclass(frozen=True)
class Run:
    """Text in one style, at a place counted from 1."""

    row: int
    column: int
    pieces: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        styled = "".join(f"\x1b[{style}m{text}\x1b[0m" if style else text for style, text in self.pieces)
        return f"\x1b[{self.row};{self.column}H{styled}"


styles = st.builds(
    lambda attributes, foreground, background: ";".join([*sorted(attributes), foreground, background]).strip(";"),
    st.sets(st.sampled_from(ATTRIBUTES), max_size=3),
    st.sampled_from(FOREGROUNDS),
    st.sampled_from(BACKGROUNDS),
).map(lambda style: style.replace(";;", ";"))


def width_of(text: str) -> int:
    return sum(max(0, wcwidth(char)) for char in text)


@st.composite
def runs(draw: st.DrawFn, alphabet: list[str]) -> Run:
    row, column = draw(st.integers(1, ROWS)), draw(st.integers(1, COLUMNS))
    pieces, used = [], column - 1
    for style, cells in draw(
        st.lists(st.tuples(styles, st.lists(st.sampled_from(alphabet), min_size=1, max_size=6)), max_size=4)
    ):
        text = ""
        for cell in cells:
            if used + width_of(cell) <= COLUMNS:
                text += cell
                used += width_of(cell)
        if text:
            pieces.append((style, text))
    return Run(row, column, tuple(pieces))


@st.composite
def frames(draw: st.DrawFn, alphabet: list[str]) -> str:
    rows = draw(st.lists(runs(alphabet), max_size=4).map(lambda rows: sorted(rows, key=lambda run: run.row)))
    cursor = f"\x1b[{draw(st.integers(1, ROWS))};{draw(st.integers(1, COLUMNS))}H"
    newline = draw(st.sampled_from(["", "\n"]))  # as a rule behind every run above the last row
    body = "".join(f"{run}{newline if run.row < rows[-1].row else ''}" for run in rows)
    return body + cursor


@st.composite
def whole_frames(draw: st.DrawFn, alphabet: list[str]) -> str:
    """Draw a frame whose rows do not overlap, as the interface's own do not."""
    rows = draw(st.lists(runs(alphabet), max_size=4, unique_by=lambda run: run.row))
    rows.sort(key=lambda run: run.row)
    return "\n".join(map(str, rows)) + "\x1b[1;1H"


class Terminal:
    """A screen that is drawn on as xterm draws: half a wide character is blanked with the other half.

    pyte knows no dim text; nothing here blinks, so that stands for it.
    """

    def __init__(self) -> None:
        self._emulator = Emulator(COLUMNS, ROWS)
        self.screen = self._emulator.screen
        plain_draw, plain_style = self.screen.draw, self.screen.select_graphic_rendition

        def draw(data: str) -> None:
            for char in data:
                if wcwidth(char) > 0:
                    self._blank_halves(wcwidth(char))
                plain_draw(char)

        def select_graphic_rendition(*parameters: int, **_: bool) -> None:
            plain_style(*_with_blink_for_dim(parameters))

        self.screen.draw = draw  # type: ignore[method-assign]
        self.screen.select_graphic_rendition = select_graphic_rendition  # type: ignore[method-assign]
        self._stream = pyte.Stream(self.screen)

    def _blank_halves(self, width: int) -> None:
        row, column = self.screen.buffer[self.screen.cursor.y], self.screen.cursor.x
        if column and not row[column].data:
            row[column - 1] = row[column - 1]._replace(data=" ")
        if column + width < COLUMNS and not row[column + width].data:
            row[column + width] = row[column + width]._replace(data=" ")

    def show(self, data: str) -> None:
        self._stream.feed(data.replace("\n", "\r\n"))

    def cells(self) -> list[list[tuple[object, ...]]]:
        """Return every cell: its characters, colours and attributes."""
        return [[tuple(self.screen.buffer[row][column]) for column in range(COLUMNS)] for row in range(ROWS)]

    def text(self) -> list[str]:
        return ["".join(str(cell[0]) for cell in row).rstrip() for row in self.cells()]


def _with_blink_for_dim(parameters: tuple[int, ...]) -> Iterable[int]:
    rest = iter(parameters)
    for parameter in rest:
        if parameter in (38, 48):
            kind = next(rest)
            yield from (parameter, kind, *(next(rest) for _ in range(3 if kind == 2 else 1)))
        elif parameter == 22:
            yield from (22, 25)
        else:
            yield 5 if parameter == 2 else parameter


def frame(*runs: Run, cursor: str = "\x1b[1;1H") -> str:
    return "\n".join(map(str, runs)) + cursor
