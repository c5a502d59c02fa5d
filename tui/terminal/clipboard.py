"""Setting the clipboard from inside GNU screen, which prints what is longer than it takes of a string."""

from __future__ import annotations

import re

_SET_CLIPBOARD = re.compile("\x1b]52;[^\x07]*\x07")  # OSC 52


def passed_through(sequences: str, limit: int) -> str:
    r"""Return ``sequences`` with each OSC 52 in DCS strings of at most ``limit`` characters.

    A multiplexer hands the content of those on to the terminal behind it, one after the other.

    >>> passed_through("\x1b]52;c;YWJj\x07", 8)
    '\x1bP\x1b]52;c;Y\x1b\\\x1bPWJj\x07\x1b\\'
    """
    return _SET_CLIPBOARD.sub(lambda found: _in_strings(found[0], limit), sequences)


def _in_strings(sequence: str, limit: int) -> str:
    parts = (sequence[at : at + limit] for at in range(0, len(sequence), limit))
    return "".join(f"\x1bP{part}\x1b\\" for part in parts)
