"""Badges can be read on whatever colour they have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color, ColorType

from tests.support.contrast import ENOUGH, contrast
from tui.codebook.codebook import PALETTE
from tui.ui.strips import style_of
from tui.view.palette import BLACK, WHITE, badge, ink, legible, readable_on

channels = st.integers(0, 255)


@given(st.tuples(channels, channels, channels))
def test_the_better_of_black_and_white_is_taken_and_is_enough_for_text(colour: tuple[int, int, int]) -> None:
    black, white = contrast(colour, (0, 0, 0)), contrast(colour, (255, 255, 255))

    chosen = readable_on("#{:02x}{:02X}{:02x}".format(*colour))

    assert {BLACK: black, WHITE: white}[chosen] >= max(black, white) - 0.01
    assert max(black, white) >= ENOUGH


def hexadecimal(colour: tuple[int, int, int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def channels_of(colour: str) -> tuple[int, int, int]:
    return Color.parse(colour).get_truecolor()


@given(st.tuples(channels, channels, channels), st.tuples(channels, channels, channels))
def test_any_colour_becomes_one_that_can_be_read_on_any_ground(
    colour: tuple[int, int, int], ground: tuple[int, int, int]
) -> None:
    shown = legible(hexadecimal(colour), hexadecimal(ground))

    assert contrast(channels_of(shown), ground) >= ENOUGH
    if contrast(colour, ground) >= ENOUGH:
        assert shown == hexadecimal(colour)
    assert ink(hexadecimal(colour), native=False, ground=hexadecimal(ground)).foreground == shown


def test_a_colour_that_cannot_be_read_stays_as_near_to_itself_as_it_can() -> None:
    shown = legible("#4ebf71", "#d0d0d0")

    assert ENOUGH <= contrast(channels_of(shown), channels_of("#d0d0d0")) < ENOUGH + 0.7
    red, green, blue = channels_of(shown)
    assert green > blue > red, "it is a green still"


def test_on_grounds_that_are_far_apart_what_is_seen_best_is_taken() -> None:
    assert legible("#888888", "#000000", "#ffffff") in {BLACK, WHITE, "#888888"}


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
