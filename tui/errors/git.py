"""git: what it refuses, and what of its versions of a tag file cannot be joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import HashiyaError, Remark, RequestError

if TYPE_CHECKING:
    from pathlib import Path


class NoRepositoryError(RequestError):
    """The tag file, at ``path``, is in no work tree of git."""

    path: Path


class NoGitError(HashiyaError):
    """git cannot be run: it is not installed, or not found."""

    cause: OSError


class FailedGitError(HashiyaError):
    """git would not do something to the repository of ``path``; ``detail`` is what it says, in its own language."""

    path: Path
    detail: str


class OtherMergeRuleError(HashiyaError):
    """A rule elsewhere, stronger than the one in ``.gitattributes``, says how git merges ``path``: by ``driver``."""

    path: Path
    driver: str


class OursUnjoinedError(HashiyaError):
    """The version that git calls *ours* cannot be read, for ``cause``, which is a DatabaseError."""

    cause: Exception


class TheirsUnjoinedError(HashiyaError):
    """The version that git calls *theirs* cannot be read, for ``cause``, which is a DatabaseError."""

    cause: Exception


class BeforeResetRemark(Remark):
    """One of the versions of ``path`` is from before ``hashiya reset``: it has been left out of the other."""

    path: Path
