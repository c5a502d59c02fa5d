"""What the rows around the panes tell: title, themes, counts, the modes that are on, and what was done last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.sentences.digits import in_digits
from tui.session.statistics import total
from tui.ui import messages
from tui.ui.command import conflicts, key_name, unknown_ids
from tui.ui.commands import COMMANDS
from tui.ui.deeds import told
from tui.ui.display import display_of
from tui.ui.modes import modes_of
from tui.ui.widgets.bars import LAST_HINTS, StateRow, ThemeBar, TitleBar

if TYPE_CHECKING:
    from textual.screen import Screen

    from tui.annotations.deeds import Deed
    from tui.ui.actions.actions import Actions

UNKNOWN_NAMES = 3
"""Names in ``[keys]`` that are told, of those that no command has."""


class Telling:
    """Keeps the rows of one screen at what the session and the actions say."""

    def __init__(self, screen: Screen[None], actions: Actions) -> None:
        """Tell nothing yet.

        Args:
            screen: Has the rows.
            actions: What modes are asked of.
        """
        self._screen = screen
        self._actions = actions
        self._stage = actions.stage
        self._session = actions.stage.session
        self._reviewed = (0, 0)
        self._total: tuple[int, int] | None = None
        self._deed: Deed | None = None
        """What the last command has done."""

    @property
    def _row(self) -> StateRow:
        return self._stage.state_row

    def greet(self, greeting: str) -> None:
        """Say the first message, which keys the configuration takes from a command, and for which names it has any."""
        said = " · ".join(filter(None, [greeting, *self._unknown(), *self._conflicts()]))
        if said:
            self._row.greet(said, LAST_HINTS)

    def _unknown(self) -> list[str]:
        names = unknown_ids(COMMANDS, self._session.settings.keys)
        told = ", ".join([*names[:UNKNOWN_NAMES], *(["…"] if names[UNKNOWN_NAMES:] else [])])
        return [self._stage.say(messages.NO_SUCH_COMMANDS, told)] if told else []

    def _conflicts(self) -> list[str]:
        say = self._stage.say
        return [
            say(messages.KEY_TAKEN, key_name(key), say(meant.label), say(lost.label))
            for key, meant, lost in conflicts(COMMANDS, self._session.settings.keys)
        ]

    # What was done

    def begin_command(self) -> None:
        """Take it that nothing has been done yet."""
        self._deed = None

    def begin_change(self) -> None:
        """Take it that what is done from now on is what the command has done."""
        self._session.last_deed = None

    def tell_change(self) -> None:
        """Say what has been done."""
        self._deed = self._session.last_deed
        self.tell_again()

    def tell_again(self) -> None:
        """Say what the command has done, if anything; with the article where that is not the open one any more."""
        deed = self._deed
        if deed is None:
            return
        say, opened = self._stage.say, self._session.opened.article
        forms, undo = told(deed, self._session.codebook, self._stage.language), self._stage.way_to("undo")
        index = self._session.library.index_of(deed.article)
        if index is None or (opened is not None and opened.id == deed.article):
            self._row.say(*(say(messages.DEED, done, undo) for done in forms))
        else:
            self._row.say(*(say(messages.DEED_IN, done, index + 1, undo) for done in forms))

    def tell_of_article(self) -> None:
        """Say under which name the open article's tags were kept, and what has lost its text, behind what was done."""
        say, opened = self._stage.say, self._session.opened
        if opened.renamed_from:
            self._row.add(say(messages.TAKEN_OVER, opened.renamed_from))
        if opened.orphans:
            orphans = say(messages.ORPHANS, len(opened.orphans), self._stage.way_to("attach-orphan"))
            self._row.warn(" · ".join(filter(None, [self._row.message, orphans])))

    # What is

    def refresh(self) -> None:
        """Show the title, the themes and the counts as they are now, and the modes."""
        session, opened = self._session, self._session.opened
        name = self._stage.say(messages.TITLE)
        self._screen.query_one(TitleBar).show(f"{name} · {opened.article.title}" if opened.article else name)
        self._screen.query_one(ThemeBar).show(session.codebook, opened.theme_counts())
        self._reviewed = opened.reviewed()
        self._total = total(session)
        self.refresh_modes()

    def refresh_modes(self) -> None:
        """Show the state row: what is on now, and the counts as they were when anything changed last."""
        say, key = self._stage.say, self._stage.key
        hints = [f"{by} {say(each.label)}" for each in COMMANDS if each.hint and (by := key(each.id))]
        self._row.set_class(bool(self._session.pending), "pending")
        modes = modes_of(self._actions, display_of(self._screen).unusual_mode, self._stage.language)
        self._row.show(self._states(), hints, [*modes])

    def _states(self) -> list[str]:
        """Return how far the work is and whether it is saved, the longest form first."""
        say, session, (done, count) = self._stage.say, self._session, self._reviewed
        pending = len(session.pending)
        article = say(messages.ARTICLE_OF, session.index + 1, len(session.library))
        reviewed = [] if self._stage.articles.display else [say(messages.REVIEWED_OF, done, count)]  # the list says it
        in_all = [say(messages.TOTAL, *self._total)] if self._total else []
        total_of = [say(messages.TOTAL_OF, *self._total)] if self._total else []
        unsaved = say(messages.UNSAVED, pending)
        in_short = unsaved if pending else "✓"
        figures = (f"{session.index + 1}/{len(session.library)}", f"{done}/{count}")
        in_figures = [in_digits(each, self._stage.language) for each in figures]
        saved = unsaved if pending else f"{say(messages.SAVED)} ✓"
        return [
            " · ".join([article, *reviewed, *total_of, saved]),
            " · ".join([*in_figures, *in_all]) + f" {in_short}",
            " · ".join(in_figures) + f" {in_short}",
            *([unsaved, in_digits(f"!{pending}", self._stage.language)] if pending else ["✓"]),
        ]
