"""Colours that are computed: chips that can be read on any of the terminals' palettes."""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color
from rich.style import Style

BLACK, WHITE = "#000000", "#ffffff"


def _luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb`` (WCAG 2.2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)  # noqa: PLR2004 - sRGB's constants
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def readable_on(background: str) -> str:
    """Return black or white, whichever has more contrast on ``background``."""
    return BLACK if _luminance(background) > 0.179 else WHITE  # noqa: PLR2004 - where both contrasts are equal


@lru_cache(maxsize=64)
def chip(colour: str) -> Style:
    """Return the style of a chip in ``colour``."""
    return Style.from_color(Color.parse(readable_on(colour)), Color.parse(colour))
