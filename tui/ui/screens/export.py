"""The export dialog: format, articles, state, file, and the first records."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from tui.errors import AlreadyExistsError, HashiyaError, KeptFileError
from tui.export import FORMATS, export_file, export_over_file
from tui.export.records import Scope, Wanted
from tui.files.typed_path import typed_path
from tui.sentences import sentence
from tui.text.layout import VisualLine, clip, layout
from tui.ui import messages
from tui.ui.strips import options_in, strip_of
from tui.ui.widgets.heading import Heading
from tui.ui.widgets.input.arabic_input import ArabicInput
from tui.ui.widgets.option_row import OptionRow
from tui.view.runs import aligned, runs

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key

    from tui.model import Label, Record
    from tui.session.session import Session

PREVIEWED = 10
"""Records shown before they are written: number, themes, the beginning of the text."""


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
        return strip_of(aligned(runs(line, style), line.width, width, line.base, style), width)

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
        return messages.say(label, self._language, *values)

    def compose(self) -> ComposeResult:
        """Yield the options, the file's name and the preview."""
        formats = [(each.name, self._say(each.label)) for each in FORMATS.values()]
        articles = [("all", self._say(messages.SCOPE_ALL)), ("this", self._say(messages.SCOPE_THIS))]
        states = [
            (Wanted.TAGGED.value, self._say(messages.STATE_TAGGED)),
            (Wanted.REVIEWED.value, self._say(messages.STATE_REVIEWED)),
            (Wanted.ALL.value, self._say(messages.STATE_ALL)),
        ]
        with Vertical(id="export"):
            yield Heading(self._say(messages.EXPORT))
            yield OptionRow(self._say(messages.FORMAT), formats, "format")
            yield OptionRow(self._say(messages.SCOPE), articles, "articles")
            yield OptionRow(self._say(messages.STATE), states, "state")
            yield Heading(self._say(messages.FILE, Path.cwd()))
            yield ArabicInput(empty_direction="L", options=options_in(self), id="file")
            yield Heading(self._say(messages.PREVIEW))
            yield Preview()
            yield Heading(self._say(messages.EXPORT_KEYS))

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
        return list(self._session.annotations.records(Scope(Wanted(self._option("state"))), self._indices()))

    def _show_preview(self) -> None:
        try:
            records = self._records()
        except HashiyaError as error:
            self._show_problem(sentence(error, self._language))
            return
        if not records:
            self._show_problem(self._say(messages.NOTHING_TO_EXPORT))
            return
        codebook = self._session.codebook
        rows = [self._say(messages.RECORDS, len(records))]
        for record in records[:PREVIEWED]:
            themes = " · ".join(codebook.name(theme, self._language) for theme in record.themes)
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
            self._show_problem(self._say(messages.NO_FILE))
            return
        write = export_over_file if self._asked_about == name else export_file
        try:
            path = typed_path(name)
            if self._session.annotations.keeps(path):
                raise KeptFileError(path)
            records = self._records()
            if not records:
                self._show_problem(self._say(messages.NOTHING_TO_EXPORT))
                return
            write(self._option("format"), records, self._session.codebook, path)
        except AlreadyExistsError:
            self._asked_about = name
            self._show_problem(self._say(messages.EXISTS))
        except HashiyaError as error:
            self._show_problem(sentence(error, self._language))
        else:
            self.dismiss(self._say(messages.EXPORTED, len(records), path))
