"""``hashiya orphans``: what was said of paragraphs that are no longer there, and of articles that are gone."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tui.cli.arguments import OF_ONE_ARTICLE, WHICH_ARTICLE
from tui.cli.context import Invocation, say
from tui.cli.printing import order_left_alone, print_titled, safe_json
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
    records = list(_everything(session) if article is None else _of_one(session, article))
    if as_json:
        ids = {source.id for source in session.library.sources}
        rows = [record_fields(record) | {"in_library": record.article in ids} for record in records]
        click.echo(safe_json(rows))
        return
    _print(records, invocation.treatment(session.settings))


def _everything(session: Session) -> Iterable[Record]:
    yield from session.annotations.orphans()
    for problem in session.annotations.unreadable(Scope()):
        say(problem)


def _of_one(session: Session, article: str) -> Iterable[Record]:
    """Return the orphans of the article that is meant. Raises RequestError or UnreadableArticleError."""
    if session.annotations.is_gone(article):
        return (record for record in session.annotations.orphans() if record.article == article)
    index = session.library.find(article)
    session.library.article(index)
    return session.annotations.orphans([index])


def _print(records: Sequence[Record], treatment: Treatment) -> None:
    longest_note = _LONGEST_NOTE if sys.stdout.isatty() else None
    with order_left_alone(treatment):
        for record in records:
            fields = [record.article, ", ".join(record.themes), _beginning(record.note, longest_note)]
            print_titled(fields, _beginning(record.text, _LONGEST_QUOTE), treatment)


def _beginning(text: str, longest: int | None) -> str:
    """Return ``text`` on one line, cut to ``longest`` code points with an ellipsis, not at all where that is None."""
    line = " ".join(text.split())
    return line if longest is None or len(line) <= longest else f"{line[: longest - 1].rstrip()}…"
