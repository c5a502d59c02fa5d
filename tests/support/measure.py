"""What the benches share: libraries made of the sample text, the program, times to the first paint, a table.

Every bench is run by hand, as ``python -m tests.bench.first_paint``, and prints figures of one run beside each
other: a ratio says something on any machine, a number of milliseconds only on the one it was taken on.
"""

from __future__ import annotations

import itertools
import sys
import zlib
from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.places import ROOT, SAMPLES
from tests.support.terminal import TerminalSession

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tests.support.terminal import Burst

COLUMNS, ROWS = 100, 32
QUIET = 0.15
"""Seconds of silence that end a paint."""

EMPTY_APP = """
from textual.app import App, ComposeResult
from textual.widgets import Label

class Empty(App[None]):
    BINDINGS = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        yield Label("empty")

Empty().run()
"""


def arguments(description: str | None, runs: int = 5) -> Namespace:
    """Return ``runs`` and ``texts`` (the folder of the sample text) as given on the command line."""
    parser = ArgumentParser(description=(description or "").partition("\n\n")[0])
    parser.add_argument("--runs", type=int, default=runs)
    parser.add_argument("--texts", type=Path, default=SAMPLES, help="a folder of articles (*.txt)")
    return parser.parse_args()


def hashiya(library: Path) -> list[str]:
    """Return the command that opens the reader on ``library``."""
    return [sys.executable, "-m", "tui.cli", str(library)]


def empty_app() -> list[str]:
    """Return the command that opens the smallest app the same interface library can make."""
    return [sys.executable, "-c", EMPTY_APP]


def home(folder: Path) -> dict[str, str]:
    """Return an environment in which the program finds no settings, and leaves none behind."""
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    return dict.fromkeys(names, str(folder)) | {"PYTHONPATH": str(ROOT)}


def sample_texts(folder: Path) -> list[str]:
    """Return the articles of ``folder``, or end the bench when there are none."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]
    if not texts:
        raise SystemExit(f"no articles (*.txt) in {folder}; name a folder with --texts")
    return texts


def distinct_paragraphs(texts: Sequence[str]) -> Iterator[str]:
    """Yield the paragraphs of ``texts`` again and again, each with a number, so that no cache knows it."""
    paragraphs = [line for text in texts for line in text.splitlines() if line.strip()]
    for number, paragraph in enumerate(itertools.cycle(paragraphs)):
        yield f"{paragraph} {number}"


def write_library(folder: Path, texts: Sequence[str], articles: int) -> Path:
    """Write ``articles`` articles, no two alike, and return ``folder``."""
    folder.mkdir()
    for number, text in zip(range(articles), itertools.cycle(texts), strict=False):
        (folder / f"{number:06d}.txt").write_text(f"{number} {text}", encoding="utf-8")
    return folder


def write_article(folder: Path, texts: Sequence[str], size: int) -> Path:
    """Write one article of at least ``size`` bytes, and return ``folder``."""
    folder.mkdir()
    written = 0
    with (folder / "article.txt").open("wb") as file:
        for paragraph in distinct_paragraphs(texts):
            written += file.write(f"{paragraph}\n\n".encode())
            if written >= size:
                return folder
    return folder


def first_paint(command: Sequence[str], env: Mapping[str, str], timeout: float = 120.0) -> Burst:
    """Return what ``command`` wrote until it first fell silent with something on its own screen.

    The times are seconds from the launch. What it writes before it takes the screen over is not a paint.
    """
    with TerminalSession(command, columns=COLUMNS, rows=ROWS, env=env) as session:
        return session.wait_quiet(QUIET, timeout, ready=_is_painted)


def packed_size(parts: Iterable[bytes]) -> list[int]:
    """Return how many bytes each part costs on a connection that compresses, such as ``ssh -C``."""
    packer = zlib.compressobj(6)
    return [len(packer.compress(part)) + len(packer.flush(zlib.Z_SYNC_FLUSH)) for part in parts]


def print_table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print ``rows`` under ``head``: the first column to the left, numbers to the right."""
    table = [[str(cell) for cell in row] for row in (head, *rows)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for name, *cells in table:
        print(  # noqa: T201 - a bench talks to the person who runs it
            name.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True)), sep="  "
        )


def _is_painted(session: TerminalSession) -> bool:
    return 1049 in session.modes and any(session.screen_lines())
