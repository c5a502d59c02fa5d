"""The course of ``hashiya doctor``: asking the terminal, telling the person, asking the person, keeping the answer."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from tui.cli.detection import ask_in_passing, is_on_a_terminal, terminal_answers
from tui.cli.doctor.examination import LeftError, examine
from tui.cli.doctor.report import as_json, lines
from tui.cli.printing import order_left_alone, print_line, safe_json
from tui.errors.requests import NoTerminalToExamineError
from tui.state.folders import state_folder
from tui.state.unknown_input import UNKNOWN_INPUT_FILE, UnknownInput
from tui.terminal.choice import DOCTOR

if TYPE_CHECKING:
    from tui.terminal.choice import Detection


def report(detection: Detection) -> str:
    """Return as JSON what the terminal on standard input answered, what follows, and what the reader did not know."""
    replies = ask_in_passing()
    unknown = UnknownInput(state_folder() / UNKNOWN_INPUT_FILE).counts()
    facts = {**as_json(detection.choose(replies), replies, os.environ), "unknown_input": unknown}
    return safe_json(facts)


def forget(detection: Detection) -> str:
    """Forget what the person said of this terminal; return a sentence that says so, in English.

    Raises:
        OSError: What is kept cannot be written.
    """
    identity = detection.choose(ask_in_passing()).identity
    terminal_answers().remove(identity.key)
    return f"nothing is kept for {identity.terminal.name}"


def consult(detection: Detection, language: str) -> None:
    """Tell what was found out, show the test cards, and keep the answer; ``language`` is that of the advice.

    Raises:
        NoTerminalToExamineError: There is no terminal to look at.
        OSError: The answer cannot be kept.
    """
    if not is_on_a_terminal():
        raise NoTerminalToExamineError
    choice = detection.choose(ask_in_passing())
    identity = choice.identity
    told = list(lines(choice, language))
    with order_left_alone(choice.printed):
        for line in told:
            print_line(line, choice.printed)
    try:
        answer = examine(choice)
    except LeftError:
        click.echo("nothing was changed")
        return
    if answer is None:
        click.echo("no mode reads right here; `hashiya doctor --report` tells what a bug report needs")
        return
    terminal_answers().set(identity.key, answer)
    click.echo(f"kept for {identity.terminal.name}: mode {answer.mode}, tashkeel {answer.tashkeel}")
    if choice.decided_by not in ("", DOCTOR):
        click.echo(f"but {choice.decided_by} goes before it")
