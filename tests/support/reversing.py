"""A terminal that reverses words by itself: kitty, by its source (``render_line`` and ``group_normal`` in fonts.c)."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tui.text.bidi import MIRRORED_GLYPHS
from tui.text.words import PADDING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ARABIC, RARE, HEBREW, LATIN = "ﺏﺣﻻﻢﻣىﺳﻫ٣٪۴", "ۇێ\u06d6", "של", "aeZя"
"""By script (Scripts.txt): what is in none of these is of Common or Inherited."""
ALONGSIDE = "،؛؟ـ"
BORROWED_MARKS = "\u064e\u0651\u0655"

PIECES = st.sampled_from(
    [
        *(ARABIC[:6] * 3), *ARABIC, *ALONGSIDE, *"ۇێשל", *LATIN, *"1257", *"    ", *"()«»[.%/-!│▐⠀", "\u00a0", "中",
        "ﺳ\u064e", "ﻣ\u0651\u064e", "ﻫ\u0670", "ﻫ\u06d6", "e\u0301", "ﺳ\u0655\u0651\u064e", "ל\u05b6",
    ]
)  # fmt: skip

Font = str
"""A name; with the face it is one of kitty's."""


def one_font(_: str) -> Font:
    """Return the font of a cell where one has all characters."""
    return "all"


def arabic_borrowed(text: str) -> Font:
    """Return the font of a cell where Arabic letters come from one font, and rare letters from another."""
    shown = text.replace(PADDING, "")
    if set(shown) <= {*ARABIC, *ALONGSIDE, *BORROWED_MARKS}:
        return "Arabic"
    return "main" if not {*shown} & {*ARABIC, *RARE, *HEBREW} else "rare"


FONTS: list[Callable[[str], Font]] = [one_font, arabic_borrowed]


def seen(texts: Sequence[str], faces: Sequence[str], font_of: Callable[[str], Font]) -> list[str]:
    """Return what is seen in each cell of a row.

    Args:
        texts: What is stored in them, "" behind a wide character.
        faces: Of each, the bold and italic it was sent with.
        font_of: The font of a cell.
    """
    cells = [(text, _font(text, face, font_of)) for text, face in zip(texts, faces, strict=True) if text]
    shown: list[str] = []
    for font, run in groupby(cells, key=lambda cell: cell[1]):
        stored = [text for text, _ in run]
        shown += stored if font is None else _shaped(stored)
    behind_wide = iter(shown)
    return [next(behind_wide).replace(PADDING, "") if text else "" for text in texts]


def _font(text: str, face: str, font_of: Callable[[str], Font]) -> tuple[Font, str] | None:
    if text[0] in " │▐⠀":
        return None
    return ("wide", "") if text[0] == "中" else (font_of(text), face)


def _shaped(run: Sequence[str]) -> list[str]:
    """Return what is seen of a run in one font: reversed where its first script is written from right to left."""
    direction = next((_direction(char) for char in "".join(run) if _direction(char)), "L")
    if direction == "L":
        return list(run)
    return [text if count == 1 else "?" for text, count in _reversed(run)]


def _direction(char: str) -> str:
    if char in {*ARABIC, *RARE, *HEBREW}:
        return "R"
    return "L" if char in {*LATIN} else ""


def _reversed(run: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield the clusters of a run in reverse with how many cells and clusters are drawn as one with them.

    A glyph takes as many code points as its cluster has more than the next one's, and cells are counted from the left.
    """
    sizes = [len(text) for text in run]
    taken = [*reversed(sizes[:-1]), sum(sizes)]
    left, cell, together = sizes[0], 0, list[str]()
    for text, points in zip(reversed(run), taken, strict=True):
        together.append(MIRRORED_GLYPHS.get(text[0], text[0]) + text[1:])
        cells = 0
        for _ in range(points):
            if cell == len(run):
                break
            left -= 1
            if left == 0:
                cell, cells = cell + 1, cells + 1
                left = sizes[cell] if cell < len(run) else 0
        if cells:
            yield from ((each, max(cells, len(together))) for each in together)
            together = []
    yield from ((each, 2) for each in together)
