"""What becomes of the tag file while it is open: changed by others, emptied or replaced, written at last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import HashiyaError
from tui.files.names import printable
from tui.sentences import sentence
from tui.ui import messages

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.session.rescue import RescuedData
    from tui.ui.actions.stage import Stage


class Watching:
    """Looks at the tag file now and then, and says what has happened to it."""

    def __init__(self, stage: Stage, keep_lacking: Callable[[], RescuedData | None]) -> None:
        """Look at nothing yet; ``keep_lacking`` keeps what was read, and the tag file has not any more."""
        self._stage = stage
        self._session = stage.session
        self._keep_lacking = keep_lacking
        self._has_said_lost = False
        self._said_aside = 0

    def look(self) -> None:
        """Save what is pending, if that is possible now; where nothing is, take in what somebody else wrote."""
        if self._session.pending:
            self._save_at_last()
        else:
            self._take_in_changes()

    def _save_at_last(self) -> None:
        """Try again to save; that it still fails has been said, and stands in the state of the work."""
        try:
            count = self._session.save(lock_timeout=0)
        except HashiyaError:
            return
        self._stage.refresh_work()
        self._stage.state_row.say(self._stage.say(messages.SAVED_AT_LAST, count))

    def _take_in_changes(self) -> None:
        try:
            changed = self._session.reload_if_changed()
        except HashiyaError as error:
            self._stage.state_row.warn(self._stage.reason(error))
            return
        if changed:
            self._stage.refresh_work()
            if not self._say_lacking():
                self._stage.state_row.say(self._stage.say(messages.CHANGED_OUTSIDE))

    def after_change(self) -> None:
        """Say what a change that was made has come upon."""
        self._say_lost_attributes()
        self._say_set_aside()
        self._say_lacking()

    def _say_lost_attributes(self) -> None:
        """Say, once, that the tag file's owner or mode could not be kept: others may not be able to read it now."""
        remark = self._session.tag_file.lost_attributes
        if remark is not None and not self._has_said_lost:
            self._has_said_lost = True
            self._stage.state_row.warn(sentence(remark, self._stage.language, named=lambda path: path.name))

    def _say_set_aside(self) -> None:
        """Say where work from before a reset is that was come upon, such as of a machine that did not know of it."""
        aside = self._session.tag_file.set_aside
        if len(aside) > self._said_aside:
            self._said_aside = len(aside)
            self._stage.state_row.warn(self._stage.say(messages.SET_ASIDE, printable(aside[-1].name)))

    def _say_lacking(self) -> bool:
        """Say what the tag file has not any more, though it was read there; return whether there was any."""
        try:
            kept = self._keep_lacking()
        except HashiyaError as error:
            self._stage.state_row.warn(self._stage.reason(error))
            return True
        if kept is not None:
            label = messages.LACKING if kept.comes_back else messages.TAKEN_AWAY
            self._stage.state_row.warn(self._stage.say(label, kept.data))
        return kept is not None
