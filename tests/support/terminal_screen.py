"""The screen of a terminal for tests: pyte, with the gaps filled that real programs fall into.

pyte 0.8.2 draws the last letter of sequences it does not know (``CSI < u`` leaves a ``u``), takes ``CSI > 4;1 m``
for a colour, prints the content of DCS and APC strings, stops drawing a text at its first zero-width character,
wraps before a mark at the end of a full line, and has no alternate screen, no repeat, no scrolling. So sequences
are told apart here, and pyte gets only those it understands.
"""

from __future__ import annotations

import re
from collections import defaultdict
from copy import copy
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING
from unicodedata import category

import pyte
from pyte.screens import Char, Cursor, StaticDefaultDict
from wcwidth import wcwidth

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_TOKEN = re.compile(
    rb"(?P<text>[^\x1b]+)"
    rb"|\x1b\[(?P<csi>[0-?]*[ -/]*[@-~])"
    rb"|\x1b\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    rb"|\x1b[PX^_].*?\x1b\\"
    rb"|\x1b(?P<esc>[ -/]*[0-OQ-WYZ\\`-~])",
    re.DOTALL,
)
_BEGUN = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?|[PX^_].*|[ -/]*)?\Z", re.DOTALL)
_PLAIN_CSI = re.compile(rb"[0-9;]*[@-~]|\?[0-9;]*[hl]")
_PLAIN_ESC = re.compile(rb"[78DEHMc]|#8")
_ALTERNATE_SCREENS = {47, 1047, 1049}

_ANSWERS: Mapping[bytes, bytes] = MappingProxyType(
    {
        b"\x1b[c": b"\x1b[?62;c",
        b"\x1b[0c": b"\x1b[?62;c",
        b"\x1b[5n": b"\x1b[0n",
    }
)
_WHERE_IS_THE_CURSOR = b"\x1b[6n"


class Emulator:
    """A terminal without a window: takes what a program writes, and gives the answers a terminal would.

    Args:
        columns: Width in cells.
        rows: Height in lines.
        answers: Further questions and their answers, in bytes; an empty answer means silence.
    """

    def __init__(self, columns: int, rows: int, answers: Mapping[bytes, bytes] | None = None) -> None:
        self.screen = _Screen(columns, rows)
        self._answers = {**_ANSWERS, **(answers or {})}
        self._stream = _Stream(self.screen)
        self._begun = b""

    @property
    def questions(self) -> tuple[bytes, ...]:
        """Return the sequences that are answered."""
        return (*self._answers, _WHERE_IS_THE_CURSOR)

    def feed(self, data: bytes) -> bytes:
        """Show ``data`` on the screen. Return what the terminal writes back to the program."""
        data = self._begun + data
        self._begun = b""
        answers = b""
        position = 0
        while position < len(data):
            token = _TOKEN.match(data, position)
            if token is not None:
                answers += self._answer(token[0])
                self._show(token)
                position = token.end()
            elif _BEGUN.match(data, position):
                self._begun = data[position:]
                break
            else:
                position += 1  # an escape character that begins nothing
        return answers

    def lines(self) -> list[str]:
        """Return the text of every row, cells that were never written as spaces, without trailing spaces."""
        cells = self.screen.buffer
        return [
            "".join(cells[row][column].data for column in range(self.screen.columns)).rstrip(" ")
            for row in range(self.screen.lines)
        ]

    def modes(self) -> frozenset[int]:
        """Return the numbers of the private modes that are on; 7 (wrap) and 25 (cursor) are at first."""
        return frozenset(mode >> 5 for mode in self.screen.mode if mode >= 1 << 5)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size, in cells and lines."""
        self.screen.resize(lines=rows, columns=columns)

    def _answer(self, question: bytes) -> bytes:
        if question == _WHERE_IS_THE_CURSOR and question not in self._answers:
            column = min(self.screen.cursor.x + 1, self.screen.columns)
            return b"\x1b[%d;%dR" % (self.screen.cursor.y + 1, column)
        return self._answers.get(question, b"")

    def _show(self, token: re.Match[bytes]) -> None:
        match token.lastgroup:
            case "text":
                shown = True
            case "csi":
                shown = _PLAIN_CSI.fullmatch(token["csi"]) is not None
            case "osc":
                shown = token["osc"].startswith((b"0;", b"2;"))
            case "esc":
                shown = _PLAIN_ESC.fullmatch(token["esc"]) is not None
            case _:
                shown = False
        if shown:
            self._stream.feed(token[0])


class _Screen(pyte.Screen):
    """What pyte's screen lacks."""

    _last = " "
    _main: tuple[dict[int, StaticDefaultDict[int, Char]], Cursor] | None = None

    def draw(self, data: str) -> None:
        for has_width, run in groupby(data, lambda char: wcwidth(char) > 0):
            text = "".join(run)
            if has_width:
                super().draw(text)
                self._last = text[-1]
            else:
                self._put_on_last_cell("".join(char for char in text if category(char) in {"Mn", "Me"}))

    def _put_on_last_cell(self, marks: str) -> None:
        row, column = self.buffer[self.cursor.y], self.cursor.x - 1
        if column > 0 and not row[column].data:  # the second half of a wide character
            column -= 1
        if marks and column >= 0:
            row[column] = row[column]._replace(data=row[column].data + marks)

    def repeat(self, count: int = 1) -> None:
        self.draw(self._last * max(count, 1))

    def scroll_up(self, count: int = 1) -> None:
        self._from_the_top(self.delete_lines, count)

    def scroll_down(self, count: int = 1) -> None:
        self._from_the_top(self.insert_lines, count)

    def _from_the_top(self, change: Callable[[int], None], count: int) -> None:
        row, column = self.cursor.y, self.cursor.x
        self.cursor.y = self.margins.top if self.margins else 0
        change(max(count, 1))
        self.cursor.y, self.cursor.x = row, column

    def save_place(self, *_: int) -> None:
        self.save_cursor()

    def restore_place(self, *_: int) -> None:
        self.restore_cursor()

    def set_mode(self, *modes: int, **kwargs: object) -> None:
        super().set_mode(*modes, **kwargs)
        if kwargs.get("private") and self._main is None and _ALTERNATE_SCREENS.intersection(modes):
            self._main = (self.buffer, copy(self.cursor))
            self.buffer = defaultdict(lambda: StaticDefaultDict(self.default_char))

    def reset_mode(self, *modes: int, **kwargs: object) -> None:
        super().reset_mode(*modes, **kwargs)
        if kwargs.get("private") and self._main is not None and _ALTERNATE_SCREENS.intersection(modes):
            self.buffer, cursor = self._main
            self.cursor.x, self.cursor.y = cursor.x, cursor.y
            self._main = None


class _Stream(pyte.ByteStream):
    csi = MappingProxyType(  # type: ignore[assignment] # read only, which is all pyte does
        {
            **pyte.ByteStream.csi,
            "S": "scroll_up",
            "T": "scroll_down",
            "b": "repeat",
            "s": "save_place",
            "u": "restore_place",
        }
    )
