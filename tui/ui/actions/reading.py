"""Searching and going about in the open article, and taking text out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.sentences.digits import in_digits
from tui.ui import messages
from tui.ui.deeds import numbers

if TYPE_CHECKING:
    from tui.ui.actions.listing import Listing
    from tui.ui.actions.saving import Saving
    from tui.ui.actions.stage import Stage

LONGEST_NUMBER = 9
"""Digits of a paragraph's number: no article has so many paragraphs."""

LEAVING = ("q", "q!", "quit", "wq", "x", "exit", "ض", "خروج")
"""What leaves behind ``:``: everything is saved, so that all of them mean the same. The key in Arabic layout, too."""


class Reading:
    """What changes nothing but what is seen of the article."""

    def __init__(self, stage: Stage, saving: Saving, listing: Listing) -> None:
        """Search for nothing yet.

        Args:
            stage: The screen.
            saving: What ``:saveas`` does.
            listing: Has the filter, which Esc ends.
        """
        self._stage = stage
        self._saving = saving
        self._listing = listing
        self._session = stage.session
        self.needle = ""
        """What was searched for last."""

    def ask_for_needle(self) -> None:
        """Search in the article."""
        self._stage.ask(messages.SEARCH, self.needle, self._search)

    def _search(self, needle: str) -> None:
        self.needle = needle
        opened = self._session.opened
        opened.search(needle)
        if needle.strip() and not (opened.current and opened.matches.touching(opened.current.span)):
            opened.move_to_match(1)
        self._stage.reader.show_cursor()
        if opened.matches:
            self._stage.done(messages.MATCH_OF, self.place())
        elif needle.strip():
            self._stage.state_row.warn(self._stage.say(messages.NO_MATCH, needle))
        else:
            self._stage.done(messages.LEFT_SEARCH)

    def place(self) -> str:
        """Return which match is at the cursor, of how many: ``3/11``; "–/11" where there is none."""
        opened = self._session.opened
        found = opened.matches.touching(opened.current.span) if opened.current else ()
        number = opened.matches.spans.index(found[0]) + 1 if found else "–"
        return in_digits(f"{number}/{len(opened.matches)}", self._stage.language)

    def no_search(self) -> str:
        """Return why there is no match to go to: nothing has been searched for."""
        return (
            ""
            if self.needle or self._session.opened.matches
            else self._stage.say(messages.NO_SEARCH, self._stage.way_to("search"))
        )

    def go_to_match(self, direction: int) -> None:
        """Go to the next (1) or the previous (-1) paragraph with a match; in another article, search there first."""
        opened = self._session.opened
        if not opened.matches:
            opened.search(self.needle)
        if not opened.matches:
            self._stage.state_row.warn(self._stage.say(messages.NO_MATCH, self.needle))
            return
        before = opened.cursor
        opened.move_to_match(direction)
        self._stage.reader.show_cursor()
        self._stage.done(messages.MATCH_OF, self.place())
        if (opened.cursor - before) * direction <= 0:
            self._stage.done(messages.WRAPPED_DOWN if direction > 0 else messages.WRAPPED_UP)

    def cancel(self) -> None:
        """End what is still being done; where there is nothing, leave selection and search, and then the filter."""
        if self._stage.end_job():
            return
        opened, pointer = self._session.opened, self._stage.reader.pointer
        has_selection, has_search = opened.anchor is not None, bool(opened.matches)
        if pointer.clear() or has_selection:
            opened.anchor = None
            self._stage.done(messages.LEFT_SELECTION)
        if has_search:
            opened.search("")
            self._stage.done(messages.LEFT_SEARCH)
        if not (has_selection or has_search) and self._listing.filter:
            self._listing.show_all()
        self._stage.reader.show_cursor()

    def ask_where_to(self) -> None:
        """Go to a paragraph by its number; ``saveas FILE`` keeps the tags in another file, ``q`` leaves."""
        self._stage.ask(messages.GO_TO, "", self._answer)

    def _answer(self, answer: str) -> None:
        word, _, rest = answer.strip().partition(" ")
        if word.isdecimal():
            self._go_to(int(word[:LONGEST_NUMBER]))
        elif word == "saveas" and rest.strip():
            self._saving.save_as(rest)
        elif word == "saveas":
            self._stage.state_row.warn(self._stage.say(messages.NO_FILE_NAME))
        elif word.casefold() in LEAVING:
            self._stage.app.call_next(self._stage.app.action_quit)
        elif word:
            self._stage.state_row.warn(self._stage.say(messages.NO_SUCH_WORD, word))

    def _go_to(self, number: int) -> None:
        opened = self._session.opened
        opened.move_to(number - 1)
        self._stage.reader.show_cursor()
        if opened.current is not None and opened.current.number != number:
            self._stage.done(messages.ANOTHER_PARAGRAPH, number, opened.current.number)

    def toggle_tashkeel(self) -> None:
        """Show the vowel marks, or leave them out."""
        reader = self._stage.reader
        reader.toggle_tashkeel()
        self._stage.done(messages.TASHKEEL_SHOWN if reader.options.tashkeel else messages.TASHKEEL_HIDDEN)

    def toggle_bidi_marks(self) -> None:
        """Show the invisible characters that set directions, or leave them invisible."""
        reader = self._stage.reader
        reader.toggle_bidi_marks()
        self._stage.done(messages.BIDI_MARKS_SHOWN if reader.options.bidi_marks else messages.BIDI_MARKS_HIDDEN)

    def toggle_boilerplate(self) -> None:
        """Show what the site left in the article, or hide it."""
        reader = self._stage.reader
        reader.toggle_boilerplate()
        self._stage.done(messages.BOILERPLATE_SHOWN if reader.boilerplate_shown else messages.BOILERPLATE_HIDDEN)

    def copy(self) -> None:
        """Copy what is selected, or the paragraph, in logical order with base letters (OSC 52)."""
        opened, selected = self._session.opened, self._stage.reader.pointer.selected
        if opened.article and selected:
            self._stage.app.copy_to_clipboard(selected.of(opened.article.text))
            self._stage.done(messages.SELECTION_COPIED)
        elif opened.article and opened.targets:
            copied = [opened.paragraphs[index] for index in opened.targets]
            self._stage.app.copy_to_clipboard("\n".join(map(opened.article.slice, copied)))
            self._stage.done(messages.COPIED, numbers([each.number for each in copied], self._stage.language))
