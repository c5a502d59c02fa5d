"""What a person decides of the paragraphs at hand, done at once: each is one step, and raises as ``Session.decide``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.session import decisions
from tui.session.pending import PendingChange

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.annotations.anchoring.anchored import Orphan
    from tui.annotations.operations import Operation, OrphanOperation
    from tui.session.session import Session

    _Operations = Sequence[Operation | OrphanOperation]


def toggle_theme(session: Session, theme: str) -> None:
    """Give the targets the theme, or take it off where all of them have it."""
    _change_targets(session, decisions.toggled(session.opened, theme))


def give_theme(session: Session, theme: str) -> None:
    """Give the targets the theme, where they do not have it."""
    _change_targets(session, decisions.given(session.opened, theme))


def put_theme(session: Session, theme: str) -> None:
    """Give the targets the theme, where they do not have it, and keep the selection for more."""
    _change_selected(session, decisions.given(session.opened, theme))


def repeat_decision(session: Session) -> None:
    """Decide of the targets what was decided last, if anything was; what they have beside it stays."""
    if session.last_decision is not None:
        _change_targets(session, decisions.repeated(session.opened, session.last_decision))


def mark_reviewed(session: Session) -> None:
    """Mark the targets as reviewed; themes they have stay."""
    _change_targets(session, decisions.reviewed(session.opened))


def mark_without_themes(session: Session) -> None:
    """Mark the targets as reviewed and bearing no theme."""
    _change_targets(session, decisions.without_themes(session.opened))


def set_note(session: Session, note: str) -> None:
    """Set the note of the paragraph at the cursor; an empty one removes it."""
    _change(session, decisions.noted(session.opened, note))


def attach_orphan(session: Session, orphan: Orphan) -> None:
    """Attach an orphaned annotation to the paragraph at the cursor."""
    _change(session, decisions.attached(session.opened, orphan, session.author.name))


def _change_targets(session: Session, operations: _Operations) -> None:
    """Make a change to the targets; the selection is over then."""
    _change_selected(session, operations)
    session.opened.anchor = None


def _change_selected(session: Session, operations: _Operations) -> None:
    """Make a change to the targets, and remember what is decided of them then, be it pending."""
    opened, targets = session.opened, session.opened.targets
    try:
        _change(session, operations)
    finally:
        if targets:
            session.last_decision = decisions.decided(opened, targets)


def _change(session: Session, operations: _Operations) -> None:
    if session.opened.article is not None and operations:
        session.decide(PendingChange(session.index, session.opened.article, tuple(operations)))
