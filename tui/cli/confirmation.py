"""Asking before something is done that cannot be taken back."""

from __future__ import annotations

import click

from tui.cli.printing import safe
from tui.errors.getting_rid import NotConfirmedError

YES = click.option("--yes", is_flag=True, help="Do not ask.")


def confirm(question: str, *, yes: bool) -> None:
    """Ask on standard error whether something shall be done, unless ``yes`` says so.

    Raises:
        NotConfirmedError: It shall not be done, or there is nobody to be asked.
    """
    if yes:
        return
    try:
        is_confirmed = click.confirm(safe(question), err=True)
    except click.Abort as error:
        click.echo(err=True)
        raise NotConfirmedError from error
    if not is_confirmed:
        raise NotConfirmedError
