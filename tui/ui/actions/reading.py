"""Searching and going about in the open article, and taking text out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.ui import messages

if TYPE_CHECKING:
    from tui.ui.actions.saving import Saving
    from tui.ui.actions.stage import Stage


class Reading:
    """What changes nothing but what is seen of the article."""

    def __init__(self, stage: Stage, saving: Saving) -> None:
        """Search for nothing yet; ``saving`` is what ``:saveas`` does."""
        self._stage = stage
        self._saving = saving
        self._session = stage.session
        self._needle = ""

    def ask_for_needle(self) -> None:
        """Search in the article."""
        self._stage.ask(messages.SEARCH, self._needle, self._search)

    def _search(self, needle: str) -> None:
        self._needle = needle
        opened = self._session.opened
        opened.search(needle)
        if needle.strip() and opened.current and not opened.matches.touching(opened.current.span):
            opened.move_to_match(1)
        self._stage.reader.show_cursor()
        if opened.matches:
            self._stage.state_row.say(self._stage.say(messages.MATCHES, len(opened.matches)))
        elif needle.strip():
            self._stage.state_row.warn(self._stage.say(messages.NO_MATCH, needle))

    def no_search(self) -> str:
        """Return why there is no match to go to: nothing has been searched for."""
        return "" if self._needle or self._session.opened.matches else self._stage.say(messages.NO_SEARCH)

    def go_to_match(self, direction: int) -> None:
        """Go to the next (1) or the previous (-1) paragraph with a match; in another article, search there first."""
        opened = self._session.opened
        if not opened.matches:
            opened.search(self._needle)
        if not opened.matches:
            self._stage.state_row.warn(self._stage.say(messages.NO_MATCH, self._needle))
            return
        opened.move_to_match(direction)
        self._stage.reader.show_cursor()

    def cancel(self) -> None:
        """End what is still being done; where there is nothing, leave the selection and the search."""
        if self._stage.end_job():
            return
        self._session.opened.anchor = None
        self._stage.reader.pointer.clear()
        self._session.opened.search("")
        self._stage.reader.show_cursor()

    def ask_where_to(self) -> None:
        """Go to a paragraph by its number; ``saveas FILE`` keeps the tags in another file."""
        self._stage.ask(messages.GO_TO, "", self._go_to)

    def _go_to(self, number: str) -> None:
        word, _, rest = number.strip().partition(" ")
        if word == "saveas":
            self._saving.save_as(rest)
        elif number.strip().isdecimal():
            self._session.opened.move_to(int(number) - 1)
            self._stage.reader.show_cursor()

    def copy(self) -> None:
        """Copy what is selected, or the paragraph, in logical order with base letters (OSC 52)."""
        opened, selected = self._session.opened, self._stage.reader.pointer.selected
        if opened.article and selected:
            self._stage.app.copy_to_clipboard(selected.of(opened.article.text))
            self._stage.state_row.say(self._stage.say(messages.SELECTION_COPIED))
        elif opened.article and opened.targets:
            copied = [opened.paragraphs[index] for index in opened.targets]
            ends = dict.fromkeys((copied[0].number, copied[-1].number))
            self._stage.app.copy_to_clipboard("\n".join(map(opened.article.slice, copied)))
            self._stage.state_row.say(self._stage.say(messages.COPIED, "–".join(map(str, ends))))
