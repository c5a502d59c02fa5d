"""Themes, marks and notes on the paragraphs at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors.codebook import ArchivedThemeError, BroughtBackRemark
from tui.sentences import sentence
from tui.ui import messages

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.annotations.anchoring.anchored import Orphan
    from tui.ui.actions.stage import Stage
    from tui.ui.screens.picker import Picked


class Tagging:
    """What changes what is said of paragraphs, and why it may not be possible."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._session = stage.session
        self._auto_advance = stage.session.settings.auto_advance

    def no_paragraph(self) -> str:
        """Return why there is no paragraph to act on, nothing where there is one."""
        return "" if self._session.opened.current else self._stage.say(messages.NO_PARAGRAPH)

    def no_theme_at(self, digit: int) -> str:
        """Return why the theme of this digit cannot be toggled."""
        if self._session.codebook.at_digit(digit) is None:
            return self._stage.say(messages.NO_SUCH_THEME, digit)
        return self.no_paragraph()

    def no_last_theme(self) -> str:
        """Return why no theme can be repeated: there is none, or others have put it away or taken it out since."""
        theme, book = self._session.last_theme or "", self._session.codebook
        if book.is_archived(theme):
            return self._stage.reason(ArchivedThemeError(theme))
        if not theme or book.is_gone(theme):
            return self._stage.say(messages.NO_LAST_THEME)
        return self.no_paragraph()

    # Themes

    def toggle(self, digit: int) -> None:
        """Put the theme with this digit on, or take it off."""
        theme = self._session.codebook.at_digit(digit)
        if theme is not None:
            self._change_and_advance(lambda: self._session.toggle_theme(theme.id))

    def repeat_theme(self) -> None:
        """Put the theme on that was used last."""
        self._change_and_advance(self._session.repeat_theme)

    def pick_theme(self) -> None:
        """Pick a theme by its name, or add one."""
        from tui.ui.screens.picker import PickerScreen, theme_items

        items = theme_items(self._session.codebook)
        title, new = self._stage.say(messages.THEMES), self._stage.say(messages.NEW_THEME, "{}")
        self._stage.app.push_screen(PickerScreen(title, items, new_item=new), self._take_theme)

    def _take_theme(self, picked: Picked | None) -> None:
        if picked is None:
            return
        if not picked.is_new:
            self._change_and_advance(lambda: self._session.toggle_theme(picked.value))
            return
        before = self._session.codebook
        added = ""

        def add() -> None:
            nonlocal added
            added = self._session.add_theme(picked.value)
            self._session.toggle_theme(added)

        if self._change_and_advance(add) and (before.is_gone(added) or before.is_archived(added)):
            self._stage.state_row.say(sentence(BroughtBackRemark(added), self._stage.language))

    def _change_and_advance(self, change: Callable[[], object]) -> bool:
        """Make a change, and go on where that is wanted; return whether it was made."""
        opened = self._session.opened
        one = opened.anchor is None
        is_made = self._stage.attempt(change)
        if is_made and self._auto_advance and one:
            opened.move(1)
            self._stage.reader.show_cursor()
        return is_made

    def toggle_auto_advance(self) -> None:
        """Move on after tagging from now on, or stay."""
        self._auto_advance = not self._auto_advance
        said = messages.AUTO_ADVANCE_ON if self._auto_advance else messages.AUTO_ADVANCE_OFF
        self._stage.state_row.say(self._stage.say(said))

    def toggle_selection(self) -> None:
        """Begin to select a range, or give it up."""
        self._session.opened.toggle_selection()
        self._stage.reader.redraw()

    # Marks

    def review_without_themes(self) -> None:
        """Mark as reviewed, bearing no theme."""
        self._change_and_advance(self._session.mark_without_themes)

    def review_and_go_on(self) -> None:
        """Mark as reviewed and go on to the next untouched paragraph."""
        if self._stage.attempt(self._session.mark_reviewed):
            self.go_to_unreviewed()

    def go_to_unreviewed(self) -> None:
        """Go on to the next untouched paragraph."""
        found = self._session.opened.move_to_unreviewed()
        self._stage.reader.show_cursor()
        if not found:
            self._stage.state_row.say(self._stage.say(messages.ALL_REVIEWED))

    # Notes

    def write_note(self) -> None:
        """Write a note on the paragraph."""
        from tui.ui.screens.note import NoteScreen

        opened = self._session.opened
        if opened.article is None or opened.current is None:
            return
        annotation = opened.annotation(opened.cursor)
        heading = self._stage.say(messages.NOTE_ON, opened.current.number, opened.article.slice(opened.current))
        note = annotation.note if annotation else ""
        others = () if self._session.annotators.others_hidden else opened.others_on(opened.cursor)
        notes = [f"{each.by}: {each.note}" for each in others if each.note]
        screen = NoteScreen(heading, note, self._stage.say(messages.NOTE_KEYS), notes)
        self._stage.app.push_screen(screen, self._take_note)

    def _take_note(self, note: str | None) -> None:
        if note is not None:
            self._stage.attempt(lambda: self._session.set_note(note.strip()))

    # Orphans

    def attach_orphan(self) -> None:
        """Pick an orphaned annotation, and attach it to the paragraph at the cursor.

        Those of the open article come first; those of all others are looked for.
        """
        opened = self._session.opened
        annotations, by = self._session.annotations.apart(), self._session.author.name

        def offer(found: list[Orphan]) -> None:
            self._offer([*opened.orphans, *(orphan for orphan in found if not opened.has_lost(orphan))])

        self._stage.begin(messages.LOOKING, lambda job: annotations.lost(by, job.each), offer)

    def _offer(self, orphans: Sequence[Orphan]) -> None:
        from tui.ui.screens.picker import PickerItem, PickerScreen

        current = self._session.opened.current
        if current is None or not orphans:
            self._stage.state_row.say(self._stage.say(messages.NO_ORPHANS))
            return
        items = [PickerItem(str(place), self._orphan_name(orphan)) for place, orphan in enumerate(orphans)]

        def take(picked: Picked | None) -> None:
            if picked and self._stage.attempt(lambda: self._session.attach_orphan(orphans[int(picked.value)])):
                left = len(self._session.opened.orphans)
                self._stage.state_row.say(self._stage.say(messages.ATTACHED, current.number, left))

        self._stage.app.push_screen(PickerScreen(self._stage.say(messages.ATTACH_ORPHAN, current.number), items), take)

    def _orphan_name(self, orphan: Orphan) -> str:
        """Return what was said, and the text of which it was."""
        annotation, codebook = orphan.annotation(self._session.author.name), self._session.codebook
        if annotation is None:
            return orphan.record.quote
        said = [codebook.name(theme, self._stage.language) for theme in annotation.themes]
        said += [annotation.note] if annotation.note else []
        said += [self._stage.say(messages.REVIEWED)] if annotation.reviewed and not said else []
        return " ".join(f"{'، '.join(said)} · {orphan.record.quote}".split())
