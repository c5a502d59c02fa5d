"""``hashiya merge``: what another tag file has and this one has not, such as one that was written in an emergency."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli.arguments import TYPED_PATH
from tui.cli.context import Invocation, say, say_lost_attributes
from tui.errors.articles import NotInLibraryRemark
from tui.errors.requests import NothingToMergeError
from tui.session.merging import merge as merge_file
from tui.state.folders import state_folder
from tui.state.rescue_files import rescues, retire

if TYPE_CHECKING:
    from pathlib import Path

    from tui.session.merging import Merged


@click.command()
@click.argument("file", type=TYPED_PATH, required=False)
@click.pass_obj
def merge(invocation: Invocation, file: Path | None) -> None:
    """Add what another tag file of this library has.

    The themes, notes and marks of FILE are added to those of the library's own tag file.

    Without FILE: of what the reader wrote elsewhere when it could not write the tag file; that gets another name once
    all of it is here. Nothing is taken away: what was removed in FILE stays, and of two notes both are kept.
    """
    session = invocation.session()
    rescued = rescues(state_folder(), session.tag_file)
    if file is None and not rescued:
        raise NothingToMergeError
    for each in rescued if file is None else [file]:
        merged = merge_file(session, each)
        _tell(merged)
        say_lost_attributes(session)
        if merged.is_whole and each in rescued:
            retire(each)


def _tell(merged: Merged) -> None:
    for problem in merged.unreadable:
        say(problem)
    click.echo(f"{merged.changed} paragraphs changed")
    for article_id in merged.missing:
        say(NotInLibraryRemark(article_id))
