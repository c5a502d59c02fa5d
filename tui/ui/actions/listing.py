"""Which articles the list shows, in which order, and the way from one to the next."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from tui.text.fold import fold
from tui.ui import messages

if TYPE_CHECKING:
    from textual.worker import Worker

    from tui.ui.actions.stage import Stage

FILTERED_AT_A_TIME = 50
"""Articles looked at before keys are taken again; reading one takes some tenths of a millisecond."""

_SORTS = (messages.SORTED_BY_NAME, messages.SORTED_BY_REVIEWED, messages.SORTED_BY_TAGGED)


class Listing:
    """The list's filter and order."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._session = stage.session
        self._filter = ""
        self._passing: list[int] | None = None
        self._filtering: Worker[None] | None = None
        self._sort = 0

    def ask_for_filter(self) -> None:
        """Show only the articles whose title or id holds some text, or that bear a theme."""
        self._stage.ask(messages.FILTER, self._filter, self._set_filter)

    def _set_filter(self, text: str) -> None:
        self._filter = text
        words = fold(text).text.split()
        self.stop_filtering()
        self._filtering = self._stage.work(partial(self._filter_articles, words))

    def stop_filtering(self) -> None:
        """Leave off looking for articles; the list stays as it is."""
        if self._filtering is not None:
            self._filtering.cancel()

    async def _filter_articles(self, words: list[str]) -> None:
        """Find the articles that pass, some at a time: titles may have to be read first. Esc leaves off."""
        say, state_row = self._stage.say, self._stage.state_row
        count = len(self._session.library)
        passing: list[int] = []
        for first in range(0, count, FILTERED_AT_A_TIME):
            passing += [i for i in range(first, min(first + FILTERED_AT_A_TIME, count)) if self._passes(i, words)]
            if count > FILTERED_AT_A_TIME:
                state_row.say(say(messages.FILTERING, min(first + FILTERED_AT_A_TIME, count), count))
                await asyncio.sleep(0)
        if passing:
            self._passing = passing
            self._stage.articles.set_order(self._sorted(), self._session.index)
            state_row.say(say(messages.PASSING, len(passing), count) if words else "")
        else:
            state_row.warn(say(messages.NO_ARTICLES))

    def _passes(self, index: int, words: list[str]) -> bool:
        if not words:
            return True
        source, codebook = self._session.library.sources[index], self._session.codebook
        progress = self._session.progress.get(source.id)
        names = [
            f"{theme} {codebook.name(theme, 'ar')} {codebook.name(theme, 'en')}"
            for theme in (progress.themes if progress else ())
        ]
        haystack = fold(" ".join([source.id, self._session.library.summary(index).title, *names])).text
        return all(word in haystack for word in words)

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
