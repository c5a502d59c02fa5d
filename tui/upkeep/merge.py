"""``hashiya merge``: what another tag file has and this one has not, such as one that was written in an emergency."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.invocation import Invocation, say
from tui.model import Annotation, RequestError, UnreadableArticleError
from tui.store.annotations import AnnotationStore
from tui.store.operations import additions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.session import Session
    from tui.store.operations import Operation


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def merge(invocation: Invocation, file: Path) -> None:
    """Add the themes, notes and marks of FILE, another tag file of this library, to its own.

    Nothing is taken away: what was removed in FILE stays, and of two notes both are kept.
    """
    session, other = invocation.session(), AnnotationStore(file)
    if other.stamp() is None:
        raise RequestError(f"{file}: no such tag file")
    if session.store.path.exists() and session.store.path.samefile(file):
        raise RequestError(f"{file} is the tag file itself")
    known = {theme.id for theme in session.themes}
    for theme in other.themes():
        if theme.id not in known:
            session.store.add_theme(theme)
    paragraphs = sum(_merge_article(session, other, index) for index in range(len(session.library)))
    click.echo(f"{paragraphs} paragraphs changed")
    _say_what_is_left(session, other)


def _merge_article(session: Session, other: AnnotationStore, index: int) -> int:
    """Return how many paragraphs of the article have changed."""
    if session.library.sources[index].id not in other.progress():
        return 0
    try:
        article = session.library.article(index)
    except UnreadableArticleError as error:
        say(str(error))
        return 0
    mine, theirs = session.store.load(article).placed, other.load(article)
    if theirs.orphans:
        say(f"{article.id}: {len(theirs.orphans)} annotations fit no paragraph, and stay where they are")
    operations = list(_additions(mine, theirs.placed))
    session.store.apply(article, operations, session.settings.annotator)
    return len({operation.span for operation in operations})


def _additions(mine: Mapping[int, Annotation], theirs: Mapping[int, Annotation]) -> Iterator[Operation]:
    for number, annotation in theirs.items():
        yield from additions(mine.get(number, Annotation(annotation.span)), annotation)


def _say_what_is_left(session: Session, other: AnnotationStore) -> None:
    missing = set(other.progress()) - {source.id for source in session.library.sources}
    for article_id in sorted(missing):
        say(f"{article_id}: no such article here; its annotations stay where they are")
