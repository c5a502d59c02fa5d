"""The reader in a test's hands: a copy of the samples, the program without a terminal, keys in, cells out."""

from __future__ import annotations

import asyncio
import shutil
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Protocol
from unicodedata import category, normalize

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual._context import visible_screen_stack
from textual.keys import _character_to_key  # the name under which a character arrives from a terminal

from tests.support.kept import kept_in
from tests.support.places import SAMPLES
from tests.support.waiting import GUARD
from tui.corpus.library import Library
from tui.session.library_texts import LibraryTexts
from tui.session.session import Session
from tui.settings import Settings
from tui.state.positions import ReadingPositions
from tui.state.text_hashes import TextHashes
from tui.store.annotation_store import AnnotationStore
from tui.ui.app import HashiyaApp
from tui.ui.arabic_layout import LAM_ALEF_SECONDS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable
    from pathlib import Path

    from textual.app import App
    from textual.pilot import Pilot

    from tests.support.kept import Kept
    from tui.ui.jobs import ScreenJob

SUMMIT = 4
"""The sample with most in it: a title, headings, a list, vowel marks; every line is a paragraph, the last furniture."""

BAR = "▐"
GUTTER = 6
"""Cells: what stands beside the text, where numbers have two digits."""

WIDEST_TEXT = 80
LAM = "ل"
LOOK = 0.02  # seconds between two looks at the screen
ROUNDS = 2
"""How often messages are answered by messages, at the most."""


class Press(Protocol):
    """Presses the key that a test is about."""

    async def __call__(self) -> None: ...


def copy_samples(folder: Path) -> Path:
    """Return a library below ``folder`` that may be written to."""
    library = folder / "library"
    shutil.copytree(SAMPLES, library)
    return library


def first_of(folder: Path, text: str | bytes) -> Path:
    """Return a library whose first article holds ``text``; a sound one follows."""
    library = folder / "odd"
    library.mkdir()
    (library / "1.txt").write_bytes(text.encode() if isinstance(text, str) else text)
    (library / "2.txt").write_text("عنوان سليم\n\nفقرة سليمة.\n", encoding="utf-8")
    return library


def session_on(library: Path, settings: Settings | None = None, database: Path | None = None) -> Session:
    """Return a session on ``library`` as the command opens it, with nothing read from this machine."""
    root = library if library.is_dir() else library.parent
    found, chosen = Library(library), settings or Settings("tester")
    texts = LibraryTexts(found, TextHashes(root.parent / "cache")) if library.is_dir() else None
    store = AnnotationStore(database or root / "tags.json", texts=texts, template=chosen.themes)
    positions = ReadingPositions(root.parent / "positions.json")
    return Session(found, store, chosen, positions, "desk")


def key_event(key: str) -> events.Key:
    """Return the event of a key by Textual's name, or of a character."""
    characters = {"space": " ", "enter": "\r", "tab": "\t"}
    return events.Key(_character_to_key(key), key) if len(key) == 1 else events.Key(key, characters.get(key))


def logical(visual: str) -> str:
    """Return what a row of Arabic cells says, letters only: from right to left, presentation forms taken apart.

    Numbers and Latin come out backwards, and vowel marks are left out.
    """
    return "".join(normalize("NFKC", char) for char in reversed(visual) if category(char) != "Mn")


def lines_of(file: Path) -> list[str]:
    """Return the paragraphs of a file that has one a line."""
    return file.read_text(encoding="utf-8").splitlines()


@dataclass
class Piloted:
    """A running reader."""

    app: HashiyaApp
    pilot: Pilot[None]
    library: Path

    @property
    def session(self) -> Session:
        return self.app.session

    async def press(self, *keys: str) -> None:
        """Press keys by Textual's names or characters, each when what the one before has begun is done."""
        for key in keys:
            await self.press_meanwhile(key)
            await done(self.app)
        await self.settle()

    async def press_meanwhile(self, *keys: str) -> None:
        """Press keys while a job may be running, and wait only until they have been taken."""
        for key in keys:
            self.app.post_message(key_event(key))
            await self._pass_through()
            if key == LAM:  # it waits for an alef before it is a key of its own
                await self.pilot.pause(LAM_ALEF_SECONDS * 1.5)

    async def type(self, text: str) -> None:
        """Type ``text`` where somebody is asked for it."""
        await self.press(*text)

    async def arrive(self, keys: Iterable[str]) -> None:
        """Let keys arrive at once, as those of one key do that sends several, or all that a slow link has held back."""
        for key in keys:
            self.app.post_message(key_event(key))
        await self.settle()

    async def resize(self, columns: int, rows: int) -> None:
        """Make the terminal another size."""
        await self.pilot.resize_terminal(columns, rows)
        await self.settle()

    async def settle(self) -> None:
        """Wait until all is done and drawn."""
        await settled(self.app)

    async def _pass_through(self) -> None:
        await _passed_through(self.app)

    async def until(self, condition: Callable[[], bool], seconds: float = GUARD) -> None:
        """Wait until ``condition`` holds. Fails after so many seconds of waiting, on a busy machine later.

        What counts is the time between its looks, in which the timers of the program go on; not what the program, or
        a machine that has other things to do, needs for what they bring about.
        """
        for _ in range(round(seconds / LOOK)):
            if condition():
                return
            await self.pilot.pause(LOOK)
        assert condition(), "\n".join(self.rows)

    # What is on screen

    @property
    def cells(self) -> list[list[tuple[str, Style]]]:
        """Return the rows of the screen: what stands in each cell, with its style. Behind a wide character: ""."""
        visible_screen_stack.set(self.app._background_screens)  # noqa: SLF001 - else what stands below is blank
        strips = self.app.screen._compositor.render_strips()  # noqa: SLF001 - what a screenshot is made of
        rows = []
        for strip in strips:
            row: list[tuple[str, Style]] = []
            for char, style in ((char, part.style or Style()) for part in strip for char in part.text):
                width = cell_len(char)
                if width:
                    row += [(char, style), ("", style)][:width]
                else:
                    row[-1] = (row[-1][0] + char, style)
            rows.append(row)
        return rows

    @property
    def rows(self) -> list[str]:
        """Return the rows of the screen, in visual order."""
        return ["".join(cell for cell, _ in row) for row in self.cells]

    def says(self, arabic: str) -> bool:
        """Return whether a row of the screen says ``arabic``, which is given without vowel marks."""
        return any(arabic in logical(row) for row in self.rows)

    def shows(self, visual: str) -> bool:
        """Return whether a row of the screen shows ``visual`` as it is."""
        return any(visual in row for row in self.rows)

    @property
    def _gutter(self) -> tuple[range, slice]:
        """Return the rows of the article, and the columns in which the bar and the numbers stand."""
        region = self.app.screen.query_one("#reader").region
        spare = region.width - WIDEST_TEXT - GUTTER
        end = region.right - max(0, spare // 2)
        return range(region.y, region.bottom), slice(end - GUTTER, end)

    @property
    def numbers(self) -> dict[int, str]:
        """Return the paragraph numbers in the right margin, with what stands beside them: " ▐● 3 "."""
        rows, gutter = self._gutter
        cells = self.cells
        margins = ["".join(cell for cell, _ in cells[y][gutter]) for y in rows]
        return {int(margin[3:]): margin for margin in margins if margin[3:].strip()}

    @property
    def barred(self) -> list[int]:
        """Return the numbers with a bar: the cursor's and those of the selection."""
        return [number for number, margin in self.numbers.items() if BAR in margin]

    @property
    def number(self) -> int:
        """Return the number of the paragraph at the bar."""
        assert len(self.barred) == 1, "\n".join(self.rows)
        return self.barred[0]

    def article_rows(self) -> list[str]:
        """Return the rows of the article, without the margin."""
        rows, gutter = self._gutter
        cells = self.cells
        return ["".join(cell for cell, _ in cells[y][: gutter.start]) for y in rows]

    def highlighted(self) -> list[str]:
        """Return the runs of text on a background of their own, each as it is read."""
        rows, gutter = self._gutter
        cells = self.cells
        found, run = [], ""
        for y in rows:
            margin = (" ", cells[y][0][1])
            for cell, style in [*cells[y][: gutter.start], margin]:
                if style.bgcolor != margin[1].bgcolor:
                    run += cell
                elif run:
                    found.append(logical(run))
                    run = ""
        return found

    # What is on disk

    @property
    def database(self) -> Path:
        return self.session.tag_file.path

    def paragraphs(self, by: str = "tester") -> dict[str, Kept]:
        """Return what ``by`` says in the tag file, by the text of the paragraph."""
        return {each.quote: each for each in kept_in(self.database) if each.by == by}

    def themes_of(self, quote: str, by: str = "tester") -> list[str]:
        """Return the themes that ``by`` gives the paragraph with this text, as they are on disk."""
        found = self.paragraphs(by).get(quote)
        return list(found.themes) if found else []


async def settled(app: App[None]) -> None:
    """Wait until all is done and drawn; quicker than Textual's wait for idleness, which a busy machine misleads."""
    for _ in range(2):  # what is done after a refresh may ask for another
        await _passed_through(app)
        await done(app)
        if app.is_running:
            drawn = asyncio.Event()
            app.screen.call_after_refresh(drawn.set)
            await asyncio.wait_for(drawn.wait(), GUARD)


async def done(app: App[None]) -> None:
    """Wait until no screen has a job, and what came of the last one is taken."""
    screens = app.screen_stack if app.is_running else ()
    for screen, name in ((screen, name) for screen in screens for name in ("job", "_looking_job")):
        job: ScreenJob | None = getattr(screen, name, None)
        ended = monotonic() + GUARD
        while job is not None and job.is_running:
            assert monotonic() < ended, "a job does not end"
            await asyncio.sleep(LOOK / 10)
    await _passed_through(app)


async def _passed_through(app: App[None]) -> None:
    """Wait until all widgets have taken what is there for them."""
    for _ in range(ROUNDS):
        for node in [app, *app.screen.walk_children(with_self=True)]:
            done = asyncio.Event()
            if node.call_later(done.set):
                await asyncio.wait_for(done.wait(), GUARD)


@asynccontextmanager
async def piloted(  # noqa: PLR0913 - what a reader is started with
    library: Path,
    *,
    size: tuple[int, int] = (80, 24),
    article: int = 0,
    settings: Settings | None = None,
    settles: bool = True,
    goes_on: bool = False,
) -> AsyncIterator[Piloted]:
    """Run the reader on ``library``.

    Args:
        library: A folder of articles, or one.
        size: That of the terminal, in cells and rows.
        article: The index of the article that is open.
        settings: The person's.
        settles: Whether to wait until all is done that is begun at the start, such as looking at all texts.
        goes_on: Whether to begin where an earlier run of the test has left; else at the beginning of the article.
    """
    if not goes_on:
        (library.parent / "positions.json").unlink(missing_ok=True)
    session = session_on(library, settings)
    session.index = article
    app = HashiyaApp(session)
    async with app.run_test(size=size) as pilot:
        desk = Piloted(app, pilot, library)
        if settles:
            await desk.settle()
        yield desk


def assert_harmless(desk: Piloted) -> None:
    """Assert that nothing on screen could move a cursor, colour or reorder anything in a terminal."""
    for row in desk.rows:
        assert not [char for char in row if category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")], row
