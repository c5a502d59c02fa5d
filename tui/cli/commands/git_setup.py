"""``hashiya git-setup``: git joins versions of the library's tag file as hashiya does, instead of as lines of text."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.printing import safe
from tui.errors.requests import NoLibraryError
from tui.session.git_setup import What, set_up
from tui.state.folders import database_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.cli.context import Invocation
    from tui.session.git_setup import Step


@click.command("git-setup")
@click.pass_obj
def git_setup(invocation: Invocation) -> None:
    """Have git join versions of the tag file.

    In the repository in which it is: a merge, a rebase or a stash never stops at the tag file then, and nothing that
    either side says is lost. Writes .gitattributes and .gitignore beside the tag file, to be committed, and the
    configuration of this clone. Every other clone needs this command once, too: git does not copy configurations.

    Done again, it changes nothing.
    """
    root = invocation.root()
    try:
        root.stat()
    except OSError as error:
        raise NoLibraryError(root, error) from error
    steps = set_up(database_path(root, invocation.database), f"{shlex.join(_started_by())} merge-driver")
    for step in steps:
        for line in _lines(step):
            click.echo(safe(line))
    if all(step.what is What.AS_IT_WAS for step in steps):
        click.echo("nothing to do: it is set up")
        return
    if any(step.what is What.WRITTEN for step in steps):
        click.echo("to be committed: .gitattributes and .gitignore")
    click.echo("every other clone needs hashiya git-setup once: git does not copy configurations")


def _lines(step: Step) -> Iterator[str]:
    if step.what is What.AS_IT_WAS:
        yield f"as it was: {step.place}"
    elif step.what is What.WRITTEN:
        yield f"written: {step.place}: {'  '.join(step.lines)}"
    else:
        for line in step.lines:
            yield f"configured: {line}"


def _started_by() -> list[str]:
    """Return the words that start this program from anywhere.

    An editor or a job of cron runs git with a PATH of its own, in which what stands in a virtual environment, or below
    the home folder, is not found; so it is the whole path.
    """
    for script in (Path(sys.argv[0]), Path(sys.executable).with_name("hashiya")):
        path = os.path.abspath(script)  # noqa: PTH100 - links stay: what they lead to changes with the next version
        if script.name != "__main__.py" and os.path.isfile(path) and os.access(path, os.X_OK):  # noqa: PTH113
            return [path]
    return [sys.executable, "-P", "-m", "tui.cli"]
