"""``hashiya forget``: all that one person has said is taken off and emptied, for good."""

from __future__ import annotations

import click

from tui.cli.confirmation import YES, confirm
from tui.cli.context import Invocation, say, say_lost_attributes
from tui.errors.getting_rid import NothingToForgetError, OtherCopiesRemark, StillHeldRemark
from tui.sentences.nouns import counted, counted_data
from tui.session.forgetting import still_holding
from tui.state.folders import state_folder


@click.command()
@click.option("--by", "name", metavar="NAME", help="The annotator; default: you.")
@YES
@click.pass_obj
def forget(invocation: Invocation, name: str | None, *, yes: bool) -> None:
    """Take off all that you have said.

    Your themes and marks are taken off and your notes emptied, in all articles, and your steps leave the history: this
    cannot be undone. What you have said elsewhere, and this tag file has not seen, stays where it is joined. Backups,
    rescue files and other copies keep what they have; those that lie here are named.
    """
    session = invocation.session()
    by = session.author.name if name is None else name
    data = session.tag_file.whole.said_by(by)
    if not data and not any(step.by == by for step in session.annotations.log()):
        raise NothingToForgetError(by)
    confirm(f"Take off {counted_data(data)} of {by}? This cannot be undone.", yes=yes)
    done = session.tag_file.whole.forget(by)
    say_lost_attributes(session)
    click.echo(f"{counted_data(done.data)} taken off, {counted(done.steps, 'step', 'steps')} out of the history")
    holding = tuple(still_holding(session, by, state_folder()))
    say(StillHeldRemark(holding) if holding else OtherCopiesRemark())
