"""Badges can be read on whatever colour they have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color, ColorType

from tui.codebook.codebook import PALETTE
from tui.ui.strips import style_of
from tui.view.palette import BLACK, WHITE, badge, readable_on

channels = st.integers(0, 255)


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Return the contrast of two colours, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: tuple[int, int, int]) -> float:
    linear = [c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@given(st.tuples(channels, channels, channels))
def test_the_better_of_black_and_white_is_taken_and_is_enough_for_text(colour: tuple[int, int, int]) -> None:
    black, white = contrast(colour, (0, 0, 0)), contrast(colour, (255, 255, 255))

    chosen = readable_on("#{:02x}{:02X}{:02x}".format(*colour))

    assert {BLACK: black, WHITE: white}[chosen] >= max(black, white) - 0.01
    assert max(black, white) >= 4.5


@pytest.mark.parametrize("colour", PALETTE)
def test_a_badge_has_its_themes_colour_behind_it(colour: str) -> None:
    style = style_of(badge(colour, native=False))

    assert style.bgcolor == Color.parse(colour)
    assert style.color == Color.parse(readable_on(colour))


def test_in_sixteen_colours_every_badge_of_the_palette_has_a_background_of_its_own() -> None:
    badges = [style_of(badge(colour, native=True)) for colour in PALETTE]

    assert len({style.bgcolor for style in badges}) == len(PALETTE)
    assert all(style.bgcolor and style.bgcolor.type is ColorType.STANDARD for style in badges)
    assert all(style.color and style.color.type is ColorType.STANDARD for style in badges)


@given(st.tuples(channels, channels, channels))
def test_in_sixteen_colours_a_badge_never_has_its_own_colour_as_ink(colour: tuple[int, int, int]) -> None:
    style = style_of(badge("#{:02x}{:02x}{:02x}".format(*colour), native=True))

    assert style.color != style.bgcolor
