"""What comes from a terminal, in pieces that mean something: characters, control sequences, strings, pastes."""

from __future__ import annotations

import re
from dataclasses import dataclass

_STRINGS = {"P": "DCS", "X": "SOS", "]": "OSC", "^": "PM", "_": "APC"}
_KIND_OF_STRING = {
    "P": re.compile(r"[0-?]*[ -/]*[@-~]?"),
    "]": re.compile(r"\d*"),
}
"""How much of a string says what it is about: what follows may be anybody's title or clipboard."""
_LONGEST_NAME = 24
_NOT_PRINTED = re.compile("[^ -~]")


@dataclass(frozen=True, slots=True)
class Typed:
    """One character as a key sends it; ESC is Esc."""

    character: str


@dataclass(frozen=True, slots=True)
class AltDigit:
    """A digit that came with ESC: Alt and the digit, or Esc and the digit, which cannot be told apart."""

    digit: str


@dataclass(frozen=True, slots=True)
class ControlSequence:
    """A control sequence or a control string of ECMA-48, in its 7-bit form.

    Attributes:
        text: All of it, from ESC on.
        is_whole: Whether its end has come.
    """

    text: str
    is_whole: bool = True

    @property
    def name(self) -> str:
        r"""Return what a report calls it: never what a string says, which may be a title or a clipboard.

        >>> ControlSequence("\x1b[3@").name, ControlSequence("\x1b]11;rgb:1/2/3\x07").name
        ('CSI 3@', 'OSC 11')
        """
        introducer, rest = self.text[1:2], self.text[2:]
        if introducer in _STRINGS:
            kind = _KIND_OF_STRING.get(introducer)
            begun = kind.match(rest) if kind else None
            name = f"{_STRINGS[introducer]} {begun[0] if begun else ''}"
        elif introducer == "[":
            name = "CSI M" if rest.startswith("M") else f"CSI {rest}"
        else:
            name = f"ESC {self.text[1:]}"
        return _NOT_PRINTED.sub("?", name[:_LONGEST_NAME]).strip() + ("" if self.is_whole else " …")


@dataclass(frozen=True, slots=True)
class Pasted:
    """A paste that has ended.

    Attributes:
        text: What was pasted, nothing where that is too long.
        length: How many code points that was.
    """

    text: str
    length: int


@dataclass(frozen=True, slots=True)
class PasteHeld:
    """A paste has not ended, and nothing more comes of it: keys are part of it, as far as anybody knows."""


@dataclass(frozen=True, slots=True)
class PasteDropped:
    """A paste that had not ended was given up by Esc."""


Token = Typed | AltDigit | ControlSequence | Pasted | PasteHeld | PasteDropped
