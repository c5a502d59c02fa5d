"""The course of ``hashiya doctor``: asking the terminal, telling the person, asking the person, keeping the answer."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from tui.cli.detection import ask_in_passing, is_on_a_terminal, terminal_answers
from tui.cli.doctor.asking import LeftError
from tui.cli.doctor.examination import examine
from tui.cli.doctor.keyboard import signs_of_keyboard
from tui.cli.doctor.report import as_json, lines
from tui.cli.printing import order_left_alone, print_line, safe_json
from tui.errors.requests import NoTerminalToExamineError
from tui.settings import PUT_KEYS
from tui.state.folders import state_folder
from tui.state.kept_line import put_keys_answer
from tui.state.unknown_input import UNKNOWN_INPUT_FILE, UnknownInput
from tui.terminal.choice import DOCTOR

if TYPE_CHECKING:
    from tui.settings import Settings
    from tui.terminal.choice import Choice, Detection
    from tui.terminal.modes import Treatment


def report(detection: Detection) -> str:
    """Return as JSON what the terminal on standard input answered, what follows, and what the reader did not know."""
    replies = ask_in_passing()
    unknown = UnknownInput(state_folder() / UNKNOWN_INPUT_FILE).counts()
    facts = {**as_json(detection.choose(replies), replies, os.environ), "unknown_input": unknown}
    return safe_json(facts)


def forget(detection: Detection) -> str:
    """Forget what the person said of this terminal and of the keyboard; return a sentence that says so, in English.

    Raises:
        OSError: What is kept cannot be written.
    """
    identity = detection.choose(ask_in_passing()).identity
    terminal_answers().remove(identity.key)
    put_keys_answer(state_folder()).forget()
    return f"nothing is kept for {identity.terminal.name} and the keyboard"


def consult(detection: Detection, settings: Settings) -> None:
    """Tell what was found out, show the test cards, ask for the keyboard's signs once, and keep the answers.

    Raises:
        NoTerminalToExamineError: There is no terminal to look at.
        OSError: An answer cannot be kept.
    """
    if not is_on_a_terminal():
        raise NoTerminalToExamineError
    choice = detection.choose(ask_in_passing())
    told = list(lines(choice, settings.language))
    with order_left_alone(choice.printed):
        for line in told:
            print_line(line, choice.printed)
    treatment = None
    try:
        treatment = _consult_on_order(choice)
        if treatment and settings.put_keys == PUT_KEYS and not put_keys_answer(state_folder()).value():
            _consult_on_keyboard(treatment)
    except LeftError:
        click.echo("nothing more was changed" if treatment else "nothing was changed")


def _consult_on_order(choice: Choice) -> Treatment | None:
    """Find out in which mode Arabic reads right, and keep it; return what it is, None where none does."""
    terminal = choice.identity.terminal
    answer = examine(choice)
    if answer is None:
        click.echo("no mode reads right here; `hashiya doctor --report` tells what a bug report needs")
        return None
    terminal_answers().set(choice.identity.key, answer)
    click.echo(f"kept for {terminal.name}: mode {answer.mode}, tashkeel {answer.tashkeel}")
    if choice.decided_by not in ("", DOCTOR):
        click.echo(f"but {choice.decided_by} goes before it")
    return terminal.treatment(answer.mode, answer.tashkeel)


def _consult_on_keyboard(treatment: Treatment) -> None:
    """Find out which signs put a theme on and stay, and keep them."""
    signs = signs_of_keyboard(treatment)
    put_keys_answer(state_folder()).keep(signs)
    click.echo(f"kept for the keyboard: {signs}")
