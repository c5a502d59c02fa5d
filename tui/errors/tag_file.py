"""The tag file, and what can be wrong with it."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from tui.errors import HashiyaError

if TYPE_CHECKING:
    from pathlib import Path


class DatabaseError(HashiyaError):
    """The tag file, at ``path``, cannot be read or written; it has been left as it was."""

    path: Path


class UnreadableDatabaseError(DatabaseError):
    """It cannot be read."""

    cause: OSError


class UnwritableDatabaseError(DatabaseError):
    """It cannot be written."""

    cause: OSError


class UnlockableDatabaseError(DatabaseError):
    """There can be no lock beside it, for ``cause``."""

    cause: OSError


class NotRegularDatabaseError(DatabaseError):
    """A folder, a pipe, a socket or a device stands in its place."""


class LinkedDatabaseError(DatabaseError):
    """It has ``names`` names (hard links): replaced, it would be two files from then on."""

    names: int


class ChangedDatabaseError(DatabaseError):
    """Another program has changed it since it was read."""


class UnstorableError(DatabaseError):
    """It cannot hold what was to be written; ``detail`` is what the serialiser says, in English."""

    detail: str


class LockedDatabaseError(DatabaseError):
    """Another program is changing it, and was for as long as this one waited."""


class HeldDatabaseError(LockedDatabaseError):
    """The same, and it is known which one.

    Attributes:
        user: Who runs it, by name, or by number where there is no name.
        process: The number of its process.
        host: The machine it runs on.
        since: When it took the lock, in UTC, ISO 8601.
    """

    user: str
    process: int
    host: str
    since: str


class Wrong(Enum):
    """What can be wrong in a tag file; ``_DAMAGES`` in ``sentences.py`` says in words what each means."""

    EMPTY = auto()
    NOT_UTF8 = auto()
    NOT_JSON = auto()
    SCHEMA = auto()
    NO_DOCUMENT = auto()
    NOT_AN_OBJECT = auto()
    NO_TEXT = auto()
    NO_OFFSET = auto()
    NO_MARK = auto()
    NO_LIST = auto()
    ENDS_EARLY = auto()
    ENDS_ELSEWHERE = auto()
    TOO_FAR = auto()
    MISPLACED = auto()
    THEME_TWICE = auto()
    THEME_AGAIN = auto()
    TWICE = auto()
    UNKNOWN_OPERATION = auto()


class Damage(NamedTuple):
    """One thing that is wrong in a tag file.

    Attributes:
        wrong: What.
        place: Where, in the file's own words: a table and the key of a document, a list and a number in it, from 1.
        key: That of the value, or the value itself.
        byte: Where the file stops being UTF-8 or JSON, from 0.
        detail: What the parser says, in English.
    """

    wrong: Wrong
    place: str = ""
    key: str = ""
    byte: int = 0
    detail: str = ""


class DamagedDatabaseError(DatabaseError):
    """It is not the JSON it should be."""

    damage: Damage


class RestorableDatabaseError(DamagedDatabaseError):
    """The same, and ``backup`` is the path of its newest good backup."""

    backup: Path


class ForeignDatabaseError(DatabaseError):
    """It is JSON, but not a tag file of this program."""


class NewerDatabaseError(ForeignDatabaseError):
    """It is of a newer version of this program, and of its ``schema``; ``known`` is the newest that this one reads."""

    schema: int
    known: int


class UnrepairableDatabaseError(DatabaseError):
    """Nothing can be read of it, and there is no good backup."""


class UnsoundRepairError(DatabaseError):
    """What a repair made of it is not sound, and has not been written; ``detail`` is what was found, in English."""

    detail: str


class UnwritableRepairError(DatabaseError):
    """The repaired file, at ``path``, cannot be written."""

    cause: OSError


class UnkeptDamageError(DatabaseError):
    """The repaired file has not taken its place: the damaged one could not be kept as the file at ``copy``."""

    copy: Path
    cause: OSError
