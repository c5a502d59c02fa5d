"""``hashiya sample``: the articles that several people code alike, the same ones on all their machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli.context import Invocation, say
from tui.cli.printing import Row, print_rows, safe_json
from tui.corpus.sampling import Sample, parsed_share
from tui.errors.articles import SampledRemark
from tui.session.looking import hashing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.corpus.library import Library


@click.command()
@click.option("--share", required=True, metavar="SHARE", help="How many of the articles, such as 20% (or ٢٠٪).")
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    show_default=True,
    help="Another seed names other articles.",
)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array of objects.")
@click.pass_obj
def sample(invocation: Invocation, share: str, seed: int, *, as_json: bool) -> None:
    """Name articles for several people to code alike.

    A row each: number, id, title. Which they are follows from the texts, the share and the seed alone: everybody who
    has the same texts gets the same ones, whatever the files are called. A larger share holds the smaller one's.

    A text that several files hold counts once, and is named by the first of them.
    """
    wanted = Sample(parsed_share(share), seed)
    session = invocation.new_session()
    hashes = hashing(session)(iter)
    ids = wanted.of(hashes)
    _say_unreadable(session.library, hashes)
    say(SampledRemark(len(ids), len({*hashes.values()}), wanted.share, seed))
    found = [(session.library.find(article_id), article_id) for article_id in ids]
    if as_json:
        click.echo(safe_json([_fields(session.library, *each) for each in found]))
        return
    printed = (_row(session.library, *each) for each in found)
    print_rows(printed, invocation.treatment(session.settings))


def _say_unreadable(library: Library, hashes: Mapping[str, str]) -> None:
    """Say of which articles there is no hash, since they cannot be read."""
    for index, source in enumerate(library.sources):
        problem = None if source.id in hashes else library.summary(index).problem
        if problem is not None:
            say(problem)


def _fields(library: Library, index: int, article_id: str) -> dict[str, object]:
    return {"number": index + 1, "id": article_id, "title": library.summary(index).title}


def _row(library: Library, index: int, article_id: str) -> Row:
    summary = library.summary(index)
    return Row([str(index + 1), article_id], summary.title, summary.direction)
