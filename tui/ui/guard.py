"""What is kept when the program ends, whatever ends it: pending changes, and where the person was reading."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from tui.errors.ending import KeptNowhereError, NotInTagFileError, RefusedChangesError, RescuedError
from tui.session.rescue import rescue, rescue_lacking
from tui.state.rescue_files import retire

if TYPE_CHECKING:
    from pathlib import Path

    from tui.errors import RequestError
    from tui.session.rescue import RescuedData
    from tui.session.session import Session


class Guard:
    """Stands at every way out. It may be asked as often as there are ways that meet.

    ``rescued`` is the rescue file, None where none was needed.
    """

    def __init__(self, session: Session, folder: Path) -> None:
        """``folder`` is where rescue files are put."""
        self._session = session
        self._folder = folder
        self.rescued: Path | None = None
        self._refused: tuple[RequestError, ...] = ()
        self._failure: Exception | None = None
        self._coming_back: list[Path] = []
        """Rescue files of what the tag file has again at the end, at the latest."""

    def keep(self) -> bool:
        """Save what is pending, in a rescue file where need be, and the place; return whether nothing is pending.

        Never raises: what goes wrong here must not keep the rest of the way out from being taken.
        """
        try:
            done = rescue(self._session, self._folder)
        except Exception as error:  # noqa: BLE001 - the program may have failed, and this with it
            self._failure = error
        else:
            self.rescued = done.path or self.rescued
            self._refused = done.refused or self._refused
        with suppress(Exception):
            self._session.reload_if_changed()  # it may have lost something a moment before
        with suppress(Exception):
            self.keep_lacking()
        with suppress(Exception):
            self._session.tag_file.settle()
            while self._coming_back:
                retire(self._coming_back.pop())
        with suppress(Exception):
            self._session.remember_position()
        return not self._session.pending

    def keep_lacking(self) -> RescuedData | None:
        """Keep what was read, and the tag file has not any more; return None where that is nothing.

        Raises:
            DatabaseError: It cannot be written; it can be tried again.
        """
        kept = rescue_lacking(self._session, self._folder)
        if kept is not None and kept.comes_back:
            self._coming_back.append(kept.path)
        return kept

    @property
    def error(self) -> NotInTagFileError | None:
        """Return what a person has to know of it, None where all is in the tag file."""
        if self.rescued is not None:
            return RescuedError(self._session.tag_file.path, self.rescued)
        if self._session.pending and self._failure is not None:
            return KeptNowhereError(len(self._session.pending), self._failure)
        return RefusedChangesError(self._refused) if self._refused else None
