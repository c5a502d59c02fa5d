"""``hashiya restore``: everything is made what a backup says, in one step that can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli.arguments import TYPED_PATH
from tui.cli.completion import files
from tui.cli.context import Invocation, say, say_lost_attributes
from tui.errors.getting_rid import OtherLibraryRemark
from tui.sentences.nouns import counted_data
from tui.session.restoring import restore as restore_backup

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("backup", type=TYPED_PATH, shell_complete=files)
@click.pass_obj
def restore(invocation: Invocation, backup: Path) -> None:
    """Make everything what BACKUP says.

    BACKUP is another state of the tag file: a backup beside it (.tags.json.DATE.bak), a rescue file, a copy. Themes,
    marks and notes of everybody become what they were there, and so does the code book; what BACKUP does not have is
    taken off. That is one step of yours, however much it is: 'hashiya undo' takes it back, but for what somebody has
    changed since. BACKUP stays as it is.
    """
    session = invocation.session()
    done = restore_backup(session, backup)
    if done.is_of_another_library:
        say(OtherLibraryRemark(backup))
    say_lost_attributes(session)
    click.echo(f"{counted_data(done.data)} changed")
    if done.themes:
        click.echo(f"{done.themes} themes of the code book changed")
