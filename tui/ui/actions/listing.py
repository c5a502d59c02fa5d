"""Which articles the list shows, in which order, and the way from one to the next."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, NamedTuple

from tui.search.in_library import ArticleFilter
from tui.session.looking import hashing
from tui.ui import messages

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.annotations.progress import Progress
    from tui.model import Label
    from tui.session.jobs import Job
    from tui.ui.actions.stage import Stage


class _Order(NamedTuple):
    """An order of the list.

    Attributes:
        said: What is said when it begins.
        mode: What is said as long as it lasts; None of the order of the names.
        work: How much of an article counts: the most comes first.
    """

    said: Label
    mode: Label | None
    work: Callable[[Progress], int]


_ORDERS = (
    _Order(messages.SORTED_BY_NAME, None, lambda _: 0),
    _Order(messages.SORTED_BY_REVIEWED, messages.MODE_BY_REVIEWED, lambda progress: progress.reviewed),
    _Order(messages.SORTED_BY_TAGGED, messages.MODE_BY_TAGGED, lambda progress: progress.tagged),
)


class Listing:
    """The list's filter and order."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._session = stage.session
        self.filter = ""
        """What the list is filtered by; "" where all articles are shown."""

        self.passing: Sequence[int] = range(len(stage.session.library))
        """The indices of the articles that the filter lets pass."""

        self._asked = ""
        """The filter that was asked for last, be it one that lets nothing pass."""

        self._orders = cycle(_ORDERS)
        self._order = next(self._orders)

    @property
    def total(self) -> int:
        """Return how many articles there are."""
        return len(self._session.library)

    @property
    def sorting(self) -> Label | None:
        """Return what the list is sorted by, None where that is the name."""
        return self._order.mode

    def ask_for_filter(self) -> None:
        """Show only the articles whose title or id holds some text, or that bear a theme."""
        self._stage.ask(messages.FILTER, self._asked, self._set_filter)

    def _set_filter(self, text: str) -> None:
        self._asked = text
        if not text.strip():
            self.show_all()
            return
        library, session = self._session.library.apart(), self._session
        progress, codebook, hashes = session.progress, session.codebook, hashing(session)
        indices = range(len(library))

        def find(job: Job[list[int]]) -> list[int]:
            wanted = ArticleFilter(text, library, progress, codebook, lambda: hashes(job.each))
            return wanted.passing(job.each(indices))

        def take(passing: list[int]) -> None:
            self._show_passing(passing, text)

        self._stage.begin(messages.FILTERING, find, take)

    def _show_passing(self, passing: list[int], text: str) -> None:
        if not passing:
            self._stage.state_row.warn(self._stage.say(messages.NO_ARTICLES))
            return
        self.filter, self.passing = text, passing
        self._order_anew()
        found = text.strip(), len(passing), self.total
        self._stage.state_row.say(self._stage.say(messages.FILTERED, *found, self._stage.way_to("cancel")))
        self._stage.refresh_state()

    def show_all(self) -> None:
        """Show all articles again."""
        self.filter, self._asked, self.passing = "", "", range(self.total)
        self._order_anew()
        self._stage.done(messages.LEFT_FILTER)

    def sort_otherwise(self) -> None:
        """Sort the list by name, by what is reviewed, by what is tagged, in turn."""
        self._order = next(self._orders)
        self._order_anew()
        self._stage.done(self._order.said)

    def _order_anew(self) -> None:
        """Show the articles in their order; the end row says which one comes next."""
        self._stage.articles.set_order(self._sorted(), self._session.index)
        self._stage.reader.redraw()

    def _sorted(self) -> list[int]:
        """Return the articles that passed the filter, sorted as asked for."""
        progress = self._session.progress

        def work(index: int) -> int:
            found = progress.get(self._session.library.sources[index].id)
            return self._order.work(found) if found else 0

        return sorted(self.passing, key=work, reverse=True)

    def open_neighbour(self, step: int) -> None:
        """Open the next (1) or the previous (-1) article of the list."""
        order = self._stage.articles.order
        if not order:
            return
        at = order.index(self._session.index) + step if self._session.index in order else 0
        if 0 <= at < len(order) and order[at] != self._session.index:
            self._stage.open_article(order[at])
        elif order[0] == self._session.index or order[-1] == self._session.index:
            self._stage.done(messages.LAST_ARTICLE if step > 0 else messages.FIRST_ARTICLE)
