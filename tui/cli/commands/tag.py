"""``hashiya tag`` and ``hashiya untag``: themes put on a paragraph, and taken off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.annotations.operations import AddTheme, RemoveTheme
from tui.cli.arguments import check_themes, named_paragraph
from tui.cli.context import Invocation, say
from tui.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.annotations.operations import Operation


@click.command()
@click.argument("article")
@click.argument("paragraph", type=int)
@click.argument("themes", nargs=-1, required=True)
@click.pass_obj
def tag(invocation: Invocation, article: str, paragraph: int, themes: tuple[str, ...]) -> None:
    """Tag PARAGRAPH (counted from 1) of ARTICLE with one or more THEMES."""
    _change_themes(invocation, article, paragraph, themes, add=True)


@click.command()
@click.argument("article")
@click.argument("paragraph", type=int)
@click.argument("themes", nargs=-1, required=True)
@click.pass_obj
def untag(invocation: Invocation, article: str, paragraph: int, themes: tuple[str, ...]) -> None:
    """Take THEMES off PARAGRAPH of ARTICLE."""
    _change_themes(invocation, article, paragraph, themes, add=False)


def _change_themes(invocation: Invocation, article: str, number: int, themes: Sequence[str], *, add: bool) -> None:
    session = invocation.session()
    opened = session.library.article(session.library.find(article))
    paragraph = named_paragraph(opened, number)
    check_themes(session, themes)
    operations: list[Operation] = [(AddTheme if add else RemoveTheme)(paragraph.span, theme) for theme in themes]
    session.store.apply(opened, operations, session.settings.annotator)
    if add and paragraph.kind is Kind.FURNITURE:
        say(f"paragraph {number} is a site leftover: exported only with --furniture")
