"""Deciding together where annotators disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.session.adjudication import Adjudication
from tui.session.comparison import compare, compared
from tui.ui import messages

if TYPE_CHECKING:
    from tui.session.comparison import Comparison
    from tui.session.jobs import Job
    from tui.ui.actions.stage import Stage


class Adjudicating:
    """Looks for the disagreements, and opens the screen that walks through them."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._session = stage.session

    def open(self) -> None:
        """Walk through the disagreements; where others' layers are hidden, once they are asked for."""
        self._stage.ask_to_show_others(lambda: self._stage.attempt(self._begin))

    def _begin(self) -> None:
        """Look for the disagreements.

        Raises:
            DatabaseError: The tags cannot be read.
            UnconfirmedAnnotatorError: It is not known who decides.
        """
        self._session.annotators.check_author()
        annotations, by = self._session.annotations.apart(), self._session.author.name

        def work(job: Job[Comparison]) -> Comparison:
            known = sorted(annotations.annotators, key=lambda each: (each != by, each))
            return compare(annotations, compared(known, ()), job.each)

        self._stage.begin(messages.COMPARING, work, self._show)

    def _show(self, comparison: Comparison) -> None:
        from tui.ui.screens.adjudication import AdjudicationScreen

        if not comparison.disagreements:
            said = self._stage.say(messages.NO_DISAGREEMENTS, len(comparison.judgements))
            self._stage.state_row.say(said)
            return
        self._stage.state_row.say("")
        screen = AdjudicationScreen(self._session, Adjudication(self._session, comparison), self._stage.reader.options)
        self._stage.app.push_screen(screen, lambda _: self._stage.refresh_work())
