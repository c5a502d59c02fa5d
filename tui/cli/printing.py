"""Text on standard output: as it is read on a terminal, in logical order elsewhere, and never with a raw control."""

from __future__ import annotations

import io
import os
import re
import sys
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, NamedTuple

import click
import orjson

from tui.files.names import is_printable
from tui.model import BidiMode
from tui.terminal.rows import sent_text
from tui.text.bidi import is_right_to_left
from tui.text.clipping import clip
from tui.text.glyphs import glyph
from tui.text.layout import LayoutOptions, layout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tui.model import Article, Paragraph
    from tui.terminal.modes import Treatment
    from tui.text.direction import Direction

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
_UNESCAPED = re.compile("[\x7f-\x9f]")
_UNESCAPED_OR_DIRECTION = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_SHORTEST_TITLE = 20  # cells
_TAB = 8  # cells
_BEYOND_FOUR_DIGITS = 0x10000


def prepare_streams() -> None:
    """See to it that there are streams, and that a letter their encoding lacks is no error."""
    sys.stdin = sys.stdin or Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 - open until the program ends
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - see above
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def safe(text: str) -> str:
    r"""Return ``text`` as one line: whatever cannot be printed, controls and directions among it, as escapes.

    >>> print(safe("two\nlines\u202e"))
    two\u000alines\u202e
    >>> print(safe("\U000e0001"))
    \U000e0001
    """
    return "".join(char if is_printable(char) else _escape(ord(char)) for char in text)


def _escape(number: int) -> str:
    return f"\\u{number:04x}" if number < _BEYOND_FOUR_DIGITS else f"\\U{number:08x}"


def beginning(text: str, longest: int | None) -> str:
    r"""Return ``text`` on one line, cut to ``longest`` code points with an ellipsis, not at all where that is None.

    >>> beginning("two\nlines", 6)
    'two l…'
    """
    line = " ".join(text.split())
    return line if longest is None or len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def say_on_stderr(text: str, treatment: Callable[[], Treatment]) -> None:
    """Print a text on standard error, line by line; on a terminal what is Arabic of it as ``treatment()`` wants it.

    ``treatment`` is called only where it is needed: to know it the terminal may have to be asked.
    """
    if not (sys.stderr.isatty() and any(map(is_right_to_left, text))):
        for line in text.splitlines():
            click.echo(safe(line), err=True)
        return
    wanted = treatment()
    with order_left_alone(wanted, err=True):
        for line in text.splitlines():
            print_line(line, wanted, err=True)


def safe_json(value: object) -> str:
    r"""Return ``value`` as indented JSON with DEL and the C1 controls escaped, which JSON itself would let through.

    Where it goes to a terminal, so are the ends of lines and the marks of direction (UAX #9), which one would obey.

    >>> print(safe_json(["one\x9btwo"]))
    [
      "one\u009btwo"
    ]
    """
    json = orjson.dumps(value, option=orjson.OPT_INDENT_2).decode()
    escaped = _UNESCAPED_OR_DIRECTION if sys.stdout.isatty() else _UNESCAPED
    return escaped.sub(lambda control: _escape(ord(control[0])), json)


def terminal_width() -> int:
    """Return the width to print at, in cells: the terminal's, or COLUMNS."""
    return max(1, get_terminal_size().columns)


@contextmanager
def order_left_alone(treatment: Treatment, *, err: bool = False) -> Iterator[None]:
    """Tell a terminal not to reorder what is printed meanwhile: it is in order. Where there is none nothing is told.

    ``treatment`` has the sequences for it; ``err`` says that it is standard error that is printed to.
    """
    on_terminal = (sys.stderr if err else sys.stdout).isatty()
    if on_terminal:
        click.echo(treatment.start, nl=False, err=err)
    try:
        yield
    finally:
        if on_terminal:
            click.echo(treatment.end, nl=False, err=err)


def print_line(text: str, treatment: Treatment, *, err: bool = False) -> None:
    """Print a text on as many lines as it takes, in the order in which the terminal wants it.

    Args:
        text: The text, in logical order.
        treatment: What the terminal wants.
        err: Print on standard error.
    """
    for line in _lines(text, terminal_width(), treatment, LayoutOptions(article="L", logical=treatment.is_plain)):
        click.echo(line, err=err)


def print_sentence(text: str, treatment: Treatment) -> None:
    """Print a sentence as one line, on a terminal as many as it takes; ``treatment`` is what that wants."""
    if sys.stdout.isatty():
        print_line(safe(text), treatment)
    else:
        click.echo(safe(text))


class Row(NamedTuple):
    """A row of a list.

    Attributes:
        fields: What comes first.
        last: What comes last: on a terminal it gets the room that is left.
        article: The direction of the article whose title ``last`` is; None for a text that is of no article.
    """

    fields: Sequence[str]
    last: str
    article: Direction | None = None


def print_rows(rows: Iterable[Row], treatment: Treatment) -> None:
    """Print rows with tabs between their fields; on a terminal what fits of each, in visual order."""
    with order_left_alone(treatment):
        for row in rows:
            if sys.stdout.isatty():
                click.echo(_shown(row, treatment))
            else:
                click.echo("\t".join(map(safe, (*row.fields, row.last))))


def _shown(row: Row, treatment: Treatment) -> str:
    """Return a row as a terminal gets it."""
    options = LayoutOptions(article="L", logical=treatment.is_plain)  # ids and sentences go as their beginning does
    cells: list[str] = []
    for field in row.fields:
        cells += clip(field, terminal_width(), options).texts
        cells += [" "] * (_TAB - len(cells) % _TAB)
    room = max(terminal_width() - len(cells), _SHORTEST_TITLE)
    cells += clip(row.last, room, replace(options, article=row.article)).texts
    return sent_text(cells, treatment)


def print_logical(article: Article, paragraphs: Sequence[Paragraph]) -> None:
    """Print each paragraph as one line in logical order: controls as their pictures, directions as they are."""
    for each in paragraphs:
        click.echo(_CONTROLS.sub(lambda control: glyph(control[0]), article.slice(each)))


def print_visual(paragraphs: Sequence[str], width: int, treatment: Treatment, options: LayoutOptions) -> None:
    """Print paragraphs as lines in the order in which the terminal wants them, with an empty line between.

    Args:
        paragraphs: Their texts, in logical order.
        width: Of a line, in cells.
        treatment: What the terminal wants.
        options: How they are laid out.
    """
    with order_left_alone(treatment):
        for number, text in enumerate(paragraphs):
            if number:
                click.echo()
            for line in _lines(text, width, treatment, options):
                click.echo(line)


def _lines(text: str, width: int, treatment: Treatment, options: LayoutOptions) -> Iterator[str]:
    """Yield what is sent for the lines of a text; those that a terminal shall reorder begin with a blank."""
    margin = " " * (treatment.mode is BidiMode.IMPLICIT and width > 1)
    text_width = width - len(margin)
    for line in layout(text, text_width, options):
        padding = " " * (text_width - line.width) if line.base == "R" else ""
        yield sent_text([*margin, *padding, *line.texts], treatment)
