"""``hashiya list``: the articles, and how far the work is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli.context import Invocation, say
from tui.cli.printing import Row, print_rows, safe_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.annotations.progress import Progress
    from tui.session.session import Session


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array of objects.")
@click.pass_obj
def list_articles(invocation: Invocation, *, as_json: bool) -> None:
    """List the articles.

    A row each: number, id, paragraphs reviewed of those asked for (titles, headings and site leftovers are not), title.
    """
    session = invocation.session()
    progress = session.progress
    rows = list(_rows(session, progress))
    if as_json:
        click.echo(safe_json(rows))
        return
    printed = (
        Row(
            [str(row["number"]), str(row["id"]), _done(session, index, progress)],
            str(row["title"]),
            session.library.summary(index).direction,
        )
        for index, row in enumerate(rows)
    )
    print_rows(printed, invocation.treatment(session.settings))


def _done(session: Session, index: int, progress: Mapping[str, Progress]) -> str:
    """Return how many paragraphs of the article at ``index`` are reviewed, of those that are asked for.

    Args:
        session: Has the library.
        index: The article's place in it.
        progress: The work on each article, by its id.
    """
    summary, work = session.library.summary(index), progress.get(session.library.sources[index].id)
    return f"{work.reviewed_but(summary.unasked) if work else 0}/{summary.asked}"


def _rows(session: Session, progress: Mapping[str, Progress]) -> Iterator[dict[str, object]]:
    for index, source in enumerate(session.library.sources):
        summary, work = session.library.summary(index), progress.get(source.id)
        if summary.problem is not None:
            say(summary.problem)
        yield {
            "number": index + 1,
            "id": source.id,
            "title": summary.title,
            "paragraphs": summary.paragraphs,
            "asked": summary.asked,
            "tagged": work.tagged if work else 0,
            "reviewed": work.reviewed if work else 0,
            "themes": dict(work.themes) if work else {},
        }
