"""The terminal that the program is shown in: its identity, how it is treated, and what it still has to answer."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tui.model import BidiMode
from tui.terminal.choice import DOCTOR, Choice, unasked
from tui.terminal.replies import Replies

if TYPE_CHECKING:
    from textual.app import App
    from textual.widget import Widget

    from tui.terminal.choice import Detection
    from tui.terminal.modes import Treatment


class Display:
    """Says in which mode everything is shown now. A mode chosen in the running program stays until it ends."""

    def __init__(self, detection: Detection | None = None, replies: Replies | None = None) -> None:
        """``replies`` are those of the probe before the screen, None where nothing was asked."""
        self._detection = detection
        self.replies = replies
        self.unknown_input: Counter[str] = Counter()
        self.choice: Choice = detection.choose(replies or Replies()) if detection else unasked({})
        self.treatment: Treatment = self.choice.treatment
        self._was_chosen_here = False

    @property
    def is_plain(self) -> bool:
        """Return whether text stands in logical order with base letters."""
        return self.treatment.is_plain

    @property
    def unusual_mode(self) -> str:
        """Return the mode's name where it is not the one that suits the terminal, else nothing.

        What suits it is said by the doctor, or else by what it is.
        """
        choice = self.choice
        usual = choice.treatment.mode if choice.decided_by == DOCTOR else choice.identity.terminal.mode
        return "" if self.treatment.mode is usual else str(self.treatment.mode)

    def choose_next_mode(self) -> Treatment:
        """Go on to the next mode, the first again after the last; return the treatment that this is."""
        modes = list(BidiMode)
        following = modes[(modes.index(self.treatment.mode) + 1) % len(modes)]
        self._was_chosen_here = True
        self.treatment = self.choice.identity.terminal.treatment(following, self.treatment.tashkeel)
        return self.treatment

    def take(self, replies: Replies) -> bool:
        """Take in answers that came late; return whether they change how the terminal is treated."""
        before = self.treatment
        if self._detection is not None:
            self.choice = self._detection.choose(replies)
            if not self._was_chosen_here:
                self.treatment = self.choice.treatment
        return self.treatment != before


def display_of(shown: App[object] | Widget) -> Display:
    """Return the display of a widget's application, or of an application itself; another program's has no say."""
    display = getattr(shown.app, "terminal_display", None)
    return display if isinstance(display, Display) else Display()
