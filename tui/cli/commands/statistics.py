"""``hashiya statistics``: how much each annotator has done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tui.cli.arguments import BY_ANNOTATOR, layers_in_sight
from tui.cli.printing import Row, print_rows, safe_json
from tui.session.statistics import work_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.annotations.progress import Progress
    from tui.cli.context import Invocation
    from tui.codebook.codebook import CodeBook


@click.command()
@BY_ANNOTATOR
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array of objects.")
@click.pass_obj
def statistics(invocation: Invocation, names: tuple[str, ...], *, as_json: bool) -> None:
    """Count what each annotator has done.

    Rows of annotator, number, and what is counted: paragraphs reviewed (or tagged), paragraphs tagged, and then those
    of each theme in the order of the code book. A text that several files hold counts once.
    """
    session = invocation.session()
    wanted = layers_in_sight(session, names)
    everybody = dict.fromkeys([session.author.name, *session.annotators.names])
    work = work_of([each for each in everybody if not wanted or each in wanted], session.annotations)
    rows = [_fields(session.codebook, name, done) for name, done in work.items()]
    if as_json:
        click.echo(safe_json(rows))
        return
    printed = (Row([row["annotator"], str(count)], what) for row in rows for what, count in _counts(row))
    print_rows(printed, invocation.treatment(session.settings))


def _counts(row: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    yield from (("reviewed", row["reviewed"]), ("tagged", row["tagged"]))
    yield from row["themes"].items()


def _fields(codebook: CodeBook, name: str, done: Progress) -> dict[str, Any]:
    themes = {theme: done.themes[theme] for theme in codebook.sorted(sorted(done.themes))}
    return {"annotator": name, "reviewed": done.reviewed, "tagged": done.tagged, "themes": themes}
