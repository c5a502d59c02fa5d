"""Which articles the list shows, in which order, and the way from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.search.in_library import ArticleFilter
from tui.ui import messages

if TYPE_CHECKING:
    from tui.session.jobs import Job
    from tui.ui.actions.stage import Stage

_SORTS = (messages.SORTED_BY_NAME, messages.SORTED_BY_REVIEWED, messages.SORTED_BY_TAGGED)


class Listing:
    """The list's filter and order."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._session = stage.session
        self._filter = ""
        self._passing: list[int] | None = None
        self._sort = 0

    def ask_for_filter(self) -> None:
        """Show only the articles whose title or id holds some text, or that bear a theme."""
        self._stage.ask(messages.FILTER, self._filter, self._set_filter)

    def _set_filter(self, text: str) -> None:
        self._filter = text
        library, session = self._session.library.apart(), self._session
        progress, codebook, hashing = session.progress, session.codebook, session.hashing()
        indices = range(len(library))

        def find(job: Job[list[int]]) -> list[int]:
            wanted = ArticleFilter(text, library, progress, codebook, lambda: hashing(job.each))
            return wanted.passing(job.each(indices))

        def take(passing: list[int]) -> None:
            self._show_passing(passing, said=bool(text.strip()))

        self._stage.begin(messages.FILTERING, find, take)

    def _show_passing(self, passing: list[int], *, said: bool) -> None:
        say, state_row = self._stage.say, self._stage.state_row
        if passing:
            self._passing = passing
            self._stage.articles.set_order(self._sorted(), self._session.index)
            state_row.say(say(messages.PASSING, len(passing), len(self._session.library)) if said else "")
        else:
            state_row.warn(say(messages.NO_ARTICLES))

    def sort_otherwise(self) -> None:
        """Sort the list by name, by what is reviewed, by what is tagged, in turn."""
        self._sort = (self._sort + 1) % len(_SORTS)
        self._stage.articles.set_order(self._sorted(), self._session.index)
        self._stage.state_row.say(self._stage.say(_SORTS[self._sort]))

    def _sorted(self) -> list[int]:
        """Return the articles that passed the filter, sorted as asked for."""
        passing = range(len(self._session.library)) if self._passing is None else self._passing
        progress = self._session.progress

        def work(index: int) -> int:
            found = progress.get(self._session.library.sources[index].id)
            if found is None:
                return 0
            return -(found.reviewed if self._sort == 1 else found.tagged)

        return sorted(passing, key=work) if self._sort else list(passing)

    def open_neighbour(self, step: int) -> None:
        """Open the next (1) or the previous (-1) article of the list."""
        order = self._stage.articles.order
        if not order:
            return
        at = order.index(self._session.index) + step if self._session.index in order else 0
        if 0 <= at < len(order) and order[at] != self._session.index:
            self._stage.open_article(order[at])
