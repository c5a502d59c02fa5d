r"""What the program talks about: articles, paragraphs, themes, annotations, and everything that can go wrong.

All offsets are half-open ranges of code points in an article's canonical text: the decoded file with its
newlines made ``\n`` and nothing else changed. Only such offsets are stored and exported.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in an article's canonical text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the slice of ``text`` that this span names."""
        return text[self.start : self.end]


class Kind(StrEnum):
    """What a paragraph is within its article."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. ``number`` counts all the article's paragraphs from 1, boilerplate included."""

    number: int
    span: Span
    kind: Kind


@dataclass(frozen=True, slots=True)
class Article:
    """One file of the library, read.

    ``id`` is the path relative to the library without its extension, with ``/`` between folders. ``title`` is
    what a list shows (one line, logical order). ``sha256`` is that of the canonical text as UTF-8.
    """

    id: str
    path: Path
    text: str
    title: str
    sha256: str
    paragraphs: tuple[Paragraph, ...]

    def slice(self, paragraph: Paragraph) -> str:
        """Return the text of ``paragraph``, in logical order."""
        return paragraph.span.of(self.text)


@dataclass(frozen=True, slots=True)
class Label:
    """A name in both languages of the program."""

    ar: str
    en: str

    def spoken(self, language: str) -> str:
        """Return the name in ``language``: "ar", else English."""
        return self.ar if language == "ar" else self.en


class BidiMode(StrEnum):
    """How text is sent to a terminal.

    ``VISUAL``: in the order it is seen, letters joined; the terminal must not reorder. ``MARKS``: the same, and a
    left-to-right mark behind every Arabic cell, for terminals that reorder behind a multiplexer. ``IMPLICIT``: so that
    a terminal that reorders each row by itself arrives at what should be seen. ``PLAIN``: logical order and base
    letters, for screen readers.
    """

    VISUAL = "visual"
    MARKS = "marks"
    IMPLICIT = "implicit"
    PLAIN = "plain"


class Tashkeel(StrEnum):
    """Where the marks over a letter are sent: behind its letter, before it, or not at all."""

    AFTER = "after"
    BEFORE = "before"
    STRIP = "strip"


@dataclass(frozen=True, slots=True)
class Theme:
    """What paragraphs are tagged with. ``id`` never changes; the label may. ``colour`` is ``#rrggbb``."""

    id: str
    label: Label
    colour: str


@dataclass(frozen=True, slots=True)
class Tag:
    """One theme on one paragraph: who put it there (``by``) and when (``at``, UTC ISO 8601)."""

    theme: str
    by: str
    at: str


class State(StrEnum):
    """How far the work on a paragraph is."""

    UNTOUCHED = "untouched"
    REVIEWED = "reviewed"
    TAGGED = "tagged"


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that was said of one paragraph. ``by`` and ``at`` are those of the latest change."""

    span: Span
    tags: tuple[Tag, ...] = ()
    note: str = ""
    reviewed: bool = False
    by: str = ""
    at: str = ""

    @property
    def themes(self) -> tuple[str, ...]:
        """Return the ids of the themes, in the order they were given."""
        return tuple(tag.theme for tag in self.tags)

    @property
    def state(self) -> State:
        """Return how far the work is: themes count more than the mark ``reviewed``."""
        if self.tags:
            return State.TAGGED
        return State.REVIEWED if self.reviewed else State.UNTOUCHED


@dataclass(frozen=True, slots=True)
class Record:
    """One paragraph as it leaves the program: ``text`` is exactly ``source[start:end]``, in logical order.

    An ``orphan`` fits no paragraph of the article any more: its ``paragraph`` is 0, and text and offsets are those of
    the text it was made on.
    """

    article: str
    title: str
    paragraph: int
    start: int
    end: int
    text: str
    themes: tuple[str, ...]
    note: str
    annotator: str
    updated: str
    reviewed: bool
    tags: tuple[Tag, ...] = field(default=(), repr=False)
    orphan: bool = False
