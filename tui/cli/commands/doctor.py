"""``hashiya doctor``: how Arabic is sent to this terminal, and what reads right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli.context import preference, terminal_options

if TYPE_CHECKING:
    from tui.cli.context import Invocation


@click.command()
@click.option("--report", is_flag=True, help="Print what the terminal answered, as JSON, for reports of bugs.")
@click.option("--forget", is_flag=True, help="Forget what was answered for this terminal and the keyboard.")
@terminal_options()
@click.pass_context
def doctor(context: click.Context, bidi: str | None, tashkeel: str | None, *, report: bool, forget: bool) -> None:
    """Find out how Arabic reads right here.

    Says how text is sent to this terminal and why, shows test cards, and keeps what you say reads right. Asks once
    which signs your keyboard has on the keys 1 to 8.
    """
    from tui.cli.doctor import consultation  # noqa: PLC0415 - only where there is a terminal

    invocation: Invocation = context.obj
    settings = invocation.settings()
    detection = invocation.detection(settings, preference(context, bidi, tashkeel))
    if report:
        click.echo(consultation.report(detection))
    elif forget:
        click.echo(consultation.forget(detection))
    else:
        consultation.consult(detection, settings)
