"""``hashiya tag`` and ``hashiya untag``: themes put on a paragraph, and taken off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.annotations.operations import AddTheme, RemoveTheme
from tui.cli.arguments import WHICH_ARTICLE, WHICH_PARAGRAPH, WHICH_THEME, check_themes, named_place
from tui.cli.completion import article_ids, theme_ids
from tui.cli.context import Invocation, say, say_lost_attributes
from tui.errors.articles import LeftoverRemark
from tui.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model import Paragraph


@click.command(epilog=f"{WHICH_ARTICLE}\n\n{WHICH_PARAGRAPH}\n\n{WHICH_THEME}")
@click.argument("article", shell_complete=article_ids)
@click.argument("paragraph", type=int)
@click.argument("themes", metavar="THEME...", nargs=-1, required=True, shell_complete=theme_ids)
@click.pass_obj
def tag(invocation: Invocation, article: str, paragraph: int, themes: tuple[str, ...]) -> None:
    """Put themes on a paragraph.

    One that it has already stays as it is. The paragraph then counts as reviewed.
    """
    changed = _change(invocation, (article, paragraph), AddTheme, themes)
    if changed.kind is Kind.BOILERPLATE:
        say(LeftoverRemark(paragraph))


@click.command(epilog=f"{WHICH_ARTICLE}\n\n{WHICH_PARAGRAPH}\n\n{WHICH_THEME}")
@click.argument("article", shell_complete=article_ids)
@click.argument("paragraph", type=int)
@click.argument("themes", metavar="THEME...", nargs=-1, required=True, shell_complete=theme_ids)
@click.pass_obj
def untag(invocation: Invocation, article: str, paragraph: int, themes: tuple[str, ...]) -> None:
    """Take themes off a paragraph.

    One that it does not have is passed over.
    """
    _change(invocation, (article, paragraph), RemoveTheme, themes)


def _change(
    invocation: Invocation,
    place: tuple[str, int],
    operation: type[AddTheme | RemoveTheme],
    themes: Sequence[str],
) -> Paragraph:
    """Do an operation with each theme to a paragraph, and return that one.

    Args:
        invocation: The session to do it in.
        place: What names the article, and the paragraph's number from 1.
        operation: What is done.
        themes: Ids, each of which has to be known.

    Raises:
        RequestError: There is no such article, paragraph or theme.
        DatabaseError: It cannot be saved; nothing is changed.
    """
    session = invocation.session()
    article, paragraph = named_place(session, *place)
    check_themes(session, themes)
    session.change(article, [operation(paragraph.span, theme) for theme in themes])
    say_lost_attributes(session)
    return paragraph
