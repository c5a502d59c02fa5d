"""What a tag file of schema 1 says, as far as it is migrated. Pure."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from tui.annotations.join import canonical

if TYPE_CHECKING:
    from collections.abc import Mapping

TABLES = ("meta", "themes", "articles", "history")
"""Those of schema 1; what is in others nobody has looked at."""

QUOTE = 64
"""Code points that the history has of a paragraph's text, at most."""


class Place(NamedTuple):
    """A paragraph of a text.

    Attributes:
        sha256: The text's.
        start: Where it begins in it, in code points.
        end: Where it ends.
    """

    sha256: str
    start: int
    end: int


class OldTag(NamedTuple):
    """A theme on a paragraph, where each is there once.

    Attributes:
        theme: The theme's id.
        by: Who gave it.
        at: When, to the second.
    """

    theme: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class OldParagraph:
    """All that is said of one paragraph.

    Attributes:
        start: Where it begins in the text, in code points.
        end: Where it ends.
        quote: Its text.
        prefix: What stands before it.
        suffix: What stands behind it.
        tags: Its themes.
        note: Its note, or "".
        is_reviewed: Whether it is marked so.
        by: Who changed it last.
        at: When, to the second.
        is_orphan: Whether the article's text has no such paragraph.
        others: Fields that schema 1 does not know.
    """

    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    tags: tuple[OldTag, ...]
    note: str
    is_reviewed: bool
    by: str
    at: str
    is_orphan: bool = False
    others: Mapping[str, Any] = field(default_factory=dict)

    def place(self, sha256: str) -> Place:
        """Return where it is in the document of the text ``sha256``; an orphan is in one of its own."""
        return Place(self.orphaned_sha256 if self.is_orphan else sha256, self.start, self.end)

    @property
    def orphaned_sha256(self) -> str:
        """Return what stands for the sha256 of its text once that is not known any more: see ``orphan_sha256``."""
        return orphan_sha256(self.record)

    @property
    def record(self) -> dict[str, Any]:
        """Return it as schema 2 has it, without what is said."""
        words = {"quote": self.quote, "prefix": self.prefix, "suffix": self.suffix}
        return {**self.others, "start": self.start, "end": self.end, **words}


@dataclass(frozen=True, slots=True)
class OldArticle:
    """What is said of one article.

    Attributes:
        id: Its id.
        sha256: That of its text.
        title: What a list shows.
        paragraphs: Those that something is said of.
        others: Fields that schema 1 does not know.
    """

    id: str
    sha256: str
    title: str
    paragraphs: tuple[OldParagraph, ...]
    others: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Tagged:
    """A theme was given to a paragraph, or taken off.

    Attributes:
        place: The paragraph.
        quote: The beginning of its text.
        tag: What it got, or had.
        is_on: Whether it was given.
    """

    place: Place
    quote: str
    tag: OldTag
    is_on: bool


@dataclass(frozen=True, slots=True)
class Noted:
    """The note of a paragraph was changed.

    Attributes:
        place: The paragraph.
        quote: The beginning of its text.
        note: What the note became.
        was: What it was before.
    """

    place: Place
    quote: str
    note: str
    was: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A paragraph was marked as reviewed, or as not.

    Attributes:
        place: The paragraph.
        quote: The beginning of its text.
        is_reviewed: What it was marked as.
    """

    place: Place
    quote: str
    is_reviewed: bool


@dataclass(frozen=True, slots=True)
class Orphaned:
    """An orphan was taken away, to be attached to a paragraph, or put back.

    Attributes:
        orphan: The orphan.
        is_back: Whether it was put back.
    """

    orphan: OldParagraph
    is_back: bool


OldChange: TypeAlias = Tagged | Noted | Marked | Orphaned


@dataclass(frozen=True, slots=True)
class Step:
    """What one person did at once to one article.

    Attributes:
        number: Of two steps the one with the higher number is the later one.
        at: When, to the second.
        by: Who.
        article: The article's id.
        sha256: That of the text it had then.
        changes: What was done, in this order.
    """

    number: int
    at: str
    by: str
    article: str
    sha256: str
    changes: tuple[OldChange, ...]


def orphan_sha256(record: Mapping[str, Any]) -> str:
    """Return what stands for the sha256 of an orphan's text, which nobody knows: no text has this one.

    It is made of the words, those around them and the place, and not of the article's id: that may change.

    >>> record = {"start": 0, "end": 4, "quote": "gone", "prefix": "", "suffix": ""}
    >>> orphan_sha256(record)[:12], orphan_sha256({**record, "start": 9, "end": 13})[:12]
    ('f53869accded', '7f99c6c5f140')
    """
    known = [record.get(name, "") for name in ("start", "end", "quote", "prefix", "suffix")]
    return hashlib.sha256(canonical(["orphan", *known])).hexdigest()
