"""Without colours: the terminal's own 16 are left for its own ink, since nobody knows how light they are."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from tui.ui.greys import Greys

HUES = ("red", "green", "yellow", "blue", "magenta", "cyan", "bright_red", "bright_green", "bright_yellow")
ACHROMATIC = ("black", "white", "bright_black", "bright_white")


def shown(style: str) -> Style:
    (segment,) = Greys().apply([Segment("text", Style.parse(style))], Color(0, 0, 0))
    assert segment.style is not None
    return segment.style


@pytest.mark.parametrize("hue", HUES)
def test_ink_of_a_colour_is_the_terminals_own(hue: str) -> None:
    assert shown(f"bold {hue}") == Style.parse("bold default")
    assert shown(f"{hue} on default") == Style.parse("default on default")


@pytest.mark.parametrize("hue", HUES)
@pytest.mark.parametrize("ink", ["black", "bright_white", "default", "green"])
def test_a_ground_of_a_colour_is_reversed_text(hue: str, ink: str) -> None:
    assert shown(f"{ink} on {hue}") == Style.parse("reverse default on default")


@pytest.mark.parametrize("colour", ACHROMATIC)
def test_what_is_no_colour_is_left(colour: str) -> None:
    assert shown(colour) == Style.parse(colour)
    assert shown(f"dim white on {colour}") == Style.parse(f"dim white on {colour}")


@pytest.mark.parametrize(
    ("ground", "ink"),
    [("black", "white"), ("white", "black"), ("bright_black", "bright_white"), ("bright_white", "black")],
)
def test_ink_of_a_colour_is_seen_on_what_is_none(ground: str, ink: str) -> None:
    assert shown(f"red on {ground}") == Style.parse(f"{ink} on {ground}")


@pytest.mark.parametrize("colour", ["#e7b866", "color(208)"])
def test_other_colours_are_greys(colour: str) -> None:
    assert (found := shown(colour).color) is not None
    assert len({*found.get_truecolor()}) == 1
