"""``hashiya statistics``: how much each annotator has done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tui.cli.arguments import BY_ANNOTATOR, layers_in_sight
from tui.cli.printing import order_left_alone, print_titled, safe_json
from tui.session.statistics import work_of

if TYPE_CHECKING:
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
    treatment = invocation.treatment(session.settings)
    with order_left_alone(treatment):
        for row in rows:
            counts = {"reviewed": row["reviewed"], "tagged": row["tagged"]}
            for what, count in [*counts.items(), *row["themes"].items()]:
                print_titled([row["annotator"], str(count)], what, treatment)


def _fields(codebook: CodeBook, name: str, done: Progress) -> dict[str, Any]:
    themes = {theme: done.themes[theme] for theme in codebook.sorted(sorted(done.themes))}
    return {"annotator": name, "reviewed": done.reviewed, "tagged": done.tagged, "themes": themes}
