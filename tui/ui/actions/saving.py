"""Where the tags are saved, and taking changes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.files.typed_path import typed_path
from tui.sentences import sentence
from tui.session.outcome import remarks_on
from tui.session.undoing import redo, undo
from tui.ui import messages
from tui.ui.deeds import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.annotations.deeds import Deed
    from tui.annotations.undo import Reverted
    from tui.model import Label
    from tui.session.session import Session
    from tui.ui.actions.stage import Stage


class _Words(NamedTuple):
    """What is said of a step back or forth: here, where another article was opened for it, and where there is none."""

    here: Label
    elsewhere: Label
    nothing: Label


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
            path = self._session.tag_file.path
            self._stage.state_row.say(*(self._stage.say(messages.SAVED_AS, each) for each in (path, path.name)))

    def undo(self) -> None:
        """Take the latest change back."""
        self._revert(undo, _Words(messages.UNDONE, messages.UNDONE_IN, messages.NOTHING_TO_UNDO))

    def redo(self) -> None:
        """Make the change again that was taken back."""
        self._revert(redo, _Words(messages.REDONE, messages.REDONE_IN, messages.NOTHING_TO_REDO))

    def _revert(self, revert: Callable[[Session], Reverted | None], words: _Words) -> None:
        before = self._session.index
        reverted: Reverted | None = None
        deed: Deed | None = None

        def change() -> None:
            nonlocal reverted, deed
            reverted = revert(self._session)
            deed, self._session.last_deed = self._session.last_deed, None

        is_made = self._stage.attempt(change)
        if self._session.index != before:
            self._stage.reader.show_article()
        if not is_made:
            return
        if reverted is None:
            self._stage.done(words.nothing)
            return
        if deed is not None and reverted.is_changed:
            self._say_taken_back(deed, words, is_elsewhere=self._session.index != before)
        for remark in remarks_on(reverted):
            self._stage.state_row.add(sentence(remark, self._stage.language))

    def _say_taken_back(self, deed: Deed, words: _Words, *, is_elsewhere: bool) -> None:
        """Say what was taken back or made again, and where; also in which article, where that was opened for it."""
        forms, say = told(deed, self._session.codebook, self._stage.language), self._stage.say
        if is_elsewhere:
            said = [say(words.elsewhere, done, self._session.index + 1) for done in forms]
        else:
            said = [say(words.here, done) for done in forms]
        self._stage.state_row.add(*said)
        self._stage.refresh_state()
