"""Articles that cannot be read."""

from __future__ import annotations

from tui.errors import HashiyaError


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
