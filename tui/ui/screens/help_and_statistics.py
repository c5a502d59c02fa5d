"""Screens that are only read: the keys, the statistics."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from tui.text.layout import clip
from tui.ui import messages
from tui.ui.arabic_layout import in_both_layouts
from tui.ui.command import Region
from tui.ui.strips import options_in, strip_of, style_of
from tui.ui.widgets.rows_view import RowsView
from tui.view.palette import ink
from tui.view.runs import Run, aligned, label, runs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.style import Style
    from textual.app import ComposeResult
    from textual.events import Key
    from textual.strip import Strip

    from tui.session.session import Session
    from tui.text.bidi import Direction
    from tui.ui.command import HelpRow

    Rows = list[Callable[[int, "Sheet"], list[Run[Style]]]]
    """Each makes a row's segments for a width in cells."""

WIDEST = 100
KEY_COLUMN = 15
NAME_COLUMN = 30
NARROWEST_LABEL = 12
"""Cells; in less there is no room for the second language."""

KEYS_BASE: Direction = "L"
"""Keys stand in the order of the table, whatever their letters are."""


class Sheet(RowsView, can_focus=True):
    """Rows that can be scrolled."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"sheet--text", "sheet--heading", "sheet--key"}

    def __init__(self, makers: Rows) -> None:
        super().__init__()
        self._makers = makers
        self.viewport.count = len(makers)

    def style(self, name: str) -> Style:
        """Return one of the sheet's styles: text, heading, key."""
        return self.get_component_rich_style(f"sheet--{name}")

    def blank_style(self) -> Style:
        """Return the style of text."""
        return self.style("text")

    def draw(self) -> list[Strip]:
        """Return the rows on screen, in its middle."""
        width = self.size.width
        inner = max(1, min(WIDEST, width - 2))
        margin = Run(" " * ((width - inner) // 2), self.style("text"))
        rest = Run(" " * (width - inner - len(margin.text)), self.style("text"))
        made = (self._makers[place.item](inner, self) for place in self.viewport.rows())
        return [strip_of([margin, *parts, rest], width) for parts in made]


class SheetScreen(Screen[None]):
    """A sheet that any of the usual keys leaves."""

    def rows(self) -> Rows:
        """Return the sheet's rows."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Yield the sheet."""
        yield Sheet(self.rows())

    def on_mount(self) -> None:
        """Give the keys to the sheet."""
        self.query_one(Sheet).focus()

    def on_key(self, event: Key) -> None:
        """Scroll or leave, in both keyboard layouts."""
        event.stop()
        sheet = self.query_one(Sheet)
        page = max(1, sheet.size.height - 1)
        moves = {"j,down": 1, "k,up": -1, "space,pagedown": page, "b,pageup": -page, "g,home": -10_000, "G,end": 10_000}
        for keys, steps in moves.items():
            if event.key in in_both_layouts(keys):
                sheet.scroll_rows(steps)
                return
        if event.key in in_both_layouts("escape,q,i,enter,ctrl+c") or event.character in in_both_layouts("?"):
            self.dismiss()


def heading(text: str) -> Callable[[int, Sheet], list[Run[Style]]]:
    """Return a row that is a heading."""
    return lambda width, sheet: label(text, width, sheet.style("heading"), options_in(sheet, "R"))


def blank(width: int, sheet: Sheet) -> list[Run[Style]]:
    """Return an empty row."""
    return [Run(" " * width, sheet.style("text"))]


class HelpScreen(SheetScreen):
    """Every key, in both keyboard layouts and both languages; made from the table of commands."""

    def __init__(self, language: str, commands: Sequence[HelpRow]) -> None:
        super().__init__()
        self._language = language
        self._commands = commands

    def rows(self) -> Rows:
        """Return a heading per place and a row per command."""
        rows: Rows = [
            heading(
                f"{messages.say(messages.HELP, self._language)} — {messages.say(messages.HELP_END, self._language)}"
            )
        ]
        for region in (Region.READER, Region.EVERYWHERE, Region.LIST):
            rows += [blank, heading(f"{region.value.ar} · {region.value.en}")]
            rows += [_command_row(row) for row in self._commands if row.region is region]
        return rows


def _command_row(command: HelpRow) -> Callable[[int, Sheet], list[Run[Style]]]:
    """Return a row: Arabic label at the right, keys beside it, English label at the left where there is room."""
    keys = " ".join([*command.english, *command.arabic])

    def row(width: int, sheet: Sheet) -> list[Run[Style]]:
        text = sheet.style("text")
        gap = Run(" ", text)
        key_column = max(1, min(KEY_COLUMN, width // 2))
        name_column = max(1, min(NAME_COLUMN, width - key_column - 1))
        other_column = width - name_column - key_column - 2
        name = clip(command.label.ar, name_column, options_in(sheet, "R"))
        shown = clip(keys, key_column, options_in(sheet, KEYS_BASE))
        right = aligned(runs(name, text), name.width, name_column, "R", text)
        middle = aligned(runs(shown, sheet.style("key")), shown.width, key_column, "L", text)
        if other_column < NARROWEST_LABEL:
            return [*aligned(middle, key_column, width - name_column - 1, "R", text), gap, *right]
        other = clip(command.label.en, other_column, options_in(sheet))
        left = aligned(runs(other, text), other.width, other_column, "L", text)
        return [*left, gap, *middle, gap, *right]

    return row


class StatisticsScreen(SheetScreen):
    """What has been tagged: per theme, per article, and which themes come together."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def rows(self) -> Rows:
        """Return bars per theme, counts per article, and pairs in the open article."""
        language, progress = self._session.settings.language, self._session.progress
        codebook = self._session.codebook
        totals: Counter[str] = Counter()
        for each in progress.values():
            totals.update(each.themes)
        most = max(totals.values(), default=1)
        rows: Rows = [
            heading(messages.say(messages.STATISTICS, language)),
            blank,
            heading(messages.say(messages.PER_THEME, language)),
        ]
        rows += [_bar_row(each.label.spoken(language), totals[each.id], most, each.colour) for each in codebook]
        rows += [blank, heading(messages.say(messages.PER_ARTICLE, language))]
        for article_id, each in sorted(progress.items()):
            index = self._session.library.index_of(article_id)
            title = self._session.library.summary(index).title if index is not None else article_id
            rows.append(_count_row(title, messages.say(messages.WORK_DONE, language, each.reviewed, each.tagged)))
        rows += [blank, heading(messages.say(messages.TOGETHER, language))]
        pairs: Counter[tuple[str, str]] = Counter()
        for annotation in self._session.opened.annotations.values():
            pairs.update(combinations(sorted(annotation.themes), 2))
        for (first, second), count in pairs.most_common():
            pair = f"{codebook.name(first, language)} + {codebook.name(second, language)}"
            rows.append(_count_row(pair, str(count)))
        if not pairs:
            rows.append(_count_row(messages.say(messages.NOTHING, language), ""))
        return rows


def _bar_row(name: str, count: int, most: int, colour: str) -> Callable[[int, Sheet], list[Run[Style]]]:
    def row(width: int, sheet: Sheet) -> list[Run[Style]]:
        text = sheet.style("text")
        column = max(1, width // 3)
        room = max(1, width - column - 8)
        filled = round(count * room / most)
        bar = [
            Run(f"{count:>6} ", text),
            Run(" " * (room - filled), text),
            Run("█" * filled, text + style_of(ink(colour, native=sheet.app.native_ansi_color))),
            Run(" ", text),
        ]
        return [*aligned(bar, room + 8, width - column, "R", text), *label(name, column, text, options_in(sheet, "R"))]

    return row


def _count_row(name: str, count: str) -> Callable[[int, Sheet], list[Run[Style]]]:
    """Return a row with a name at the right and what is counted at the left."""

    def row(width: int, sheet: Sheet) -> list[Run[Style]]:
        counted = clip(count, max(1, width // 2), options_in(sheet))
        left = runs(counted, sheet.style("key"))
        return [*left, *label(name, max(1, width - counted.width), sheet.style("text"), options_in(sheet, "R"))]

    return row
