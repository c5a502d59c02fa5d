"""Everything that can go wrong and has to be told a person, and the exit codes that follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SIGNALLED = 128
"""What shells add to a signal's number in an exit code."""


class HashiyaError(Exception):
    """Something the person has to be told, in one line. The command ends with ``exit_code``."""

    exit_code = 1


class RequestError(HashiyaError):
    """What was asked for does not exist or cannot be meant: exit code 2."""

    exit_code = 2


class NoSuchHomeError(RequestError):
    """A path begins with ``~`` and a name that no user has."""

    def __init__(self, path: str | Path) -> None:
        super().__init__(f"{path}: there is no such home folder")
        self.path = path


class NoThemeIdError(RequestError):
    """No theme can be made of a name: it gives no id, or one that is taken."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no new theme can be called {name!r}")
        self.name = name


class UnreadableArticleError(HashiyaError):
    """A file of the library cannot be read as text."""


class DatabaseError(HashiyaError):
    """The tag file cannot be read or written; it has been left as it was."""


class LockedDatabaseError(DatabaseError):
    """Another program is changing the tag file, and has been for long."""


class DamagedDatabaseError(DatabaseError):
    """The tag file is not the JSON it should be."""


class ForeignDatabaseError(DatabaseError):
    """The file is sound JSON, but not a tag file of this program, or of a newer version of it."""


class ConfigError(HashiyaError):
    """A configuration file cannot be understood."""


class ProgramError(HashiyaError):
    """The program itself is at fault; what happened is in a file that the sentence names."""
