"""A document that is damaged: read on behind each damaged place, from the next thing that can be read. Pure."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, TypeAlias

from tui.store.repair.pieces import ENDS_EARLY, Found, Gap, is_nothing, unread_paragraphs
from tui.store.repair.scanner import BrokenError
from tui.store.repair.shapes import OURS, is_paragraph, likely_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.store.repair.scanner import Scanner

# In a string a quotation mark stands behind a backslash, so that nothing of this stands in one.
_LANDMARK = re.compile(
    r'"(?:[0-9]{1,18}|meta|themes|articles|history)"[ \t\r\n]*:[ \t\r\n]*\{'
    r'(?=[ \t\r\n]*(?:\}|"(?!(?:start|end|quote|prefix|suffix|tags|note|reviewed|orphan|theme)")))'
    r'|"[^"\\\x00-\x1f]{1,100}"[ \t\r\n]*:[ \t\r\n]*\{[ \t\r\n]*"[0-9]{1,18}"[ \t\r\n]*:[ \t\r\n]*\{'
    r'|"(?P<field>id|sha256|title|paragraphs|changes|article)"[ \t\r\n]*:'
    r'|(?P<object>\{)(?=[ \t\r\n]*")'
)
_OF_ORPHAN = re.compile(r'"orphan"[ \t\r\n]*:[ \t\r\n]*\Z')

_OWNERS = {
    "id": {"articles"},
    "sha256": {"articles", "history"},
    "title": {"articles"},
    "paragraphs": {"articles"},
    "changes": {"history"},
    "article": {"history"},
}
"""The tables in whose documents a field stands from which reading can go on."""

FIELDS = frozenset(_OWNERS)
"""Names by which a document is known, so that they are no keys of documents."""


class End(Enum):
    """Where reading a damaged document has come to."""

    BEHIND = auto()
    """Behind the document: a comma or a bracket is next."""

    BEFORE_NAME = auto()
    """Before the key of another document, or the name of a table."""

    NOWHERE = auto()
    """To the end of the text."""


class Wreck:
    """Reads on in a document whose reading has broken off.

    An article's paragraphs are found again behind every damaged place. Where a document's end and the head of the next
    one are damaged, too, what stands behind belongs to a document of its own, as soon as a field of such a head tells.

    Attributes:
        documents: The articles' documents of which at least one paragraph could be read.
        gaps: What could not be read.
        has_moved: Whether it is not certain any more which table this is.
        is_continued: Whether paragraphs were added to the document that was there.
    """

    def __init__(self, scanner: Scanner, table: str | None, key: str, before: dict[str, Any] | None = None) -> None:
        """Begin in a document.

        Args:
            scanner: At the document's bracket, or where reading broke off behind the document ``before``.
            table: The table it stands in, None where that is not known.
            key: Its key there.
            before: The document that was read last, and ended too early if paragraphs follow; it gets them.
        """
        self.documents: list[Found] = []
        self.gaps: list[Gap] = []
        self.has_moved = False
        self.is_continued = False
        self._scanner = scanner
        self._table = table
        self._key = key
        self._start = scanner.position
        self._members: dict[str, Any] = {} if before is None else before
        self._is_there = before is not None
        self._own_gaps: list[Gap] = []
        self._list: list[Any] = []
        self._end = End.NOWHERE

    def read(self) -> End:
        """Read the document from its bracket on."""
        return self._run(self._opening)

    def read_on(self, broken: BrokenError) -> End:
        """Read on behind a place where reading broke off."""
        return self._run(self._resumed(broken))

    def _run(self, step: _Step) -> End:
        while step is not None:
            try:
                step = step()
            except BrokenError as broken:
                step = self._resumed(broken)
        self._put_away(self._scanner.position)
        return self._end

    def _opening(self) -> _Step:
        self._scanner.expect("{")
        return self._ended(End.BEHIND) if self._scanner.took("}") else self._member

    def _member(self) -> _Step:
        self._scanner.skip_blanks()
        begin = self._scanner.position
        landmark = _LANDMARK.match(self._scanner.text, begin)
        if landmark and landmark.lastgroup is None:
            self._own_gaps.append(self._gap(BrokenError(begin, "'}' is missing"), begin, begin))
            return self._ended(End.BEFORE_NAME)
        name = self._scanner.name()
        if name in FIELDS:
            self._turn_to(name, begin)
        if not self._scanner.took("["):
            self._members[name] = self._scanner.value()
            return self._behind_member
        self._list = self._members[name] = []
        return self._behind_member if self._scanner.took("]") else self._element

    def _behind_member(self) -> _Step:
        if self._scanner.took(","):
            return self._member
        self._scanner.expect("}")
        return self._ended(End.BEHIND)

    def _element(self) -> _Step:
        self._scanner.skip_blanks()
        if self._list is self._members.get("paragraphs") and not self._scanner.is_at("{"):
            raise BrokenError(self._scanner.position, "'{' is missing")
        begin = self._scanner.position
        value = self._scanner.value()
        if is_paragraph(value) and self._scanner.is_doubled(begin):
            unread = unread_paragraphs(self._scanner.text, begin, self._scanner.position) - 1
            self._own_gaps.append(Gap(begin, begin, begin, "a name is there twice", self._name, unread))
        if likely_table(value) in OURS - {"history"}:
            self.documents.append(Found(likely_table(value), "", value))
        else:
            self._list.append(value)
        return self._behind_element

    def _behind_element(self) -> _Step:
        if self._scanner.took(","):
            return self._element
        self._scanner.expect("]")
        return self._behind_member

    def _ended(self, end: End) -> _Step:
        self._end = end
        return None

    def _resumed(self, broken: BrokenError) -> _Step:
        """Go to the next thing that can be read, and say what was passed over."""
        scanner = self._scanner
        start = at = min(scanner.back(), broken.position)
        while not scanner.is_spent and (landmark := _LANDMARK.search(scanner.text, at)):
            scanner.position = at = landmark.start()
            step: _Step = self._member
            if landmark["object"]:
                try:
                    value = scanner.value()
                except BrokenError:
                    at += 1
                    continue
                if not self._is_welcome(value, at):
                    at = scanner.position if _is_small(value) else at + 1
                    scanner.give_up(value_from=landmark.start())
                    continue
                step = self._behind_element
            self._own_gaps.append(self._gap(broken, start, at))
            if landmark["object"]:
                return self._taken(value, at)
            return step if landmark["field"] else self._ended(End.BEFORE_NAME)
        end = len(scanner.text)
        reason = ENDS_EARLY if scanner.breaks_off(broken.position) else broken.reason
        scanner.position = end
        self._own_gaps.append(self._gap(BrokenError(broken.position, reason), start, end))
        return self._ended(End.NOWHERE)

    def _is_welcome(self, value: object, at: int) -> bool:
        """Return whether a value that stands behind a gap is to be kept, and not a part of something that is broken."""
        if is_paragraph(value):
            kind, before = self._kind, self._scanner.text[max(0, at - 40) : at]
            return kind == "articles" or (kind != "history" and _OF_ORPHAN.search(before) is None)
        # A step whose number is lost is of no use: the numbers are the order.
        return likely_table(value) in OURS - {"history"}

    def _taken(self, value: Any, at: int) -> _Step:  # noqa: ANN401 - JSON of any kind
        if not is_paragraph(value):
            if "paragraphs" in value and "id" not in value and not self._members.get("paragraphs") and self._named:
                self._members.update({**value, **self._members, "paragraphs": value["paragraphs"]})
                self.is_continued |= self._is_there
                return self._ended(End.BEHIND)
            self._put_away(at)
            self.documents.append(Found(likely_table(value), "", value))
            self._begin_at(self._scanner.position, value)
            self._is_there = True
            return self._ended(End.BEHIND)
        if self._kind in {"themes", "meta"}:
            self._put_away(at)
            self._begin_at(at, {})
        kept = self._members.get("paragraphs")
        self._list = kept if isinstance(kept, list) else [kept] if is_paragraph(kept) else []
        self._members["paragraphs"] = self._list
        self._list.append(value)
        self.is_continued |= self._is_there
        return self._behind_element

    @property
    def _kind(self) -> str | None:
        """Return the table that the document is of by what it holds, else by where it stands."""
        if "article" in self._members:
            return "history"
        return likely_table(self._members) or self._table

    def _turn_to(self, field: str, at: int) -> None:
        """Begin another document where ``field``, which stands at ``at``, cannot be of the one that is being read."""
        kind = likely_table(self._members) or ("history" if "article" in self._members else None)
        if field in self._members or (kind and kind not in _OWNERS[field]):
            self._put_away(at)
            self._begin_at(at, {})

    def _begin_at(self, start: int, members: dict[str, Any]) -> None:
        self._table, self._key, self._start = None, "", start
        self._members, self._is_there, self.has_moved = members, False, True

    def _put_away(self, end: int) -> None:
        """Keep the document as far as it was read, and its gaps: of one that is of no use, all of it is one gap."""
        gaps, self._own_gaps = self._own_gaps, []
        has_any = bool(self._members.get("paragraphs")) or "quote" in self._members
        is_kept = self._is_there or (self._kind == "articles" and has_any)
        if is_kept or not gaps:
            self.gaps += gaps
        else:
            first = gaps[0]
            broken = BrokenError(first.at, first.reason)
            self.gaps.append(self._gap(broken, min(self._start, first.start), end))
        if is_kept and not self._is_there:
            self.documents.append(
                Found("articles", self._key, self._members, is_part=any(gap.start < gap.end for gap in gaps))
            )

    def _gap(self, broken: BrokenError, start: int, end: int) -> Gap:
        text, kind = self._scanner.text, self._kind
        if is_nothing(text, start, end):
            return Gap(broken.position, start, start, broken.reason, self._name)
        unread = unread_paragraphs(text, start, end) if kind in {"articles", "themes", "meta", None} else 0
        return Gap(broken.position, start, end, broken.reason, self._name, unread)

    @property
    def _name(self) -> str:
        """Return what the document is called in a sentence, "" between documents."""
        if self._is_there or not self._key:
            return ""
        name = f"{self._table or 'document'} {self._key!r}"
        return f"{name} ({self._named!r})" if self._named else name

    @property
    def _named(self) -> str:
        """Return the id that the document has, "" where it has none."""
        named = self._members.get("id")
        return named if isinstance(named, str) else ""


def _is_small(value: object) -> bool:
    """Return whether a value is a tag or a change of a step, in which there is nothing to be kept."""
    return isinstance(value, dict) and ("theme" in value or "op" in value)


_Step: TypeAlias = "Callable[[], _Step] | None"
