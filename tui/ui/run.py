"""The reader from its start to its end."""

from __future__ import annotations

import os
import traceback
from typing import TYPE_CHECKING

from tui.errors import DatabaseError, ProgramError
from tui.state.folders import state_folder
from tui.state.rescue_files import rescues
from tui.ui import messages
from tui.ui.app import HashiyaApp

if TYPE_CHECKING:
    from pathlib import Path

    from tui.session.session import Session
    from tui.terminal.terminals import Terminal
    from tui.ui.display import Display


def mouse_wanted(terminal: Terminal) -> bool:
    """Return whether to ask for mouse events: not over SSH, where each motion is a packet, unless asked for."""
    asked = os.environ.get("HASHIYA_MOUSE")
    return asked == "1" if asked else terminal.bears_mouse and "SSH_CONNECTION" not in os.environ


def read(session: Session, index: int, display: Display, *, greet: bool) -> int:
    """Run the reader on ``session`` until the person leaves; return the exit code.

    The article at ``index`` is shown first. ``greet`` says at the start where the tags are kept; that some are in
    another file, since this one could not be written once, is said in any case.

    Raises:
        ProgramError: The program itself failed; the terminal is as it was.
        DatabaseError: Some of what was done is not in the tag file, but in another one, which the sentence names.
    """
    session.index = index
    if not display.choice.identity.terminal.reads_true_colour:
        os.environ.pop("COLORTERM", None)  # of the terminal behind it
    warnings = " · ".join(session.settings.warnings)
    tag_file = session.store.path
    place = messages.say(messages.TAGS_IN, session.settings.language, tag_file) if greet else ""
    has_rescued = bool(rescues(state_folder(), tag_file))
    unmerged = messages.say(messages.UNMERGED, session.settings.language) if has_rescued else ""
    app = HashiyaApp(session, unmerged or warnings or place, display)
    with app.leaving:
        app.run(mouse=mouse_wanted(display.choice.identity.terminal))
    if app.failure is not None:
        raise ProgramError(messages.say(messages.BROKEN, session.settings.language, keep_traceback(app.failure)))
    if app.rescued is not None and not app.return_code:
        raise DatabaseError(messages.say(messages.RESCUED, session.settings.language, tag_file, app.rescued))
    return app.return_code or 0


def keep_traceback(error: Exception) -> Path:
    """Write what happened into a file of the state folder, for a report of the bug; return its path."""
    path = state_folder() / "error.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(traceback.format_exception(error)), encoding="utf-8", errors="backslashreplace")
    return path
