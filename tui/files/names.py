"""Names of files and of people as they may be shown and kept: whoever chose one, it may hold anything."""

from __future__ import annotations

from unicodedata import category

_LONGEST = 120
_JOINERS = "\u200c\u200d"


def is_printable(char: str) -> bool:
    r"""Return whether ``char`` may be shown as it is: what Python calls printable, joiners, and spaces of every width.

    Without its joiners Persian is misspelt. What moves or reorders anything may not.

    >>> [is_printable(char) for char in "a\u200c\u00a0\u200f\u2028\x1b"]
    [True, True, True, False, False, False]
    """
    return char.isprintable() or char in _JOINERS or category(char) == "Zs"


def annotator_name(typed: str) -> str:
    r"""Return the name of an annotator as it is kept: in one line; "" where nothing of it would be seen.

    >>> [annotator_name(typed) for typed in (" Mona  Said ", "\u202e", "\u064e\u0650", "\x00 ")]
    ['Mona Said', '', '', '']
    """
    name = " ".join(typed.split())
    return name if any(category(char)[0] not in "CMZ" for char in name) else ""


def printable(name: str, longest: int = _LONGEST) -> str:
    r"""Return ``name`` fit for one line of a message, at most ``longest`` code points.

    Control characters, line breaks, bidi controls and undecodable bytes become U+FFFD, and so does every other
    character that may not be shown as it is; of a long name the end is kept.

    >>> printable("two\nlines\u202e"), printable("a long name", 5)
    ('two\ufffdlines\ufffd', '…name')
    """
    shown = "".join(char if is_printable(char) else "\ufffd" for char in name)
    return shown if len(shown) <= longest else "…" + shown[1 - longest :]
