"""Reading JSON value by value, and saying where that cannot go on. Pure."""

from __future__ import annotations

import json
import re

MOST_REREAD = 20
"""How often, in all, the text may be read in vain before the rest of it is given up: brackets without end."""

_LEAST_WORK = 1_000_000  # code points
_DEEP_WORK = 5_000  # code points; what a value costs that is nested too deep

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_BLANKS = re.compile(r"[ \t\r\n]*")
_NOTHING_MORE = re.compile(r"[\0 \t\r\n]*\Z")
_BEFORE_A_STRING = re.compile(r'[,:{\[][ \t\r\n]*"\Z')


class BrokenError(Exception):
    """Reading cannot go on at ``position``, for ``reason``, in English."""

    def __init__(self, position: int, reason: str) -> None:
        """Take both."""
        super().__init__(reason)
        self.position = position
        self.reason = reason


class _Lineless(str):
    """A text in which no line is found: an error of the decoder would count all those before it, each time anew."""

    __slots__ = ()

    def count(self, *_: object) -> int:
        return 0

    def rfind(self, *_: object) -> int:
        return -1


class Scanner:
    """A text and a position in it, in code points, which what can be read moves and what cannot be read does not.

    Attributes:
        text: The text.
        position: The place in it.
        is_doubled: Whether in the value that was read last an object has a name twice, of which one is lost.
    """

    def __init__(self, text: str) -> None:
        """Begin at the beginning of ``text``."""
        self.text = text
        self.position = 0
        self.is_doubled = False
        self._string, self._last = (0, 0), ""
        self._lineless = _Lineless(text)
        self._left = MOST_REREAD * len(text) + _LEAST_WORK
        self._json = json.JSONDecoder(parse_constant=_no_constant, parse_float=_finite, object_pairs_hook=self._object)

    @property
    def is_spent(self) -> bool:
        """Return whether so much was read in vain that it had better end."""
        return self._left < 0

    @property
    def is_at_end(self) -> bool:
        """Return whether nothing but white space comes."""
        self.skip_blanks()
        return self.position >= len(self.text)

    def name(self) -> str:
        """Return the name that comes next, and pass its colon. Raises BrokenError."""
        self.skip_blanks()
        if not self.is_at('"'):
            raise BrokenError(self.position, "a name is missing")
        name = self.value()
        self.expect(":")
        return str(name)

    def value(self) -> object:
        """Return the value that comes next. Raises BrokenError."""
        self.skip_blanks()
        begin = self.position
        self.is_doubled = False
        try:
            value, self.position = self._json.raw_decode(self._lineless, begin)
        except json.JSONDecodeError as error:
            raise self._in_vain(max(error.pos, self.position), error.msg) from error
        except RecursionError as error:
            self._left -= _DEEP_WORK
            raise self._in_vain(self.position + 1, "too deep") from error
        except ValueError as error:
            raise self._in_vain(self.position + 1, "a number is none") from error
        if isinstance(value, str):
            self._string, self._last = (begin, self.position), value
        return value

    def back(self) -> int:
        """Return where to look for what can be read where reading could not go on at the position.

        Where a quotation mark is missing, the string before it has gone on to the mark that begins another one. So that
        is where a string begins that was just read, and otherwise the position.
        """
        begin, end = self._string
        return begin if _BLANKS.fullmatch(self.text, end, self.position) and begin < end else self.position

    @property
    def run_on(self) -> str | None:
        """Return a string that was just read and looks to have gone on to the mark that begins another; else None."""
        begin, end = self._string
        has_run_on = self.back() < self.position and _BEFORE_A_STRING.search(self.text, begin + 1, end)
        return self._last if has_run_on else None

    def give_up(self, end: int) -> None:
        """Count what was read to ``end``, from the position on, as read in vain."""
        self._left -= end - self.position

    def expect(self, char: str) -> None:
        """Pass ``char``, which has to come next. Raises BrokenError."""
        if not self.took(char):
            raise BrokenError(self.position, f"{char!r} is missing")

    def took(self, char: str) -> bool:
        """Return whether ``char`` comes next, and pass it if it does."""
        self.skip_blanks()
        is_there = self.is_at(char)
        self.position += is_there
        return is_there

    def is_at(self, char: str) -> bool:
        """Return whether ``char`` stands at the position."""
        return self.text.startswith(char, self.position)

    def skip_blanks(self) -> None:
        """Pass what JSON calls white space."""
        blanks = _BLANKS.match(self.text, self.position)
        self.position = blanks.end() if blanks else self.position

    def breaks_off(self, position: int) -> bool:
        """Return whether nothing comes from ``position`` on, or a string that never ends."""
        if _NOTHING_MORE.match(self.text, position):
            return True
        return self.text.startswith('"', position) and _STRING.match(self.text, position) is None

    def _object(self, members: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(members)
        self.is_doubled |= len(found) < len(members)
        return found

    def _in_vain(self, position: int, reason: str) -> BrokenError:
        self._left -= position - self.position + 1
        return BrokenError(position, reason)


def _no_constant(name: str) -> object:
    raise ValueError(name)


def _finite(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise ValueError(digits)
    return number
