"""Tagging: themes, reviewed marks, notes, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import NoThemeIdError
from tui.files.typed_path import typed_path
from tui.ui import messages
from tui.ui.main_screen import Desk
from tui.ui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.annotations.anchoring.anchoring import Orphan
    from tui.annotations.undo import Reverted
    from tui.model import Label
    from tui.ui.screens.picker import Picked


class Tagging(Desk):
    """The commands that change what is said of paragraphs."""

    _auto_advance: bool | None = None

    @property
    def auto_advance(self) -> bool:
        """Return whether tagging moves on to the next paragraph."""
        return self.session.settings.auto_advance if self._auto_advance is None else self._auto_advance

    def _change_and_advance(self, change: Callable[[], object]) -> None:
        one = self.session.anchor is None
        if self.attempt(change) and self.auto_advance and one:
            self.session.move(1)
            self.reader.show_cursor()

    def action_theme(self, digit: int) -> None:
        """Put the theme with this digit on, or take it off."""
        theme = self.session.codebook.at_digit(digit)
        if theme is None:
            self.status.warn(self.say(messages.NO_SUCH_THEME, digit))
            return
        self._change_and_advance(lambda: self.session.toggle_theme(theme.id))

    def action_repeat_theme(self) -> None:
        """Put the theme on that was used last."""
        used = False

        def repeat() -> None:
            nonlocal used
            used = self.session.repeat_theme()

        self._change_and_advance(repeat)
        if not used:
            self.status.warn(self.say(messages.NO_LAST_THEME))

    def action_no_theme(self) -> None:
        """Mark as reviewed, bearing no theme."""
        self._change_and_advance(self.session.mark_without_themes)

    def action_reviewed_next(self) -> None:
        """Mark as reviewed and go on to the next untouched paragraph."""
        if self.attempt(self.session.mark_reviewed):
            self.action_next_unreviewed()

    def action_next_unreviewed(self) -> None:
        """Go on to the next untouched paragraph."""
        found = bool(self.session.paragraphs) and self.session.move_to_unreviewed()
        self.reader.show_cursor()
        if not found:
            self.status.say(self.say(messages.ALL_REVIEWED))

    def action_pick_theme(self) -> None:
        """Pick a theme by its name, or add one."""
        from tui.ui.screens.picker import Choice, PickerScreen

        choices = [
            Choice(theme.id, f"{theme.label.ar} · {theme.label.en}", str(digit), theme.colour)
            for digit, theme in enumerate(self.session.codebook, 1)
        ]
        title, new = self.say(messages.THEMES), self.say(messages.NEW_THEME, "{}")
        self.app.push_screen(PickerScreen(title, choices, new_choice=new), self._take_theme)

    def _take_theme(self, picked: Picked | None) -> None:
        if picked is None:
            return
        if not picked.is_new:
            self._change_and_advance(lambda: self.session.toggle_theme(picked.value))
            return
        try:
            theme = self.session.codebook.new_theme(picked.value)
        except NoThemeIdError as error:
            self.status.warn(self.say(messages.NO_THEME_ID, error.name))
            return

        def add() -> None:
            self.session.add_theme(theme)
            self.session.toggle_theme(theme.id)

        self._change_and_advance(add)

    def action_select(self) -> None:
        """Begin to select a range, or give it up."""
        self.session.toggle_selection()
        self.reader.redraw()

    def action_auto_advance(self) -> None:
        """Move on after tagging from now on, or stay."""
        self._auto_advance = not self.auto_advance
        self.status.say(self.say(messages.AUTO_ADVANCE_ON if self.auto_advance else messages.AUTO_ADVANCE_OFF))

    def action_note(self) -> None:
        """Write a note on the paragraph."""
        from tui.ui.screens.note import NoteScreen

        article, current = self.session.article, self.session.current
        if article is None or current is None:
            return
        annotation = self.session.annotation(self.session.cursor)
        heading = self.say(messages.NOTE_ON, current.number, article.slice(current))
        note = annotation.note if annotation else ""
        self.app.push_screen(NoteScreen(heading, note, self.say(messages.NOTE_KEYS)), self._take_note)

    def _take_note(self, note: str | None) -> None:
        if note is not None:
            self.attempt(lambda: self.session.set_note(note.strip()))

    def action_place_orphan(self) -> None:
        """Pick what was said of a paragraph that is gone, and put it on the one at the cursor."""
        from tui.ui.screens.picker import Choice, PickerScreen

        current, orphans = self.session.current, self.session.orphans
        if current is None or not orphans:
            self.status.say(self.say(messages.NO_ORPHANS))
            return
        choices = [Choice(str(place), self._orphan_name(orphan)) for place, orphan in enumerate(orphans)]

        def take(picked: Picked | None) -> None:
            if picked is not None and self.attempt(lambda: self.session.place_orphan(orphans[int(picked.value)])):
                self.status.say(self.say(messages.PLACED, current.number, len(self.session.orphans)))

        self.app.push_screen(PickerScreen(self.say(messages.PLACE_ORPHAN, current.number), choices), take)

    def _orphan_name(self, orphan: Orphan) -> str:
        """Return what was said, and the text of which it was."""
        annotation = orphan.annotation
        said = [self.session.codebook.name(theme, self.language) for theme in annotation.themes]
        said += [annotation.note] if annotation.note else []
        said += [self.say(messages.REVIEWED)] if annotation.reviewed and not said else []
        return " ".join(f"{'، '.join(said)} · {orphan.quote}".split())

    def ask(self, question: Label, value: str, answered: Callable[[str], None]) -> None:
        """Ask in the bottom row; ``answered`` is called only where an answer is given."""

        def take(answer: str | None) -> None:
            self.status.display = True
            self.show_pane(of_list=self._list_wanted)
            if answer is not None:
                answered(answer)

        self.status.display = False
        self.query_one(Prompt).ask(self.say(question), value, take)

    def action_save_as(self) -> None:
        """Keep the tags in another file from now on, one that is not there yet."""
        self.ask(messages.SAVE_AS, "", self.save_as)

    def save_as(self, name: str) -> None:
        """Keep the tags in the new file ``name`` from now on."""
        if name.strip() and self.attempt(lambda: self.session.save_as(typed_path(name.strip()))):
            self.status.say(self.say(messages.SAVED_AS, self.session.store.path))

    def action_undo(self) -> None:
        """Take the latest change back."""
        self._revert(self.session.undo, messages.NOTHING_TO_UNDO)

    def action_redo(self) -> None:
        """Make the change again that was taken back."""
        self._revert(self.session.redo, messages.NOTHING_TO_REDO)

    def _revert(self, revert: Callable[[], Reverted | None], nothing: Label) -> None:
        before = self.session.index
        reverted: Reverted | None = None

        def change() -> None:
            nonlocal reverted
            reverted = revert()

        is_made = self.attempt(change)
        if self.session.index != before:
            self.reader.show_article()
        if is_made:
            self.status.say(self._outcome(reverted) if reverted else self.say(nothing))

    def _outcome(self, reverted: Reverted) -> str:
        """Return what was left as it is, "" where nothing was."""
        said = []
        if reverted.gone:
            said.append(self.say(messages.GONE, reverted.gone))
        if reverted.changed_by:
            names = "، ".join(each or self.say(messages.SOMEBODY) for each in reverted.changed_by)
            said.append(self.say(messages.LEFT_TO, names))
        if reverted.lost:
            said.append(self.say(messages.LEFT_LOST, reverted.lost))
        if not said and not reverted.is_changed:
            said.append(self.say(messages.NOTHING_CHANGED))
        return " · ".join(said)
