"""``hashiya show``: an article as it is read, or in logical order."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tui.cli.arguments import named_paragraph
from tui.cli.printing import print_logical, print_visual, terminal_width
from tui.model import BidiMode
from tui.terminal.choice import Preference

if TYPE_CHECKING:
    from tui.cli.context import Invocation


@click.command()
@click.argument("article")
@click.option("--width", type=click.IntRange(1, 10_000), help="Columns of visual text (the terminal's width).")
@click.option("--paragraph", type=int, help="Only this paragraph, counted from 1.")
@click.option(
    "--mode",
    type=click.Choice([each.value for each in BidiMode]),
    help="How it is sent to a terminal, or (plain) logical order, a paragraph a line.",
)
@click.pass_obj
def show(invocation: Invocation, article: str, width: int | None, paragraph: int | None, mode: str | None) -> None:
    """Print ARTICLE: as it is read on a terminal, in logical order into a pipe."""
    session = invocation.session()
    opened = session.library.article(session.library.find(article))
    paragraphs = [named_paragraph(opened, paragraph)] if paragraph is not None else list(opened.paragraphs)
    asked = Preference("--mode", BidiMode(mode)) if mode else None
    treatment = invocation.treatment(session.settings, asked)
    lines_wanted = sys.stdout.isatty() or width is not None or asked is not None
    if mode == BidiMode.PLAIN or not lines_wanted:
        print_logical(opened, paragraphs)
    else:
        print_visual(opened, paragraphs, width or terminal_width(), treatment)
