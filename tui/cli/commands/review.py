"""``hashiya review``: the mark that says that somebody has read a paragraph."""

from __future__ import annotations

import click

from tui.annotations.operations import SetReviewed
from tui.cli.arguments import WHICH_ARTICLE, WHICH_PARAGRAPH, named_place
from tui.cli.completion import article_ids
from tui.cli.context import Invocation, say_lost_attributes


@click.command(epilog=f"{WHICH_ARTICLE}\n\n{WHICH_PARAGRAPH}")
@click.argument("article", shell_complete=article_ids)
@click.argument("paragraphs", metavar="PARAGRAPH...", type=int, nargs=-1, required=True)
@click.option("--off", is_flag=True, help="Take the mark off.")
@click.pass_obj
def review(invocation: Invocation, article: str, paragraphs: tuple[int, ...], *, off: bool) -> None:
    """Mark paragraphs as reviewed.

    All of them are one step, for undo.
    """
    session = invocation.writer()
    places = [named_place(session, article, number) for number in paragraphs]
    session.change(places[0][0], [SetReviewed(paragraph.span, reviewed=not off) for _, paragraph in places])
    say_lost_attributes(session)
