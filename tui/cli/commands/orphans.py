"""``hashiya orphans``: what was said of paragraphs that are no longer there, and of articles that are gone."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tui.cli.arguments import OF_ONE_ARTICLE, WHICH_ARTICLE, layers_in_sight
from tui.cli.context import Invocation, say
from tui.cli.printing import Row, beginning, print_rows, safe_json
from tui.export.jsonl import record_fields
from tui.export.records import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.model import Record
    from tui.session.session import Session
    from tui.terminal.modes import Treatment

_LONGEST_NOTE = 24
_LONGEST_QUOTE = 80
"""In code points; a note is cut only on a terminal, where a row must not run over."""


@click.command(epilog=WHICH_ARTICLE)
@OF_ONE_ARTICLE
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array of objects.")
@click.pass_obj
def orphans(invocation: Invocation, article: str | None, *, as_json: bool) -> None:
    """List the orphaned annotations.

    They fit no paragraph any more. A row each: article, themes, note, beginning of the old text.
    """
    session = invocation.session()
    by = layers_in_sight(session)
    records = list(_everything(session, by) if article is None else _of_one(session, article, by))
    if as_json:
        ids = {source.id for source in session.library.sources}
        rows = [record_fields(record) | {"in_library": record.article in ids} for record in records]
        click.echo(safe_json(rows))
        return
    _print(records, invocation.treatment(session.settings))


def _everything(session: Session, by: frozenset[str]) -> Iterable[Record]:
    yield from session.annotations.orphans(by=by)
    for problem in session.annotations.unreadable(Scope()):
        say(problem)


def _of_one(session: Session, article: str, by: frozenset[str]) -> Iterable[Record]:
    """Return the orphans of the article that is meant.

    Args:
        session: Has the library.
        article: What names the article.
        by: The annotators whose layers are taken; empty, everybody's are.

    Raises:
        RequestError: There is no such article, or several are meant.
        UnreadableArticleError: It cannot be read.
    """
    if session.annotations.is_gone(article):
        return (record for record in session.annotations.orphans(by=by) if record.article == article)
    index = session.library.find(article)
    session.library.article(index)
    return session.annotations.orphans([index], by)


def _print(records: Sequence[Record], treatment: Treatment) -> None:
    longest_note = _LONGEST_NOTE if sys.stdout.isatty() else None
    rows = (
        Row(
            [each.article, ", ".join(each.themes), beginning(each.note, longest_note)],
            beginning(each.text, _LONGEST_QUOTE),
        )
        for each in records
    )
    print_rows(rows, treatment)
