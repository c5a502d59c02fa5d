"""An edit of one layer on an article: operations done one after the other, and what is to be written. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tui.annotations.anchoring.anchored import Anchored, Orphan
from tui.annotations.anchoring.text_quote import QuotedParagraph, quoted
from tui.annotations.history import QUOTE, OrphanChange, ParagraphChange, Write, beginning
from tui.annotations.join import joined, rank
from tui.annotations.layers import REVIEWED, Author, Datum, Path, data, is_on, origin
from tui.annotations.operations import AddTheme, RemoveOrphan, RemoveTheme, SetNote, SetReviewed
from tui.annotations.paint import Paint, annotation, is_on_anywhere, is_reviewed, seen, surface
from tui.annotations.stamps import later
from tui.errors.requests import NoSuchSpanError, OrphanGoneError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tui.annotations.history import Change
    from tui.annotations.operations import Operation, OrphanOperation
    from tui.annotations.paint import Surface
    from tui.model import Annotation, Article, Paragraph, Span

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


class ArticleEdit:
    """What operations, done one after the other, write into the author's layer on an article.

    A write is on the article's text as it is now, on a whole paragraph, and later than all that lies under it.

    Attributes:
        article: The article.
        author: Who does them.
        changes: What was done so far, in this order; what changed nothing is not among it.

    >>> from pathlib import Path
    >>> from tui.model import Article, Kind, Paragraph, Span
    >>> paragraph = Paragraph(1, Span(0, 4), Kind.BODY)
    >>> article = Article("news/1", Path("news/1.txt"), "One.", "One", "ab12", (paragraph,))
    >>> edit = ArticleEdit(article, Anchored(), Author("Mona"), datetime(2025, 1, 1, tzinfo=UTC))
    >>> edit.do(SetNote(paragraph.span, "ask"))
    >>> edit.do(SetNote(paragraph.span, "ask"))
    >>> edit.annotation(paragraph).note, len(edit.changes)
    ('ask', 1)
    >>> [(sha256, record.quote, record.layers) for sha256, record in edit.records()]
    [('ab12', 'One.', {'Mona': {'note': {'': {'text': 'ask', 'at': '2025-01-01T00:00:00.000Z'}}}})]
    """

    def __init__(self, article: Article, anchored: Anchored, author: Author, now: datetime) -> None:
        """Begin with what there is.

        Args:
            article: The article as it is now.
            anchored: What was said of it before; it stays as it is.
            author: Who does the operations.
            now: When.
        """
        self.article = article
        self.author = author
        self.changes: list[Change] = []
        self._now = now
        self._paint: dict[int, list[Paint]] = {number: [*paints] for number, paints in anchored.paint.items()}
        self._merged = anchored.merged
        self._orphans = {(each.sha256, each.record.span): each for each in anchored.lost}
        self._by_span = {paragraph.span: paragraph for paragraph in article.paragraphs}
        self._given: dict[int, int] = {}
        """How many themes a paragraph was given, by its number: they are shown in the order they were given."""
        self._written: dict[tuple[str, Span], QuotedParagraph] = {}

    def records(self) -> Iterator[tuple[str, QuotedParagraph]]:
        """Yield what is to be joined into the tag file: the sha256 of a text, and a paragraph of it."""
        for (sha256, _), record in self._written.items():
            yield sha256, record

    @property
    def anchored(self) -> Anchored:
        """Return what there is now."""
        return Anchored(self._paint, tuple(self._orphans.values()), self._merged)

    def annotation(self, paragraph: Paragraph) -> Annotation:
        """Return what the author says of ``paragraph``, which may be nothing."""
        return annotation(paragraph.span, self._paint.get(paragraph.number, ()), self.author.by, self._merged)

    def surface(self, paragraph: Paragraph, path: Path) -> Surface:
        """Return what is seen on ``paragraph`` at one path of the author's layer."""
        return surface(paragraph.span, self._paint.get(paragraph.number, ()), self.author.by, path)

    def do(self, operation: Operation | OrphanOperation) -> None:
        """Do ``operation``; one that changes nothing is not kept.

        Raises:
            NoSuchSpanError: Its span is none of the article's paragraphs.
            OrphanGoneError: Its orphan is not there any more.
        """
        if isinstance(operation, RemoveOrphan):
            self._remove(operation.orphan)
            return
        paragraph = self._by_span.get(operation.span)
        if paragraph is None:
            raise NoSuchSpanError(self.article.id, operation.span.start, operation.span.end)
        if isinstance(operation, AddTheme | RemoveTheme):
            operation = replace(operation, theme=self._merged.get(operation.theme, operation.theme))
        self._keep(operation, paragraph, [*self._writes(operation, paragraph)])

    def put_back(self, paragraph: Paragraph, writes: Iterable[Write]) -> bool:
        """Write again what was there before ``writes`` on ``paragraph``; return False where one is not as it was made.

        Then nothing is written: somebody, the author on another machine perhaps, has changed it since.
        """
        writes = [*writes]
        if any(
            origin(each) != write.made for write in writes for each in self.surface(paragraph, write.path) or (None,)
        ):
            return False
        for write in writes:
            done = self._put(paragraph, write.path, _put_back(write))
            self._keep(_operation(paragraph.span, write), paragraph, [done])
        return True

    def put_back_orphan(self, change: OrphanChange) -> bool:
        """Write again what an orphan was before ``change``; return False where it is not there as that made it."""
        known = self._orphans.get((change.sha256, change.span))
        if known is None:
            return False
        there = dict(data(known.record.layers.get(self.author.by, {})))
        if any(origin(there.get(write.path)) != write.made for write in change.writes):
            return False
        done = tuple(self._put_in(change.sha256, known.record, each.path, _put_back(each)) for each in change.writes)
        self.changes.append(
            OrphanChange(change.sha256, change.span, change.quote, done, is_removed=not change.is_removed)
        )
        return True

    def _writes(self, operation: Operation, paragraph: Paragraph) -> Iterator[Write]:
        match operation:
            case AddTheme(theme=theme, how=how, made=made):
                if not self._having(paragraph, theme):
                    first = {"made": made} if made else {}
                    place = self._given.setdefault(paragraph.number, 0)
                    self._given[paragraph.number] += 1
                    yield self._put(paragraph, ("themes", theme), {"on": True, "how": how, **first}, place=place)
            case RemoveTheme(theme=theme):
                for path in self._having(paragraph, theme):
                    yield self._put(paragraph, path, {"on": False})
            case SetReviewed(reviewed=reviewed):
                if is_reviewed(self.surface(paragraph, REVIEWED)) != reviewed:
                    yield self._put(paragraph, REVIEWED, {"on": reviewed})
            case SetNote(note=note):
                if self.annotation(paragraph).note != note:
                    yield from self._note_writes(paragraph, note)

    def _having(self, paragraph: Paragraph, theme: str) -> list[Path]:
        """Return where a theme is on on ``paragraph``, or one that has been merged into it: layers keep those."""
        layers = (paint.layers.get(self.author.by, {}) for paint in self._paint.get(paragraph.number, ()))
        themes = dict.fromkeys(each for layer in layers for each in layer.get("themes", ()))
        paths: list[Path] = [("themes", each) for each in themes if self._merged.get(each, each) == theme]
        return [path for path in paths if is_on_anywhere(self.surface(paragraph, path))]

    def _note_writes(self, paragraph: Paragraph, note: str) -> Iterator[Write]:
        """Yield the note on one's own machine, and what clears those of the others that were seen.

        They are cleared with a stamp just behind what was seen: what is written there meanwhile stays.
        """
        own = ("note", self.author.machine)
        paints = self._paint.get(paragraph.number, ())
        layers = (paint.layers.get(self.author.by, {}) for paint in paints)
        others = dict.fromkeys(path for layer in layers for path, _ in data(layer) if path[0] == "note" and path != own)
        yield self._put(paragraph, own, {"text": note})
        for path in others:
            if is_on_anywhere(self.surface(paragraph, path)):
                yield self._put(paragraph, path, {"text": ""}, _BEGINNING)

    def _put(
        self, paragraph: Paragraph, path: Path, value: Datum, now: datetime | None = None, place: int = 0
    ) -> Write:
        """Write a datum on a paragraph, later than all that lies under it; see ``stamps.later``."""
        name, paints = self.author.by, self._paint.setdefault(paragraph.number, [])
        found = surface(paragraph.span, paints, name, path)
        datum = {**value, "at": later(seen(paints, name, path), now or self._now, place)}
        self._write((self.article.sha256, quoted(paragraph.span, self.article.text)), path, datum)
        paints.append(Paint(paragraph.span, {name: _layer(path, datum)}))
        return Write(path, _telling(found), origin(datum))

    def _put_in(self, sha256: str, record: QuotedParagraph, path: Path, value: Datum) -> Write:
        """Write a datum into a record of any text, which nothing else lies on."""
        name = self.author.by
        before = dict(data(record.layers.get(name, {}))).get(path)
        datum = {**value, "at": later(str(before["at"]) if before else "", self._now)}
        self._write((sha256, record), path, datum)
        key = sha256, record.span
        known = self._orphans[key]
        self._orphans[key] = known._replace(record=_with(known.record, name, _layer(path, datum)))
        return Write(path, before, origin(datum))

    def _write(self, place: tuple[str, QuotedParagraph], path: Path, datum: Datum) -> None:
        sha256, record = place
        bare = QuotedParagraph(record.span, record.quote, record.prefix, record.suffix)
        known = self._written.get((sha256, record.span), bare)
        self._written[sha256, record.span] = _with(known, self.author.by, _layer(path, datum))

    def _keep(self, operation: Operation, paragraph: Paragraph, writes: Sequence[Write]) -> None:
        if writes:
            quote = beginning(self.article, paragraph.span)
            self.changes.append(ParagraphChange(operation, paragraph.number, quote, tuple(writes)))

    def _remove(self, orphan: Orphan) -> None:
        place = orphan.sha256, orphan.record.span
        known = next((each for each in self.anchored.orphans if (each.sha256, each.record.span) == place), None)
        said = known and known.annotation(self.author.by)
        if known is None or said is None or said != orphan.annotation(self.author.by):
            raise OrphanGoneError(self.article.id)
        living = [path for path, datum in data(known.record.layers[self.author.by]) if is_on(datum)]
        writes = tuple(self._put_in(known.sha256, known.record, path, _nothing(path)) for path in living)
        record = known.record
        self.changes.append(OrphanChange(known.sha256, record.span, record.quote[:QUOTE], writes, is_removed=True))


def _telling(found: Surface) -> Datum | None:
    """Return the datum for which a paragraph shows what it shows: the latest that is on, else the latest."""
    there = [each for each in found if each is not None]
    return max([each for each in there if is_on(each)] or there, key=rank, default=None)


def _nothing(path: Path) -> dict[str, Any]:
    return {"text": ""} if path[0] == "note" else {"on": False}


def _put_back(write: Write) -> dict[str, Any]:
    """Return what puts back what was there before a write, with the stamp that it had."""
    value = {key: each for key, each in write.was.items() if key not in {"at", "made"}} if write.was else {}
    return {**(value or _nothing(write.path)), "made": origin(write.was)}


def _operation(span: Span, write: Write) -> Operation:
    """Return the operation that taking a write back is."""
    match write.path:
        case ("themes", theme) if write.was and is_on(write.was):
            return AddTheme(span, theme, str(write.was.get("how", "key")))
        case ("themes", theme):
            return RemoveTheme(span, theme)
        case ("note", _):
            return SetNote(span, str(write.was["text"]) if write.was else "")
        case _:
            return SetReviewed(span, is_on(write.was))


def _layer(path: Path, datum: Datum) -> dict[str, Any]:
    layer: Any = datum
    for name in reversed(path):
        layer = {name: layer}
    return dict(layer)


def _with(record: QuotedParagraph, by: str, layer: Mapping[str, Any]) -> QuotedParagraph:
    return QuotedParagraph(
        record.span, record.quote, record.prefix, record.suffix, joined(dict(record.layers), {by: layer})
    )
