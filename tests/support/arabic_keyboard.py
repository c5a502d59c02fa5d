"""What arrives when the keyboard is in Arabic: Arabic (101), written down here once more, not taken from the program.

Windows sends two letters for b, G, T and B, Linux the ligature that they make.
"""

from __future__ import annotations

from textual import events
from textual._xterm_parser import XTermParser  # what the program's own driver reads the keyboard with

PLAIN = "qض wص eث rق tف yغ uع iه oخ pح [ج ]د aش sس dي fب gل hا jت kن lم ;ك 'ط zئ xء cؤ vر nى mة ,و .ز /ظ `ذ"
# Z, U and L give signs of ASCII.
SHIFTED = "Q\u064e W\u064b E\u064f R\u064c Yإ I÷ O× P؛ A\u0650 S\u064d Hأ Jـ K، X\u0652 Nآ ?؟ %٪"
LIGATURES = {"b": ("لا", "ﻻ"), "G": ("لأ", "ﻷ"), "T": ("لإ", "ﻹ"), "B": ("لآ", "ﻵ")}

LETTERS = {pair[0]: pair[1:] for pair in f"{PLAIN} {SHIFTED}".split()}


def arrivals(key: str) -> list[str]:
    """Return all that may arrive for ``key``, a name of Textual: the key itself, then what it is in Arabic.

    Two letters are those of one key, which arrive together.
    """
    if len(key) == 1 and key.isdecimal():
        return [key, "٠١٢٣٤٥٦٧٨٩"[int(key)], "۰۱۲۳۴۵۶۷۸۹"[int(key)]]
    if key in LIGATURES:
        return [key, *LIGATURES[key]]
    if key.startswith("ctrl+") and key[5:] in LETTERS:
        return [key, f"ctrl+{LETTERS[key[5:]]}"]
    return [key, LETTERS[key]] if key in LETTERS else [key]


def named(character: str) -> str:
    """Return the name under which a character arrives from a terminal."""
    (event,) = XTermParser().feed(character)
    assert isinstance(event, events.Key)
    return event.key
