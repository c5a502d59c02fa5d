"""Going through the known shape of a tag file, one value at a time, until something is in the way. Pure."""

from __future__ import annotations

from typing import Any

from tui.store.repair.reading.landmarks import FIELDS, Kind, is_before_name, is_table_opening, landmark
from tui.store.repair.reading.levels import Level, Levels
from tui.store.repair.reading.pieces import TWICE, Found, Gap
from tui.store.repair.reading.scanner import BrokenError
from tui.store.repair.reading.shapes import HEAD, ITEM_LISTS, OURS, is_layer, is_paragraph, is_tag, likely_table

_CLOSING = {Level.PARAGRAPHS: "]", Level.ITEMS: "]"}


class Reader(Levels):
    """Reads what comes next.

    A document that can be read as a whole is. Another one becomes a draft: its fields are read one by one, its
    paragraphs as wholes or field by field, what is said of a paragraph layer by layer.
    """

    @property
    def is_at_end(self) -> bool:
        """Return whether the file has ended, and the text, too."""
        return self._level is Level.OUTSIDE and self._scanner.is_at_end

    def open_file(self) -> None:
        """Read the bracket with which the file begins. Raises BrokenError."""
        self._scanner.expect("{")
        self._enter(Level.FILE)

    def step(self) -> None:
        """Read the next value, or the bracket behind the last one. Raises BrokenError."""
        if self._level is Level.OUTSIDE:
            raise BrokenError(self._scanner.position, "something stands behind the end")
        closing = _CLOSING.get(self._level, "}")
        self._scanner.skip_blanks()
        if (not self._is_first or self._scanner.is_at(closing)) and not self._scanner.took(","):
            self._scanner.expect(closing)
            self._close()
            return
        self._is_first = False
        self._scanner.skip_blanks()
        match self._level:
            case Level.FILE:
                self._in_file()
            case Level.TABLE:
                self._in_table()
            case Level.DOCUMENT:
                self._in_document()
            case Level.PARAGRAPHS:
                self._in_paragraphs()
            case Level.PARAGRAPH:
                self._in_paragraph()
            case Level.ITEMS:
                self._in_items()

    def _in_file(self) -> None:
        scanner, begin = self._scanner, self._scanner.position
        name = scanner.name()
        scanner.skip_blanks()
        if (name in FIELDS or name.isdecimal()) and not is_table_opening(self._text, scanner.position):
            self._return_to(begin, "a table is missing")
        if not scanner.took("{"):
            scanner.value()
            self.not_tables.append(name)
            return
        self._table = self._former = name
        self._is_table_whole = name not in self.tables
        self.tables.append(name)
        if begin == self._resumed and name not in OURS:
            self._table = None  # a name that was typed, or one that is damaged
        self._enter(Level.TABLE)

    def _in_table(self) -> None:
        scanner, begin = self._scanner, self._scanner.position
        key = scanner.name()
        scanner.skip_blanks()
        if not key.isdecimal() and (key in OURS or is_table_opening(self._text, scanner.position)):
            self._return_to(begin, "'}' is missing")
        if key == "name" or (key in FIELDS and not scanner.is_at("{")):
            self._return_to(begin, "a document is missing")
        if scanner.is_at('"'):
            raise BrokenError(scanner.position, "'{' is missing")
        start = scanner.position
        try:
            value = scanner.value()
        except BrokenError:
            if not scanner.is_at("{"):
                raise
            self._open_document(key, start)
            return
        if scanner.is_doubled and likely_table(value) == "articles":
            self._open_document(key, start)
            return
        table = self._likely_foreign(value) if self._table is None else self._table
        self.documents.append(Found(table, key, value))
        if scanner.is_doubled:
            self.gaps.append(Gap(start, start, start, TWICE, f"{table or 'document'} {key!r}"))

    def _in_document(self) -> None:
        begin, draft = self._scanner.position, self._draft
        if is_before_name(self._text, begin):
            self._return_to(begin, "'}' is missing")
        name = self._scanner.name()
        if name in HEAD and draft.kind == "articles":
            self._return_to(begin, "'{' is missing")
        if name in FIELDS and draft.is_of_another(name):
            if begin != self._resumed:
                self._say(begin, begin, TWICE)
            self._begin_another(begin)
        if name == "paragraphs" and self._scanner.took("["):
            self._draft.members[name] = []
            self._enter(Level.PARAGRAPHS)
        else:
            self._draft.members[name] = self._value()

    def _in_paragraphs(self) -> None:
        begin = self._scanner.position
        if not self._scanner.is_at("{"):
            raise BrokenError(begin, "'{' is missing")
        try:
            value = self._scanner.value()
        except BrokenError:
            self._open_paragraph(begin + 1)
            return
        if self._scanner.is_doubled and is_paragraph(value):
            self._open_paragraph(begin + 1)
        else:
            self._take(value)

    def _in_paragraph(self) -> None:
        begin, paragraph = self._scanner.position, self._draft.paragraph
        name = self._scanner.name()
        if paragraph is None or name in {"sha256", "paragraphs", "changes"} or is_before_name(self._text, begin):
            self._return_to(begin, "'}' is missing")
        elif name in paragraph and name in (*HEAD, *ITEM_LISTS):
            self._say(begin, begin, TWICE)
            self._open_paragraph(begin)
        elif name in ITEM_LISTS and self._scanner.took("["):
            self._items = paragraph[name] = []
            self._enter(Level.ITEMS)
        else:
            paragraph[name] = self._value()

    def _in_items(self) -> None:
        begin = self._scanner.position
        if not self._scanner.is_at("{"):
            raise BrokenError(begin, "'{' is missing")
        value = self._scanner.value()
        if is_paragraph(value) or likely_table(value):
            self._leave_to(Level.PARAGRAPHS)
            self._take(value)
        elif self._scanner.is_doubled:
            self._say(begin, self._scanner.position, TWICE)
        else:
            self._items.append(value)

    def _take(self, value: Any) -> None:  # noqa: ANN401 - JSON of any kind
        """Take in what stands among the paragraphs; a document is there where a bracket is missing."""
        table = likely_table(value)
        if table in OURS - {"history"}:
            self.documents.append(Found(table, "", value))
        elif self._draft.last is not None and (is_layer(value) or is_tag(value)):
            self._say(self._scanner.position, self._scanner.position, "a bracket stands too early")
            self._draft.add_item(value)
        else:
            self._draft.paragraphs().append(value)

    def _value(self) -> object:
        begin = self._scanner.position
        value = self._scanner.value()
        if self._scanner.is_doubled:
            self._say(begin, begin, TWICE)
        return value

    def _likely_foreign(self, value: object) -> str | None:
        """Return the table of others that a document behind a damaged place is likely to be of."""
        return self._former if self._former not in OURS and likely_table(value) is None else None

    def _close(self) -> None:
        """Go on behind the bracket that has just been passed."""
        is_within = self._level is Level.DOCUMENT and self._has_more_fields
        if not is_within:  # else the bracket is of something within that is damaged
            self._leave_to(Level(self._level - 1))
        self._is_first = False

    @property
    def _has_more_fields(self) -> bool:
        scanner, begin = self._scanner, self._scanner.position
        is_comma = scanner.took(",")
        scanner.skip_blanks()
        found = landmark(self._text, scanner.position) if is_comma else None
        is_field = found is not None and found.at == scanner.position and found.kind is Kind.FIELD
        scanner.position = begin
        return is_field
