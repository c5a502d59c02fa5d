"""Articles that cannot be read, and what has to be known of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import HashiyaError, Remark

if TYPE_CHECKING:
    from tui.errors.configuration import EndlessPatternError


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
    """A file of the library cannot be read as an article, for ``cause``; ``name`` is its path below the library."""

    name: str
    cause: TextError | OSError | EndlessPatternError


class LeftoverRemark(Remark):
    """A paragraph that was tagged is a site leftover, which exports leave out."""

    paragraph: int


class ArticleGoneRemark(Remark):
    """A step could not be taken back: its article is not in the library any more."""

    article: str


class ChangedSinceRemark(Remark):
    """Something was left as it is: ``count`` changes of what is not any more as it was made."""

    count: int


class ParagraphsGoneRemark(Remark):
    """Something was left as it is: ``count`` changes of paragraphs that have another text now."""

    count: int


class NothingChangedRemark(Remark):
    """It was so already."""


class SampledRemark(Remark):
    """A sample has ``count`` of the ``total`` texts of a library: that of a ``share``, such as 20%, and a ``seed``."""

    count: int
    total: int
    share: str
    seed: int
