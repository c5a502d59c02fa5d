"""The screen in greys, for whoever asks for no colour (NO_COLOR)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.color import ColorType
from rich.segment import Segment
from rich.style import Style
from textual.filter import LineFilter

from tui.view.palette import grey, legible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.color import Color as RichColor
    from textual.color import Color

_INK_ON: Mapping[int | None, str] = {0: "white", 7: "black", 8: "bright_white", 15: "black"}
"""What can be read on those of the terminal's 16 colours that are no colours: black, white, and the bright ones."""

_REVERSED = Style(color="default", bgcolor="default", reverse=True)


class Greys(LineFilter):
    """Gives each colour the grey of its own luminance, so that what could be read still can.

    Textual's filter weighs the channels as they are written; its greys have another contrast than the colours had. On a
    terminal of 16 colours, which a person may have set to any, no grey is chosen for them: a light one is not seen on a
    light ground.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - LineFilter's
        """Return the segments in greys."""
        return [Segment(text, style and _grey_style(style), control) for text, style, control in segments]


@lru_cache(maxsize=1024)
def _grey_style(style: Style) -> Style:
    if _is_native(style.color) or _is_native(style.bgcolor):
        return style + _without_hue(style)
    ink, ground = _grey(style.color), _grey(style.bgcolor)
    return style + Style(color=legible(ink, ground) if ink and ground else ink, bgcolor=ground)


def _without_hue(style: Style) -> Style:
    """Return what a style in the terminal's own colours is without them: which grey they would be, nobody can ask.

    Text has the terminal's own ink, or what is seen on its black and its white; a ground becomes reversed text.
    """
    if _has_hue(style.bgcolor):
        return _REVERSED
    return Style(color=_INK_ON.get(_number(style.bgcolor), "default")) if _has_hue(style.color) else Style()


def _has_hue(colour: RichColor | None) -> bool:
    return _is_native(colour) and _number(colour) not in _INK_ON


def _is_native(colour: RichColor | None) -> bool:
    return colour is not None and colour.type is ColorType.STANDARD


def _number(colour: RichColor | None) -> int | None:
    return colour.number if colour else None


def _grey(colour: RichColor | None) -> str | None:
    """Return the grey of a colour; None of the default and of none."""
    return None if colour is None or colour.is_default else grey(colour.get_truecolor().hex)
