"""A document that is put together piece by piece, since it cannot be read as a whole. Pure."""

from __future__ import annotations

from typing import Any

from tui.store.repair.reading.landmarks import OWNERS
from tui.store.repair.reading.pieces import NO_TEXT, Found, Gap
from tui.store.repair.reading.shapes import is_layer, is_paragraph, likely_table


class Draft:
    """A document in the making.

    Attributes:
        table: The table that it stands in, None where that is not known.
        key: Its key there, "" where that is lost.
        start: Where it begins.
        members: What could be read of it so far.
        paragraph: The paragraph that is put together in the same way, None where there is none.
        gaps: What could not be read of it.
        is_there: Whether it has been found before, and is read on only.
        has_moved: Whether it is not certain any more which table this is.
    """

    def __init__(self, table: str | None, key: str, start: int, members: dict[str, Any] | None = None) -> None:
        """Begin a document.

        Args:
            table: Its table.
            key: Its key.
            start: Where it begins.
            members: Those of the one that was found last, and ended too early if paragraphs follow.
        """
        self.table = table
        self.key = key
        self.start = start
        self.members: dict[str, Any] = {} if members is None else members
        self.paragraph: dict[str, Any] | None = None
        self.gaps: list[Gap] = []
        self.is_there = members is not None
        self.has_moved = False
        self._unread = 0

    @property
    def kind(self) -> str | None:
        """Return the table that it is of by what it holds, else by where it stands."""
        return self._likely or self.table

    @property
    def _likely(self) -> str | None:
        return "history" if "article" in self.members else likely_table(self.members)

    @property
    def name(self) -> str:
        """Return what it is called in a sentence, "" between documents."""
        if self.is_there or not self.key:
            return ""
        said = self.members.get("id") or self.members.get("name")
        named = said.get("id") if isinstance(said, dict) else said
        name = f"{self.table or 'document'} {self.key!r}"
        return f"{name} ({named!r})" if isinstance(named, str) and named else name

    def is_of_another(self, field: str) -> bool:
        """Return whether a field, which comes next, cannot be of this document."""
        is_known = field in self.members or (field in {"id", "title"} and "name" in self.members)
        return is_known or (self._likely is not None and self._likely not in OWNERS[field])

    def add_gap(self, gap: Gap) -> None:
        """Take in what could not be read of it."""
        self.gaps.append(gap)
        self._unread += gap.unread

    def paragraphs(self) -> list[Any]:
        """Return the list of its paragraphs, made if need be."""
        kept = self.members.get("paragraphs")
        if not isinstance(kept, list):
            kept = [kept] if is_paragraph(kept) else []
            self.members["paragraphs"] = kept
        return kept

    def precedes(self, paragraph: dict[str, Any]) -> bool:
        """Return whether a paragraph may be one of its own: in the newest schema they are in the order of the text.

        One that both starts and ends before the last one is of another text, of which the beginning is lost.
        """
        before, place = _place(self.paragraphs()[-1:]), _place([paragraph])
        if "layers" not in paragraph or not before or not place:
            return True
        return any(one < other for one, other in zip(before[0], place[0], strict=True))

    @property
    def last(self) -> dict[str, Any] | None:
        """Return the paragraph that is put together, or the one before, which may have ended too early.

        Only where its layers come last: before those of the next one stands all of its head then, which is long.
        """
        kept = self.members.get("paragraphs")
        if self.paragraph is not None or self.kind != "articles" or not isinstance(kept, list):
            return self.paragraph
        return next((each for each in kept[-1:] if is_paragraph(each) and [*each][-1] == "layers"), None)

    def add_item(self, value: dict[str, Any]) -> list[Any]:
        """Put a layer or a tag to the last paragraph, which is there, and return the list that it is in then."""
        name, last = "layers" if is_layer(value) else "tags", self.last or {}
        items = last.get(name)
        if not isinstance(items, list):
            items = last[name] = []
        items.append(value)
        return items

    def open_paragraph(self) -> dict[str, Any]:
        """Begin a paragraph."""
        self.close_paragraph()
        self.paragraph, self._unread = {}, 0
        return self.paragraph

    def close_paragraph(self) -> Gap | None:
        """Put the paragraph to the others; return a gap where it is of no use, and nothing of it is counted yet.

        Its text says where it starts or ends. In the newest schema its place is enough: the text of the article has it.
        """
        paragraph, self.paragraph = self.paragraph, None
        if paragraph is None:
            return None
        for name in [name for name, value in paragraph.items() if is_paragraph(value)]:
            self.paragraphs().append(paragraph.pop(name))
        quote, end = paragraph.get("quote"), paragraph.get("end")
        if isinstance(quote, str):
            paragraph.setdefault("start", max(0, end - len(quote)) if type(end) is int else 0)
            if type(paragraph["start"]) is int:
                paragraph.setdefault("end", paragraph["start"] + len(quote))
        elif "layers" not in paragraph or not _place([paragraph]):
            return None if self._unread else Gap(self.start, self.start, self.start, NO_TEXT, self.name, unread=1)
        else:
            paragraph.pop("quote", None)
        self.paragraphs().append(paragraph)
        return None

    def found(self) -> Found | None:
        """Return it as far as it was read, None where that is of no use, or it has been found before."""
        has_any = bool(self.members.get("paragraphs")) or "quote" in self.members
        if self.is_there or self.kind != "articles" or not has_any:
            return None
        return Found("articles", self.key, self.members)


def _place(paragraphs: list[Any]) -> list[tuple[int, int]]:
    found = [(each.get("start"), each.get("end")) for each in paragraphs if isinstance(each, dict)]
    return [(start, end) for start, end in found if type(start) is int and type(end) is int]
