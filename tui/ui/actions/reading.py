"""The main screen: reading, searching, and the ways to the other screens.

Those are imported when they are first opened: the first paint does not wait for them.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from tui.text.fold import fold
from tui.ui import messages
from tui.ui.actions.tagging import Tagging
from tui.ui.commands import COMMANDS, key_name

if TYPE_CHECKING:
    from textual.worker import Worker

    from tui.model import BidiMode, Label
    from tui.ui.screens.picker import Picked


FILTERED_AT_A_TIME = 50
"""Articles looked at before keys are taken again; reading one takes some tenths of a millisecond."""


class ReadingScreen(Tagging):
    """The commands that change nothing but what is seen."""

    _needle = ""
    _filter = ""
    _passing: list[int] | None = None
    _filtering: Worker[None] | None = None
    _sort = 0

    # Search

    def action_search(self) -> None:
        """Search in the article."""
        self.ask(messages.SEARCH, self._needle, self._search)

    def _search(self, needle: str) -> None:
        self._needle = needle
        self.session.search(needle)
        current = self.session.current
        if needle.strip() and current and not self.session.matches.touching(current.span):
            self.session.move_to_match(1)
        self.reader.show_cursor()
        self._say_matches()

    def _say_matches(self) -> None:
        if self.session.matches:
            self.status.say(self.say(messages.MATCHES, len(self.session.matches)))
        elif self._needle.strip():
            self.status.warn(self.say(messages.NO_MATCH, self._needle))

    def action_next_match(self) -> None:
        """Go to the next paragraph with a match."""
        self._to_match(1)

    def action_previous_match(self) -> None:
        """Go to the previous paragraph with a match."""
        self._to_match(-1)

    def _to_match(self, direction: int) -> None:
        if self._needle and not self.session.matches:
            self.session.search(self._needle)
        if not self.session.matches:
            self.status.warn(
                self.say(messages.NO_MATCH, self._needle) if self._needle else self.say(messages.NO_SEARCH)
            )
            return
        self.session.move_to_match(direction)
        self.reader.show_cursor()

    def action_cancel(self) -> None:
        """Leave the selection and the search, and a filter that is still looking."""
        self._stop_filtering()
        self.session.anchor = None
        self.reader.pointer.clear()
        self.session.search("")
        self.reader.show_cursor()

    def action_go_to_paragraph(self) -> None:
        """Go to a paragraph by its number; ``saveas FILE`` keeps the tags in another file."""
        self.ask(messages.GO_TO, "", self._go_to)

    def _go_to(self, number: str) -> None:
        word, _, rest = number.strip().partition(" ")
        if word == "saveas":
            self.save_as(rest)
        elif number.strip().isdecimal():
            self.session.move_to(int(number) - 1)
            self.reader.show_cursor()

    # What is shown

    def action_tashkeel(self) -> None:
        """Show or hide vowel marks."""
        self.reader.toggle_tashkeel()

    def action_furniture(self) -> None:
        """Show or hide site leftovers."""
        self.reader.toggle_furniture()

    def action_bidi_marks(self) -> None:
        """Show or hide direction characters."""
        self.reader.toggle_bidi_marks()

    async def action_bidi_mode(self) -> None:
        """Show Arabic in another way."""
        await self.app.run_action("app.next_bidi_mode")

    def say_bidi_mode(self, mode: BidiMode) -> None:
        """Say in which mode everything is shown now."""
        self.refresh_state()
        self.status.say(self.say(messages.BIDI_MODE, mode))

    def action_copy(self) -> None:
        """Copy what is selected, or the paragraph, in logical order with base letters (OSC 52)."""
        article, selected = self.session.article, self.reader.pointer.selected
        if article and selected:
            self.app.copy_to_clipboard(selected.of(article.text))
            self.status.say(self.say(messages.SELECTION_COPIED))
        elif article and self.session.targets:
            copied = [self.session.paragraphs[index] for index in self.session.targets]
            ends = dict.fromkeys((copied[0].number, copied[-1].number))
            self.app.copy_to_clipboard("\n".join(map(article.slice, copied)))
            self.status.say(self.say(messages.COPIED, "–".join(map(str, ends))))

    # The list

    def action_filter(self) -> None:
        """Show only the articles whose title or id holds some text, or that bear a theme."""
        self.ask(messages.FILTER, self._filter, self._set_filter)

    def _set_filter(self, text: str) -> None:
        self._filter = text
        words = fold(text).text.split()
        self._stop_filtering()
        self._filtering = self.run_worker(partial(self._filter_articles, words))

    def _stop_filtering(self) -> None:
        if self._filtering is not None:
            self._filtering.cancel()

    async def _filter_articles(self, words: list[str]) -> None:
        """Find the articles that pass, some at a time: titles may have to be read first. Esc leaves off."""
        count = len(self.session.library)
        passing: list[int] = []
        for first in range(0, count, FILTERED_AT_A_TIME):
            passing += [i for i in range(first, min(first + FILTERED_AT_A_TIME, count)) if self._passes(i, words)]
            if count > FILTERED_AT_A_TIME:
                self.status.say(self.say(messages.FILTERING, min(first + FILTERED_AT_A_TIME, count), count))
                await asyncio.sleep(0)
        if passing:
            self._passing = passing
            self.articles.set_order(self._sorted(), self.session.index)
            self.status.say(self.say(messages.PASSING, len(passing), count) if words else "")
        else:
            self.status.warn(self.say(messages.NO_ARTICLES))

    def _sorted(self) -> list[int]:
        """Return the articles that passed the filter, sorted as asked for."""
        passing = range(len(self.session.library)) if self._passing is None else self._passing
        progress = self.session.progress()

        def work(index: int) -> int:
            found = progress.get(self.session.library.sources[index].id)
            if found is None:
                return 0
            return -(found.reviewed if self._sort == 1 else found.tagged)

        return sorted(passing, key=work) if self._sort else list(passing)

    def _passes(self, index: int, words: list[str]) -> bool:
        if not words:
            return True
        source = self.session.library.sources[index]
        found = self.session.progress().get(source.id)
        codebook = self.session.codebook
        themes = " ".join(
            f"{each} {codebook.name(each, 'ar')} {codebook.name(each, 'en')}"
            for each in (found.themes if found else ())
        )
        haystack = fold(f"{source.id} {self.session.library.summary(index).title} {themes}").text
        return all(word in haystack for word in words)

    def action_sort(self) -> None:
        """Sort the list by name, by what is reviewed, by what is tagged."""
        self._sort = (self._sort + 1) % 3
        self.articles.set_order(self._sorted(), self.session.index)
        sorts: tuple[Label, ...] = (messages.SORTED_BY_NAME, messages.SORTED_BY_REVIEWED, messages.SORTED_BY_TAGGED)
        self.status.say(self.say(sorts[self._sort]))

    # Other screens

    def action_help(self) -> None:
        """Show every key."""
        from tui.ui.screens.help_and_statistics import HelpScreen

        self.app.push_screen(HelpScreen(self.language))

    def action_statistics(self) -> None:
        """Show what has been tagged."""
        from tui.ui.screens.help_and_statistics import StatisticsScreen

        self.app.push_screen(StatisticsScreen(self.session))

    def action_export(self) -> None:
        """Export tagged paragraphs."""
        from tui.ui.screens.export import ExportScreen

        self.app.push_screen(ExportScreen(self.session), self._say_exported)

    def _say_exported(self, message: str | None) -> None:
        if message:
            self.status.say(message)

    def action_palette(self) -> None:
        """Pick a command by its name."""
        from tui.ui.screens.picker import Choice, PickerScreen

        choices = [
            Choice(
                f"{command.scope.name}:{command.action}",
                f"{command.label.ar} · {command.label.en}",
                key_name(command.keys.split(",")[0]),
            )
            for command in COMMANDS
        ]
        self.app.push_screen(PickerScreen(self.say(messages.COMMANDS), choices), self._run_command)

    async def _run_command(self, picked: Picked | None) -> None:
        if picked is None:
            return
        scope, action = picked.value.split(":", 1)
        pane = self.articles if scope == "LIST" else self.reader
        await self.app.run_action(action, default_namespace=pane)

    def action_suspend(self) -> None:
        """Go to the shell; ``fg`` comes back."""
        self.app.action_suspend_process()

    async def action_leave(self) -> None:
        """Quit."""
        await self.app.action_quit()
