"""What a terminal sends when a key is pressed: as xterm does, without the extended keyboard protocols."""

from __future__ import annotations

KEYS = {
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "insert": "\x1b[2~",
    "delete": "\x1b[3~",
    "pgup": "\x1b[5~",
    "pgdn": "\x1b[6~",
    "enter": "\r",
    "esc": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "space": " ",
    "backspace": "\x7f",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
}


def sequence(key: str) -> str:
    """Return what is sent for a name of ``KEYS``, ``ctrl+`` and a letter, ``alt+`` and a key, or one character.

    Raises:
        ValueError: There is no such key.
    """
    if key in KEYS:
        return KEYS[key]
    if len(key) == 1:
        return key
    modifier, _, rest = key.partition("+")
    if modifier == "ctrl" and len(rest) == 1 and "@" <= rest.upper() <= "_":
        return chr(ord(rest.upper()) & 0x1F)
    if modifier == "alt" and rest:
        return "\x1b" + sequence(rest)
    raise ValueError(f"no key {key!r}")
