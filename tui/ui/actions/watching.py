"""What becomes of the tag file while it is open: changed by others, replaced by an older one, written at last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import HashiyaError
from tui.sentences import sentence
from tui.ui import messages

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.session.rescue import RescuedSteps
    from tui.ui.actions.stage import Stage


class Watching:
    """Looks at the tag file now and then, and says what has happened to it."""

    def __init__(self, stage: Stage, keep_overtaken: Callable[[], RescuedSteps | None]) -> None:
        """Look at nothing yet; ``keep_overtaken`` keeps what an older tag file has taken the place of."""
        self._stage = stage
        self._session = stage.session
        self._keep_overtaken = keep_overtaken
        self._has_said_lost = False

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
            if not self._say_overtaken():
                self._stage.state_row.say(self._stage.say(messages.CHANGED_OUTSIDE))

    def after_change(self) -> None:
        """Say what a change that was made has come upon."""
        self._say_lost_attributes()
        self._say_overtaken()

    def _say_lost_attributes(self) -> None:
        """Say, once, that the tag file's owner or mode could not be kept: others may not be able to read it now."""
        remark = self._session.lost_attributes
        if remark is not None and not self._has_said_lost:
            self._has_said_lost = True
            self._stage.state_row.warn(sentence(remark, self._stage.language, named=lambda path: path.name))

    def _say_overtaken(self) -> bool:
        """Say what is not in the tag file any more, since an older one took its place; return whether there was any."""
        try:
            kept = self._keep_overtaken()
        except HashiyaError as error:
            self._stage.state_row.warn(self._stage.reason(error))
            return True
        if kept is not None:
            self._stage.state_row.warn(self._stage.say(messages.OVERTAKEN, kept.steps))
        return kept is not None
