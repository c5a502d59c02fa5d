"""Where reading is in a tag file, what it has found so far, and how it comes from one level to another. Pure."""

from __future__ import annotations

from enum import IntEnum
from typing import Any, NoReturn

from tui.store.repair.reading.draft import Draft
from tui.store.repair.reading.pieces import Found, Gap, is_nothing, unread_paragraphs
from tui.store.repair.reading.scanner import BrokenError, Scanner
from tui.store.repair.reading.shapes import documents_within, likely_table


class Level(IntEnum):
    """Within what reading is: each stands in the one before it."""

    OUTSIDE = 0
    FILE = 1
    TABLE = 2
    DOCUMENT = 3
    PARAGRAPHS = 4
    PARAGRAPH = 5
    ITEMS = 6
    """What is said of a paragraph: its layers, or its tags."""


class Levels:
    """A position in a text, and what stands before it.

    Attributes:
        documents: What was found.
        tables: The names of the tables, as often as they come.
        not_tables: What stands among the tables and is not an object, by name.
        whole: The tables that were read from their beginning to their end.
        gaps: What could not be read.
    """

    def __init__(self, text: str) -> None:
        """Begin before the text."""
        self.documents: list[Found] = []
        self.tables: list[str] = []
        self.not_tables: list[str] = []
        self.whole: set[str] = set()
        self.gaps: list[Gap] = []
        self._text = text
        self._scanner = Scanner(text)
        self._level = Level.OUTSIDE
        self._is_first = True
        """Whether no comma has to come before the next value."""

        self._resumed = -1
        """Where reading was taken up last."""

        self._table: str | None = None
        self._former: str | None = None
        self._is_table_whole = False
        self._draft = Draft(None, "", 0)
        """The document that is put together; of use from the level of documents on."""

        self._items: list[Any] = []

    # From one level to another

    def _enter(self, level: Level) -> None:
        self._level, self._is_first = level, True

    def _open_document(self, key: str, start: int) -> None:
        self._draft = Draft(self._table, key, start)
        self._scanner.position = start + 1
        self._enter(Level.DOCUMENT)

    def _open_paragraph(self, position: int) -> None:
        """Begin a paragraph, of which the first field comes at ``position``."""
        self._leave_to(Level.PARAGRAPHS)
        self._draft.open_paragraph()
        self._scanner.position = position
        self._enter(Level.PARAGRAPH)

    def _begin_another(self, at: int) -> None:
        """Begin a document of which the head is lost."""
        level = max(Level.DOCUMENT, min(self._level, Level.PARAGRAPHS))
        self._leave_to(Level.TABLE)
        self._draft = Draft(None, "", at)
        self._draft.has_moved = True
        self._level = level

    def _leave_to(self, level: Level) -> None:
        """Close all that is open within ``level``."""
        if level < Level.PARAGRAPH <= self._level and (gap := self._draft.close_paragraph()):
            self._draft.add_gap(gap)
        if level < Level.DOCUMENT <= self._level:
            is_elsewhere = self._put_away(self._scanner.position)
            if self._draft.has_moved or is_elsewhere:
                self._lose_table()
        if level < Level.TABLE <= self._level:
            if self._is_table_whole and self._table is not None:
                self.whole.add(self._table)
            self._table = None
        self._level = level

    def _lose_table(self) -> None:
        self._is_table_whole, self._table = False, None

    def _put_away(self, end: int) -> bool:
        """Keep the document as far as it was read, and its gaps: of one that is of no use, all of it is one gap.

        Returns whether it is of another table than that in which it stands.
        """
        draft = self._draft
        found = draft.found()
        if found:
            self.documents.append(found)
        if found or draft.is_there or not draft.gaps:
            self.gaps += draft.gaps
            return draft.kind != self._table
        within = [(name, value) for name, value in documents_within(draft.members) if likely_table(value) != "history"]
        self.documents += (Found(likely_table(value), name, value) for name, value in within)
        first = draft.gaps[0]
        self.gaps.append(self._gap(BrokenError(first.at, first.reason), min(draft.start, first.start), end))
        return bool(within)

    # What is in the way

    def _return_to(self, position: int, reason: str) -> NoReturn:
        self._scanner.position = position
        raise BrokenError(position, reason)

    def _say(self, start: int, end: int, reason: str) -> None:
        """Add a gap in the document where its reading has not broken off."""
        self._draft.add_gap(self._gap(BrokenError(start, reason), start, end))

    def _gap(self, broken: BrokenError, start: int, end: int) -> Gap:
        text, draft = self._text, self._draft
        if is_nothing(text, start, end):
            return Gap(broken.position, start, start, broken.reason, draft.name)
        unread = unread_paragraphs(text, start, end) if draft.kind != "history" else 0
        is_of_paragraph = self._level >= Level.PARAGRAPH
        return Gap(broken.position, start, end, broken.reason, draft.name, max(unread, int(is_of_paragraph)))
