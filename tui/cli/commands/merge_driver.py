"""``hashiya merge-driver``: what git runs to merge two versions of a tag file."""

from __future__ import annotations

from pathlib import Path

import click

from tui.cli.context import say
from tui.errors.git import BeforeResetRemark
from tui.session.git_merge import join_versions

_PATH = click.Path(path_type=Path)


@click.command("merge-driver", hidden=True, context_settings={"ignore_unknown_options": True})
@click.argument("ancestor", metavar="ANCESTOR", type=_PATH)
@click.argument("ours", metavar="OURS", type=_PATH)
@click.argument("theirs", metavar="THEIRS", type=_PATH)
@click.argument("named", metavar="[NAME]", type=_PATH, required=False)
def merge_driver(ancestor: Path, ours: Path, theirs: Path, named: Path | None) -> None:
    """Join two versions of a tag file for git.

    'hashiya git-setup' has git run it. OURS becomes the join of both, of whatever schema they are. ANCESTOR, from which
    both come, is not asked: what was taken off is in the file itself. NAME is what messages call the file.

    Where a version cannot be read, the exit code is 1, OURS is as it was, and git keeps a conflict.
    """
    del ancestor
    if join_versions(ours, theirs, named or ours):
        say(BeforeResetRemark(named or ours))
