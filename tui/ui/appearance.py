"""The program's own themes of the screen, and colours of text that can be read in any theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import BUILTIN_THEMES, Theme

from tui.view.palette import legible, mixed

if TYPE_CHECKING:
    from collections.abc import Mapping

# The greys are nearly neutral: Rich turns anything bluer into navy on a terminal of 256 colours.
DARK = Theme(
    name="hashiya",
    primary="#E7B866",
    secondary="#7A8699",
    accent="#E7B866",
    success="#7FB069",
    warning="#E7B866",
    error="#E06C5A",
    foreground="#D8DCE2",
    background="#16181C",
    surface="#1C1F24",
    panel="#272B32",
    dark=True,
)
"""For all terminals but those of 16 colours."""


SIXTEEN = Theme(
    name="hashiya-16",
    primary="ansi_bright_yellow",
    secondary="ansi_cyan",
    accent="ansi_bright_yellow",
    success="ansi_bright_green",
    warning="ansi_bright_yellow",
    error="ansi_bright_red",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    dark=True,
    ansi=True,
    variables=BUILTIN_THEMES["ansi-dark"].variables,
)
"""For terminals of 16 colours: theirs, since ours would all come out as greys."""

_GROUNDS = ("background", "surface", "panel")
_INKS = {
    "foreground": "ink",
    "primary": "ink-title",
    "secondary": "ink-note",
    "success": "ink-good",
    "error": "ink-bad",
}
_QUIET = {
    "ink-others": (0.3, ("background",)),
    "ink-quiet": (0.5, ("background",)),
    "ink-soft": (0.25, ("surface", "panel")),
    "ink-hint": (0.4, ("surface", "panel")),
}
"""How much of the background is in what is less important, and on what it stands."""

_ON = {"foreground": "on-foreground", "primary": "on-primary", "secondary": "on-secondary"}


def inks(theme: Mapping[str, str]) -> dict[str, str]:
    """Return the colours of text for the style sheet, by the names of their variables.

    They are the theme's; what could not be read on the backgrounds that texts have is lighter or darker, as much as it
    takes for LEAST_CONTRAST. ``on-`` are those of text on a ground of a colour. The terminal's own colours are left as
    they are: what they look like is the person's affair.

    Args:
        theme: The theme's variables: ``#rrggbb`` or the names of the terminal's own colours.
    """
    if not all(theme[name].startswith("#") for name in (*_GROUNDS, *_INKS)):
        quiet = dict.fromkeys(_QUIET, theme["foreground"])
        grounded = dict.fromkeys(_ON.values(), "ansi_black")
        return {name: theme[source] for source, name in _INKS.items()} | quiet | grounded
    grounds = [theme[name] for name in _GROUNDS]
    text, ground = theme["foreground"], theme["background"]
    return {
        **{name: legible(theme[source], *grounds) for source, name in _INKS.items()},
        **{
            name: legible(mixed(text, ground, share), *(theme[each] for each in places))
            for name, (share, places) in _QUIET.items()
        },
        **{name: legible(ground, theme[source]) for source, name in _ON.items()},
    }
