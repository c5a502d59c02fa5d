"""The screen of the statistics: what has been tagged."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from tui.annotations.layers import AGREED
from tui.annotations.progress import summed
from tui.sentences.digits import in_digits
from tui.text.clipping import clip
from tui.ui import messages
from tui.ui.screens.sheet import SheetScreen, blank, heading, one_row
from tui.ui.strips import base_of, labels_in, language_of, options_in, style_of
from tui.view.palette import ink
from tui.view.runs import Run, aligned, label, row_from, runs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.style import Style

    from tui.annotations.progress import Progress
    from tui.session.session import Session
    from tui.ui.screens.sheet import Item, MakeRow, Sheet


_LEAST_NAME = 10
"""Cells that a name keeps beside what is counted, which is not cut as long as there is room for it."""


class StatisticsScreen(SheetScreen):
    """What has been tagged: per theme, per annotator, per article, and which themes come together."""

    def __init__(self, session: Session, work: Mapping[str, Progress]) -> None:
        """Count nothing yet.

        Args:
            session: Whose own work is shown, whoever else there is.
            work: What each annotator in sight has done; nothing where there is nobody else.
        """
        super().__init__()
        self._session = session
        self._work = work

    def items(self) -> list[Item]:
        """Return bars per theme, the work of each annotator, counts per article, and pairs in the open article."""
        language, progress = self._session.settings.language, self._session.progress
        own = self._work.get(self._session.author.name)
        totals = (own or summed(progress.values())).themes
        items: list[Item] = [
            heading(messages.say(messages.STATISTICS, language)),
            blank,
            heading(messages.say(messages.PER_THEME, language)),
        ]
        most = max(totals.values(), default=1)
        items += [
            _bar_row(each.label.spoken(language), totals.get(each.id, 0), most, each.colour)
            for each in self._session.codebook
        ]
        items += self._per_annotator()
        items += [blank, heading(messages.say(messages.PER_ARTICLE, language))]
        for article_id, each in sorted(progress.items()):
            index = self._session.library.index_of(article_id)
            done = messages.say(messages.WORK_DONE, language, each.reviewed, each.tagged)
            items.append(_count_row(article_id, done) if index is None else _article_row(self._session, index, done))
        return [*items, blank, heading(messages.say(messages.TOGETHER, language)), *self._together()]

    def _per_annotator(self) -> list[Item]:
        """Return what each annotator has done: paragraphs reviewed and tagged, and bars per theme."""
        if not self._work:
            return []
        language, codebook = self._session.settings.language, self._session.codebook
        items: list[Item] = [blank, heading(messages.say(messages.PER_ANNOTATOR, language))]
        most = max((count for each in self._work.values() for count in each.themes.values()), default=1)
        for number, (name, each) in enumerate(self._work.items()):
            shown = messages.say(messages.AGREED, language) if name == AGREED else name
            done = messages.say(messages.WORK_DONE, language, each.reviewed, each.tagged)
            items += [blank] * (number > 0)
            items.append(_count_row(shown, done, "heading"))
            for theme in codebook.sorted(sorted(each.themes)):
                known = codebook.get(theme)
                items.append(
                    _bar_row(codebook.name(theme, language), each.themes[theme], most, known.colour if known else "")
                )
        return items

    def _together(self) -> list[Item]:
        """Return how often two themes are on one paragraph of the open article."""
        language, codebook = self._session.settings.language, self._session.codebook
        pairs: Counter[tuple[str, str]] = Counter()
        for annotation in self._session.opened.annotations.values():
            pairs.update(combinations(sorted(annotation.themes), 2))
        if not pairs:
            return [_count_row(messages.say(messages.NOTHING, language), "")]
        names = {theme: codebook.name(theme, language) for pair in pairs for theme in pair}
        return [
            _count_row(f"{names[first]} + {names[second]}", in_digits(str(count), language))
            for (first, second), count in pairs.most_common()
        ]


def _bar_row(name: str, count: int, most: int, colour: str) -> Item:
    """Return a row of a theme.

    Args:
        name: What it is called.
        count: How many paragraphs bear it.
        most: How many the longest bar stands for.
        colour: The theme's; "" of one that the code book does not know.
    """

    def row(width: int, sheet: Sheet) -> list[Run[Style]]:
        text = sheet.style("text")
        column = max(1, width // 3)
        room = max(1, width - column - 8)
        filled = round(count * room / most)
        bar = Run("█" * filled, text + style_of(ink(colour, native=sheet.app.native_ansi_color)) if colour else text)
        base = base_of(sheet)
        counted = Run(in_digits(f"{count:>6} ", language_of(sheet)), text)
        parts = row_from(base, [Run(" ", text)], [bar], [Run(" " * (room - filled), text)], [counted])
        named = label(name, column, text, labels_in(sheet))
        return row_from(base, named, aligned(parts, room + 8, width - column, base, text))

    return one_row(row)


def _article_row(session: Session, index: int, done: str) -> Item:
    """Return a row of an article, whose title is read only where the row is on screen."""

    def row(width: int, sheet: Sheet) -> list[Run[Style]]:
        return _counted(session.library.summary(index).title, done)(width, sheet)

    return one_row(row)


def _count_row(name: str, count: str, look: str = "text") -> Item:
    """Return a row of something that is counted; see ``_counted``."""
    return one_row(_counted(name, count, look))


def _counted(name: str, count: str, look: str = "text") -> MakeRow:
    """Return what makes a row with a name where the language begins, and what is counted at the other side.

    Args:
        name: What is counted.
        count: How much of it there is.
        look: Which of the sheet's styles the name has.
    """

    def row(width: int, sheet: Sheet) -> list[Run[Style]]:
        counted = clip(count, max(1, width - _LEAST_NAME), options_in(sheet))
        named = label(name, max(1, width - counted.width), sheet.style(look), labels_in(sheet))
        return row_from(base_of(sheet), named, runs(counted, sheet.style("key")))

    return row
