r"""What the program talks about: articles, paragraphs, themes, annotations.

All offsets are half-open ranges of code points in an article's canonical text: the decoded file with its
newlines made ``\n`` and nothing else changed. Only such offsets are stored and exported.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in an article's canonical text.

    >>> Span(0, 3).of("one two")
    'one'
    """

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

    @property
    def is_asked(self) -> bool:
        """Return whether work on such paragraphs is asked for; titles and headings can be tagged all the same."""
        return self is Kind.BODY


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph.

    Attributes:
        number: Counts all the article's paragraphs from 1, boilerplate included.
        span: Its text, without the white space around it.
        kind: What it is within the article.
    """

    number: int
    span: Span
    kind: Kind


@dataclass(frozen=True, slots=True)
class Article:
    """One file of the library, read.

    Attributes:
        id: The path relative to the library without its extension, with ``/`` between folders.
        path: Where the file is.
        text: The canonical text.
        title: What a list shows: one line, in logical order.
        sha256: That of the canonical text as UTF-8, in hexadecimal.
        paragraphs: In the order of the text.
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

    def own_texts(self) -> frozenset[str]:
        """Return the texts of its paragraphs without boilerplate, which is the same in all the articles of a site."""
        return frozenset(self.slice(each) for each in self.paragraphs if each.kind is not Kind.BOILERPLATE)


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
    letters, for screen readers. ``WORDS``: as ``IMPLICIT``, for a terminal that reverses each word by itself.
    """

    VISUAL = "visual"
    MARKS = "marks"
    IMPLICIT = "implicit"
    PLAIN = "plain"
    WORDS = "words"


class Tashkeel(StrEnum):
    """Where the marks over a letter are sent: behind its letter, before it, or not at all."""

    AFTER = "after"
    BEFORE = "before"
    STRIP = "strip"


@dataclass(frozen=True, slots=True)
class Theme:
    """What paragraphs are tagged with.

    Attributes:
        id: Never changes.
        label: What it is called, which may change.
        colour: ``#rrggbb``.
        parent: The id of the theme above it; "" where there is none.
        guideline: What is to be tagged with it, in a person's words; "" where nobody has said so.
    """

    id: str
    label: Label
    colour: str
    parent: str = ""
    guideline: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """One theme (``theme`` is its id) on one paragraph, put there by one annotator.

    Attributes:
        theme: The theme's id.
        by: Who put it there.
        at: When, in UTC, ISO 8601, to the second.
        how: What they did: "key" (chose it), "accepted" (what was proposed), "rule", "import".
    """

    theme: str
    by: str
    at: str
    how: str = "key"


class State(StrEnum):
    """How far the work on a paragraph is."""

    UNTOUCHED = "untouched"
    REVIEWED = "reviewed"
    TAGGED = "tagged"


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that one annotator says of one paragraph.

    Attributes:
        span: The paragraph's.
        tags: Its themes, in the order they were given.
        note: In a person's words; "" where there is none.
        reviewed: Whether it is marked so.
        by: The annotator.
        at: When they changed it last, in UTC, ISO 8601.
    """

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
    """One paragraph as it leaves the program.

    Attributes:
        article: The article's id.
        title: The article's.
        paragraph: Its number, from 1.
        start: Where it begins in the canonical text, in code points.
        end: Where it ends.
        text: Exactly ``source[start:end]`` of that, in logical order.
        layers: What each annotator says of it; nothing where nobody has.
        copies: The ids of other articles that have the very same text: they are not exported a second time.
        orphan: Whether it fits no paragraph of the article any more: then ``paragraph`` is 0, and text and offsets are
            those of the text it was made on.
    """

    article: str
    title: str
    paragraph: int
    start: int
    end: int
    text: str
    layers: tuple[Annotation, ...] = ()
    copies: tuple[str, ...] = ()
    orphan: bool = False

    @property
    def tags(self) -> tuple[Tag, ...]:
        """Return everybody's, annotator by annotator."""
        return tuple(tag for annotation in self.layers for tag in annotation.tags)

    @property
    def themes(self) -> tuple[str, ...]:
        """Return the ids of the themes that anybody has given it, each once."""
        return tuple(dict.fromkeys(tag.theme for tag in self.tags))

    @property
    def note(self) -> str:
        """Return the notes, each once, a line for each; "" where there is none."""
        return "\n".join(dict.fromkeys(annotation.note for annotation in self.layers if annotation.note))

    @property
    def annotator(self) -> str:
        """Return who changed it last, "" where nobody has."""
        return max(self.layers, key=lambda each: each.at).by if self.layers else ""

    @property
    def updated(self) -> str:
        """Return when it was changed last, in UTC, ISO 8601; "" where it never was."""
        return max((annotation.at for annotation in self.layers), default="")

    @property
    def reviewed(self) -> bool:
        """Return whether anybody has marked it so, or given it a theme."""
        return any(annotation.state is not State.UNTOUCHED for annotation in self.layers)
