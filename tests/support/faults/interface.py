"""The reader in a real pseudo-terminal, on short articles that are on the screen as a whole."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from tests.support.faults.model import in_stock_tinydb
from tests.support.libraries import write_article
from tui.corpus.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.terminal import TerminalSession
    from tui.model import Article

PROGRAM = (sys.executable, "-m", "tui.cli")
PARAGRAPHS = 20
ROWS = 2 * PARAGRAPHS + 8
THEMES = ("arms", "space-cooperation", "sanctions", "diplomacy")
"""In the order of their digits."""

UNSAVED_ONE = "1 :ﺔﻇﻮﻔﺤﻣ ﺮﻴﻏ ﺕﺍﺮﻴﻴﻐﺗ"
"""One change is not saved, in visual order."""


def short_articles(folder: Path, count: int) -> list[Article]:
    """Write articles of PARAGRAPHS lines into the folder, and return them."""
    for number in range(count):
        lines = [f"الفقرة {each} من المقالة {number}." for each in range(1, PARAGRAPHS + 1)]
        write_article(folder / f"{number:03}.txt", lines)
    library = Library(folder)
    return [library.article(index) for index in range(count)]


def marked(mark: str, number: int) -> Callable[[TerminalSession], bool]:
    """Return whether the paragraph with this number bears the mark on the screen."""
    wanted = re.compile(rf"{mark}\s*{number}$")
    return lambda session: any(wanted.search(line) for line in session.screen_lines())


def acknowledged(session: TerminalSession) -> int:
    """Return how many paragraphs bear the mark of a theme that is saved, on the screen."""
    return sum(bool(re.search(r"●\s*\d+$", line)) for line in session.screen_lines())


def themes_in(folder: Path, article: Article) -> dict[int, set[str]]:
    """Return the themes that anybody gives in the folder's tag file, by the number of the article's paragraph."""
    numbers = {paragraph.span.start: paragraph.number for paragraph in article.paragraphs}
    found: dict[int, set[str]] = {}
    for (_, start, _), said in in_stock_tinydb(folder / "tags.json", [article]).items():
        found.setdefault(numbers[start], set()).update(said.themes)
    return found


def tagged(folder: Path, article: Article) -> list[int]:
    """Return the numbers of the article's paragraphs that bear a theme in the folder's tag file."""
    return sorted(number for number, themes in themes_in(folder, article).items() if themes)
