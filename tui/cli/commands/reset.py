"""``hashiya reset``: the tag file begins anew, and all that there was is kept beside it."""

from __future__ import annotations

import click

from tui.cli.confirmation import YES, confirm
from tui.cli.context import Invocation, say_lost_attributes
from tui.cli.printing import safe
from tui.errors.requests import NoSuchTagFileError


@click.command()
@YES
@click.pass_obj
def reset(invocation: Invocation, *, yes: bool) -> None:
    """Begin the tag file anew.

    All that everybody has said of all articles is kept in a file beside it, whose name is printed, and the history
    ends; the themes of the code book stay. What is from before never comes back by itself, from whatever copy: where it
    is met, as by 'hashiya merge', it goes into such a file, too. 'hashiya restore' brings back what one of them has.
    """
    session = invocation.session()
    if session.tag_file.whole.schema is None:
        raise NoSuchTagFileError(session.tag_file.path)
    confirm(f"Begin {session.tag_file.path} anew, for everybody?", yes=yes)
    path = session.tag_file.whole.reset()
    say_lost_attributes(session)
    click.echo(f"what there was is in {safe(str(path))}")
