"""Taking back what the history holds, and making it again: what that is, and what somebody else changed since. Pure.

Each person has their own row of changes. What somebody else did later to the same theme, note or mark of the same
paragraph is left as it is, and told.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.annotations.history import OrphanChange, ParagraphChange, beginning
from tui.annotations.operations import AddTheme, RemoveOrphan, RemoveTheme, SetNote, SetReviewed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.annotations.article_edit import ArticleEdit
    from tui.annotations.history import Change, Entry
    from tui.annotations.operations import Operation
    from tui.model import Annotation, Article, Paragraph, Span


@dataclass(frozen=True, slots=True)
class Reverted:
    """What has come of taking something back.

    Attributes:
        is_changed: Whether anything was taken back.
        span: The paragraph in question, None where there is none in the article any more.
        changed_by: Who has changed since what was therefore left as it is; "" where the history does not say.
        lost: How many changes were left because their paragraph is not there any more.
        gone: The id of the article where it is no longer in the library, else "".
    """

    is_changed: bool = True
    span: Span | None = None
    changed_by: tuple[str, ...] = ()
    lost: int = 0
    gone: str = ""


def undoable(entries: Sequence[Entry], by: str) -> Entry | None:
    """Return what ``by`` did last and has not taken back, or None; ``entries`` are the history, the oldest first."""
    done, _ = _rows(entries, by)
    return done[-1] if done else None


def redoable(entries: Sequence[Entry], by: str) -> Entry | None:
    """Return what ``by`` took back last and has not made again; None, too, where they have changed something since."""
    _, undone = _rows(entries, by)
    return undone[-1] if undone else None


def _rows(entries: Sequence[Entry], by: str) -> tuple[list[Entry], list[Entry]]:
    """Return what can be taken back, and what can be made again; the next one at the end."""
    done: dict[int, Entry] = {}
    undone: dict[int, Entry] = {}
    for entry in entries:
        if entry.by != by:
            continue
        if entry.undoes is not None:
            done.pop(entry.undoes, None)
        elif entry.redoes is not None:
            undone.pop(entry.redoes, None)
        else:
            undone.clear()
        if entry.changes:  # else there is nothing in it to be taken back
            (done if entry.undoes is None else undone)[entry.id] = entry
    return [*done.values()], [*undone.values()]


def is_revertible(entry: Entry, entries: Sequence[Entry]) -> bool:
    """Return whether nobody has taken ``entry`` back yet."""
    return any(each.id == entry.id for each in entries) and all(each.target != entry.id for each in entries)


def revert(entry: Entry, entries: Sequence[Entry], edit: ArticleEdit) -> Reverted:
    """Do what takes an entry back, as far as that is possible, and return what has come of it.

    Args:
        entry: What is taken back.
        entries: The whole history, the oldest first.
        edit: One of the entry's article in which nothing has been done yet; this is done in it.
    """
    if not all(_is_possible(change, edit) for change in entry.changes):
        return Reverted(is_changed=False, changed_by=("",))
    places = _Places(edit.article)
    later = _later(entry, entries, places)
    changed_by: list[str] = []
    lost, span = 0, None
    for change in reversed(entry.changes):
        if isinstance(change, OrphanChange):
            edit.do(change.inverse)
            continue
        paragraph = places.find(change, entry.sha256)
        if paragraph is None:
            lost += 1
            continue
        span = paragraph.span
        who = later.get((paragraph.number, _field(change.operation)))
        if who is None:
            who = _changed_by(edit.annotation(paragraph), change)
        if who is None:
            edit.do(replace(change.inverse, span=span))
        elif who not in changed_by:
            changed_by.append(who)
    return Reverted(bool(edit.changes), span, tuple(changed_by), lost)


def _is_possible(change: Change, edit: ArticleEdit) -> bool:
    """Return whether what the change put back to the orphans, if it did, is still there to be taken away again."""
    inverse = change.inverse
    return not isinstance(inverse, RemoveOrphan) or edit.has_orphan(inverse)


def _changed_by(annotation: Annotation, change: ParagraphChange) -> str | None:
    """Return who has changed what ``change`` made, None where it is still as it was made or as it had been before.

    This sees what the history does not tell: changes by other programs, and entries that are no longer kept.
    """
    match change.operation, change.inverse:
        case AddTheme(theme=theme, tag=tag), _:
            here = next((each for each in annotation.tags if each.theme == theme), None)
            return None if here is None or tag is None or here.by == tag.by else here.by
        case SetNote(note=note), SetNote(note=before):
            return None if annotation.note in {note, before} else ""
        case _:
            return None


def _later(entry: Entry, entries: Sequence[Entry], places: _Places) -> dict[tuple[int, str], str]:
    """Return who changed what behind ``entry``, by paragraph number and field; what was taken back does not count."""
    reverting = {each.target: each for each in entries if each.target is not None}
    who: dict[tuple[int, str], str] = {}
    for each in entries:
        is_of_others = each.id > entry.id and each.by != entry.by and each.article == entry.article
        # What takes back a change from behind ``entry`` leaves nothing of either.
        if is_of_others and (each.undoes is None or each.undoes <= entry.id):
            taken_back = {*places.fields(reverting[each.id])} if each.id in reverting else set()
            who |= dict.fromkeys({*places.fields(each)} - taken_back, each.by)
    return who


class _Places:
    """Where in an article as it is now the paragraphs are that changes were made to."""

    def __init__(self, article: Article) -> None:
        self._sha256 = article.sha256
        self._by_span = {paragraph.span: paragraph for paragraph in article.paragraphs}
        self._by_beginning: dict[str, list[Paragraph]] = {}
        for paragraph in article.paragraphs:
            self._by_beginning.setdefault(beginning(article, paragraph.span), []).append(paragraph)

    def find(self, change: ParagraphChange, sha256: str) -> Paragraph | None:
        """Return the paragraph that ``change`` was about, in the text with this ``sha256``; None where it is lost.

        In another text it is the one that begins as that one did; of several, the one with the same number.
        """
        if sha256 == self._sha256:
            return self._by_span.get(change.operation.span)
        alike = self._by_beginning.get(change.quote, []) if change.quote else []
        if len(alike) == 1:
            return alike[0]
        return next((each for each in alike if each.number == change.number), None)

    def fields(self, entry: Entry) -> Iterator[tuple[int, str]]:
        """Yield what ``entry`` changed, as far as it is in the article: paragraph number and field."""
        for change in entry.changes:
            if isinstance(change, ParagraphChange):
                paragraph = self.find(change, entry.sha256)
                if paragraph is not None:
                    yield paragraph.number, _field(change.operation)


def _field(operation: Operation) -> str:
    """Return what of a paragraph the operation is about."""
    match operation:
        case AddTheme(theme=theme) | RemoveTheme(theme=theme):
            return f"theme:{theme}"
        case SetNote():
            return "note"
        case SetReviewed():
            return "reviewed"
