"""``hashiya note``: the note on a paragraph, printed or written."""

from __future__ import annotations

import sys

import click

from tui.annotations.operations import SetNote
from tui.cli.arguments import WHICH_ARTICLE, WHICH_PARAGRAPH, named_place
from tui.cli.completion import article_ids
from tui.cli.context import Invocation, say_lost_attributes
from tui.cli.printing import order_left_alone, print_line, safe


@click.command(epilog=f"{WHICH_ARTICLE}\n\n{WHICH_PARAGRAPH}")
@click.argument("article", shell_complete=article_ids)
@click.argument("paragraph", type=int)
@click.argument("text", required=False)
@click.pass_obj
def note(invocation: Invocation, article: str, paragraph: int, text: str | None) -> None:
    """Print or write the note on a paragraph.

    Without TEXT the note is printed. TEXT takes its place; an empty one removes it, and - reads it from standard input.
    """
    session = invocation.session() if text is None else invocation.writer()
    of, place = named_place(session, article, paragraph)
    if text is None:
        annotation = session.annotations.said_of(of, place.number, session.author.name)
        _print(invocation, annotation.note if annotation else "")
        return
    written = sys.stdin.read() if text == "-" else text
    session.change(of, [SetNote(place.span, written.strip())])
    say_lost_attributes(session)


def _print(invocation: Invocation, text: str) -> None:
    if not sys.stdout.isatty():
        click.echo("".join(f"{safe(line)}\n" for line in text.splitlines()), nl=False)
        return
    treatment = invocation.treatment(invocation.settings())
    with order_left_alone(treatment):
        for line in text.splitlines():
            print_line(line, treatment)
