"""``hashiya merge``: other tag files joined into the library's own, such as one that was written in an emergency."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli.arguments import TYPED_PATH
from tui.cli.context import Invocation, say, say_lost_attributes
from tui.errors.getting_rid import SetAsideRemark
from tui.errors.requests import NothingToMergeError
from tui.sentences.nouns import counted_data
from tui.session.merging import merge as merge_file
from tui.state.folders import state_folder
from tui.state.rescue_files import rescues, retire

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("files", metavar="[FILE]...", type=TYPED_PATH, nargs=-1)
@click.pass_obj
def merge(invocation: Invocation, files: tuple[Path, ...]) -> None:
    """Join other tag files of this library.

    Of each theme, mark and note, what was said last stands, in whichever file: nothing that only one of them has is
    lost, and what was taken off stays off.

    Without FILE: what the reader wrote elsewhere when it could not write the tag file, or when that was replaced under
    it; those files get another name then.
    """
    session = invocation.session()
    rescued = rescues(state_folder(), session.tag_file.path)
    if not files and not rescued:
        raise NothingToMergeError
    for each in files or rescued:
        said = len(session.tag_file.set_aside)
        click.echo(f"{counted_data(merge_file(session, each))} came in")
        for path in session.tag_file.set_aside[said:]:
            say(SetAsideRemark(path))
        say_lost_attributes(session)
        if each in rescued:
            retire(each)
