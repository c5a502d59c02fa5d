"""How a terminal is treated: the mode in which text is sent, and what tells the terminal to go along with it."""

from __future__ import annotations

from dataclasses import dataclass

from tui.model import BidiMode, Tashkeel

ORDER_KEPT, ORDER_GIVEN_BACK = "\x1b[8l", "\x1b[8h"
"""BDSM explicit and implicit (ECMA-48). VTE obeys; no terminal was seen to be harmed.

VTE keeps the mode per row from the row's making, so it has to come before the alternate screen, or before an erase:
later, GNOME Terminal shuffles the panes into each other.
"""

ERASE_SCREEN = "\x1b[2J"


@dataclass(frozen=True, slots=True)
class Treatment:
    """A way to show Arabic.

    Attributes:
        mode: How text is sent.
        tashkeel: Where the marks over a letter are sent.
        start: Sent before the alternate screen.
        end: Sent after it has been left.
        rows_are_paragraphs: Whether a terminal that reorders takes each row's direction from its first strong character
            (UAX #9, P2), and not left-to-right for granted.
    """

    mode: BidiMode = BidiMode.VISUAL
    tashkeel: Tashkeel = Tashkeel.AFTER
    start: str = ORDER_KEPT
    end: str = ORDER_GIVEN_BACK
    rows_are_paragraphs: bool = False

    @property
    def is_plain(self) -> bool:
        """Return whether text stands in logical order with base letters."""
        return self.mode is BidiMode.PLAIN


def switch(before: Treatment, after: Treatment) -> str:
    """Return what is sent to go from one treatment to another while the screen is in use; it is empty then."""
    return before.end + after.start + ERASE_SCREEN
