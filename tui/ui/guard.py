"""What is kept when the program ends, whatever ends it: pending changes, and where the person was reading."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from tui.session.rescue import rescue
from tui.ui import messages

if TYPE_CHECKING:
    from pathlib import Path

    from tui.session.session import Session


class Guard:
    """Stands at every way out. It may be asked as often as there are ways that meet.

    ``rescued`` is the rescue file, None where none was needed; ``problem`` is why something could be kept nowhere.
    """

    def __init__(self, session: Session, folder: Path) -> None:
        """``folder`` is where rescue files are put."""
        self._session = session
        self._folder = folder
        self.rescued: Path | None = None
        self.problem = ""

    def keep(self) -> bool:
        """Save what is pending, in a rescue file where need be, and the place; return whether nothing is pending.

        Never raises: what goes wrong here must not keep the rest of the way out from being taken.
        """
        try:
            done = rescue(self._session, self._folder)
        except Exception as error:  # noqa: BLE001 - the program may have failed, and this with it
            self.problem = str(error)
        else:
            self.rescued = done.path or self.rescued
            self.problem = " · ".join(done.refused) or self.problem
        with suppress(Exception):
            self._session.remember_position()
        return not self._session.pending

    @property
    def sentence(self) -> str:
        """Return what a person has to know of it, in their language; nothing where all is in the tag file."""
        language = self._session.settings.language
        if self.rescued is not None:
            return messages.say(messages.RESCUED, language, self._session.tag_file, self.rescued)
        if self._session.pending:
            return messages.say(messages.KEPT_NOWHERE, language, len(self._session.pending), self.problem)
        return messages.say(messages.REFUSED, language, self.problem) if self.problem else ""
