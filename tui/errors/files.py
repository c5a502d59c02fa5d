"""Files that cannot be made, or must not be written over."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from tui.errors import HashiyaError, Remark, RequestError

if TYPE_CHECKING:
    from pathlib import Path


class AlreadyExistsError(RequestError):
    """A new file was to be made where there is one already; it has been left as it is."""

    path: Path


class NotOverwrittenError(AlreadyExistsError):
    """An export would have written over a file, and was not told to."""


class KeptFileError(RequestError):
    """An export would have replaced a tag file or an article."""

    path: Path


class UnwritableFileError(HashiyaError):
    """An export cannot be written; what was there before is untouched."""

    path: Path
    cause: OSError


class FailedCallError(HashiyaError):
    """The system would not do something that has no place of its own to fail at."""

    cause: OSError


class FailedFileCallError(FailedCallError):
    """The same, and it is known of which file."""

    path: Path


class NoMemoryError(HashiyaError):
    """There is not enough memory for what was asked for."""


class Attribute(Enum):
    """What a file has beside its content, and the one that takes its place may not be given."""

    OWNER = auto()
    GROUP = auto()
    MODE = auto()
    ACL = auto()
    EXTENDED = auto()


class LostAttributesRemark(Remark):
    """The file has been replaced by one that does not have these ``attributes`` of it."""

    path: Path
    attributes: tuple[Attribute, ...]
