"""The command ``hashiya``. The reader is imported only to read: scripts never wait for Textual."""

from __future__ import annotations

import io
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click
import orjson

from tui import __version__
from tui.detection import is_on_a_terminal, treatment_in_passing
from tui.export import FORMATS, WITH_ORPHANS, FileThereError, export_bytes, export_file, export_over_file
from tui.invocation import Invocation, preference, say, terminal_options
from tui.model import BidiMode, HashiyaError, Kind, RequestError
from tui.printing import (
    order_left_alone,
    prepare_streams,
    print_logical,
    print_titled,
    print_visual,
    safe,
    safe_json,
    say_on_stderr,
    terminal_width,
)
from tui.records import Scope, Wanted
from tui.store.operations import AddTheme, RemoveTheme
from tui.terminal.choice import Preference
from tui.upkeep.check import check
from tui.upkeep.log import log
from tui.upkeep.merge import merge
from tui.upkeep.orphans import orphans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.model import Article, Paragraph
    from tui.session import Session
    from tui.store.operations import Operation


class ReadByDefault(click.Group):
    """A group whose first word may be a path: ``hashiya FOLDER`` is ``hashiya read FOLDER``."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the named command; for anything else the reader, with the word as its path."""
        if args and args[0] not in self.commands:
            args = ["read", *args]
        return super().resolve_command(ctx, args)


@click.group(
    cls=ReadByDefault,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "-L",
    "--library",
    type=click.Path(path_type=Path),
    envvar="HASHIYA_LIBRARY",
    help="Folder of articles (or one file).",
)
@click.option(
    "--db",
    "database",
    type=click.Path(path_type=Path),
    envvar="HASHIYA_DB",
    help="Tag file, instead of tags.json in the folder.",
)
@terminal_options("HASHIYA")
@click.version_option(__version__, prog_name="hashiya")
@click.pass_context
def hashiya(
    context: click.Context, library: Path | None, database: Path | None, bidi: str | None, tashkeel: str | None
) -> int:
    """Read Arabic articles in a terminal, tag their paragraphs by theme, export what was tagged.

    hashiya PATH opens the reader on a folder of .txt and .md files, or on one file; hashiya alone opens the samples.
    """
    context.obj = Invocation(library, database, preference(context, bidi, tashkeel))
    if context.invoked_subcommand is None:
        return int(context.invoke(read, path=None))
    return 0


@hashiya.command()
@click.argument("path", required=False, type=click.Path(path_type=Path))
@terminal_options()
@click.pass_context
def read(context: click.Context, path: Path | None, bidi: str | None, tashkeel: str | None) -> int:
    """Open the reader (the default command)."""
    invocation: Invocation = context.obj
    if path is not None:
        invocation = replace(invocation, library=path)
    session = invocation.session()
    if not is_on_a_terminal():
        raise RequestError("the reader needs a terminal; for scripts there are list, show, tag, untag and export")
    from tui.terminal.probe import Probe  # noqa: PLC0415 - only where there is a terminal

    with Probe() as probe:
        from tui.ui.app import read as run  # noqa: PLC0415 - Textual takes longer than the rest together
        from tui.ui.display import Display  # noqa: PLC0415 - the terminal answers meanwhile

        replies = probe.replies()
    detection = invocation.detection(session.settings, preference(context, bidi, tashkeel))
    display = Display(detection, replies)
    folder = invocation.root() if invocation.root().is_dir() else invocation.root().parent
    return run(session, 0, display, greet=session.store.path.parent.resolve() != folder.resolve())


@hashiya.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for scripts.")
@click.pass_obj
def list_articles(invocation: Invocation, *, as_json: bool) -> None:
    """List the articles: number, id, title, and how far the work is."""
    session = invocation.session()
    rows = list(_rows(session))
    if as_json:
        click.echo(safe_json(orjson.dumps(rows, option=orjson.OPT_INDENT_2)))
        return
    treatment = invocation.treatment(session.settings)
    with order_left_alone(treatment):
        for index, row in enumerate(rows):
            counts = f"{row['reviewed']}/{session.library.summary(index).readable}"
            print_titled([str(row["number"]), str(row["id"]), counts], str(row["title"]), treatment)


def _rows(session: Session) -> Iterator[dict[str, object]]:
    progress = session.progress()
    for index, source in enumerate(session.library.sources):
        summary, work = session.library.summary(index), progress.get(source.id)
        say(summary.problem)
        yield {
            "number": index + 1,
            "id": source.id,
            "title": summary.title,
            "paragraphs": summary.paragraphs,
            "tagged": work.tagged if work else 0,
            "reviewed": work.reviewed if work else 0,
            "themes": dict(work.themes) if work else {},
        }


@hashiya.command()
@click.argument("article")
@click.option("--width", type=click.IntRange(1, 10_000), help="Columns of visual text (the terminal's width).")
@click.option("--paragraph", type=int, help="Only this paragraph, counted from 1.")
@click.option(
    "--mode",
    type=click.Choice([each.value for each in BidiMode]),
    help="How it is sent to a terminal, or (plain) logical order, a paragraph a line.",
)
@click.pass_obj
def show(invocation: Invocation, article: str, width: int | None, paragraph: int | None, mode: str | None) -> None:
    """Print ARTICLE: as it is read on a terminal, in logical order into a pipe."""
    session = invocation.session()
    opened = session.library.article(session.library.find(article))
    paragraphs = [_paragraph(opened, paragraph)] if paragraph is not None else list(opened.paragraphs)
    asked = Preference("--mode", BidiMode(mode)) if mode else None
    treatment = invocation.treatment(session.settings, asked)
    lines_wanted = sys.stdout.isatty() or width is not None or asked is not None
    if mode == BidiMode.PLAIN or not lines_wanted:
        print_logical(opened, paragraphs)
    else:
        print_visual(opened, paragraphs, width or terminal_width(), treatment)


def _paragraph(article: Article, number: int) -> Paragraph:
    if not 1 <= number <= len(article.paragraphs):
        raise RequestError(f"no paragraph {number} in {article.id!r}: it has {len(article.paragraphs)}")
    return article.paragraphs[number - 1]


def _change_themes(invocation: Invocation, article: str, number: int, themes: Sequence[str], *, add: bool) -> None:
    session = invocation.session()
    opened = session.library.article(session.library.find(article))
    paragraph = _paragraph(opened, number)
    _check_themes(session, themes)
    operations: list[Operation] = [(AddTheme if add else RemoveTheme)(paragraph.span, theme) for theme in themes]
    session.store.apply(opened, operations, session.settings.annotator)
    if add and paragraph.kind is Kind.FURNITURE:
        say(f"paragraph {number} is a site leftover: exported only with --furniture")


def _check_themes(session: Session, themes: Sequence[str]) -> None:
    known = [theme.id for theme in session.themes]
    for theme in themes:
        if theme not in known:
            raise RequestError(f"no theme {theme!r}; there are: {', '.join(known)}")


@hashiya.command()
@click.argument("article")
@click.argument("paragraph", type=int)
@click.argument("themes", nargs=-1, required=True)
@click.pass_obj
def tag(invocation: Invocation, article: str, paragraph: int, themes: tuple[str, ...]) -> None:
    """Tag PARAGRAPH (counted from 1) of ARTICLE with one or more THEMES."""
    _change_themes(invocation, article, paragraph, themes, add=True)


@hashiya.command()
@click.argument("article")
@click.argument("paragraph", type=int)
@click.argument("themes", nargs=-1, required=True)
@click.pass_obj
def untag(invocation: Invocation, article: str, paragraph: int, themes: tuple[str, ...]) -> None:
    """Take THEMES off PARAGRAPH of ARTICLE."""
    _change_themes(invocation, article, paragraph, themes, add=False)


@hashiya.command()
@click.option("-f", "--format", "format_name", type=click.Choice(list(FORMATS)), default="jsonl", show_default=True)
@click.option("-o", "--output", default="-", show_default=True, help="File to write; - is standard output.")
@click.option("--overwrite", is_flag=True, help="Write over a file that is there already.")
@click.option("--theme", "themes", multiple=True, help="Only paragraphs with this theme (can be repeated).")
@click.option("--article", "articles", multiple=True, help="Only this article (can be repeated).")
@click.option("--state", type=click.Choice([each.value for each in Wanted]), default="tagged", show_default=True)
@click.option("--furniture", is_flag=True, help="Site leftovers, too.")
@click.option("--orphans", "with_orphans", is_flag=True, help="What fits no paragraph any more, too.")
@click.pass_obj
def export(  # noqa: PLR0913, PLR0917 - click hands every option over as a parameter
    invocation: Invocation,
    format_name: str,
    output: str,
    themes: tuple[str, ...],
    articles: tuple[str, ...],
    state: str,
    *,
    overwrite: bool,
    furniture: bool,
    with_orphans: bool,
) -> None:
    """Export paragraphs with their themes, in logical order."""
    session = invocation.session()
    _check_themes(session, themes)
    indices = list(dict.fromkeys(session.library.find(article) for article in articles))
    for index in indices:
        session.library.article(index)  # one that was asked for by name and cannot be read is an error
    scope = Scope(Wanted(state), frozenset(themes), furniture, with_orphans)
    formats = WITH_ORPHANS if with_orphans else FORMATS
    records = session.records(scope, indices or None)
    if output == "-":
        _print_export(export_bytes(format_name, records, session.themes, formats))
    elif session.keeps(Path(output)):
        raise RequestError(f"{output} is the tag file or an article: an export must not replace it")
    elif overwrite:
        export_over_file(format_name, records, session.themes, Path(output), formats)
    else:
        try:
            export_file(format_name, records, session.themes, Path(output), formats)
        except FileThereError as error:
            raise RequestError(f"{error}; --overwrite writes over it") from error
    if not indices:
        _say_unreadable(session, scope)


def _print_export(exported: bytes) -> None:
    """Print an export as it is; on a terminal, which would obey them, with controls and directions as escapes."""
    if not sys.stdout.isatty():
        sys.stdout.buffer.write(exported)
        return
    for line in exported.decode("utf-8-sig").removesuffix("\n").split("\n"):
        click.echo(safe(line.removesuffix("\r")))


def _say_unreadable(session: Session, scope: Scope) -> None:
    """Say which articles the export would have looked into."""
    progress = session.progress()
    for index, source in enumerate(session.library.sources):
        if scope.wanted is Wanted.ALL or source.id in progress:
            say(session.library.summary(index).problem)


@hashiya.command()
@click.option("--report", is_flag=True, help="What the terminal answered, as JSON, for reports of bugs.")
@click.option("--forget", is_flag=True, help="Forget what was answered for this terminal before.")
@terminal_options()
@click.pass_context
def doctor(context: click.Context, bidi: str | None, tashkeel: str | None, *, report: bool, forget: bool) -> None:
    """Say how Arabic is sent to this terminal and why; show test cards, and keep what reads right."""
    from tui.doctor import consultation  # noqa: PLC0415 - only where there is a terminal

    invocation: Invocation = context.obj
    detection = invocation.detection(invocation.settings(), preference(context, bidi, tashkeel))
    if report:
        click.echo(consultation.report(detection))
    elif forget:
        click.echo(consultation.forget(detection))
    else:
        consultation.consult(detection)


hashiya.add_command(check)
hashiya.add_command(log)
hashiya.add_command(merge)
hashiya.add_command(orphans)


def main() -> None:
    """Run the command; end with 0, 1 or 2, and never with a traceback for what a person can mend."""
    prepare_streams()
    sys.exit(_run())


def _run() -> int:
    """Return the exit code, with what went wrong said on standard error."""
    try:
        code = hashiya.main(standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        usage = io.StringIO()
        error.show(usage)
        say_on_stderr(usage.getvalue(), treatment_in_passing)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 1
    except HashiyaError as error:
        say(str(error))
        return error.exit_code
    except OSError as error:
        if not isinstance(error, BrokenPipeError):  # then nobody reads on, which is their business
            say(": ".join(filter(None, [error.filename, error.strerror or str(error)])))
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left must not fail at the exit
        return 1
    return code or 0


if __name__ == "__main__":
    main()
