"""What was asked for does not exist or cannot be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import Remark, RequestError

if TYPE_CHECKING:
    from pathlib import Path


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


class UnconfirmedAnnotatorError(RequestError):
    """Who writes has no name but that of the login, ``name``, under which another machine has written here."""

    name: str


class NoSuchAnnotatorError(RequestError):
    """Nobody called ``name`` says anything here; ``known`` are those who do."""

    name: str
    known: tuple[str, ...]


class OthersHiddenError(RequestError):
    """What others say was asked for, and is hidden from this person: they code blind."""


class OthersLeftOutRemark(Remark):
    """What others say is left out of what was asked for, since it is hidden from this person."""


class WrongShareError(RequestError):
    """``share`` is no part of the articles: no percentage over 0 and up to 100."""

    share: str


class WrongSampleError(RequestError):
    """``sample``, what stands behind ``sample:`` in the filter of the list, is no share with a seed."""

    sample: str


class NoSuchFormatError(RequestError):
    """No format of exports has this name; ``known`` are the names there are."""

    name: str
    known: tuple[str, ...]


class NoSuchTagFileError(RequestError):
    """There is no tag file to merge."""

    path: Path


class SameTagFileError(RequestError):
    """The tag file was to be merged with itself."""

    path: Path


class NothingToMergeError(RequestError):
    """No file was named, and nothing was kept elsewhere."""


class OnlyWithRepairError(RequestError):
    """An ``option`` was given that means something only beside ``--repair``."""

    option: str


class NoTerminalError(RequestError):
    """The reader was asked for where there is no terminal."""


class NoTerminalToExamineError(RequestError):
    """The doctor was asked for where there is no terminal."""


class NothingToUndoError(RequestError):
    """This person has done nothing that is not taken back."""


class NothingToRedoError(RequestError):
    """This person has taken nothing back that could be made again."""
