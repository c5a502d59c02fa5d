"""Deciding together: a walk through the disagreements. What is decided goes into the layer AGREED, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.annotations.layers import AGREED
from tui.annotations.operations import SetNote
from tui.model import Annotation, Span
from tui.session.comparison import agreed_in
from tui.session.decisions import settled
from tui.session.pending import PendingChange
from tui.session.undoing import undo_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.annotations.operations import Operation
    from tui.annotations.undo import Reverted
    from tui.model import Article
    from tui.session.comparison import Comparison, Disagreement
    from tui.session.session import Session


class Adjudication:
    """The disagreements of a comparison, of one theme or of all, and the one at hand.

    What is decided stays in the walk, so that it can be looked at and decided in another way. ``look`` takes in what is
    said now of the one at hand, wherever the walk has gone.
    """

    def __init__(self, session: Session, comparison: Comparison) -> None:
        """Begin with the first that is not decided; there has to be a disagreement."""
        self.annotators = comparison.annotators
        self.theme = ""
        """The theme that the walk is about; "" for all."""

        self._session = session
        self._disagreements: list[Disagreement] = [*comparison.disagreements]
        self._walk: list[int] = [*range(len(self._disagreements))]
        """Where those are that the walk is about."""

        self._at = 0
        if self.current.is_decided:
            self.go_on(again=True)

    # The walk

    @property
    def current(self) -> Disagreement:
        """Return the disagreement at hand."""
        return self._disagreements[self._walk[self._at]]

    @property
    def number(self) -> int:
        """Return which disagreement of the walk is at hand, from 1."""
        return self._at + 1

    def __len__(self) -> int:
        return len(self._walk)

    @property
    def decided(self) -> int:
        """Return how many of the walk's disagreements are decided."""
        return sum(self._disagreements[place].is_decided for place in self._walk)

    @property
    def disputed(self) -> list[str]:
        """Return the themes that any disagreement is about, in the order of the code book."""
        themes = {theme for each in self._disagreements for theme in each.disputed}
        return self._session.codebook.sorted(sorted(themes))

    def keep_to(self, theme: str) -> None:
        """Walk through the disagreements about ``theme`` alone, through all where it is "", from the one at hand on."""
        at = self._walk[self._at]
        everything = range(len(self._disagreements))
        self._walk = [place for place in everything if not theme or theme in self._disagreements[place].disputed]
        self.theme = theme
        self._at = next((number for number, place in enumerate(self._walk) if place >= at), 0)

    def move(self, steps: int) -> bool:
        """Go to a neighbour; return whether there was one."""
        before, self._at = self._at, max(0, min(self._at + steps, len(self._walk) - 1))
        return self._at != before

    def go_on(self, *, again: bool) -> bool:
        """Go to the next that is not decided; return whether there was one.

        ``again`` goes on from the beginning behind the last.
        """
        later = range(self._at + 1, len(self._walk))
        for at in (*later, *range(self._at)) if again else later:
            if not self._disagreements[self._walk[at]].is_decided:
                self._at = at
                return True
        return False

    def look(self) -> None:
        """Take in what is said now of the paragraph at hand; of one whose text is another now, it stays what it was.

        Raises:
            DatabaseError: The tags cannot be read.
            UnreadableArticleError: The article cannot be read.
        """
        _, article = self._place()
        record = self.current.record
        if self._span in {each.span for each in article.paragraphs}:
            session = self._session
            anchored = session.pending.onto(session.annotations.of(article), article, session.author)
            said = {each.by: each for each in anchored.annotations(article).get(record.paragraph, ())}
            annotations = tuple(said.get(name, Annotation(self._span, by=name)) for name in self.annotators)
            self._disagreements[self._walk[self._at]] = replace(
                self.current, annotations=annotations, agreed=agreed_in([*said.values()])
            )

    @property
    def _span(self) -> Span:
        return Span(self.current.record.start, self.current.record.end)

    def _place(self) -> tuple[int, Article]:
        """Return where in the library the article at hand is, and the article. Raises UnreadableArticleError."""
        index = self._session.library.find(self.current.record.article)
        return index, self._session.library.article(index)

    # What can be decided

    def of_one(self, place: int) -> list[str]:
        """Return the themes of the annotator at ``place``, from 0, in the order of the code book."""
        return self._sorted(self.current.judgement[place])

    def of_any(self) -> list[str]:
        """Return the themes that any annotator gives."""
        return self._sorted(theme for themes in self.current.judgement for theme in themes)

    def of_all(self) -> list[str]:
        """Return the themes that all annotators give."""
        first, *others = self.current.judgement
        return self._sorted(first.intersection(*others))

    def _sorted(self, themes: Iterable[str]) -> list[str]:
        return self._session.codebook.sorted(sorted({*themes}))

    # Deciding: each is one step, which ``undo`` takes back. Everything raises as ``Session.decide``.

    def decide(self, themes: Sequence[str]) -> None:
        """Have just these themes agreed upon, and the paragraph reviewed in that layer."""
        self._write(settled(self._span, self.current.agreed, themes))

    def toggle(self, theme: str) -> None:
        """Have a theme agreed upon beside those that are, or no more."""
        now = self.current.agreed.themes if self.current.agreed else ()
        self.decide([each for each in now if each != theme] if theme in now else [*now, theme])

    def note(self, text: str) -> None:
        """Set the note of the layer AGREED on the paragraph; an empty one removes it."""
        if text != (self.current.agreed.note if self.current.agreed else ""):
            self._write([SetNote(self._span, text)])

    def _write(self, operations: Sequence[Operation]) -> None:
        if not operations:
            return
        index, article = self._place()
        try:
            self._session.decide(PendingChange(index, article, tuple(operations), AGREED))
        finally:
            self.look()

    def undo(self) -> Reverted | None:
        """Take back what was decided last, and go to where that was; return None where this person's last step is none.

        Raises:
            DatabaseError: It cannot be saved.
            UnreadableArticleError: The article cannot be read.
        """
        taken_back = undo_in(self._session, AGREED)
        if taken_back is None:
            return None
        article, reverted = taken_back
        self._go_to(article, reverted.span)
        self.look()
        return reverted

    def _go_to(self, article: str, span: Span | None) -> None:
        """Go to a paragraph, where there is a disagreement about it; one that is filtered out ends the filter."""
        for place, each in enumerate(self._disagreements):
            if (each.record.article, each.record.start) == (article, span.start if span else -1):
                if place not in self._walk:
                    self.keep_to("")
                self._at = self._walk.index(place)
                return
