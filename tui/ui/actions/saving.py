"""Where the tags are saved, and taking changes back."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from tui.errors.tag_file import DatabaseError
from tui.files.typed_path import typed_path
from tui.sentences import sentence
from tui.session.outcome import remarks_on
from tui.ui import messages

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.annotations.history import Entry
    from tui.annotations.undo import Reverted
    from tui.model import Label
    from tui.session.library_annotations import LibraryAnnotations
    from tui.ui.actions.stage import Stage


class Saving:
    """Saving elsewhere, undo, redo."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._session = stage.session

    def ask_where_to(self) -> None:
        """Keep the tags in another file from now on, one that is not there yet."""
        self._stage.ask(messages.SAVE_AS, "", self.save_as)

    def save_as(self, name: str) -> None:
        """Keep the tags in the new file ``name`` from now on."""
        if name.strip() and self._stage.attempt(lambda: self._session.save_as(typed_path(name.strip()))):
            self._stage.state_row.say(self._stage.say(messages.SAVED_AS, self._session.tag_file))

    def undo(self) -> None:
        """Take the latest change back."""
        self._take_back(self._session.undoable, self._session.undo, messages.NOTHING_TO_UNDO)

    def redo(self) -> None:
        """Make the change again that was taken back."""
        self._take_back(self._session.redoable, self._session.redo, messages.NOTHING_TO_REDO)

    def _take_back(
        self, step: Callable[[], Entry | None], revert: Callable[[], Reverted | None], nothing: Label
    ) -> None:
        """Revert a step; where its article has to be looked for in the whole library, behind a job that does."""
        renamed = self._renamed(step)
        if renamed is None:
            self._revert(revert, nothing)
            return
        entry, annotations = renamed

        def take(index: int | None) -> None:
            self._revert(lambda: self._session.revert(entry, index), nothing)

        self._stage.begin(messages.LOOKING, lambda job: annotations.renamed(entry.article, job.each), take)

    def _renamed(self, step: Callable[[], Entry | None]) -> tuple[Entry, LibraryAnnotations] | None:
        """Return the step whose article is not there under its id, and where to look for it; None for any other."""
        if self._session.pending:
            return None
        with suppress(DatabaseError):  # reverting will say it
            entry, annotations = step(), self._session.annotations
            if entry is not None and annotations.is_gone(entry.article):
                return entry, annotations.apart()
        return None

    def _revert(self, revert: Callable[[], Reverted | None], nothing: Label) -> None:
        before = self._session.index
        reverted: Reverted | None = None

        def change() -> None:
            nonlocal reverted
            reverted = revert()

        is_made = self._stage.attempt(change)
        if self._session.index != before:
            self._stage.reader.show_article()
        if is_made:
            self._stage.state_row.say(self._outcome(reverted) if reverted else self._stage.say(nothing))

    def _outcome(self, reverted: Reverted) -> str:
        """Return what was left as it is, "" where nothing was."""
        return " · ".join(sentence(remark, self._stage.language) for remark in remarks_on(reverted))
