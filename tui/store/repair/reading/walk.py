"""What can be read of a tag file that may be damaged: its documents, as far as they go, and the gaps. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tui.store.repair.reading.draft import Draft
from tui.store.repair.reading.landmarks import Kind, hides_a_head, is_key, is_of_orphan, landmark
from tui.store.repair.reading.levels import Level
from tui.store.repair.reading.pieces import ENDS_EARLY, Found, Gap
from tui.store.repair.reading.reader import Reader
from tui.store.repair.reading.scanner import BrokenError
from tui.store.repair.reading.shapes import (
    HEAD,
    HEADS,
    ITEM_LISTS,
    OURS,
    documents_within,
    is_layer,
    is_paragraph,
    is_rest,
    is_tag,
    likely_table,
)

if TYPE_CHECKING:
    from tui.store.repair.reading.landmarks import Landmark


class Walk(NamedTuple):
    """What was found, in the file's order.

    Attributes:
        documents: All that could be read, and as much as could be of articles' documents that are damaged.
        tables: The names of the tables, as often as they come.
        not_tables: What stands among the tables and is not an object, by name.
        gaps: What could not be read.
        ends_early: Whether the text ends before the table of the articles does.
    """

    documents: tuple[Found, ...]
    tables: tuple[str, ...]
    not_tables: tuple[str, ...]
    gaps: tuple[Gap, ...]
    ends_early: bool


def walk(text: str) -> Walk:
    """Return what can be read of ``text``, which should be ``{"table": {"1": {...}}}``. Never raises.

    >>> found = walk('{"themes": {"1": {"id": "war"}, "2": {"id": }, "3": {"id": "sea"}}}')
    >>> [document.value for document in found.documents]
    [{'id': 'war'}, {'id': 'sea'}]
    >>> found.gaps
    (Gap(at=44, start=37, end=47, reason='Expecting value', inside="themes '2'", unread=0),)
    """
    walker = _Walker(text)
    walker.walk()
    ends_early = "articles" not in walker.whole and any(gap.reason == ENDS_EARLY for gap in walker.gaps)
    return Walk(tuple(walker.documents), tuple(walker.tables), tuple(walker.not_tables), tuple(walker.gaps), ends_early)


class _Walker(Reader):
    """Reads on behind each damaged place, from the next landmark from which that is possible."""

    def walk(self) -> None:
        try:
            self.open_file()
        except BrokenError as broken:
            self._resume(broken)
        while not self.is_at_end:
            try:
                self.step()
            except BrokenError as broken:
                self._resume(broken)

    def _resume(self, broken: BrokenError) -> None:
        """Go to the next thing that can be read, and say what was passed over."""
        start = min(self._scanner.back(), broken.position)
        self._forget()
        if self._level <= Level.TABLE:
            self._go_on_with_the_last()
        at = max(start, self._resumed + 1)
        while not self._scanner.is_spent and (found := landmark(self._text, at)):
            self._scanner.position = found.at
            if self._takes(found, self._gap(broken, start, found.at)):
                self._resumed = found.at
                return
            at = max(found.at + 1, self._scanner.position)
        end = len(self._text)
        reason = ENDS_EARLY if self._scanner.breaks_off(broken.position) else broken.reason
        self._scanner.position = end
        self._draft.add_gap(self._gap(BrokenError(broken.position, reason), start, end))
        self._is_table_whole = False
        self._leave_to(Level.OUTSIDE)

    def _forget(self) -> None:
        """Forget the field that was read last where its text has run on over its end."""
        members = {Level.PARAGRAPH: self._draft.paragraph, Level.DOCUMENT: self._draft.members}.get(self._level)
        if members and self._scanner.run_on is not None and self._scanner.run_on == [*members.values()][-1]:
            members.popitem()

    def _go_on_with_the_last(self) -> None:
        """Take up the last document again, which may have ended too early."""
        last = self.documents[-1] if self.documents else None
        members: dict[str, Any] | None = last.value if last and isinstance(last.value, dict) else None
        table = last.table if last and members is not None else self._table
        self._draft = Draft(table, "", self._scanner.position, members)
        self._draft.has_moved = self._level < Level.TABLE
        self._level = Level.DOCUMENT

    def _takes(self, found: Landmark, gap: Gap) -> bool:
        """Return whether reading goes on at a landmark, and have it go on there.

        Args:
            found: The landmark, at which the position is.
            gap: What was passed over to there.
        """
        match found.kind:
            case Kind.NAME:
                self._take_name(found, gap)
            case Kind.FIELD:
                self._draft.add_gap(gap)
                self._leave_to(Level.DOCUMENT)
                self._enter(Level.DOCUMENT)
            case Kind.PART:
                return self._takes_part(found, gap)
            case Kind.OBJECT:
                return self._takes_object(found, gap)
        return True

    def _take_name(self, found: Landmark, gap: Gap) -> None:
        self._draft.add_gap(gap)
        self._leave_to(Level.TABLE)
        self._lose_table()
        self._enter(Level.TABLE if is_key(self._text, found.at) else Level.FILE)

    def _takes_part(self, found: Landmark, gap: Gap) -> bool:
        draft = self._draft
        is_new = draft.paragraph is None or found.name in draft.paragraph
        if draft.kind != "articles" or (is_new and found.name not in (*HEAD, *ITEM_LISTS)):
            return False
        draft.add_gap(gap)
        if is_new or self._is_another_behind(gap):
            self._open_paragraph(found.at)
        else:
            self._enter(Level.PARAGRAPH)
        return True

    def _takes_object(self, found: Landmark, gap: Gap) -> bool:
        scanner = self._scanner
        try:
            value = scanner.value()
        except BrokenError:
            return False
        end, scanner.position = scanner.position, found.at
        if self._is_welcome_item(value, gap):
            self._take_item(value, gap)
        elif is_paragraph(value) and self._is_welcome_paragraph(found.at):
            self._take_paragraph(value, gap)
        elif likely_table(value) in OURS - {"history"}:
            self._take_document(value, gap)
        else:
            is_small = (
                isinstance(value, dict) and ("op" in value or is_tag(value) or is_layer(value)) and _is_leaf(value)
            )
            scanner.give_up(end)
            scanner.position = end if is_small else found.at
            return False
        if self._level is not Level.PARAGRAPH:
            scanner.position, self._is_first = end, False
        return True

    def _is_welcome_item(self, value: object, gap: Gap) -> bool:
        """Return whether it is certain that a layer or a tag behind a gap is of the paragraph before it."""
        is_sound = (is_layer(value) or is_tag(value)) and not self._scanner.is_doubled
        return is_sound and self._draft.last is not None and not self._is_another_behind(gap)

    def _is_another_behind(self, gap: Gap) -> bool:
        return hides_a_head(self._text, gap.start, self._scanner.position, self._draft.last or {})

    def _take_item(self, value: Any, gap: Gap) -> None:  # noqa: ANN401 - JSON
        self._draft.add_gap(gap)
        self._items = self._draft.add_item(value)
        self._level = Level.PARAGRAPHS if self._draft.paragraph is None else Level.ITEMS

    def _is_welcome_paragraph(self, at: int) -> bool:
        """Return whether a paragraph behind a gap is to be kept, and not a part of something that is broken."""
        kind = self._draft.kind
        return kind == "articles" or (kind != "history" and not is_of_orphan(self._text, at))

    def _take_paragraph(self, value: Any, gap: Gap) -> None:  # noqa: ANN401 - JSON
        begin, is_doubled = self._scanner.position, self._scanner.is_doubled
        self._draft.add_gap(gap)
        self._leave_to(min(self._level, Level.PARAGRAPHS))
        is_other_kind = self._draft.kind in OURS or self._draft.is_there
        if (is_other_kind and self._draft.kind != "articles") or not self._draft.precedes(value):
            self._begin_another(begin)
        self._level = Level.PARAGRAPHS
        if is_doubled:
            self._open_paragraph(begin + 1)
        else:
            self._draft.paragraphs().append(value)

    def _take_document(self, value: Any, gap: Gap) -> None:  # noqa: ANN401 - JSON
        self._draft.add_gap(gap)
        members = self._draft.members
        if is_rest(value, members) and members.keys() & HEADS:
            members.update({**value, **members, "paragraphs": value["paragraphs"]})
            self._level = Level.DOCUMENT
            return
        self._leave_to(Level.TABLE)
        self._lose_table()
        self.documents.append(Found(likely_table(value), "", value))


def _is_leaf(value: dict[str, Any]) -> bool:
    """Return whether nothing of a document is within a value."""
    return "sha256" not in value and not any(documents_within(value))
