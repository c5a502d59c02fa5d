"""The screen in greys, for whoever asks for no colour (NO_COLOR)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.filter import LineFilter

from tui.view.palette import grey, legible

if TYPE_CHECKING:
    from rich.color import Color as RichColor
    from textual.color import Color


class Greys(LineFilter):
    """Gives each colour the grey of its own luminance, so that what could be read still can.

    Textual's filter weighs the channels as they are written; its greys have another contrast than the colours had.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - LineFilter's
        """Return the segments in greys."""
        return [Segment(text, style and _grey_style(style), control) for text, style, control in segments]


@lru_cache(maxsize=1024)
def _grey_style(style: Style) -> Style:
    ink, ground = _grey(style.color), _grey(style.bgcolor)
    return style + Style(color=legible(ink, ground) if ink and ground else ink, bgcolor=ground)


def _grey(colour: RichColor | None) -> str | None:
    """Return the grey of a colour, the terminal's 16 being what they usually are; None of the default and of none."""
    return None if colour is None or colour.is_default else grey(colour.get_truecolor().hex)
