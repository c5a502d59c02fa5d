"""The main screen: its panes and the rows around them, kept at what the session says; it runs the commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.screen import Screen

from tui.errors import HashiyaError
from tui.errors.requests import UnconfirmedAnnotatorError
from tui.sentences import sentence
from tui.ui import messages
from tui.ui.actions.actions import Actions
from tui.ui.actions.looking import Looking
from tui.ui.actions.watching import Watching
from tui.ui.command import Region, bindings, command_at, first_key, way_to
from tui.ui.commands import COMMANDS
from tui.ui.jobs import Errand, ScreenJob
from tui.ui.panes import ArticlePane, ListPane, Panes
from tui.ui.telling import Telling
from tui.ui.widgets.bars import StateRow, ThemeBar, TitleBar, TooSmall
from tui.ui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Click, DescendantFocus, Key, Resize

    from tui.model import BidiMode, Label
    from tui.session.jobs import Job, Progressed
    from tui.session.rescue import RescuedData
    from tui.session.session import Session
    from tui.ui.jobs import JobReported
    from tui.ui.widgets.article_list import ArticleList
    from tui.ui.widgets.reader import Reader

SMALLEST_WIDTH, SMALLEST_HEIGHT = 20, 6

PLACE_SECONDS = 0.2
"""How long a place that is being read may not be on disk."""

WATCH_SECONDS = 1.0
"""How often the tag file is looked at (one ``stat``) for changes from outside."""


WORK_IN_LITTLE_ROOM = {"leave", "suspend"}
"""The commands that run where nothing is shown but that the terminal is too small."""

ResultT = TypeVar("ResultT")

_BY_NAME = {command.name: command for command in COMMANDS}


class MainScreen(Screen[None]):
    """Holds the panes and keeps them showing the session; what commands do is in its actions."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS, Region.EVERYWHERE)

    def __init__(
        self, session: Session, greeting: str = "", keep_lacking: Callable[[], RescuedData | None] = lambda: None
    ) -> None:
        """Show nothing yet.

        Args:
            session: What is read.
            greeting: The first message of the state row.
            keep_lacking: Keeps what was read, and the tag file has not any more, and returns where.
        """
        super().__init__()
        self.session = session
        self.language = session.settings.language
        self.actions = Actions(self, COMMANDS, self.action_run_command)
        self._telling = Telling(self, self.actions)
        self.job = ScreenJob(self, self._tell_of_job)
        self._looking_job = ScreenJob(self, lambda *_: None)
        self._looking = Looking(self, self._looking_job, self._telling.tell_of_article)
        self._greeting = greeting
        self._watching = Watching(self, keep_lacking)
        self._panes = Panes(ArticlePane(session, self.language, self.actions.ending.view), ListPane(session))
        self._is_too_small = False
        self._keeps_place_soon = False

    def compose(self) -> ComposeResult:
        """Yield the title, the two panes, the themes, the state and the prompt."""
        yield TitleBar()
        yield self._panes
        yield ThemeBar(self.language)
        yield StateRow(self.language)
        yield Prompt()
        yield TooSmall(self.say(messages.TOO_SMALL))

    def on_mount(self) -> None:
        """Open the article that was asked for, and begin to watch the tag file."""
        self.query_one(Prompt).display = False
        self.open_article(self.session.index)
        self.reader.focus()
        self._telling.greet(self._greeting)
        self.set_interval(WATCH_SECONDS, self._watching.look)
        self._looking.begin()

    def say(self, label: Label, *values: object) -> str:
        """Return what ``label`` is in the person's language."""
        return messages.say(label, self.language, *values)

    def key(self, command: str) -> str:
        """Return the first key of the command with this id, as the person has it; "" where it has none."""
        return first_key(COMMANDS, command, self.session.settings.keys)

    def way_to(self, command: str) -> str:
        """Return how the person runs the command with this id: by its first key, else by its name in the palette."""
        return way_to(COMMANDS, command, self.session.settings)

    def done(self, label: Label, *values: object) -> None:
        """Say what the command has done, or which mode is on now; behind what was said of the same command before."""
        self.state_row.add(self.say(label, *values))
        self.refresh_state()

    @property
    def reader(self) -> Reader:
        """Return the pane of the article."""
        return self._panes.reader

    @property
    def articles(self) -> ArticleList:
        """Return the pane of the list."""
        return self._panes.articles

    @property
    def state_row(self) -> StateRow:
        """Return the bottom row."""
        return self.query_one(StateRow)

    def say_bidi_mode(self, mode: BidiMode) -> None:
        """Say in which mode everything is shown now."""
        self.refresh_state()
        self.state_row.say(self.say(messages.BIDI_MODE, mode))

    # Commands

    async def action_run_command(self, name: str) -> None:
        """Run a command, or say why that is not possible now."""
        command = _BY_NAME[name]
        if self._is_too_small and command.id not in WORK_IN_LITTLE_ROOM:
            return
        self._forget_last()
        self.actions.tagging.begin_command()
        reason = command.disabled(self.actions)
        if reason:
            self.state_row.warn(reason)
            return
        waiting = command.run(self.actions)
        if waiting is not None:
            await waiting
        self._telling.refresh_modes()

    def on_key(self, event: Key) -> None:
        """Say of a key that does nothing in the list where it would do something."""
        if not self.articles.has_focus:
            return
        command = command_at(COMMANDS, Region.READER, event.key, self.session.settings.keys)
        if command is not None:
            self.state_row.warn(self.say(messages.ONLY_IN_ARTICLE, self.way_to("other-pane"), self.say(command.label)))

    def _forget_last(self) -> None:
        """Take away what the last command has said; what is still being done stays in sight."""
        self._telling.begin_command()
        if not self.job.is_running:
            self.state_row.say("")

    def ask(self, question: Label, value: str, answered: Callable[[str], None]) -> None:
        """Ask in the bottom row.

        Args:
            question: What is asked.
            value: The answer to start from.
            answered: Called only where an answer is given.
        """

        def take(answer: str | None) -> None:
            self.state_row.display = True
            self._show(self._panes.front)
            if answer is not None:
                answered(answer)
            self._telling.refresh_modes()

        self.query_one(Prompt).leave()
        self.state_row.display = False
        self.query_one(Prompt).ask(self.say(question), value, take)

    # Jobs

    def begin(self, doing: Label, work: Callable[[Job[ResultT]], ResultT], finished: Callable[[ResultT], None]) -> None:
        """Begin a job in place of the one there is; what goes wrong with it is said.

        Args:
            doing: What is told of it while it lasts.
            work: What it does, on its own thread.
            finished: Takes the result.
        """
        self.job.begin(Errand(doing, work, finished, lambda error: self.state_row.warn(self.reason(error))))

    def end_job(self) -> bool:
        """End the job that there is, if there is one, and say so; return whether there was."""
        doing = self.job.cancel()
        if doing is not None:
            self.state_row.say(self.say(messages.ENDED, self.say(doing)))
        return doing is not None

    def on_job_reported(self, event: JobReported) -> None:
        """Show how far a job is, and what comes of it."""
        self.job.take(event)
        self._looking_job.take(event)

    def _tell_of_job(self, doing: Label, progress: Progressed | None) -> None:
        self.state_row.say(messages.doing(doing, self.language, progress))

    def on_unmount(self) -> None:
        """End what is still being done."""
        self.job.cancel()
        self._looking_job.cancel()

    # Panes

    def on_resize(self, event: Resize) -> None:
        """Show one or two panes, as the width allows."""
        self._arrange(event.size.width, event.size.height)

    def _arrange(self, width: int, height: int) -> None:
        too_small = self._is_too_small = width < SMALLEST_WIDTH or height < SMALLEST_HEIGHT
        self.query_one(TooSmall).display = too_small
        self._panes.fit(width, is_room=not too_small)
        if not too_small:
            self._give_keys()
        self.refresh_state()

    def _give_keys(self) -> None:
        """Give the keys to who had them: where it was hidden meanwhile, nobody has."""
        if self.query_one(Prompt).is_open:
            self.query_one(Prompt).take_keys()
        else:
            self.set_focus(self._panes.front)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Take it that a pane was asked for where it has taken the keys, as by a click; it leaves the prompt."""
        if isinstance(event.widget, ArticlePane | ListPane):
            self._panes.front = event.widget
            self.query_one(Prompt).leave()

    def show_pane(self, *, of_list: bool) -> None:
        """Give the keys to the list or to the article."""
        self._show(self._panes.articles if of_list else self._panes.reader)

    def _show(self, pane: ArticlePane | ListPane) -> None:
        self._panes.front = pane
        self._arrange(self.size.width, self.size.height)
        self.set_focus(pane)  # now, not after the keys that have come since

    # Articles

    def open_article(self, index: int) -> None:
        """Open the article at ``index`` of the library."""
        problem: HashiyaError | None = None
        try:
            self.session.open(index)
        except HashiyaError as error:
            problem = error
        self._telling.tell_again()
        opened = self.session.opened
        self.reader.show_article()
        self.articles.follow(index)
        self.refresh_state()
        self._keep_place_soon()
        problem = problem or opened.problem
        if problem:
            self.state_row.warn(self.reason(problem))
        else:
            self._telling.tell_of_article()

    def on_article_list_chosen(self, event: ArticleList.Chosen) -> None:
        """Open what was chosen in the list."""
        self._forget_last()
        self.open_article(event.index)
        self.show_pane(of_list=False)

    # State

    def _keep_place_soon(self) -> None:
        """Have the place kept that is being read, in a moment: not at each key, and not only at the end."""
        if not self._keeps_place_soon:
            self._keeps_place_soon = True
            self.set_timer(PLACE_SECONDS, self._keep_place)

    def _keep_place(self) -> None:
        self._keeps_place_soon = False
        self.session.remember_position()

    def on_click(self, event: Click) -> None:
        """Take away what was said before the click, as a key does."""
        if not self.job.is_running:
            self.state_row.forget(event.time)
        self._telling.refresh_modes()

    def on_reader_moved(self) -> None:
        """Show what depends on where the cursor is, and keep the place."""
        self._telling.refresh_modes()
        self._keep_place_soon()

    def refresh_state(self) -> None:
        """Show the counts, the modes, the title and the themes as they are now."""
        self._telling.refresh()

    def refresh_work(self) -> None:
        """Show what a change of tags has changed."""
        self.reader.show_cursor()
        self.articles.follow(self.session.index)
        self.refresh_state()
        self._keep_place_soon()

    def attempt(self, change: Callable[[], object]) -> bool:
        """Make a change, show it and say what was done, or what went wrong. Return whether it was made."""
        self._telling.begin_change()
        try:
            change()
        except UnconfirmedAnnotatorError as error:
            self.actions.others.ask_who_writes(error.name, change)
            return False
        except HashiyaError as error:
            self.refresh_work()
            self.state_row.warn(self.reason(error))
            return False
        self.refresh_work()
        self._telling.tell_change()
        self._watching.after_change()
        return True

    def ask_to_show_others(self, then: Callable[[], object]) -> None:
        """Do what shows others' layers; where the configuration hides them, only once they are asked for."""
        self.actions.others.reveal(then)

    def reason(self, error: HashiyaError) -> str:
        """Return what went wrong, files named without their folders: the row is short."""
        reason = sentence(error, self.language, named=lambda path: path.name)
        return self.say(messages.NOT_SAVED, reason, self.way_to("save-as")) if self.session.pending else reason
