"""Everything that can go wrong and has to be told a person: classes with fields, and the exit codes that follow.

What is told of them, in the person's language, is made in ``sentences.py`` alone. A new error is a class here and a
sentence there.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, ClassVar, dataclass_transform

if TYPE_CHECKING:
    from pathlib import Path

SIGNALLED = 128
"""What shells add to a signal's number in an exit code."""


@dataclass_transform()
class _Told:
    """What is told a person: what a class annotates and gives no value, behind that of its bases, are its fields.

    As a dataclass, but for its cost at the start of the program: there are some sixty of these, and mostly none is
    ever made.
    """

    fields: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        cls.fields += tuple(name for name in cls.__annotations__ if name not in vars(cls))

    def __init__(self, *values: object, **named: object) -> None:
        given = dict(zip(self.fields, values, strict=False)) | named
        if given.keys() != set(self.fields) or len(values) + len(named) != len(self.fields):
            raise TypeError(f"{type(self).__name__} is made of {self.fields}")
        vars(self).update(given)

    def __repr__(self) -> str:
        given = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.fields)
        return f"{type(self).__name__}({given})"

    __str__ = __repr__


class HashiyaError(_Told, Exception):
    """Something the person has to be told, in one line. The command ends with ``exit_code``."""

    exit_code: ClassVar[int] = 1


class RequestError(HashiyaError):
    """What was asked for does not exist or cannot be meant: exit code 2."""

    exit_code: ClassVar[int] = 2


# What was asked for


class NoSuchHomeError(RequestError):
    """A path begins with ``~`` and a name that no user has."""

    path: Path | str


class NoLibraryError(RequestError):
    """The library's folder, or its one file, is not there or cannot be opened."""

    path: Path
    cause: OSError


class NoArticlesError(RequestError):
    """A folder holds no file that could be an article; ``endings`` are those of the files that could."""

    path: Path
    endings: tuple[str, ...]


class NoSuchArticleError(RequestError):
    """No article is called so; ``count`` is how many there are."""

    reference: str
    count: int


class AmbiguousArticleError(RequestError):
    """The ids of several articles, ``count`` in number, begin so; ``ids`` are some of them."""

    reference: str
    count: int
    ids: tuple[str, ...]


class NoSuchParagraphError(RequestError):
    """An article has ``count`` paragraphs, and none with this number."""

    article: str
    number: int
    count: int


class NoSuchSpanError(RequestError):
    """From ``start`` to ``end``, in code points, is none of the article's paragraphs."""

    article: str
    start: int
    end: int


class OrphanGoneError(RequestError):
    """An orphaned annotation of the article is not there any more: somebody else has attached it."""

    article: str


class NoSuchThemeError(RequestError):
    """No theme has this id; ``known`` are the ids there are."""

    theme: str
    known: tuple[str, ...]


class NoThemeIdError(RequestError):
    """No theme can be made of a name: it gives no id, or one that is taken."""

    name: str


class NoSuchFormatError(RequestError):
    """No format of exports has this name; ``known`` are those there are."""

    name: str
    known: tuple[str, ...]


class AlreadyExistsError(RequestError):
    """A new file was to be made where there is one already; it has been left as it is."""

    path: Path


class NotOverwrittenError(AlreadyExistsError):
    """An export would have written over a file, and was not told to."""


class KeptFileError(RequestError):
    """An export would have replaced the tag file or an article."""

    path: Path


class NoSuchTagFileError(RequestError):
    """There is no tag file to merge."""

    path: Path


class SameTagFileError(RequestError):
    """The tag file was to be merged with itself."""

    path: Path


class NothingToMergeError(RequestError):
    """No file was named, and nothing was kept elsewhere."""


class NoTerminalError(RequestError):
    """The reader was asked for where there is no terminal."""


class NoTerminalToExamineError(RequestError):
    """The doctor was asked for where there is no terminal."""


# Articles


class TextError(HashiyaError):
    """The bytes of a file are no text."""


class NotTextError(TextError):
    """The bytes are those of something else: there are NULs among them."""


class DamagedTextError(TextError):
    """The bytes are text in ``encoding``, but not from ``byte`` on, which counts from 0."""

    encoding: str
    byte: int


class UnknownEncodingError(TextError):
    """The bytes are in no encoding that can be recognised."""


class ClosedFolderError(TextError):
    """What stands for an article is a folder that cannot be opened."""


class UnreadableArticleError(HashiyaError):
    """A file of the library cannot be read as text; ``name`` is its path below the library."""

    name: str
    cause: TextError | OSError


# Files that are written


class UnwritableFileError(HashiyaError):
    """An export cannot be written; what was there before is untouched."""

    path: Path
    cause: OSError


# The configuration


class ConfigError(HashiyaError):
    """A configuration file cannot be understood."""

    path: Path


class UnreadableConfigError(ConfigError):
    """It cannot be read."""

    cause: OSError


class NotUtf8ConfigError(ConfigError):
    """It is not UTF-8, in ``line``, which counts from 1."""

    line: int


class NotTomlError(ConfigError):
    """It is not TOML; ``detail`` is what the parser says, in English."""

    detail: str


class NestedTooDeepError(ConfigError):
    """Its brackets are nested deeper than anything that is meant."""


class ConfiguredPathError(ConfigError):
    """A path in it leads nowhere."""

    cause: NoSuchHomeError


class NoPatternsError(ConfigError):
    """A file of rules holds something else than one list at ``key``."""

    key: str


class PatternsNotTextError(ConfigError):
    """An entry of the list at ``key`` is no text."""

    key: str


class BadPatternError(ConfigError):
    """A regular expression in it is wrong; ``detail`` is what the compiler says, in English."""

    pattern: str
    detail: str


# The tag file


class DatabaseError(HashiyaError):
    """The tag file cannot be read or written; it has been left as it was."""

    path: Path


class UnreadableDatabaseError(DatabaseError):
    """It cannot be read."""

    cause: OSError


class UnwritableDatabaseError(DatabaseError):
    """It cannot be written."""

    cause: OSError


class UnlockableDatabaseError(DatabaseError):
    """There can be no lock beside it."""

    cause: OSError


class NotRegularDatabaseError(DatabaseError):
    """A folder, a pipe, a socket or a device stands in its place."""


class VanishedDatabaseError(DatabaseError):
    """It was there and is not any more."""


class ChangedDatabaseError(DatabaseError):
    """Another program has changed it since it was read."""


class UnstorableError(DatabaseError):
    """It cannot hold what was to be written; ``detail`` is what the serialiser says, in English."""

    detail: str


class LockedDatabaseError(DatabaseError):
    """Another program is changing it, and has been for long."""


class HeldDatabaseError(LockedDatabaseError):
    """The same, and it is known which one: ``since`` is UTC, ISO 8601."""

    user: str
    process: int
    host: str
    since: str


class Wrong(Enum):
    """What can be wrong in a tag file."""

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
    THEME_TWICE = auto()
    THEME_AGAIN = auto()
    TWICE = auto()
    UNKNOWN_OPERATION = auto()


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is wrong in a tag file.

    ``place`` is where, in the file's own words (a table, an id, a list and a number in it, from 1). ``key`` is that of
    the value, or the value itself. ``byte`` counts from 0; ``detail`` is what the parser says, in English.
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
    """The same, and ``backup`` is its newest good one."""

    backup: Path


class ForeignDatabaseError(DatabaseError):
    """It is sound JSON, but not a tag file of this program."""


class NewerDatabaseError(ForeignDatabaseError):
    """It is of a newer version of this program; ``known`` is the newest schema that this one reads."""

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


# The end of the program


class NotInTagFileError(HashiyaError):
    """The program has ended, and something that was done is not in the tag file."""


class RescuedError(NotInTagFileError):
    """The tag file could not be written: everything is in the rescue file."""

    tag_file: Path
    rescue_file: Path


class KeptNowhereError(NotInTagFileError):
    """Nothing could be written: ``count`` changes are lost."""

    count: int
    cause: Exception


class RefusedChangesError(NotInTagFileError):
    """Changes that can never be saved have been given up."""

    causes: tuple[RequestError, ...]


class ProgramError(HashiyaError):
    """The program itself is at fault; what happened is in the file ``report``, or is itself that."""

    report: Path | str


class ProgramAndWorkError(ProgramError):
    """The same, and not everything that was done is in the tag file."""

    kept: NotInTagFileError


# What is passed over


class Remark(_Told):
    """Something the person may want to know, though nothing has failed."""


class UnknownKeyRemark(Remark):
    """A configuration has a key that means nothing; ``key`` is its path in the file."""

    path: Path
    key: str


class Expected(Enum):
    """What a value of a configuration should be."""

    TEXT = auto()
    FLAG = auto()
    TABLE = auto()
    LIST_OF_TABLES = auto()
    THEME_ID = auto()
    COLOUR = auto()


class WrongTypeRemark(Remark):
    """A value of a configuration, at the path ``key`` in it, is of another type than it should be."""

    path: Path
    key: str
    expected: Expected


class WrongValueRemark(Remark):
    """A value of a configuration is passed over: it is not what it should be."""

    path: Path
    key: str
    expected: Expected
    value: str


class WrongChoiceRemark(Remark):
    """A value of a configuration is passed over: it is none of those ``known``."""

    path: Path
    key: str
    known: tuple[str, ...]
    value: str


class WrongVariableRemark(Remark):
    """The value of an environment variable is passed over: it is none of those ``known``."""

    name: str
    known: tuple[str, ...]
    value: str
