"""What a terminal has to be told so that it shows visual text as it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BidiMode:
    """A way to show Arabic: what to send before the alternate screen, and after it has been left."""

    name: str
    start: str
    end: str


VISUAL = BidiMode("visual", "\x1b[8l", "\x1b[8h")
"""We reorder; the terminal must not.

``CSI 8 l`` sets BDSM explicit (ECMA-48). VTE keeps the mode per row from the row's making, so it has to come before
the alternate screen: later, GNOME Terminal shuffles the panes into each other. No terminal is harmed by it.
"""
