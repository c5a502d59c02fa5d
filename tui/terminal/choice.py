"""Which treatment a terminal gets: what the person said goes before what was found out."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.terminal.identity import identify
from tui.terminal.replies import Replies

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tui.model import BidiMode, Tashkeel
    from tui.terminal.identity import Identity
    from tui.terminal.modes import Treatment


DOCTOR = "hashiya doctor"
"""The source of what the person said of a terminal's screen: of what is printed, that says nothing."""


@dataclass(frozen=True, slots=True)
class Preference:
    """What the person said.

    Attributes:
        source: Where they said it: a flag, a variable, the configuration, ``doctor``.
        mode: How text is sent; None leaves it open.
        tashkeel: Where the marks are sent; None leaves it open.
    """

    source: str
    mode: BidiMode | None = None
    tashkeel: Tashkeel | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """What was found out, and what follows from it.

    Attributes:
        identity: Which terminal it is.
        treatment: What it gets.
        decided_by: The source of the preference that decided the mode; "" where the identity did.
    """

    identity: Identity
    treatment: Treatment
    decided_by: str = ""

    @property
    def is_in_doubt(self) -> bool:
        """Return whether it hangs on the terminal's settings that this reads right, and the person has said nothing."""
        return self.identity.terminal.hinges_on_settings and not self.decided_by

    @property
    def printed(self) -> Treatment:
        """Return the treatment of what stays on the screen when the program has ended."""
        mode = self.identity.terminal.printed_in
        if mode is None or self.decided_by not in ("", DOCTOR):
            return self.treatment
        return self.identity.terminal.treatment(mode, self.treatment.tashkeel)


def choose(identity: Identity, preferences: Sequence[Preference] = ()) -> Choice:
    """Return the treatment that the first preference with a mode (and the first with a place for tashkeel) wants.

    What none of them says is as the terminal of ``identity`` needs it.
    """
    said = next((each for each in preferences if each.mode is not None), None)
    tashkeel = next((each.tashkeel for each in preferences if each.tashkeel is not None), None)
    treatment = identity.terminal.treatment(said.mode if said else None, tashkeel)
    return Choice(identity, treatment, said.source if said else "")


def unasked(environ: Mapping[str, str]) -> Choice:
    """Return what the environment alone says."""
    return choose(identify(Replies(), environ))


@dataclass(frozen=True, slots=True)
class Detection:
    """What goes before the terminal's own word.

    ``preferences`` are the person's, the first one first. ``answered`` returns what the person said of the terminal
    with an identity's key, None where nothing: that comes behind them.
    """

    preferences: tuple[Preference, ...] = ()
    answered: Callable[[str], Preference | None] = lambda _: None

    def choose(self, replies: Replies, environ: Mapping[str, str] = os.environ) -> Choice:
        """Return the treatment for the terminal that gave these ``replies``, in a process with this environment."""
        identity = identify(replies, environ)
        answered = self.answered(identity.key)
        return choose(identity, [*self.preferences, *([answered] if answered else [])])
