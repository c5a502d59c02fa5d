"""The end row of an article: what it says, and the way from it to the next article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.ui import messages
from tui.view.end_rows import EndView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.model import Label
    from tui.ui.actions.stage import Stage

_KEYS: tuple[tuple[str, Label], ...] = (
    ("reviewed-next", messages.END_GOES_ON),
    ("previous-paragraph", messages.END_BACK),
    ("next-article", messages.END_NEXT),
    ("undo", messages.END_UNDO),
    ("statistics", messages.END_STATISTICS),
)
"""Ids of commands, with what is said of them; the last ones go where there is little room."""


class Ending:
    """What comes behind the last paragraph of an article."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._session = stage.session

    def view(self) -> EndView:
        """Return what the end row of the open article says now."""
        say, session = self._stage.say, self._session
        done, asked = session.opened.reviewed()
        following = self._following()
        label = messages.ARTICLE_DONE if done == asked else messages.ARTICLE_LEFT
        if following is None:
            next_one = say(messages.LAST_ARTICLE)
        else:
            next_one = say(messages.NEXT_ARTICLE, following + 1, session.library.summary(following).title)
        return EndView(say(label, session.index + 1, done, asked), next_one, [*self._keys()])

    def _keys(self) -> Iterator[str]:
        """Yield the keys that do something here, with what they do."""
        leads = {"reviewed-next": self._leads_on, "next-article": self._following() is not None}
        for command, label in _KEYS:
            key = self._stage.key(command)
            if key and leads.get(command, True):
                yield self._stage.say(label, key)

    def no_paragraph(self) -> str:
        """Return why nothing can be done on the end row, and what leads on, where anything does."""
        if self._leads_on:
            return self._stage.say(messages.AT_END, self._stage.way_to("reviewed-next"))
        return self._stage.say(messages.AT_LAST_END)

    @property
    def _leads_on(self) -> bool:
        done, asked = self._session.opened.reviewed()
        return done < asked or self._following() is not None

    def go_on(self) -> None:
        """Go on to what is left to do in the article; from its end row to what is left in the next one.

        Of an article in which nothing is left, it goes to the end row first.
        """
        opened = self._session.opened
        if opened.move_to_unreviewed():
            self._stage.reader.show_cursor()
        elif opened.is_at_end:
            self._turn()
        else:
            opened.rest_at_end()
            self._stage.reader.show_cursor()

    def _turn(self) -> None:
        """Go on to what is left in the next article, as the list has them, where there is one."""
        following = self._following()
        if following is None:
            self._stage.state_row.warn(self._stage.say(messages.LAST_ARTICLE))
            return
        self._stage.open_article(following)
        self._session.opened.begin_work()
        self._stage.reader.show_cursor()

    def _following(self) -> int | None:
        return self._stage.articles.following(self._session.index)
