"""Everything that can go wrong and has to be told a person: classes with fields, and the exit codes that follow.

What is told of them, in the person's language, is made in ``sentences.py`` alone. A new error is a class here and a
sentence there.

>>> NoSuchParagraphError("news/3", 12, count=9)
NoSuchParagraphError(article='news/3', number=12, count=9)
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
    """A path, told as it was typed, begins with ``~`` and a name that no user has, or no home is known."""

    path: Path | str


class NoLibraryError(RequestError):
    """The library's folder, or its one file, is not there or cannot be opened; ``cause`` is what the system says."""

    path: Path
    cause: OSError


class NoArticlesError(RequestError):
    """A folder holds no file that could be an article; ``endings`` are those of the files that could, with dots."""

    path: Path
    endings: tuple[str, ...]


class NoSuchArticleError(RequestError):
    """No article is called ``reference``; ``count`` is how many articles there are."""

    reference: str
    count: int


class AmbiguousArticleError(RequestError):
    """The ids of ``count`` articles begin with ``reference``; ``ids`` are the first of them, three at most."""

    reference: str
    count: int
    ids: tuple[str, ...]


class NoSuchParagraphError(RequestError):
    """The article with the id ``article`` has ``count`` paragraphs, and none with this ``number``."""

    article: str
    number: int
    count: int


class NoSuchSpanError(RequestError):
    """From ``start`` to ``end``, in code points, is no paragraph of the article with the id ``article``."""

    article: str
    start: int
    end: int


class OrphanGoneError(RequestError):
    """An orphaned annotation of the article with this id is not there any more: somebody else has attached it."""

    article: str


class NoSuchThemeError(RequestError):
    """No theme has the id ``theme``; ``known`` are the ids there are."""

    theme: str
    known: tuple[str, ...]


class NoThemeIdError(RequestError):
    """No theme can be made of a name: it gives no id, or one that is taken."""

    name: str


class NoSuchFormatError(RequestError):
    """No format of exports has this name; ``known`` are the names there are."""

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
    """A file of the library cannot be read as text, for ``cause``; ``name`` is its path below the library."""

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
    """It is not UTF-8 in ``line``, which counts from 1."""

    line: int


class NotTomlError(ConfigError):
    """It is not TOML; ``detail`` is what the parser says, in English."""

    detail: str


class NestedTooDeepError(ConfigError):
    """Its brackets are nested deeper than anything that is meant."""


class ConfiguredPathError(ConfigError):
    """A path in it begins with a home folder that is none."""

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


class VanishedDatabaseError(DatabaseError):
    """It was there and is not any more."""


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


# The end of the program


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


# What is passed over


class Remark(_Told):
    """Something the person may want to know, though nothing has failed."""


class UnknownKeyRemark(Remark):
    """A configuration has a key that means nothing; ``key`` is its path in the file, as in ``themes[2].colour``."""

    path: Path
    key: str


class Expected(Enum):
    """What a value of a configuration should be; ``_EXPECTED`` in ``sentences.py`` says it in words."""

    TEXT = auto()
    FLAG = auto()
    TABLE = auto()
    LIST_OF_TABLES = auto()
    THEME_ID = auto()
    COLOUR = auto()


class WrongTypeRemark(Remark):
    """A value of the configuration at ``path`` is passed over: at ``key`` in it stands no ``expected``."""

    path: Path
    key: str
    expected: Expected


class WrongValueRemark(Remark):
    """A value of the configuration at ``path`` is passed over: at ``key`` in it ``value`` is no ``expected``."""

    path: Path
    key: str
    expected: Expected
    value: str


class WrongChoiceRemark(Remark):
    """A value of the configuration at ``path`` is passed over: at ``key`` in it ``value`` is none of ``known``."""

    path: Path
    key: str
    known: tuple[str, ...]
    value: str


class WrongVariableRemark(Remark):
    """The ``value`` of the environment variable ``name`` is passed over: it is none of ``known``."""

    name: str
    known: tuple[str, ...]
    value: str
