"""``hashiya export``: paragraphs with their themes, for other programs."""

from __future__ import annotations

import sys

import click

from tui.cli.arguments import BY_ANNOTATOR, WHICH_ARTICLE, WHICH_THEME, known_themes, layers_in_sight
from tui.cli.completion import all_theme_ids, article_ids, files
from tui.cli.context import Invocation, say
from tui.cli.printing import safe
from tui.errors.files import AlreadyExistsError, KeptFileError, NotOverwrittenError
from tui.export import FORMATS, ExportOptions, export_bytes, export_file, export_over_file
from tui.export.records import Scope, Wanted
from tui.files.typed_path import typed_path


@click.command(epilog=f"{WHICH_ARTICLE}\n\n{WHICH_THEME}")
@click.option(
    "-f",
    "--format",
    "format_name",
    type=click.Choice(list(FORMATS)),
    default="jsonl",
    show_default=True,
    help="What to write.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default="-",
    show_default=True,
    shell_complete=files,
    help="File to write; - is standard output.",
)
@click.option("--overwrite", is_flag=True, help="Write over a file that already exists.")
@click.option(
    "--theme",
    "themes",
    metavar="THEME",
    multiple=True,
    shell_complete=all_theme_ids,
    help="Only paragraphs with this theme; with several, those that have one of them.",
)
@click.option(
    "--article",
    "articles",
    metavar="ARTICLE",
    multiple=True,
    shell_complete=article_ids,
    help="Only this article; can be given several times.",
)
@BY_ANNOTATOR
@click.option(
    "--state",
    type=click.Choice([each.value for each in Wanted]),
    default="tagged",
    show_default=True,
    help="Which paragraphs: those with themes, those that were reviewed (or have themes), all.",
)
@click.option(
    "--boilerplate", "--furniture", "boilerplate", is_flag=True, help="Site leftovers, too (--furniture: former name)."
)
@click.option("--orphans", "with_orphans", is_flag=True, help="Orphaned annotations, too.")
@click.pass_obj
def export(  # noqa: PLR0913, PLR0917 - click hands every option over as a parameter
    invocation: Invocation,
    format_name: str,
    output: str,
    themes: tuple[str, ...],
    articles: tuple[str, ...],
    names: tuple[str, ...],
    state: str,
    *,
    overwrite: bool,
    boilerplate: bool,
    with_orphans: bool,
) -> None:
    """Export paragraphs with their themes, of all annotators or of those named.

    Text leaves in logical order. A file that exists is written over only with --overwrite, the tag file and articles
    never.
    """
    session = invocation.session()
    wanted = frozenset(known_themes(session, themes))
    indices = list(dict.fromkeys(session.library.find(article) for article in articles))
    for index in indices:
        session.library.article(index)  # one that was asked for by name and cannot be read is an error
    scope = Scope(Wanted(state), wanted, boilerplate, with_orphans, layers_in_sight(session, names))
    options = ExportOptions(orphans=with_orphans)
    records = session.annotations.records(scope, indices or None)
    path = typed_path(output)
    if output == "-":
        _print_export(export_bytes(format_name, records, session.codebook, options))
    elif session.annotations.keeps(path):
        raise KeptFileError(path)
    elif overwrite:
        export_over_file(format_name, records, session.codebook, path, options)
    else:
        try:
            export_file(format_name, records, session.codebook, path, options)
        except AlreadyExistsError as error:
            raise NotOverwrittenError(path) from error
    if not indices:
        for problem in session.annotations.unreadable(scope):
            say(problem)


def _print_export(exported: bytes) -> None:
    """Print an export as it is; on a terminal, which would obey them, with controls and directions as escapes."""
    if not sys.stdout.isatty():
        sys.stdout.buffer.write(exported)
        return
    for line in exported.decode("utf-8-sig").removesuffix("\n").split("\n"):
        click.echo(safe(line.removesuffix("\r")))
