"""Colours that are computed: badges and texts that can be read, whatever colours they are given."""

from __future__ import annotations

from colorsys import rgb_to_hls
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

BLACK, WHITE = "#000000", "#ffffff"

LEAST_CONTRAST = 4.5
"""Between a text and its background (WCAG 2.2, success criterion 1.4.3)."""

_STEPS = 32


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
    threshold = 0.04045  # sRGB's, as the constants below and in ``grey``
    red, green, blue = (
        each / 12.92 if each <= threshold else ((each + 0.055) / 1.055) ** 2.4 for each in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (``#rrggbb``), from 1 to 21 (WCAG 2.2).

    >>> contrast("#000000", "#ffffff"), round(contrast("#777777", "#ffffff"), 2)
    (21.0, 4.48)
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """Return a colour with a share of another one in it.

    Args:
        one: The colour, as ``#rrggbb``.
        other: What is mixed into it, as ``#rrggbb``.
        share: How much of the whole that is, from 0 to 1.

    >>> mixed("#000000", "#ffffff", 0.2)
    '#333333'
    """
    channels = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(255 * (1 - share) * a + 255 * share * b):02x}" for a, b in channels)


@lru_cache(maxsize=1024)
def grey(colour: str) -> str:
    """Return the grey as light as ``colour`` (``#rrggbb``): of the same relative luminance, but for rounding.

    >>> grey("#0178d4"), grey("#ffffff")
    ('#767676', '#ffffff')
    """
    luminance = _luminance(colour)
    threshold = 0.0031308
    channel = 12.92 * luminance if luminance <= threshold else 1.055 * luminance ** (1 / 2.4) - 0.055
    return "#" + f"{round(255 * channel):02x}" * 3


@lru_cache(maxsize=256)
def legible(colour: str, *grounds: str) -> str:
    """Return ``colour``, or the one nearest to it on its way to black or white that can be read on each of ``grounds``.

    All are ``#rrggbb``. Where none can be read on each of them, it is the black or white that is seen best.

    >>> legible("#d8dce2", "#16181c"), legible("#0178d4", "#121212"), legible("#4ebf71", "#d0d0d0", "#e0e0e0")
    ('#d8dce2', '#1180d7', '#29653c')
    """
    end = max((BLACK, WHITE), key=lambda each: _least(each, grounds))
    ways = (mixed(colour, end, step / _STEPS) for step in range(_STEPS + 1))
    return next((each for each in ways if _least(each, grounds) >= LEAST_CONTRAST), end)


def _least(colour: str, grounds: Iterable[str]) -> float:
    return min(contrast(colour, ground) for ground in grounds)


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
def ink(colour: str, *, native: bool, ground: str | None = None) -> Colours:
    """Return the colours of a sign on the background that is there.

    Args:
        colour: What it shall have, as ``#rrggbb``.
        native: Takes the nearest of the terminal's own 16 colours.
        ground: The background, as ``#rrggbb``, None where it is not known.
    """
    if native:
        return Colours(_SIXTEEN[_nearest(colour)][0])
    return Colours(legible(colour, ground) if ground else colour)


def _nearest(colour: str) -> str:
    if colour.upper() in _SIXTEEN:
        return colour.upper()
    hue, _, _ = rgb_to_hls(*_channels(colour))
    return _BY_HUE[round(hue * len(_BY_HUE)) % len(_BY_HUE)]
