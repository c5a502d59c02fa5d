"""Showing the test card in one mode after another until the person says that it reads right."""

from __future__ import annotations

from shutil import get_terminal_size
from typing import TYPE_CHECKING

from tui.cli.doctor.asking import keys_as_they_come, on_a_screen_of_its_own, typed
from tui.cli.doctor.sample_card import KEYS, MARKS_QUESTION, QUESTION, card
from tui.model import BidiMode, Tashkeel
from tui.state.terminal_answers import TerminalAnswer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.terminal.choice import Choice
    from tui.terminal.modes import Treatment

_YES, _NO, _QUIT = frozenset("yYغ\r\n"), frozenset("nNىآ "), frozenset("qQض\x1b\x03\x04")


def examine(choice: Choice) -> TerminalAnswer | None:
    """Return the mode and the place of tashkeel that read right, None where the person says that none does.

    What is likely is shown first. Needs a terminal on standard input and output.

    Raises:
        LeftError: The person left.
    """
    terminal, likely = choice.identity.terminal, choice.treatment
    modes = (BidiMode.VISUAL, BidiMode.MARKS, BidiMode.IMPLICIT, BidiMode.WORDS)
    with keys_as_they_come():
        for mode in sorted(modes, key=lambda each: each is not likely.mode):
            if not _is_affirmed(terminal.treatment(mode, Tashkeel.STRIP), str(mode), QUESTION):
                continue
            places = (Tashkeel.AFTER, Tashkeel.BEFORE)
            for place in sorted(places, key=lambda each: each is not likely.tashkeel):
                if _is_affirmed(terminal.treatment(mode, place), f"{mode}, {place}", MARKS_QUESTION):
                    return TerminalAnswer(mode, place)
            return TerminalAnswer(mode, Tashkeel.STRIP)
    return None


def _is_affirmed(treatment: Treatment, name: str, question: Sequence[str]) -> bool:
    """Show the card on a screen of its own; return the answer to the question below it."""
    with on_a_screen_of_its_own(card(get_terminal_size().columns, [name, *question, *KEYS]), treatment):
        return next(key in _YES for key in typed(_QUIT) if key in _YES or key in _NO)
