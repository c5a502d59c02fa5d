"""The export dialog: format, articles, state, file, and the first records."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from tui.errors import HashiyaError
from tui.errors.files import AlreadyExistsError
from tui.errors.tag_file import DatabaseError
from tui.export import FORMATS
from tui.export.records import Scope, Wanted
from tui.files.names import printable
from tui.files.typed_path import typed_path
from tui.sentences import sentence
from tui.sentences.digits import in_digits
from tui.sentences.nouns import PARAGRAPHS
from tui.session.exporting import Chosen, Export
from tui.text.clipping import clip
from tui.text.layout import VisualLine, layout
from tui.ui import messages
from tui.ui.arabic_layout import in_both_layouts
from tui.ui.jobs import Errand, ScreenJob
from tui.ui.screens.closing_once import ClosingOnce
from tui.ui.strips import base_of, labels_in, options_in, strip_of
from tui.ui.widgets.heading import Heading
from tui.ui.widgets.input.arabic_input import ArabicInput
from tui.ui.widgets.option_row import OptionRow
from tui.view.runs import aligned, runs

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key

    from tui.model import Label
    from tui.session.exporting import Preview
    from tui.session.jobs import Progressed
    from tui.session.session import Session
    from tui.ui.jobs import JobReported


class PreviewRows(Widget):
    """The beginnings of some lines, or the whole of a problem, in visual order."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"picker--preview", "picker--problem"}

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._is_problem = False

    def show(self, texts: list[str], *, is_problem: bool) -> None:
        """Show the beginnings of some lines, or a problem."""
        self.texts, self._is_problem = texts, is_problem
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
        options = labels_in(self) if base_of(self) == "R" else options_in(self)
        if self._is_problem:  # which says what is wrong at its end
            return next(iter(layout(self.texts[0], width, options)[y:]), None)
        return clip(self.texts[y], width, options) if y < len(self.texts) else None


class ExportScreen(ModalScreen[str | None], ClosingOnce[str | None]):
    """Returns a sentence that says what was exported, or None."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._language = session.settings.language
        self.job = ScreenJob(self, self._tell_of_job)
        self._is_exporting = self._is_ending = False
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
        layers = [("", self._say(messages.EVERYBODY)), (self._session.author.name, self._say(messages.MINE))]
        layers += [(each, printable(each)) for each in self._session.annotators.in_sight[1:]]
        with Vertical(id="export"):
            yield Heading(self._say(messages.EXPORT))
            yield OptionRow(self._say(messages.FORMAT), formats, "format")
            yield OptionRow(self._say(messages.SCOPE), articles, "articles")
            yield OptionRow(self._say(messages.STATE), states, "state")
            if len(self._session.annotators.in_sight) > 1:
                yield OptionRow(self._say(messages.LAYERS), layers, "layers")
            yield Heading(self._say(messages.FILE, Path.cwd()))
            yield ArabicInput(empty_direction="L", options=options_in(self), id="file")
            yield Heading(self._say(messages.PREVIEW))
            yield PreviewRows()
            yield Heading(self._say(messages.EXPORT_KEYS))

    def on_mount(self) -> None:
        """Propose a file and show the first records."""
        self._propose_file()
        self._begin_preview()
        self.set_focus(self.query_one("#format", OptionRow))

    def on_unmount(self) -> None:
        """End what is still being done, and leave nothing of a file that is not complete."""
        if self._is_exporting:
            self.job.end()
        else:
            self.job.cancel()

    def on_job_reported(self, event: JobReported) -> None:
        """Show how far a job is, and what comes of it."""
        self.job.take(event)

    def _option(self, name: str) -> str:
        return self.query_one(f"#{name}", OptionRow).value

    def _propose_file(self) -> None:
        extension = FORMATS[self._option("format")].extension
        self.query_one("#file", ArabicInput).value = f"hashiya-export{extension}"

    def _chosen(self) -> Chosen:
        """Return which records are wanted. Raises DatabaseError."""
        indices = [self._session.index] if self._option("articles") == "this" else None
        scope = Scope(Wanted(self._option("state")), by=self._layers())
        return Chosen(self._session.annotations.apart(), scope, indices)

    def _layers(self) -> frozenset[str]:
        """Return the annotators whose layers are taken: one's own where others' are hidden; () for everybody."""
        if len(self._session.annotators.in_sight) == 1:
            return frozenset(self._session.annotators.in_sight) if self._session.annotators.has_others else frozenset()
        return frozenset(filter(None, [self._option("layers")]))

    # The preview

    def _begin_preview(self) -> None:
        try:
            chosen = self._chosen()
        except DatabaseError as error:
            self._show_error(error)
            return
        self.job.begin(Errand(messages.PREVIEWING, chosen.preview, self._preview, self._show_error, self._preview))

    def _preview(self, found: Preview) -> None:
        """Show the first records, and how many there are as soon as that is known."""
        if found.total == 0:
            self._show_problem(self._say(messages.NOTHING_TO_EXPORT))
            return
        codebook = self._session.codebook
        rows = [self._say(messages.RECORDS, "…" if found.total is None else found.total)]
        for record in found.records:
            themes = " · ".join(codebook.name(theme, self._language) for theme in codebook.sorted(record.themes))
            number = in_digits(str(record.paragraph), self._language)
            rows += [f"{number} · {themes}" if themes else number, record.text]
        self._show(rows)

    def _tell_of_job(self, doing: Label, progress: Progressed | None) -> None:
        """Say how far the job is, above what it has found."""
        shown = self.query_one(PreviewRows)
        shown.show([messages.doing(doing, self._language, progress), *shown.texts[1:]], is_problem=False)

    def _show(self, texts: list[str]) -> None:
        self.query_one(PreviewRows).show(texts, is_problem=False)

    def _show_problem(self, text: str) -> None:
        self.query_one(PreviewRows).show([text], is_problem=True)

    def _show_error(self, error: HashiyaError) -> None:
        self._show_problem(sentence(error, self._language))

    # The keys

    def on_key(self, event: Key) -> None:
        """Move between the rows, change a value, export or leave."""
        event.stop()
        row = self.focused
        if event.key in ("escape", "ctrl+c"):
            self._leave()
        elif self._is_exporting:
            return
        elif event.key in ("down", "tab") or (isinstance(row, OptionRow) and event.key in in_both_layouts("j")):
            self.focus_next()
        elif event.key in ("up", "shift+tab") or (isinstance(row, OptionRow) and event.key in in_both_layouts("k")):
            self.focus_previous()
        elif event.key in ("left", "right", "space") and isinstance(row, OptionRow):
            row.turn(-1 if event.key == ("right" if base_of(self) == "R" else "left") else 1)
            self._asked_about = ""
            if row.id == "format":
                self._propose_file()
            self._begin_preview()
        elif event.key == "enter":
            self._export()

    def _leave(self) -> None:
        """Leave; where a file is being written, end that first. A disk that hangs is left at the second time."""
        if self._is_exporting and not self._is_ending:
            self._is_ending = True
            self.job.ask_to_end()
        else:
            self.dismiss(None)

    def on_arabic_input_changed(self) -> None:
        """Ask again about another file."""
        self._asked_about = ""

    def on_arabic_input_submitted(self) -> None:
        """Export at Enter in the file's name, too."""
        self._export()

    # The export

    def _export(self) -> None:
        name = self.query_one("#file", ArabicInput).value.strip()
        if self._is_exporting:
            return
        if not name:
            self._show_problem(self._say(messages.NO_FILE))
            return
        try:
            path, chosen = typed_path(name), self._chosen()
        except HashiyaError as error:
            self._show_error(error)
            return
        export = Export(chosen, self._option("format"), self._session.codebook, path, self._asked_about == name)
        self._is_exporting, self._is_ending = True, False
        exported, failed = partial(self._exported, path), partial(self._failed, name)
        self.job.begin(Errand(messages.EXPORTING, export.write, exported, failed, cancelled=self._ended))

    def _exported(self, path: Path, count: int) -> None:
        self._is_exporting = False
        if count:
            self.dismiss(self._say(messages.EXPORTED, PARAGRAPHS.counted(count, self._language), path))
        else:
            self._show_problem(self._say(messages.NOTHING_TO_EXPORT))

    def _ended(self) -> None:
        self._is_exporting = False
        self._show_problem(self._say(messages.ENDED, self._say(messages.EXPORTING)))

    def _failed(self, name: str, error: HashiyaError) -> None:
        """Say what went wrong; a file that is there is written over at the next Enter, if it still has this name."""
        self._is_exporting = False
        if isinstance(error, AlreadyExistsError) and name == self.query_one("#file", ArabicInput).value.strip():
            self._asked_about = name
            self._show_problem(self._say(messages.EXISTS))
        else:
            self._show_error(error)
