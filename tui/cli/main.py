"""The command ``hashiya``. The reader is imported only to read: scripts never wait for Textual."""

from __future__ import annotations

import io
import os
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import cast

import click
from click.shell_completion import CompletionItem

from tui import __version__
from tui.cli.arguments import TYPED_PATH
from tui.cli.completion import VARIABLE, be_silent_while_completing
from tui.cli.context import Invocation, preference, say, terminal_options
from tui.cli.detection import is_on_a_terminal, treatment_in_passing
from tui.cli.printing import prepare_streams, say_on_stderr
from tui.errors import HashiyaError
from tui.errors.files import FailedCallError, FailedFileCallError, NoMemoryError
from tui.errors.requests import NoTerminalError
from tui.files.names import annotator_name
from tui.settings import OTHERS

_COMMANDS = {
    "agree": ("agree", "agree"),
    "check": ("check", "check"),
    "doctor": ("doctor", "doctor"),
    "export": ("export", "export"),
    "forget": ("forget", "forget"),
    "git-setup": ("git_setup", "git_setup"),
    "list": ("list", "list_articles"),
    "log": ("log", "log"),
    "merge": ("merge", "merge"),
    "merge-driver": ("merge_driver", "merge_driver"),
    "migrate": ("migrate", "migrate"),
    "note": ("note", "note"),
    "orphans": ("orphans", "orphans"),
    "redo": ("undo", "redo"),
    "reset": ("reset", "reset"),
    "restore": ("restore", "restore"),
    "review": ("review", "review"),
    "sample": ("sample", "sample"),
    "show": ("show", "show"),
    "statistics": ("statistics", "statistics"),
    "tag": ("tag", "tag"),
    "themes": ("themes", "themes"),
    "undo": ("undo", "undo"),
    "untag": ("tag", "untag"),
}
"""Each command's module in ``tui.cli.commands``, and its name there. It is loaded when it is named."""


class CommandOrPath(click.Group):
    """A group whose first word may be a path: ``hashiya FOLDER`` is ``hashiya read FOLDER``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order of help."""
        return sorted([*super().list_commands(ctx), *_COMMANDS])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the named command, None where there is none; its module is loaded now."""
        if cmd_name not in _COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, name = _COMMANDS[cmd_name]
        return cast("click.Command", getattr(import_module(f"tui.cli.commands.{module}"), name))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the named command; for anything else the reader, with the word as its path."""
        if args and args[0] not in self.list_commands(ctx):
            args = ["read", *args]
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the commands that begin so, and what makes the shell offer paths; behind a hyphen, options."""
        found = super().shell_complete(ctx, incomplete)
        return found if incomplete.startswith("-") else [CompletionItem(incomplete, type="file"), *found]


@click.group(
    cls=CommandOrPath,
    invoke_without_command=True,
    epilog="Exit codes: 0; 1 where something went wrong; 2 where what was asked for does not exist.",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "-L",
    "--library",
    type=TYPED_PATH,
    envvar="HASHIYA_LIBRARY",
    show_envvar=True,
    help="Folder of articles, or one file; default: the samples.",
)
@click.option(
    "--db",
    "database",
    type=TYPED_PATH,
    envvar="HASHIYA_DB",
    metavar="FILE",
    show_envvar=True,
    help="Tag file, instead of tags.json in the library's folder.",
)
@click.option(
    "--annotator",
    metavar="NAME",
    help="Who writes, instead of HASHIYA_ANNOTATOR, the configuration's annotator, or the login's name.",
)
@click.option(
    "--others",
    type=click.Choice(OTHERS),
    envvar="HASHIYA_OTHERS",
    show_envvar=True,
    help="Whether what other annotators say is seen, instead of the configuration's others.",
)
@terminal_options("HASHIYA")
@click.version_option(__version__, prog_name="hashiya")
@click.pass_context
def hashiya(  # noqa: PLR0913, PLR0917 - click hands every option over as a parameter
    context: click.Context,
    library: Path | None,
    database: Path | None,
    annotator: str | None,
    others: str | None,
    bidi: str | None,
    tashkeel: str | None,
) -> int:
    """Read Arabic articles in a terminal, tag their paragraphs by theme, export what was tagged.

    hashiya PATH opens the reader on a folder of .txt and .md files, or on one file; hashiya alone opens the samples.
    """
    name = annotator_name(annotator or "")
    context.obj = Invocation(library, database, preference(context, bidi, tashkeel), name, others)
    if context.invoked_subcommand is None:
        return int(context.invoke(read, path=None))
    return 0


@hashiya.command()
@click.argument("path", required=False, type=TYPED_PATH)
@terminal_options()
@click.pass_context
def read(context: click.Context, path: Path | None, bidi: str | None, tashkeel: str | None) -> int:
    """Open the reader (hashiya PATH is the same).

    PATH is a folder of .txt and .md files, or one file; without it the library that was asked for otherwise, or the
    samples.
    """
    invocation: Invocation = context.obj
    if path is not None:
        invocation = replace(invocation, library=path)
    session = invocation.new_session()
    if not is_on_a_terminal():
        raise NoTerminalError
    from tui.terminal.probe import Probe  # noqa: PLC0415 - only where there is a terminal

    with Probe() as probe:
        from tui.ui.display import Display  # noqa: PLC0415 - the terminal answers meanwhile
        from tui.ui.run import read as run  # noqa: PLC0415 - Textual takes longer than the rest together

        replies = probe.replies()
    detection = invocation.detection(session.settings, preference(context, bidi, tashkeel))
    display = Display(detection, replies)
    folder = invocation.root() if invocation.root().is_dir() else invocation.root().parent
    is_elsewhere = session.tag_file.path.parent.resolve() != folder.resolve()
    try:
        return run(session, session.bookmark.index_left, display, greet=is_elsewhere)
    except HashiyaError as error:  # what the reader leaves behind it is said in the language of its screens
        say(error, session.settings.language)
        return error.exit_code


def main() -> None:
    """Run the command; end with its exit code, and never with a traceback for what a person can mend.

    That is 0; 1 where something failed; 2 where what was asked for does not exist or cannot be meant. Where a signal
    ends the reader or the doctor, it is SIGNALLED and the signal's number.
    """
    prepare_streams()
    be_silent_while_completing()
    sys.exit(_run())


def _run() -> int:
    """Return the exit code, with what went wrong said on standard error."""
    try:
        code = hashiya.main(standalone_mode=False, complete_var=VARIABLE)
        sys.stdout.flush()
    except click.ClickException as error:
        usage = io.StringIO()
        error.show(usage)
        say_on_stderr(usage.getvalue(), treatment_in_passing)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 1
    except HashiyaError as error:
        say(error)
        return error.exit_code
    except MemoryError:
        say(NoMemoryError())
        return 1
    except OSError as error:
        if not isinstance(error, BrokenPipeError):  # then nobody reads on, which is their business
            say(_failed(error))
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left must not fail at the exit
        return 1
    return code or 0


def _failed(error: OSError) -> FailedCallError:
    """Return what is told of an error of the system's that nobody has expected where it came."""
    name = error.filename
    return (
        FailedFileCallError(error, Path(os.fsdecode(name))) if isinstance(name, str | bytes) else FailedCallError(error)
    )
