"""Changing the code book of a session's tag file: a step over the whole file, which can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.codebook.addition import Addition
from tui.session.session import KEY_LOCK_TIMEOUT
from tui.store.storage import LOCK_TIMEOUT

if TYPE_CHECKING:
    from tui.codebook.changes import CodeBookChange
    from tui.session.session import Session


def change_codebook(session: Session, change: CodeBookChange, lock_timeout: float = LOCK_TIMEOUT) -> bool:
    """Change the code book, in one step that can be taken back; return whether anything changed.

    Args:
        session: The session.
        change: What is done.
        lock_timeout: How long to wait for the lock, in seconds.

    Raises:
        RequestError: It cannot be done to the code book as it is: see ``codebook.changes``; or see
            ``Annotators.check_author``.
        DatabaseError: The tag file cannot be written; nothing is changed.
    """
    session.annotators.check_author()
    is_changed = session.tag_file.change_codebook(change, session.author, lock_timeout)
    session.load()
    return is_changed


def add_theme(session: Session, name: str) -> str:
    """Add a theme that a person calls ``name``, and return its id; a step of its own. Raises ``change_codebook``'s.

    One that had been taken out or put away comes back.
    """
    new = Addition(name)
    change_codebook(session, new, KEY_LOCK_TIMEOUT)
    return new.theme
