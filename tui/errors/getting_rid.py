"""Getting rid of data, and other schemas: what has to be known of it."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from tui.errors import HashiyaError, Remark, RequestError

if TYPE_CHECKING:
    from pathlib import Path


class NotConfirmedError(HashiyaError):
    """Nothing was done, since the person did not say yes, or nobody could be asked."""


class NothingToForgetError(RequestError):
    """The annotator called ``by`` has said nothing, and done nothing."""

    by: str


class FileOnlyToOlderError(RequestError):
    """A new file was named for a migration to today's schema, which is done in place."""


class StillHeldRemark(Remark):
    """Files still hold what was forgotten, or may: ``paths``; and so may copies of which nobody here knows."""

    paths: tuple[Path, ...]


class OtherCopiesRemark(Remark):
    """Copies of which nobody here knows may still hold what was forgotten."""


class SetAsideRemark(Remark):
    """What is from before a reset has not been joined; it is in ``path``."""

    path: Path


class OtherLibraryRemark(Remark):
    """The file at ``path`` is of another library."""

    path: Path


class NothingToMigrateRemark(Remark):
    """The tag file at ``path`` is of that ``schema`` already."""

    path: Path
    schema: int


class Unsaid(Enum):
    """What schema 1 cannot say: the fields of ``migrations.Lost``."""

    TAGS = auto()
    REMOVALS = auto()
    AUTHORS = auto()
    CODEBOOK_FIELDS = auto()
    MERGES = auto()
    SPANS = auto()
    QUERIES = auto()
    OF_ARTICLES = auto()
    DOUBTFUL = auto()


class Counted(NamedTuple):
    """How many there are of something."""

    what: Enum
    number: int


class UnsaidRemark(Remark):
    """A copy of an older schema, at ``path``, cannot say all: ``unsaid`` is what is not in it."""

    path: Path
    unsaid: tuple[Counted, ...]
