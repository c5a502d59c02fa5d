"""A terminal that reorders each row by itself, taken for what it claims to be: UAX #9."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tui.text.bidi import MIRRORED_GLYPHS, visual_order
from tui.text.inverse import FENCE

if TYPE_CHECKING:
    from collections.abc import Sequence

LETTERS = "ﺏﻻﻢﻣى"
CELLS = st.sampled_from(
    [*LETTERS * 3, *"aZ1257", *"    ", *"()«»،.%/-│▐:؟", "😀", "ﺳ\u064f", "\u00a0"]
) | st.sampled_from(["  ", "٣"])
"""Pieces of a row as it should be seen."""

_RIGHT_TO_LEFT = f"{LETTERS}ﺳ٣؟"
_UNFENCEABLE_NUMBER = re.compile(rf"[{_RIGHT_TO_LEFT}][^ {_RIGHT_TO_LEFT}aZ]*[0-9]")
_BRACKET_WITHOUT_BLANKS = re.compile(rf"[{_RIGHT_TO_LEFT}][^ aZ]*[()][^ aZ]*[{_RIGHT_TO_LEFT}]")


def cells(pieces: list[str]) -> list[str]:
    """Return a row that begins with a blank; behind a wide character stands ""."""
    row = [" "]
    for piece in pieces:
        row += [piece, ""] if piece == "😀" else [piece] if len(piece) > 1 and piece.strip() else list(piece)
    return row


def can_be_shown(wanted: str) -> bool:
    """Return whether such a terminal can be brought to show the row; no number has digits of two kinds."""
    two_kinds = "٣" in wanted and re.search("[1257]", wanted)
    return not (two_kinds or _UNFENCEABLE_NUMBER.search(wanted) or _BRACKET_WITHOUT_BLANKS.search(wanted))


def seen_order(texts: Sequence[str]) -> list[tuple[int, str]]:
    """Return which of the stored cells is seen, from left to right, with the base character that it shows."""
    stored = "".join(text[:1] for text in texts)
    places = [place for place, text in enumerate(texts) if text]
    return [
        (places[index], MIRRORED_GLYPHS.get(stored[index], stored[index]) if is_right_to_left else stored[index])
        for index, is_right_to_left in visual_order(stored, None)
    ]


def shown(texts: Sequence[str]) -> str:
    """Return what the terminal shows of stored cells: base characters, from left to right."""
    return blanked("".join(char for _, char in seen_order(texts)))


def blanked(text: str) -> str:
    return re.sub(f"[{FENCE}\u00a0]", " ", text)


def bases(row: Sequence[str]) -> str:
    return blanked("".join(text[:1] for text in row))
