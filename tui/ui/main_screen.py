"""The main screen's frame: list at the right, article to its left, or one of the two where the terminal is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal
from textual.screen import Screen

from tui.errors import HashiyaError
from tui.ui import messages
from tui.ui.commands import COMMANDS, Scope, bindings
from tui.ui.display import display_of
from tui.ui.widgets.article_list import ArticleList
from tui.ui.widgets.bars import StatusBar, ThemeBar, TitleBar, TooSmall
from tui.ui.widgets.prompt import Prompt
from tui.ui.widgets.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize

    from tui.model import Label
    from tui.session.session import Session

TWO_PANES = 100
"""From this width on, in cells, list and article stand side by side."""

SMALLEST_WIDTH, SMALLEST_HEIGHT = 20, 6

WATCH_SECONDS = 1.0
"""How often the tag file is looked at (one ``stat``) for changes from outside."""


class Desk(Screen[None]):
    """Holds the widgets and keeps them showing the session."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.EVERYWHERE)

    def __init__(self, session: Session, greeting: str = "") -> None:
        super().__init__()
        self.session = session
        self.language = session.settings.language
        self._greeting = greeting
        self._list_wanted = False

    def compose(self) -> ComposeResult:
        """Yield the title, the two panes, the themes, the state and the prompt."""
        yield TitleBar()
        with Horizontal(id="panes"):
            yield Reader(self.session, self.language)
            yield ArticleList(self.session)
        yield ThemeBar(self.language)
        yield StatusBar(self.language)
        yield Prompt()
        yield TooSmall(self.say(messages.TOO_SMALL))

    def on_mount(self) -> None:
        """Open the article that was asked for, and begin to watch the tag file."""
        self.query_one(Prompt).display = False
        self.open_article(self.session.index)
        self.reader.focus()
        if self._greeting:
            self.status.say(self._greeting)
        self.set_interval(WATCH_SECONDS, self._take_in_changes)

    def say(self, label: Label, *values: object) -> str:
        """Return what ``label`` is in the person's language."""
        return messages.say(label, self.language, *values)

    @property
    def reader(self) -> Reader:
        """Return the pane of the article."""
        return self.query_one(Reader)

    @property
    def articles(self) -> ArticleList:
        """Return the pane of the list."""
        return self.query_one(ArticleList)

    @property
    def status(self) -> StatusBar:
        """Return the bottom row."""
        return self.query_one(StatusBar)

    # Panes

    def on_resize(self, event: Resize) -> None:
        """Show one or two panes, as the width allows."""
        self._arrange(event.size.width, event.size.height)

    def _arrange(self, width: int, height: int) -> None:
        too_small = width < SMALLEST_WIDTH or height < SMALLEST_HEIGHT
        self.query_one(TooSmall).display = too_small
        wide = width >= TWO_PANES
        self.set_class(wide, "wide")
        self.articles.display = not too_small and (wide or self._list_wanted)
        self.reader.display = not too_small and (wide or not self._list_wanted)
        self.refresh_state()

    def show_pane(self, *, of_list: bool) -> None:
        """Give the keys to the list or to the article."""
        self._list_wanted = of_list
        self._arrange(self.size.width, self.size.height)
        (self.articles if of_list else self.reader).focus()

    def action_other_pane(self) -> None:
        """Go from the article to the list, or back."""
        self.show_pane(of_list=not self.articles.has_focus)

    def action_pane_right(self) -> None:
        """Go to the list, which stands at the right."""
        self.show_pane(of_list=True)

    def action_pane_left(self) -> None:
        """Go to the article, which stands at the left."""
        self.show_pane(of_list=False)

    # Articles

    def open_article(self, index: int) -> None:
        """Open the article at ``index`` of the library."""
        problem = ""
        try:
            self.session.open(index)
        except HashiyaError as error:
            problem = self._reason(error)
        self.reader.show_article()
        self.articles.follow(index)
        self.refresh_state()
        old_id = self.session.taken_over
        taken_over = self.say(messages.TAKEN_OVER, old_id) if old_id else ""
        if problem or self.session.problem:
            self.status.warn(problem or self.session.problem)
        elif self.session.orphans:
            self.status.warn(
                " · ".join(filter(None, [taken_over, self.say(messages.ORPHANS, len(self.session.orphans))]))
            )
        else:
            self.status.say(taken_over)

    def on_article_list_chosen(self, event: ArticleList.Chosen) -> None:
        """Open what was chosen in the list."""
        self.open_article(event.index)
        self.show_pane(of_list=False)

    def action_open_row(self) -> None:
        """Open the article at the list's cursor."""
        self.articles.choose()

    def action_next_article(self) -> None:
        """Open the article below."""
        self._open_neighbour(1)

    def action_previous_article(self) -> None:
        """Open the article above."""
        self._open_neighbour(-1)

    def _open_neighbour(self, step: int) -> None:
        order = self.articles.order
        if not order:
            return
        at = order.index(self.session.index) + step if self.session.index in order else 0
        if 0 <= at < len(order) and order[at] != self.session.index:
            self.open_article(order[at])

    # State

    def on_reader_moved(self, event: Reader.Moved) -> None:
        """Take the last message away if it was about something before: a key behind the move may have said another."""
        self.status.forget(event.at)

    def refresh_state(self) -> None:
        """Show the counts, the title and the themes as they are now."""
        session = self.session
        article = session.article
        name = self.say(messages.TITLE)
        self.query_one(TitleBar).show(f"{name} · {article.title}" if article else name)
        self.query_one(ThemeBar).show(session.codebook, session.theme_counts())
        done, count = session.reviewed()
        parts = [self.say(messages.ARTICLE_OF, session.index + 1, len(session.library))]
        if not self.articles.display:  # the list says it, too
            parts.append(self.say(messages.REVIEWED_OF, done, count))
        unsaved = len(session.unsaved)
        parts.append(self.say(messages.UNSAVED, unsaved) if unsaved else f"{self.say(messages.SAVED)} ✓")
        if not session.store.has_locks:
            parts.append(self.say(messages.NO_LOCKS))
        mode = display_of(self).unusual_mode
        if mode:
            parts.append(mode)
        hints = [f"{command.keys.split(',')[0]} {self.say(command.label)}" for command in COMMANDS if command.hint]
        saved = self.say(messages.UNSAVED, unsaved) if unsaved else "✓"
        short = f"{session.index + 1}/{len(session.library)} · {done}/{count} {saved} {mode}".rstrip()
        self.status.set_class(bool(unsaved), "unsaved")
        self.status.show(" · ".join(parts), short, hints)

    def refresh_work(self) -> None:
        """Show what a change of tags has changed."""
        self.reader.show_cursor()
        self.articles.follow(self.session.index)
        self.refresh_state()

    def attempt(self, change: Callable[[], object]) -> bool:
        """Make a change and show it; say what went wrong where it fails. Return whether it was made."""
        try:
            change()
        except HashiyaError as error:
            self.refresh_work()
            self.status.warn(self._reason(error))
            return False
        self.refresh_work()
        return True

    def _reason(self, error: HashiyaError) -> str:
        """Return what went wrong, with the tag file's name in place of its path: the row is short."""
        path = self.session.store.path
        reason = str(error).replace(str(path), path.name)
        return self.say(messages.NOT_SAVED, reason) if self.session.unsaved else reason

    def _take_in_changes(self) -> None:
        if self.session.unsaved:
            self._save_at_last()
            return
        try:
            changed = self.session.reload_if_changed()
        except HashiyaError as error:
            self.status.warn(self._reason(error))
            return
        if changed:
            self.refresh_work()
            self.status.say(self.say(messages.CHANGED_OUTSIDE))

    def _save_at_last(self) -> None:
        """Try again to save; that it still fails has been said, and stands in the state of the work."""
        try:
            count = self.session.save(patience=0)
        except HashiyaError:
            return
        self.refresh_work()
        self.status.say(self.say(messages.SAVED_AT_LAST, count))
