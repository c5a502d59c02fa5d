"""A job of an interactive shell: stopped from outside, sent to the background, ended, begun there."""

from __future__ import annotations

import os
import re
import shutil
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.command import installed
from tests.support.processes import state, wait_until_stopped
from tests.support.reading import ENTER, TITLE, barred, paragraphs
from tests.support.waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.terminal import TerminalSession

BASH = shutil.which("bash")
pytestmark = [
    pytest.mark.skipif(BASH is None, reason="a shell with job control is needed"),
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes in /proc"),
]
PROMPT = "shell>"


@pytest.fixture
def shell(library: Path, reader: Callable[..., TerminalSession]) -> Callable[..., TerminalSession]:
    """Return what starts a shell, and has it say how its terminal is set; ``$run`` is the reader on the samples."""

    def start() -> TerminalSession:
        run = " ".join([*installed(), str(library)])
        session = reader(command=[BASH or "", "--norc", "--noprofile", "-i"], PS1=f"{PROMPT} ", run=run)
        wait_for_prompt(session)
        type_in(session, "stty -g")
        wait_for_prompt(session)
        return session

    return start


def type_in(session: TerminalSession, line: str) -> None:
    session.mark()
    session.press(*line, "enter")


def wait_for_prompt(session: TerminalSession) -> None:
    """Wait until the shell reads the next line; before, it has not set the terminal for that."""
    session.wait_for(lambda session: PROMPT.encode() in session.bytes_since_mark)


def job_of(session: TerminalSession) -> int:
    children = Path(f"/proc/{session.pid}/task/{session.pid}/children").read_text(encoding="ascii").split()
    return int(children[-1])


def times_woken(pid: int) -> int:
    """Return how often the process has gone to sleep, or has been stopped."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(re.findall(r"^voluntary_ctxt_switches:\s*(\d+)", status, re.MULTILINE)[0])


def assert_given_back(session: TerminalSession) -> None:
    """Ask the shell, which has the terminal again, how that is set; then end it."""
    type_in(session, "stty -g")
    wait_for_prompt(session)
    before, after = re.findall(rb"(?:[0-9a-f]+:){10,}[0-9a-f]+", session.output)
    assert before == after
    assert session.modes <= {7, 25, 2004}  # those of the shell's own line
    assert session.quit("ctrl+d") == 0


def stop(session: TerminalSession, number: signal.Signals) -> int:
    job = job_of(session)
    os.kill(job, number)
    session.wait_for("Stopped")
    wait_for_prompt(session)
    assert state(job) == "T"
    return job


def begin_in_the_background(session: TerminalSession) -> int:
    type_in(session, "$run &")
    wait_for_prompt(session)
    (job,) = map(int, re.findall(rb"\[1\] (\d+)", session.bytes_since_mark))
    wait_until_stopped(job)
    return job


def said_of_the_job(session: TerminalSession) -> str:
    """Return what the shell says of its job now.

    Bash can miss that a job was stopped, or has ended; when another process of its ends, it looks at all of them.
    """
    type_in(session, "env true; jobs")
    wait_for_prompt(session)
    said = re.findall(rb"\[1\][+ -]+(\w+(?: \d+)?)", session.bytes_since_mark)
    return said[-1].decode() if said else ""


def continue_in_the_background(session: TerminalSession, job: int) -> None:
    """Tell the shell to, and wait until the job has been woken by that and is stopped again, and the shell knows."""
    before = times_woken(job)
    type_in(session, "bg")
    wait_for_prompt(session)
    wait_until(lambda: times_woken(job) > before and state(job) == "T")
    wait_until(lambda: said_of_the_job(session) == "Stopped")


def has_ended(job: int) -> bool:
    """Return whether the job has ended, even if the shell has not waited for it yet."""
    try:
        return state(job) == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


def end(session: TerminalSession, job: int) -> str:
    """Return what the shell says of the job that it was told to end."""
    type_in(session, "kill %1")
    wait_for_prompt(session)
    wait_until(lambda: has_ended(job))
    assert not session.is_cooked, "the shell edits its line itself"
    said: list[str] = []

    def is_known() -> bool:
        """Ask the shell: it may be told of the end while it reads the line, or after that."""
        said_of_the_job(session)
        since = session.output[session.output.rfind(b"kill %1") :]
        said.extend(each.decode() for each in re.findall(rb"\[1\][+ -]+(\w+(?: \d+)?)", since))
        return said[-1:] not in ([], ["Stopped"], ["Running"])

    wait_until(is_known)
    return said[-1]


def assert_it_moves_and_gives_the_terminal_back(session: TerminalSession) -> None:
    session.press("j")
    session.wait_for(barred(2))
    session.mark()
    session.press("q")
    wait_for_prompt(session)
    assert_given_back(session)


@pytest.mark.parametrize("number", [signal.SIGSTOP, signal.SIGTSTP])
def test_it_waits_in_the_background_for_the_foreground(
    shell: Callable[..., TerminalSession], number: signal.Signals
) -> None:
    with shell() as session:
        type_in(session, "$run")
        session.wait_for(barred(1))
        session.wait_quiet()
        job = stop(session, number)
        entered = session.output.count(ENTER)
        for _ in range(2):
            continue_in_the_background(session, job)
            assert session.output.count(ENTER) == entered
        type_in(session, "fg")
        session.wait_for(barred(1))
        session.wait_quiet(ready=lambda session: TITLE.encode() in session.bytes_since_mark)
        assert_it_moves_and_gives_the_terminal_back(session)


@pytest.mark.parametrize("number", [signal.SIGSTOP, signal.SIGTSTP])
def test_a_stopped_job_is_ended_with_its_code(
    library: Path, shell: Callable[..., TerminalSession], number: signal.Signals
) -> None:
    with shell() as session:
        type_in(session, "$run")
        session.wait_for(barred(1))
        session.press("1", "j")
        session.wait_for(barred(2))
        job = stop(session, number)
        assert end(session, job) == "Exit 143"
        assert_given_back(session)
    assert len(paragraphs(library)) == 1


def test_it_begins_in_the_foreground(shell: Callable[..., TerminalSession]) -> None:
    with shell() as session:
        begin_in_the_background(session)
        assert ENTER not in session.output
        type_in(session, "fg")
        session.wait_for(barred(1))
        session.wait_quiet()
        assert_it_moves_and_gives_the_terminal_back(session)


def test_it_ends_in_the_background(shell: Callable[..., TerminalSession]) -> None:
    with shell() as session:
        job = begin_in_the_background(session)
        assert end(session, job) in {"Terminated", "Exit 143"}
        assert ENTER not in session.output
        assert_given_back(session)
