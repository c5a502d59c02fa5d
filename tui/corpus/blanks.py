"""Which characters show nothing: white space, and what is invisible beside it."""

from __future__ import annotations

import re

# Spaces of no width count as white space here, although `str.isspace` does not know them: left by word
# processors at the edges of lines, they are seen by nobody. Marks of direction stay: they change the reading.
_WIDTHLESS_SPACES = "\u200b\u2060\ufeff"

EDGE_BLANKS = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + _WIDTHLESS_SPACES
"""The characters a paragraph never begins or ends with."""

PARAGRAPH_END = re.compile("[\n\u2029]")
"""What ends a paragraph; U+2028, the line separator, ends but a line of it (Unicode 5.8)."""

BLANK_CLASS = rf"\s{_WIDTHLESS_SPACES}"
"""The same characters, as the inside of a regular expression's ``[...]``."""

_VISIBLE = re.compile(
    rf"[^{BLANK_CLASS}\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)


def has_visible(text: str, start: int, end: int) -> bool:
    r"""Return whether anything can be seen in a part of a text: white space, controls and marks of direction cannot.

    Args:
        text: The whole text.
        start: Where the part begins, in code points.
        end: Where it ends.

    >>> has_visible("\u200f \t.", 0, 3), has_visible("\u200f \t.", 0, 4)
    (False, True)
    """
    return _VISIBLE.search(text, start, end) is not None
