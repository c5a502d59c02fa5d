"""A look at all the files of the library, once it is open: what is said of a text follows it to another name."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from tui.errors.tag_file import DatabaseError
from tui.session.looking import looking
from tui.ui import messages
from tui.ui.jobs import Errand

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.corpus.library import Library
    from tui.session.jobs import Job
    from tui.ui.actions.stage import Stage
    from tui.ui.jobs import ScreenJob

MOST_COUNTED = 100
"""Articles of a library that is read as a whole when it is opened, so that its total is known."""


class Looking:
    """Looks on a thread of its own. Nothing is said of that, but where it is news of the open article."""

    def __init__(self, stage: Stage, job: ScreenJob, tell_of_article: Callable[[], object]) -> None:
        """Look at nothing yet.

        Args:
            stage: The screen.
            job: Its job for this alone.
            tell_of_article: Says what there is to be known of the open article.
        """
        self._stage = stage
        self._session = stage.session
        self._tell_of_article = tell_of_article
        self._job = job

    def begin(self) -> None:
        """Find out which texts the library has, and read all of a small one."""
        with suppress(DatabaseError):  # which has been said
            look, library = looking(self._session), self._session.library.apart()

            def work(job: Job[Library]) -> Library:
                look(job.each)
                if len(library) <= MOST_COUNTED:
                    library.read_all(job.each)
                return library

            self._job.begin(Errand(messages.LOOKING, work, self._take, lambda _: None))

    def _take(self, read: Library) -> None:
        self._session.library.take_summaries(read)
        known = self._news()
        with suppress(DatabaseError):  # see above
            self._session.take_texts()
        self._stage.refresh_work()
        if self._news() != known:
            self._tell_of_article()

    def _news(self) -> tuple[str, int]:
        return self._session.opened.renamed_from, len(self._session.opened.orphans)
