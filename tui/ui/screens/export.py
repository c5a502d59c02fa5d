"""The export dialog: format, articles, state, file, and the first records."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from tui.export import FORMATS, FileThereError, export_file, export_over_file
from tui.model import HashiyaError
from tui.records import Scope, Wanted
from tui.text.layout import VisualLine, clip, layout
from tui.ui import wording
from tui.ui.lines import aligned, options_in, segments, strip_of
from tui.ui.screens.picker import Heading
from tui.ui.widgets.arabic_input import ArabicInput

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key

    from tui.model import Label, Record
    from tui.session import Session

PREVIEWED = 10
"""Records shown before they are written: number, themes, the beginning of the text."""


class OptionRow(Widget, can_focus=True):
    """A name and one of several values, changed with ← and →."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"picker--text", "picker--cursor", "picker--heading"}

    def __init__(self, name: str, values: list[tuple[str, str]], id: str) -> None:  # noqa: A002 - Textual's name
        """``values`` are pairs: what is meant, what is shown."""
        super().__init__(id=id)
        self._label = name
        self._values = values
        self._at = 0

    @property
    def value(self) -> str:
        """Return what is meant by the value that is chosen."""
        return self._values[self._at][0]

    def turn(self, step: int) -> None:
        """Choose the next value (1) or the one before (-1)."""
        self._at = (self._at + step) % len(self._values)
        self.refresh()

    def on_focus(self) -> None:
        """Show that the keys are here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that the keys are elsewhere."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the row: the name at the right, the value to its left."""
        plain = self.get_component_rich_style("picker--text")
        style = self.get_component_rich_style("picker--cursor") if self.has_focus else plain
        width = self.size.width
        if y > 0:
            return Strip.blank(width, plain)
        name = clip(f"{self._label}:\u00a0", width, options_in(self, "R"))
        value = clip(f"▸ {self._values[self._at][1]} ◂", max(1, width - name.width), options_in(self, "R"))
        parts = [*segments(value, style), *segments(name, self.get_component_rich_style("picker--heading"))]
        return strip_of(aligned(parts, value.width + name.width, width, "R", plain), width)


class Preview(Widget):
    """The beginnings of some lines, or the whole of a problem, in visual order."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"picker--preview", "picker--problem"}

    def __init__(self) -> None:
        super().__init__()
        self._texts: list[str] = []
        self._is_problem = False

    def show(self, texts: list[str], *, is_problem: bool) -> None:
        """Show the beginnings of some lines, or a problem."""
        self._texts, self._is_problem = texts, is_problem
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return a row."""
        style = self.get_component_rich_style("picker--problem" if self._is_problem else "picker--preview")
        width = max(1, self.size.width)
        line = self._line(y, width)
        if line is None:
            return Strip.blank(width, style)
        return strip_of(aligned(segments(line, style), line.width, width, line.base, style), width)

    def _line(self, y: int, width: int) -> VisualLine | None:
        options = options_in(self, "R")
        if self._is_problem:  # which says what is wrong at its end
            return next(iter(layout(self._texts[0], width, options)[y:]), None)
        return clip(self._texts[y], width, options) if y < len(self._texts) else None


class ExportScreen(ModalScreen[str | None]):
    """Returns a sentence that says what was exported, or None."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._language = session.settings.language
        self._asked_about = ""
        """The name of a file that is there, as long as nothing else was done than to press Enter."""

    def _say(self, label: Label, *values: object) -> str:
        return wording.say(label, self._language, *values)

    def compose(self) -> ComposeResult:
        """Yield the options, the file's name and the preview."""
        formats = [(each.name, self._say(each.label)) for each in FORMATS.values()]
        articles = [("all", self._say(wording.SCOPE_ALL)), ("this", self._say(wording.SCOPE_THIS))]
        states = [
            (Wanted.TAGGED.value, self._say(wording.STATE_TAGGED)),
            (Wanted.REVIEWED.value, self._say(wording.STATE_REVIEWED)),
            (Wanted.ALL.value, self._say(wording.STATE_ALL)),
        ]
        with Vertical(id="export"):
            yield Heading(self._say(wording.EXPORT))
            yield OptionRow(self._say(wording.FORMAT), formats, "format")
            yield OptionRow(self._say(wording.SCOPE), articles, "articles")
            yield OptionRow(self._say(wording.STATE), states, "state")
            yield Heading(self._say(wording.FILE, Path.cwd()))
            yield ArabicInput(empty_direction="L", options=options_in(self), id="file")
            yield Heading(self._say(wording.PREVIEW))
            yield Preview()
            yield Heading(self._say(wording.EXPORT_KEYS))

    def on_mount(self) -> None:
        """Propose a file and show the first records."""
        self._propose_file()
        self._show_preview()
        self.query_one("#format", OptionRow).focus()

    def _option(self, name: str) -> str:
        return self.query_one(f"#{name}", OptionRow).value

    def _propose_file(self) -> None:
        extension = FORMATS[self._option("format")].extension
        self.query_one("#file", ArabicInput).value = f"hashiya-export{extension}"

    def _indices(self) -> list[int] | None:
        return [self._session.index] if self._option("articles") == "this" else None

    def _records(self) -> list[Record]:
        return list(self._session.records(Scope(Wanted(self._option("state"))), self._indices()))

    def _show_preview(self) -> None:
        try:
            records = self._records()
        except HashiyaError as error:
            self._show_problem(str(error))
            return
        if not records:
            self._show_problem(self._say(wording.NOTHING_TO_EXPORT))
            return
        names = {theme.id: theme.label.spoken(self._language) for theme in self._session.themes}
        rows = [self._say(wording.RECORDS, len(records))]
        for record in records[:PREVIEWED]:
            themes = " · ".join(names.get(theme, theme) for theme in record.themes)
            rows += [f"{record.paragraph} · {themes}" if themes else str(record.paragraph), record.text]
        self.query_one(Preview).show(rows, is_problem=False)

    def _show_problem(self, text: str) -> None:
        self.query_one(Preview).show([text], is_problem=True)

    def on_key(self, event: Key) -> None:
        """Move between the rows, change a value, export or leave."""
        event.stop()
        row = self.focused
        if event.key in ("escape", "ctrl+c"):
            self.dismiss(None)
        elif event.key in ("down", "tab"):
            self.focus_next()
        elif event.key in ("up", "shift+tab"):
            self.focus_previous()
        elif event.key in ("left", "right", "space") and isinstance(row, OptionRow):
            row.turn(-1 if event.key == "right" else 1)
            self._asked_about = ""
            if row.id == "format":
                self._propose_file()
            self._show_preview()
        elif event.key == "enter":
            self._export()

    def on_arabic_input_changed(self) -> None:
        """Ask again about another file."""
        self._asked_about = ""

    def on_arabic_input_submitted(self) -> None:
        """Export at Enter in the file's name, too."""
        self._export()

    def _export(self) -> None:
        name = self.query_one("#file", ArabicInput).value.strip()
        if not name:
            self._show_problem(self._say(wording.NO_FILE))
            return
        path = _expanded(name)
        if self._session.keeps(path):
            self._show_problem(self._say(wording.KEPT))
            return
        write = export_over_file if self._asked_about == name else export_file
        try:
            records = self._records()
            if not records:
                self._show_problem(self._say(wording.NOTHING_TO_EXPORT))
                return
            write(self._option("format"), records, self._session.themes, path)
        except FileThereError:
            self._asked_about = name
            self._show_problem(self._say(wording.EXISTS))
        except HashiyaError as error:
            self._show_problem(str(error))
        else:
            self.dismiss(self._say(wording.EXPORTED, len(records), path))


def _expanded(name: str) -> Path:
    try:
        return Path(name).expanduser()
    except RuntimeError:  # the home of a user there is not
        return Path(name)
