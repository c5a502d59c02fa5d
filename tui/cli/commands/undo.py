"""``hashiya undo`` and ``hashiya redo``: one's own last step taken back, and made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli.commands.log import print_steps
from tui.cli.context import Invocation, say, say_lost_attributes
from tui.errors.requests import NothingToRedoError, NothingToUndoError
from tui.session import undoing
from tui.session.outcome import remarks_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.annotations.undo import Reverted
    from tui.session.session import Session


@click.command()
@click.pass_obj
def undo(invocation: Invocation) -> int:
    """Take your last step back.

    It is printed as in the log. What somebody else has changed since stays as it is, which is said; the exit code is 1
    where nothing was taken back for that.
    """
    return _revert(invocation, undoing.undo, NothingToUndoError())


@click.command()
@click.pass_obj
def redo(invocation: Invocation) -> int:
    """Make your last step again that was taken back.

    It is printed as in the log. What somebody else has changed since stays as it is, which is said; the exit code is 1
    where nothing was made again for that.
    """
    return _revert(invocation, undoing.redo, NothingToRedoError())


def _revert(
    invocation: Invocation,
    revert: Callable[[Session], Reverted | None],
    refusal: NothingToUndoError | NothingToRedoError,
) -> int:
    session = invocation.session()
    reverted = revert(session)
    if reverted is None:
        raise refusal
    for remark in remarks_on(reverted):
        say(remark)
    say_lost_attributes(session)
    print_steps(session.annotations.log()[-1:], invocation.treatment(session.settings))
    return int(not reverted.is_changed)
