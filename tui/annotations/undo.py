"""Taking back what the history holds, and making it again. Pure.

Each person has their own row of changes, and their own layer. What they have changed since on another machine, or
another program has, is left as it is, and told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.annotations.history import OrphanChange, StateChange, beginning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.annotations.article_edit import ArticleEdit
    from tui.annotations.history import Entry, ParagraphChange
    from tui.model import Article, Paragraph, Span


@dataclass(frozen=True, slots=True)
class Reverted:
    """What has come of taking something back.

    Attributes:
        is_changed: Whether anything was taken back.
        span: The paragraph in question, None where there is none in the article any more.
        changed: How many changes were left as they are, since they are not as they were made any more.
        lost: How many changes were left because their paragraph is not there any more.
        gone: The id of the article where it is no longer in the library, else "".
    """

    is_changed: bool = True
    span: Span | None = None
    changed: int = 0
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
    """Return whether nobody has taken ``entry`` back yet. Of two histories united, ids are only one person's own."""
    own = [each for each in entries if each.by == entry.by]
    return any(each.id == entry.id for each in own) and all(each.target != entry.id for each in own)


def revert(entry: Entry, edit: ArticleEdit) -> Reverted:
    """Do what takes an entry back, as far as that is possible, and return what has come of it.

    Args:
        entry: What is taken back.
        edit: One of the entry's article in which nothing has been done yet; this is done in it.
    """
    places = _Places(edit.article)
    changed, lost, span = 0, 0, None
    for change in reversed(entry.changes):
        if isinstance(change, StateChange):  # that is no article's: see ``store.restoring``
            continue
        if isinstance(change, OrphanChange):
            changed += not edit.put_back_orphan(change)
            continue
        paragraph = places.find(change, entry.sha256)
        if paragraph is None:
            lost += 1
            continue
        span = paragraph.span
        changed += not edit.put_back(paragraph, change.writes)
    return Reverted(bool(edit.changes), span, changed, lost)


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
