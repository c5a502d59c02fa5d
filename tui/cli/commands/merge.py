"""``hashiya merge``: what another tag file has and this one has not, such as one that was written in an emergency."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.annotations.operations import OrphanOperation, RestoreOrphan, additions
from tui.cli.context import Invocation, say
from tui.errors import RequestError, UnreadableArticleError
from tui.model import Annotation
from tui.state.folders import state_folder
from tui.state.rescue_files import rescues, retire
from tui.store.annotation_store import AnnotationStore

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.annotations.operations import Operation
    from tui.session.session import Session


@click.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.pass_obj
def merge(invocation: Invocation, file: Path | None) -> None:
    """Add the themes, notes and marks of FILE, another tag file of this library, to its own.

    Without FILE: of what the reader wrote elsewhere when it could not write the tag file; that gets another name once
    all of it is here. Nothing is taken away: what was removed in FILE stays, and of two notes both are kept.
    """
    session = invocation.session()
    rescued = rescues(state_folder(), session.store.path)
    if file is None and not rescued:
        raise RequestError("no FILE to merge, and nothing that was kept elsewhere")
    for each in rescued if file is None else [file]:
        if _merge_file(session, each) and each in rescued:
            retire(each)


def _merge_file(session: Session, file: Path) -> bool:
    """Return whether all that is in the file has found its place."""
    other = AnnotationStore(file)
    if other.stamp() is None:
        raise RequestError(f"{file}: no such tag file")
    if session.store.path.exists() and session.store.path.samefile(file):
        raise RequestError(f"{file} is the tag file itself")
    codebook = session.codebook
    for theme in other.themes():
        if theme.id not in codebook:
            session.store.add_theme(theme)
    changed = [_merge_article(session, other, index) for index in range(len(session.library))]
    click.echo(f"{sum(filter(None, changed))} paragraphs changed")
    missing = sorted(set(other.progress()) - {source.id for source in session.library.sources})
    for article_id in missing:
        say(f"{article_id}: no such article here; its annotations stay where they are")
    return None not in changed and not missing


def _merge_article(session: Session, other: AnnotationStore, index: int) -> int | None:
    """Return how many paragraphs of the article have changed, orphans among them; None where it cannot be read."""
    if session.library.sources[index].id not in other.progress():
        return 0
    try:
        article = session.library.article(index)
    except UnreadableArticleError as error:
        say(str(error))
        return None
    mine, theirs = session.store.load(article).placed, other.load(article)
    operations = [*_additions(mine, theirs.placed), *map(RestoreOrphan, theirs.orphans)]
    done = session.store.apply(article, operations, session.settings.annotator)
    return len({each.orphan if isinstance(each, OrphanOperation) else each.span for each in done})


def _additions(mine: Mapping[int, Annotation], theirs: Mapping[int, Annotation]) -> Iterator[Operation]:
    for number, annotation in theirs.items():
        yield from additions(mine.get(number, Annotation(annotation.span)), annotation)
