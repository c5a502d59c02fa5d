"""The program's own themes of the screen."""

from __future__ import annotations

from textual.theme import BUILTIN_THEMES, Theme

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
