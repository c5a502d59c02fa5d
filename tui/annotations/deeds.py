"""What a person did in one step, in so few words that one row can say it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.annotations.history import ParagraphChange
from tui.annotations.operations import AddTheme, RemoveOrphan, RemoveTheme, SetNote, SetReviewed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.annotations.history import Entry
    from tui.annotations.operations import Operation, OrphanOperation
    from tui.model import Article


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done to the paragraphs of one article, or to the whole file.

    Attributes:
        article: The article's id; "" for the whole file.
        numbers: Those of the paragraphs, in their order.
        added: The ids of the themes that were put on.
        removed: Those that were taken off.
        note: The note that was written, "" where one was removed; None where there was none to do with it.
        reviewed: Whether they were marked as reviewed, or the mark was taken off; None where neither was done.
        act: Of a step over the whole file, the words of the command that does it.
    """

    article: str
    numbers: tuple[int, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    note: str | None = None
    reviewed: bool | None = None
    act: tuple[str, ...] = ()


def deed_of(article: Article, operations: Iterable[Operation | OrphanOperation]) -> Deed:
    """Return what operations on an article do.

    >>> from pathlib import Path
    >>> from tui.model import Article, Kind, Paragraph, Span
    >>> paragraph = Paragraph(1, Span(0, 4), Kind.BODY)
    >>> article = Article("news/1", Path("news/1.txt"), "One.", "One", "ab12", (paragraph,))
    >>> deed = deed_of(article, [AddTheme(Span(0, 4), "arms"), SetReviewed(Span(0, 4), reviewed=True)])
    >>> deed.numbers, deed.added, deed.reviewed
    ((1,), ('arms',), True)
    """
    numbers = {paragraph.span: paragraph.number for paragraph in article.paragraphs}
    done = [each for each in operations if not isinstance(each, RemoveOrphan)]
    return _deed(article.id, [(numbers.get(each.span, 0), each) for each in done])


def deed_of_step(entries: Sequence[Entry], entry: Entry) -> Deed:
    """Return what a step did; of one that takes another back or makes it again, what that one did.

    Args:
        entries: The history.
        entry: The step.
    """
    known = {(each.by, each.id): each for each in entries}
    while entry.target is not None and (earlier := known.get((entry.by, entry.target))) is not None:
        entry = earlier
    done = [(each.number, each.operation) for each in entry.changes if isinstance(each, ParagraphChange)]
    return _deed(entry.article, done, entry.act)


def _deed(article: str, done: Sequence[tuple[int, Operation]], act: tuple[str, ...] = ()) -> Deed:
    operations = [operation for _, operation in done]
    notes = [each.note for each in operations if isinstance(each, SetNote)]
    marks = [each.reviewed for each in operations if isinstance(each, SetReviewed)]
    return Deed(
        article,
        tuple(sorted({number for number, _ in done})),
        tuple(dict.fromkeys(each.theme for each in operations if isinstance(each, AddTheme))),
        tuple(dict.fromkeys(each.theme for each in operations if isinstance(each, RemoveTheme))),
        notes[-1] if notes else None,
        marks[-1] if marks else None,
        act,
    )
