"""What actions see of the screen that they act on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from tui.errors import HashiyaError
    from tui.model import Label
    from tui.session.jobs import Job
    from tui.session.session import Session
    from tui.ui.widgets.article_list import ArticleList
    from tui.ui.widgets.bars import StateRow
    from tui.ui.widgets.reader import Reader

ResultT = TypeVar("ResultT")


class Stage(Protocol):
    """The main screen, as far as actions need it: its panes, its state row, and ways to ask and to show."""

    session: Session
    language: str

    @property
    def app(self) -> App[object]:
        """Return the application, which opens other screens."""

    @property
    def reader(self) -> Reader:
        """Return the pane of the article."""

    @property
    def articles(self) -> ArticleList:
        """Return the pane of the list."""

    @property
    def state_row(self) -> StateRow:
        """Return the bottom row."""

    def say(self, label: Label, *values: object) -> str:
        """Return what ``label`` is in the person's language."""

    def key(self, command: str) -> str:
        """Return the first key of the command with this id, as the person has it; "" where it has none."""

    def way_to(self, command: str) -> str:
        """Return how the person runs the command with this id: by its first key, else by its name in the palette."""

    def done(self, label: Label, *values: object) -> None:
        """Say what the command has done, or which mode is on now; behind what was said of the same command before."""

    def ask(self, question: Label, value: str, answered: Callable[[str], None]) -> None:
        """Ask in the bottom row.

        Args:
            question: What is asked.
            value: The answer to start from.
            answered: Called only where an answer is given.
        """

    def refresh_state(self) -> None:
        """Show the counts, the modes, the title and the themes as they are now."""

    def refresh_work(self) -> None:
        """Show what a change of tags has changed."""

    def attempt(self, change: Callable[[], object]) -> bool:
        """Make a change and show it; say what went wrong where it fails. Return whether it was made."""

    def ask_to_show_others(self, then: Callable[[], object]) -> None:
        """Do what shows others' layers; where the configuration hides them, only once they are asked for."""

    def reason(self, error: HashiyaError) -> str:
        """Return what went wrong, in the person's language, short enough for the state row."""

    def open_article(self, index: int) -> None:
        """Open the article at ``index`` of the library."""

    def show_pane(self, *, of_list: bool) -> None:
        """Give the keys to the list or to the article."""

    def begin(self, doing: Label, work: Callable[[Job[ResultT]], ResultT], finished: Callable[[ResultT], None]) -> None:
        """Begin a job in place of the one there is; what goes wrong with it is said.

        Args:
            doing: What is told of it while it lasts.
            work: What it does, on its own thread.
            finished: Takes the result.
        """

    def end_job(self) -> bool:
        """End the job that there is, if there is one, and say so; return whether there was."""
