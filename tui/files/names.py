"""Names of files as they may be shown: whoever made the file chose its name, and it may hold anything."""

from __future__ import annotations

_LONGEST = 120


def printable(name: str, longest: int = _LONGEST) -> str:
    r"""Return ``name`` fit for one line of a message, at most ``longest`` code points.

    Control characters, line breaks, bidi controls and undecodable bytes become U+FFFD, and so does every other
    character that Python calls not printable; of a long name the end is kept.

    >>> printable("two\nlines\u202e"), printable("a long name", 5)
    ('two\ufffdlines\ufffd', '…name')
    """
    shown = "".join(char if char.isprintable() else "\ufffd" for char in name)
    return shown if len(shown) <= longest else "…" + shown[1 - longest :]
