"""``hashiya tag`` and ``hashiya untag``: themes put on a paragraph, and taken off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.annotations.operations import AddTheme, RemoveTheme
from tui.cli.arguments import WHICH_ARTICLE, WHICH_PARAGRAPH, WHICH_THEME, known_themes, named_place, offered_themes
from tui.cli.completion import all_theme_ids, article_ids, theme_ids
from tui.cli.context import Invocation, say, say_lost_attributes
from tui.errors.articles import LeftoverRemark
from tui.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model import Paragraph
    from tui.session.session import Session


@click.command(epilog=f"{WHICH_ARTICLE}\n\n{WHICH_PARAGRAPH}\n\n{WHICH_THEME}")
@click.argument("article", shell_complete=article_ids)
@click.argument("paragraph", type=int)
@click.argument("themes", metavar="THEME...", nargs=-1, required=True, shell_complete=theme_ids)
@click.pass_obj
def tag(invocation: Invocation, article: str, paragraph: int, themes: tuple[str, ...]) -> None:
    """Put themes on a paragraph.

    One that it has already stays as it is. The paragraph then counts as reviewed.
    """
    session = invocation.writer()
    changed = _change(session, (article, paragraph), AddTheme, offered_themes(session, themes))
    if changed.kind is Kind.BOILERPLATE:
        say(LeftoverRemark(paragraph))


@click.command(epilog=f"{WHICH_ARTICLE}\n\n{WHICH_PARAGRAPH}\n\n{WHICH_THEME}")
@click.argument("article", shell_complete=article_ids)
@click.argument("paragraph", type=int)
@click.argument("themes", metavar="THEME...", nargs=-1, required=True, shell_complete=all_theme_ids)
@click.pass_obj
def untag(invocation: Invocation, article: str, paragraph: int, themes: tuple[str, ...]) -> None:
    """Take themes off a paragraph.

    One that it does not have is passed over.
    """
    session = invocation.writer()
    _change(session, (article, paragraph), RemoveTheme, known_themes(session, themes))


def _change(
    session: Session, place: tuple[str, int], operation: type[AddTheme | RemoveTheme], themes: Sequence[str]
) -> Paragraph:
    """Do an operation with each theme to a paragraph, and return that one.

    Args:
        session: Does it.
        place: What names the article, and the paragraph's number from 1.
        operation: What is done.
        themes: Their ids.

    Raises:
        RequestError: There is no such article or paragraph.
        DatabaseError: It cannot be saved; nothing is changed.
    """
    article, paragraph = named_place(session, *place)
    session.change(article, [operation(paragraph.span, theme) for theme in themes])
    say_lost_attributes(session)
    return paragraph
