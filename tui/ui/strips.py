"""Runs as Textual's strips: coloured, never marked up."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.text.layout import LayoutOptions
from tui.ui.display import display_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import App
    from textual.widget import Widget

    from tui.text.direction import Direction
    from tui.view.palette import Colours
    from tui.view.runs import Run


def strip_of(parts: Sequence[Run[Style]], width: int) -> Strip:
    """Return a strip that is known to be ``width`` cells wide."""
    return Strip([Segment(text, style) for text, style in parts if text], width)


@lru_cache(maxsize=128)
def style_of(colours: Colours) -> Style:
    """Return colours as a style of Rich's."""
    return Style(color=colours.foreground, bgcolor=colours.background)


def options_in(widget: Widget, base: Direction | None = None) -> LayoutOptions:
    """Return how a widget's text is laid out: in logical order where the program runs for a screen reader.

    ``base`` is the side at which it begins, None where the first strong character decides: sentences, ids and paths are
    no article's text, and go as their beginning does.
    """
    return LayoutOptions(base=base, article="L", logical=display_of(widget).is_plain)


def language_of(shown: App[object] | Widget) -> str:
    """Return the language of the interface, "ar" or "en", with its digits; another program's is Arabic."""
    language: str = getattr(shown.app, "language", "ar")
    return language


def base_of(shown: App[object] | Widget) -> Direction:
    """Return the side at which the language of the interface begins: "L" in English, "R" in Arabic."""
    return "L" if language_of(shown) == "en" else "R"


def labels_in(widget: Widget) -> LayoutOptions:
    """Return how labels are laid out: from the side of the interface, in Arabic a Latin title, too."""
    return options_in(widget, base_of(widget))
