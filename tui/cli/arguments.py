"""What commands are given: paths as typed, and what is named by name or number, refused where there is none."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.completion import article_ids
from tui.cli.context import say
from tui.errors.codebook import ArchivedThemeError
from tui.errors.requests import NoSuchAnnotatorError, NoSuchParagraphError, NoSuchThemeError, OthersLeftOutRemark
from tui.files.typed_path import typed_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.model import Article, Paragraph
    from tui.session.session import Session


class _TypedPath(click.Path):
    """A path as a person types it."""

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """Return the path that is meant.

        Raises:
            NoSuchHomeError: It begins with ``~`` and a name that no user has.
        """
        return super().convert(typed_path(os.fspath(value)), param, ctx)


TYPED_PATH = _TypedPath(path_type=Path)
"""The type of every parameter that is a path: it need not exist."""

WHICH_ARTICLE = (
    "ARTICLE is an id as 'hashiya list' prints it, the name of its file below the library's folder, a beginning that "
    "no other id has, or the number in the list."
)
WHICH_PARAGRAPH = (
    "PARAGRAPH counts all paragraphs of the article from 1, site leftovers included: it is the line in the output of "
    "'hashiya show ARTICLE | cat'."
)
WHICH_THEME = (
    "THEME is the id of a theme as 'hashiya themes list' prints it. One that was merged into another theme stands for "
    "that."
)

OF_ONE_ARTICLE = click.option(
    "--article",
    metavar="ARTICLE",
    shell_complete=article_ids,
    help="Only this article; one that is gone, by its whole id.",
)


def named_paragraph(article: Article, number: int) -> Paragraph:
    """Return the paragraph with this number, from 1.

    Raises:
        NoSuchParagraphError: There is none.
    """
    if not 1 <= number <= len(article.paragraphs):
        raise NoSuchParagraphError(article.id, number, len(article.paragraphs))
    return article.paragraphs[number - 1]


def named_place(session: Session, article: str, number: int) -> tuple[Article, Paragraph]:
    """Return the article and the paragraph that are meant.

    Args:
        session: Has the library.
        article: What names the article.
        number: The paragraph's, from 1.

    Raises:
        RequestError: There is no such article or paragraph, or several are meant.
        UnreadableArticleError: The article cannot be read.
    """
    found = session.library.article(session.library.find(article))
    return found, named_paragraph(found, number)


BY_ANNOTATOR = click.option(
    "--by",
    "names",
    metavar="NAME",
    multiple=True,
    help="Only what this annotator says; can be given several times. To name somebody is to ask for what they say.",
)


def named_annotators(session: Session, names: Sequence[str]) -> tuple[str, ...]:
    """Return the annotators who are meant, each once.

    Raises:
        NoSuchAnnotatorError: One of them says nothing.
    """
    for name in names:
        if name not in {*session.annotators.names, session.author.name}:
            raise NoSuchAnnotatorError(name, session.annotators.names)
    return tuple(dict.fromkeys(names))


def layers_in_sight(session: Session, names: Sequence[str] = ()) -> frozenset[str]:
    """Return the annotators whose layers a command takes: those named; else everybody, for which () stands.

    Where what others say is hidden, it is only oneself, which is said.

    Raises:
        NoSuchAnnotatorError: One of those named says nothing.
    """
    if names:
        return frozenset(named_annotators(session, names))
    if not session.annotators.others_hidden:
        return frozenset()
    if session.annotators.has_others:
        say(OthersLeftOutRemark())
    return frozenset({session.author.name})


def known_themes(session: Session, themes: Iterable[str]) -> list[str]:
    """Return the ids of the themes that are meant: of one that was merged into another, that of the other.

    Raises:
        NoSuchThemeError: The session's code book does not know one of ``themes``.
    """
    book = session.codebook
    for theme in themes:
        if not book.is_known(theme):
            raise NoSuchThemeError(theme, tuple(book.ids))
    return [book.resolved(theme) for theme in themes]


def offered_themes(session: Session, themes: Iterable[str]) -> list[str]:
    """Return the ids of the themes that are meant, to be given to paragraphs. Raises as ``known_themes``.

    Raises:
        ArchivedThemeError: One of them is put away.
    """
    found = known_themes(session, themes)
    for theme in found:
        if session.codebook.is_archived(theme):
            raise ArchivedThemeError(theme)
    return found
