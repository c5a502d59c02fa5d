"""Taking back what a person did last, pending or saved, and making it again, in the article where that was."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from tui.annotations.undo import Reverted, redoable, undoable
from tui.errors.tag_file import DatabaseError

if TYPE_CHECKING:
    from tui.annotations.history import Entry
    from tui.session.session import Session


def undo(session: Session) -> Reverted | None:
    """Take back what this person did last, in the article where it was made; return None where there is nothing.

    What somebody else has changed since stays, and is told.

    Raises:
        DatabaseError: It cannot be saved.
        UnreadableArticleError: The article cannot be read.
    """
    if session.pending:
        return _without_last_pending(session)
    return _reverted(session, undoable(session.history, session.author.name))


def redo(session: Session) -> Reverted | None:
    """Make the change again that was taken back last; return None where there is nothing. Raises as ``undo``."""
    return None if session.pending else _reverted(session, redoable(session.history, session.author.name))


def undo_in(session: Session, layer: str) -> tuple[str, Reverted] | None:
    """Take back what this person did last, where that was in ``layer``; what is open stays open where it is.

    Returns the id of the article and what came of it; None where the last step was another, or there is none.
    Raises as ``undo``.
    """
    if session.pending:
        if session.pending.last.layer != layer:
            return None
        change = session.forget_pending()
        return change.article.id, Reverted(span=change.span)
    entry = undoable(session.history, session.author.name)
    if entry is None or entry.layer != layer:
        return None
    index = session.annotations.index_of(entry)
    reverted = session.take_back(entry, None if index is None else session.library.article(index))
    return session.annotations.article_of(entry), reverted


def _without_last_pending(session: Session) -> Reverted:
    change = session.forget_pending()
    if change.article_index != session.index:
        with suppress(DatabaseError):  # that is why it is pending, and has been said
            session.open(change.article_index)
    return _moved_to(session, Reverted(span=change.span))


def _reverted(session: Session, entry: Entry | None) -> Reverted | None:
    """Take back a step, in its article, which is opened for it; return None where there is no step."""
    if entry is None:
        return None
    index = session.annotations.index_of(entry)
    if index is not None and (index != session.index or session.opened.article is None):
        session.open(index)
    if index is not None and session.opened.problem is not None:
        raise session.opened.problem
    return _moved_to(session, session.take_back(entry, session.opened.article if index is not None else None))


def _moved_to(session: Session, reverted: Reverted) -> Reverted:
    if reverted.span is not None:
        session.opened.move_to(session.opened.index_at(reverted.span.start))
    return reverted
