"""Which sequences Textual's parser knows: of any other it makes keys, one for each character, or a traceback."""

from __future__ import annotations

import re
import sys
from unicodedata import category

from textual import constants
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS

from tui.text.typable import is_text

LONGEST = 32
"""Code points: Textual takes what is longer for keys."""

_SHIFT_AND_LOCKS = 0b1100_0001
"""Of kitty's modifiers those with which a key still types its character."""

_NOT_ASSIGNED = frozenset(("Co", "Cn"))

_KITTY_KEY = re.compile(
    r"\x1b\[(?P<code>\d{0,7})(?:;(?P<modifiers>\d{0,3}))?(?:;(?P<text>\d{1,7}(?::\d{1,7})*))?(?P<final>[u~A-FHPQRS])"
)
_ANY_KITTY_KEY = re.compile(r"\x1b\[(?:[\d:]*;?){2,3}[u~A-FHPQRS]")
"""What Textual takes for one, before it looks into its table: among it ``ESC [ 33 ~``, which would be "!"."""

_CELL_OR_PIXEL = r"[1-9]\d{0,4}"
_OTHER = re.compile(
    r"\x1b\[[IO]"  # focus
    r"|\x1b\[<\d{1,4};-?\d{1,6};-?\d{1,6}[Mm]"  # SGR mouse
    r"|\x1b\[\?(?:2026|2048);\d\$y"  # DECRPM, of the modes that Textual asks for
    rf"|\x1b\[48(?:;{_CELL_OR_PIXEL}(?::\d{{0,5}})?){{4}}t"  # the size, in mode 2048
)


READS_KITTY_KEYS = not getattr(constants, "DISABLE_KITTY_KEY", False)
"""The variable TEXTUAL_DISABLE_KITTY_KEY; older versions have none, and always do."""


def is_known(sequence: str) -> bool:
    """Return whether Textual's parser makes of the whole sequence what it means, be that nothing."""
    if len(sequence) > LONGEST:
        return False
    if READS_KITTY_KEYS and _ANY_KITTY_KEY.fullmatch(sequence):
        return _is_kitty_key(sequence)
    return sequence in ANSI_SEQUENCES_KEYS or _OTHER.fullmatch(sequence) is not None


def _is_kitty_key(sequence: str) -> bool:
    """Return whether it is a key of kitty's protocol as it is asked for: no kinds of events, no alternate keys."""
    key = _KITTY_KEY.fullmatch(sequence)
    if key is None or (key["final"] == "R" and key["modifiers"]):  # that is where the cursor is, nobody has asked
        return False
    text = [int(each) for each in (key["text"] or "").split(":") if each]
    code, modifiers = int(key["code"] or "1"), int(key["modifiers"] or "1") - 1
    is_functional = f"{code}{key['final']}" in FUNCTIONAL_KEYS
    if key["final"] != "u":
        return is_functional and not text and modifiers >= 0
    if not all(map(_is_text, text)):
        return False
    if modifiers & ~_SHIFT_AND_LOCKS and any(chr(each).isdecimal() for each in text):
        return False  # Alt and a digit, which Textual would take for the digit
    return modifiers >= 0 and (is_functional or _is_key(code) or (code == 0 and bool(text)))


def _is_text(code: int) -> bool:
    """Return whether a key may type that."""
    return code <= sys.maxunicode and is_text(chr(code))


def _is_key(code: int) -> bool:
    """Return whether a key may be called by that: in the private use area are kitty's own, which are functional."""
    return _is_text(code) and category(chr(code)) not in _NOT_ASSIGNED
