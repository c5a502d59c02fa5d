"""Where the tags are saved, and taking changes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.files.typed_path import typed_path
from tui.sentences import sentence
from tui.session.outcome import remarks_on
from tui.ui import messages

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.annotations.undo import Reverted
    from tui.model import Label
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
            self._stage.state_row.say(self._stage.say(messages.SAVED_AS, self._session.tag_file.path))

    def undo(self) -> None:
        """Take the latest change back."""
        self._revert(self._session.undo, messages.NOTHING_TO_UNDO)

    def redo(self) -> None:
        """Make the change again that was taken back."""
        self._revert(self._session.redo, messages.NOTHING_TO_REDO)

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
