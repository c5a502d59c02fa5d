"""Themes, marks and notes on the paragraphs at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors.codebook import ArchivedThemeError, BroughtBackRemark
from tui.sentences import sentence
from tui.session.changing_the_codebook import add_theme
from tui.session.deciding import (
    attach_orphan,
    give_theme,
    mark_reviewed,
    mark_without_themes,
    put_theme,
    repeat_decision,
    set_note,
    toggle_theme,
)
from tui.ui import messages
from tui.ui.actions.prefix import Prefix
from tui.ui.deeds import numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.annotations.anchoring.anchored import Orphan
    from tui.ui.actions.ending import Ending
    from tui.ui.actions.stage import Stage
    from tui.ui.screens.picker import Picked
    from tui.ui.widgets.picker_rows import PickerItem


class Tagging:
    """What changes what is said of paragraphs, and why it may not be possible."""

    def __init__(self, stage: Stage, ending: Ending) -> None:
        """Change nothing yet; ``ending`` is where what goes on comes to at the end of an article."""
        self._stage = stage
        self._session = stage.session
        self._ending = ending
        self._put_prefix = Prefix()
        self.auto_advance = stage.session.settings.auto_advance
        """Whether a decision moves on to the next paragraph."""

    def no_paragraph(self) -> str:
        """Return why there is no paragraph to act on, nothing where there is one."""
        if self._session.opened.is_at_end:
            return self._ending.no_paragraph()
        return "" if self._session.opened.current else self._stage.say(messages.NO_PARAGRAPH)

    def no_way_on(self) -> str:
        """Return why the paragraph cannot be left as reviewed; from the end row the way leads on in any case."""
        return "" if self._session.opened.is_at_end else self.no_paragraph()

    def no_theme_at(self, digit: int) -> str:
        """Return why the theme of this digit can be neither put on nor taken off."""
        if self._session.codebook.at_digit(digit) is None:
            return self._stage.say(messages.NO_SUCH_THEME, digit)
        return self.no_paragraph()

    def no_decision(self) -> str:
        """Return why none can be repeated: there is none, or others have put a theme away or taken it out since."""
        decision, book = self._session.last_decision, self._session.codebook
        archived = [theme for theme in decision.themes if book.is_archived(theme)] if decision else []
        if archived:
            return self._stage.reason(ArchivedThemeError(archived[0]))
        if decision is None or any(map(book.is_gone, decision.themes)):
            return self._stage.say(messages.NO_LAST_DECISION)
        return self.no_paragraph()

    # Themes

    def take_digit(self, digit: int) -> None:
        """Put the theme with this digit on, or take it off; behind the key that waits for it, put it on and stay."""
        theme = self._session.codebook.at_digit(digit)
        if self._put_prefix.is_before_this:
            self.put(digit)
        elif theme is not None:
            self._change_and_advance(lambda: toggle_theme(self._session, theme.id))

    def put(self, digit: int) -> None:
        """Put the theme with this digit on, and stay where that is."""
        theme = self._session.codebook.at_digit(digit)
        if theme is not None and self._stage.attempt(lambda: put_theme(self._session, theme.id)):
            self._say_if_nothing_was_done()

    def wait_for_digit(self) -> None:
        """Take the next key, where it is a digit, for a theme to put on."""
        self._put_prefix.begin()
        self._stage.state_row.say(self._stage.say(messages.PUT_WAITS))

    def begin_command(self) -> None:
        """Take it that a command is about to run: a key that waits for a digit waits for no other."""
        self._put_prefix.begin_command()

    def repeat_decision(self) -> None:
        """Decide of the paragraph what was decided last."""
        if self._change_and_advance(lambda: repeat_decision(self._session)):
            self._say_if_nothing_was_done()

    def _say_if_nothing_was_done(self) -> None:
        if self._session.last_deed is None:
            self._stage.done(messages.IS_SO_ALREADY)

    def pick_theme(self) -> None:
        """Pick a theme by its name, or add one."""
        from tui.ui.screens.picker import PickerScreen, theme_items

        session, opened, say = self._session, self._session.opened, self._stage.say

        def items() -> list[PickerItem]:
            themes = [{*session.opened.themes(index)} for index in session.opened.targets]
            return theme_items(session.codebook, set.intersection(*themes) if themes else ())

        def toggle(theme: str) -> list[PickerItem]:
            anchor = session.opened.anchor
            self._stage.attempt(lambda: toggle_theme(session, theme))
            session.opened.anchor = anchor
            return items()

        shown = numbers([opened.paragraphs[index].number for index in opened.targets], self._stage.language)
        title = say(messages.THEMES_OF, say(messages.PARAGRAPHS, shown))
        picker = PickerScreen(title, items(), new_item=say(messages.NEW_THEME, "{}"), toggle=toggle)
        self._stage.app.push_screen(picker, self._take_theme)

    def _take_theme(self, picked: Picked | None) -> None:
        if picked is None:
            return
        if picked.is_named:
            if self._change_and_advance(lambda: give_theme(self._session, picked.value)):
                self._say_if_nothing_was_done()
            return
        if not picked.is_new:
            self._change_and_advance(lambda: toggle_theme(self._session, picked.value))
            return
        before = self._session.codebook
        added = ""

        def add() -> None:
            nonlocal added
            added = add_theme(self._session, picked.value)
            toggle_theme(self._session, added)

        if self._change_and_advance(add) and (before.is_gone(added) or before.is_archived(added)):
            self._stage.state_row.add(sentence(BroughtBackRemark(added), self._stage.language))

    def _change_and_advance(self, change: Callable[[], object]) -> bool:
        """Make a change, and go on where that is wanted; return whether it was made."""
        opened = self._session.opened
        one = opened.anchor is None
        is_made = self._stage.attempt(change)
        if is_made and self.auto_advance and one:
            opened.go_on()
            self._stage.reader.show_cursor()
        return is_made

    def toggle_auto_advance(self) -> None:
        """Move on after tagging from now on, or stay."""
        self.auto_advance = not self.auto_advance
        self._stage.done(messages.AUTO_ADVANCE_ON if self.auto_advance else messages.AUTO_ADVANCE_OFF)

    def toggle_selection(self) -> None:
        """Begin to select a range, or give it up."""
        opened = self._session.opened
        opened.toggle_selection()
        self._stage.reader.redraw()
        if opened.anchor is None or opened.current is None:
            self._stage.done(messages.LEFT_SELECTION)
        else:
            self._stage.done(messages.SELECTING, opened.current.number)

    # Marks

    def review_without_themes(self) -> None:
        """Mark as reviewed, bearing no theme."""
        self._change_and_advance(lambda: mark_without_themes(self._session))

    def review_and_go_on(self) -> None:
        """Mark as reviewed and go on to the next untouched paragraph; from the end row only go on."""
        if self._session.opened.is_at_end or self._stage.attempt(lambda: mark_reviewed(self._session)):
            self._ending.go_on()

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
        notes = [f"{each.by}: {each.note}" for each in self._session.others_on(opened.cursor) if each.note]
        screen = NoteScreen(heading, note, self._stage.say(messages.NOTE_KEYS), notes)
        self._stage.app.push_screen(screen, self._take_note)

    def _take_note(self, note: str | None) -> None:
        if note is not None:
            self._stage.attempt(lambda: set_note(self._session, note.strip()))

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
        from tui.ui.screens.picker import PickerScreen
        from tui.ui.widgets.picker_rows import PickerItem

        current = self._session.opened.current
        if current is None or not orphans:
            self._stage.state_row.say(self._stage.say(messages.NO_ORPHANS))
            return
        items = [PickerItem(str(place), self._orphan_name(orphan)) for place, orphan in enumerate(orphans)]

        def take(picked: Picked | None) -> None:
            if picked and self._stage.attempt(lambda: attach_orphan(self._session, orphans[int(picked.value)])):
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
