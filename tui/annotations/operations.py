"""The changes a person makes to a paragraph, each to their own layer. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from tui.annotations.anchoring.anchored import Orphan
    from tui.model import Span


@dataclass(frozen=True, slots=True)
class AddTheme:
    """Give the paragraph a theme.

    Attributes:
        span: The paragraph's.
        theme: The theme's id.
        how: What the person did for it; see ``model.Tag``.
        made: The stamp of when it was given first, where it was: "" for now.
    """

    span: Span
    theme: str
    how: str = "key"
    made: str = ""


@dataclass(frozen=True, slots=True)
class RemoveTheme:
    """Take a theme off the paragraph."""

    span: Span
    theme: str


@dataclass(frozen=True, slots=True)
class SetNote:
    """Make ``note`` the paragraph's note; an empty one removes it."""

    span: Span
    note: str


@dataclass(frozen=True, slots=True)
class SetReviewed:
    """Mark the paragraph as reviewed, or as not."""

    span: Span
    reviewed: bool


@dataclass(frozen=True, slots=True)
class RemoveOrphan:
    """Take off all that one says of a paragraph that is not there any more: it is attached to another one."""

    orphan: Orphan


Operation: TypeAlias = AddTheme | RemoveTheme | SetNote | SetReviewed
"""On a paragraph that the article has."""

OrphanOperation: TypeAlias = RemoveOrphan
