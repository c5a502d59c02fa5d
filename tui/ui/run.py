"""The reader from its start to its end."""

from __future__ import annotations

import os
import signal
import threading
import traceback
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from tui.errors.ending import ProgramAndWorkError, ProgramError
from tui.files.names import printable
from tui.sentences import sentence
from tui.state.folders import state_folder
from tui.state.rescue_files import rescues
from tui.state.unknown_input import UNKNOWN_INPUT_FILE, UnknownInput
from tui.ui import messages
from tui.ui.app import HashiyaApp
from tui.ui.command import way_to
from tui.ui.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tui.session.session import Session
    from tui.terminal.terminals import Terminal
    from tui.ui.display import Display


def mouse_wanted(terminal: Terminal) -> bool:
    """Return whether to ask for mouse events: not over SSH, where each motion is a packet, unless asked for."""
    asked = os.environ.get("HASHIYA_MOUSE")
    return asked == "1" if asked else terminal.bears_mouse and "SSH_CONNECTION" not in os.environ


def read(session: Session, index: int, display: Display, *, greet: bool) -> int:
    """Run the reader until the person leaves, or something else ends it; return the exit code.

    Args:
        session: What is read.
        index: The article that is shown first.
        display: The terminal.
        greet: Say at the start where the tags are kept; that there are rescue files is said in any case.

    Raises:
        ProgramError: The program itself failed; the terminal is as it was.
        NotInTagFileError: Some of what was done is not in the tag file.
    """
    session.index = index
    if not display.choice.identity.terminal.reads_true_colour:
        os.environ.pop("COLORTERM", None)  # of the terminal behind it
    app = HashiyaApp(session, _greeting(session, display, greet=greet), display)
    code = _run(app, mouse=mouse_wanted(display.choice.identity.terminal))
    with suppress(OSError):  # it is for a report of a bug alone
        UnknownInput(state_folder() / UNKNOWN_INPUT_FILE).add(display.unknown_input)
    if app.failure is not None:
        report, kept = _reported(app.failure), app.guard.error
        raise ProgramError(report) if kept is None else ProgramAndWorkError(report, kept)
    if app.guard.error is not None:
        raise app.guard.error
    return code


def _greeting(session: Session, display: Display, *, greet: bool) -> str:
    """Return the first message.

    That is of rescue files, else of copies of the tag file, odd settings, a terminal in doubt, or where the tags are.
    """
    language = session.settings.language
    if rescues(state_folder(), session.tag_file.path):
        return messages.say(messages.UNMERGED, language)
    copies = session.tag_file.copies()
    if copies:
        return messages.say(messages.COPY_BESIDE, language, printable(copies[0].name))
    place = messages.say(messages.TAGS_IN, language, session.tag_file.path) if greet else ""
    if display.choice.is_in_doubt:
        place = messages.say(messages.READS_BACKWARDS, language, way_to(COMMANDS, "bidi-mode", session.settings))
    return " · ".join(sentence(each, language) for each in session.settings.remarks) or place


def _run(app: HashiyaApp, *, mouse: bool) -> int:
    """Run the application and keep what is pending; whatever it ends with, and wherever, is its ``failure``."""
    ended_by: int | str | None = None
    with app.shutdown, _threads_watched(app):
        try:
            app.run(mouse=mouse)
        except SystemExit as error:  # a signal, before the screen was taken or after it was given back
            ended_by = error.code
        except BaseException as error:  # noqa: BLE001 - whatever it is
            app.fail(error)
        app.shutdown.finish()
        app.guard.keep()
    return ended_by if isinstance(ended_by, int) else app.return_code or 0


@contextmanager
def _threads_watched(app: HashiyaApp) -> Iterator[None]:
    """End the application where one of its threads fails: nobody would hear of it, and it might wait for ever."""

    def fail(failed: threading.ExceptHookArgs) -> None:
        app.fail(failed.exc_value or RuntimeError(failed.exc_type.__name__))
        os.kill(os.getpid(), signal.SIGTERM)

    before, threading.excepthook = threading.excepthook, fail
    try:
        yield
    finally:
        threading.excepthook = before


def _reported(failure: BaseException) -> Path | str:
    """Return where a report of the failure is, or the failure itself where no report can be written."""
    try:
        return keep_traceback(failure)
    except OSError:
        return repr(failure)


def keep_traceback(error: BaseException) -> Path:
    """Write what happened into a file of the state folder, for a report of the bug; return its path. Raises OSError."""
    path = state_folder() / "error.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(traceback.format_exception(error)), encoding="utf-8", errors="backslashreplace")
    return path
