"""Copies of one library's tag file, in memory, that several people change and join as they like: no file, no lock."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.annotations.anchoring.anchored import Anchored, anchored
from tui.annotations.article_edit import ArticleEdit
from tui.annotations.history import Entry
from tui.annotations.undo import redoable, revert, undoable
from tui.store.codec import kept_text, written
from tui.store.fields import Fields
from tui.store.joining import joined_tables
from tui.store.json_lines import Serialisation
from tui.store.keys import keyed

if TYPE_CHECKING:
    from tui.annotations.layers import Author
    from tui.annotations.operations import Operation, OrphanOperation
    from tui.annotations.undo import Reverted
    from tui.model import Annotation, Article
    from tui.store.schema import Tables

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)


def raw(state: Tables) -> bytes:
    """Return the bytes of the file that holds a state."""
    return b"".join(Serialisation().chunks(state))


def anchored_in(state: Tables, article: Article) -> Anchored:
    """Return what a state, all of which is about one article, says of it as it is now."""
    documents = state.get("articles", {}).values()
    return anchored([kept_text(Fields(Path("tags.json"), "text", each)) for each in documents], article)


def said_in(state: Tables, article: Article, by: str) -> dict[int, Annotation]:
    """Return what one annotator says of the article, by the number of the paragraph."""
    found = anchored_in(state, article).annotations(article)
    own = {number: [each for each in layers if each.by == by] for number, layers in found.items()}
    return {number: layers[0] for number, layers in own.items() if layers}


def without_times(said: dict[int, Annotation]) -> dict[int, tuple[Any, ...]]:
    """Return the same without when it was changed last."""
    return {number: (each.tags, each.note, each.reviewed) for number, each in said.items()}


@dataclass
class Copy:
    """One person's copy.

    Attributes:
        author: The person, on this machine.
        article: What they annotate; it may change.
        skew: How many seconds their clock goes before.
        state: What the copy holds.
        history: What they did here.
    """

    author: Author
    article: Article
    skew: float = 0
    state: Tables = field(default_factory=dict)
    history: list[Entry] = field(default_factory=list)

    @property
    def said(self) -> dict[int, Annotation]:
        """Return what the person says here, by the number of the paragraph."""
        return said_in(self.state, self.article, self.author.name)

    def join(self, other: Tables) -> None:
        """Take in another copy."""
        self.state = joined_tables(self.state, other)

    def do(self, *operations: Operation | OrphanOperation, at: float = 0) -> bool:
        """Do something in one step, ``at`` seconds behind NOON by a right clock; return whether that changed any."""
        edit = self._edit(at)
        for operation in operations:
            edit.do(operation)
        self._take(edit, at)
        return bool(edit.changes)

    def undo(self, at: float = 0) -> Reverted | None:
        """Take back what the person did last here; None where that is nothing."""
        return self._revert(undoable(self.history, self.author.name), at)

    def redo(self, at: float = 0) -> Reverted | None:
        """Make it again; None where there is nothing."""
        return self._revert(redoable(self.history, self.author.name), at)

    def _revert(self, entry: Entry | None, at: float) -> Reverted | None:
        if entry is None:
            return None
        edit = self._edit(at)
        reverted = revert(entry, edit)
        self._take(edit, at, entry)
        return reverted

    def _edit(self, at: float) -> ArticleEdit:
        now = NOON + timedelta(seconds=at + self.skew)
        return ArticleEdit(self.article, anchored_in(self.state, self.article), self.author, now)

    def _take(self, edit: ArticleEdit, at: float, reverted: Entry | None = None) -> None:
        name = {"at": "", "id": self.article.id, "title": self.article.title}
        documents = [{"name": name, **each} for each in written(edit.records())]
        self.join({"articles": keyed("articles", documents)})
        if edit.changes or reverted:
            time = (NOON + timedelta(seconds=at)).isoformat()
            new = Entry(
                len(self.history) + 1,
                time,
                self.author.name,
                self.article.id,
                self.article.sha256,
                tuple(edit.changes),
                undoes=reverted.id if reverted and reverted.undoes is None else None,
                redoes=reverted.id if reverted and reverted.undoes is not None else None,
            )
            self.history.append(new)
