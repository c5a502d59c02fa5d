"""``hashiya show``: an article as it is read, or in logical order."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tui.cli.arguments import WHICH_ARTICLE, named_paragraph
from tui.cli.completion import article_ids
from tui.cli.printing import print_logical, print_visual, terminal_width
from tui.model import BidiMode
from tui.terminal.choice import Preference
from tui.text.layout import LayoutOptions

if TYPE_CHECKING:
    from tui.cli.context import Invocation


@click.command(epilog=WHICH_ARTICLE)
@click.argument("article", shell_complete=article_ids)
@click.option(
    "--width", metavar="N", type=click.IntRange(1, 10_000), help="Lines of N cells; default: the terminal's width."
)
@click.option("--paragraph", metavar="K", type=int, help="Only paragraph K, counted from 1.")
@click.option(
    "--mode",
    type=click.Choice([each.value for each in BidiMode]),
    help="How lines are written: as a terminal wants them, or (plain) logical order, a paragraph a line.",
)
@click.pass_obj
def show(invocation: Invocation, article: str, width: int | None, paragraph: int | None, mode: str | None) -> None:
    """Print an article.

    On a terminal it is printed as that terminal wants Arabic; into a pipe or a file in logical order, a paragraph a
    line. With --width or --mode it is laid out in lines there, too.
    """
    session = invocation.session()
    index = session.library.find(article)
    opened = session.library.article(index)
    paragraphs = [named_paragraph(opened, paragraph)] if paragraph is not None else list(opened.paragraphs)
    asked = Preference("--mode", BidiMode(mode)) if mode else None
    treatment = invocation.treatment(session.settings, asked)
    lines_wanted = sys.stdout.isatty() or width is not None or asked is not None
    if mode == BidiMode.PLAIN or not lines_wanted:
        print_logical(opened, paragraphs)
    else:
        options = LayoutOptions(article=session.library.summary(index).direction, logical=treatment.is_plain)
        print_visual([opened.slice(each) for each in paragraphs], width or terminal_width(), treatment, options)
