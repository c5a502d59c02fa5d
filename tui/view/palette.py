"""Colours that are computed: badges that can be read on any of the terminals' palettes."""

from __future__ import annotations

from colorsys import rgb_to_hls
from functools import lru_cache
from typing import NamedTuple

BLACK, WHITE = "#000000", "#ffffff"


class Colours(NamedTuple):
    """Each ``#rrggbb`` or the name of one of the terminal's own 16; a background of None is the one that is there."""

    foreground: str
    background: str | None = None


# Okabe and Ito's colours are told apart by people with any kind of colour vision; so shall their stand-ins be.
_SIXTEEN = {
    "#E69F00": ("yellow", "black"),
    "#56B4E9": ("cyan", "black"),
    "#D55E00": ("red", "bright_white"),
    "#009E73": ("green", "black"),
    "#F0E442": ("bright_yellow", "black"),
    "#CC79A7": ("magenta", "bright_white"),
    "#0072B2": ("blue", "bright_white"),
}
_BY_HUE = ("#D55E00", "#E69F00", "#009E73", "#56B4E9", "#0072B2", "#CC79A7")
"""The palette's colours that stand for the six sixths of the circle of hues, from red on."""


def _channels(colour: str) -> list[float]:
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


def _luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb`` (WCAG 2.2)."""
    threshold = 0.04045  # sRGB's, as the constants below
    red, green, blue = (
        each / 12.92 if each <= threshold else ((each + 0.055) / 1.055) ** 2.4 for each in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def readable_on(background: str) -> str:
    """Return black or white, whichever has more contrast on ``background`` (``#rrggbb``)."""
    equal_contrast = 0.179
    return BLACK if _luminance(background) > equal_contrast else WHITE


@lru_cache(maxsize=64)
def badge(colour: str, *, native: bool) -> Colours:
    """Return the colours of a badge in ``colour`` (``#rrggbb``).

    ``native`` takes the nearest of the terminal's own 16 colours.

    >>> badge("#0072B2", native=False)
    Colours(foreground='#ffffff', background='#0072B2')
    >>> badge("#0072B2", native=True)
    Colours(foreground='bright_white', background='blue')
    """
    if native:
        background, foreground = _SIXTEEN[_nearest(colour)]
        return Colours(foreground, background)
    return Colours(readable_on(colour), colour)


@lru_cache(maxsize=64)
def ink(colour: str, *, native: bool) -> Colours:
    """Return the colours of a sign in ``colour`` (``#rrggbb``) on the background that is there; ``native`` as above."""
    return Colours(_SIXTEEN[_nearest(colour)][0] if native else colour)


def _nearest(colour: str) -> str:
    if colour.upper() in _SIXTEEN:
        return colour.upper()
    hue, _, _ = rgb_to_hls(*_channels(colour))
    return _BY_HUE[round(hue * len(_BY_HUE)) % len(_BY_HUE)]
