"""How the program ends where something that was done is not in the tag file, or it is itself at fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import HashiyaError, RequestError

if TYPE_CHECKING:
    from pathlib import Path


class NotInTagFileError(HashiyaError):
    """The program has ended, and something that was done is not in the tag file."""


class RescuedError(NotInTagFileError):
    """The tag file could not be written: everything is in the rescue file."""

    tag_file: Path
    rescue_file: Path


class KeptNowhereError(NotInTagFileError):
    """Nothing could be written, for ``cause``: ``count`` changes are lost."""

    count: int
    cause: Exception


class RefusedChangesError(NotInTagFileError):
    """Changes that can never be saved have been given up; ``causes`` say why, one for each."""

    causes: tuple[RequestError, ...]


class ProgramError(HashiyaError):
    """The program itself is at fault.

    ``report`` is the path of the file that says what happened; where none could be written, the failure in words.
    """

    report: Path | str


class ProgramAndWorkError(ProgramError):
    """The same, and not everything that was done is in the tag file: ``kept`` says what became of it."""

    kept: NotInTagFileError
