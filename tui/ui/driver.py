"""Textual's driver of this platform, with the terminal told about Arabic and sent only what changed."""

from __future__ import annotations

import os
import selectors
import sys
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING

from textual._xterm_parser import XTermParser
from textual.message import Message

from tui.terminal.clipboard import passed_through
from tui.terminal.frame import Frames
from tui.terminal.modes import switch
from tui.terminal.rendered import RenderedFrames
from tui.terminal.replies import LateReplies
from tui.terminal.rows import is_sent_as_it_is
from tui.ui.display import display_of

if TYPE_CHECKING or sys.platform != "win32":
    from textual.drivers.linux_driver import LinuxDriver as PlatformDriver
else:
    from textual.drivers.windows_driver import WindowsDriver as PlatformDriver

if TYPE_CHECKING:
    from textual.app import App

    from tui.terminal.modes import Treatment
    from tui.terminal.replies import Replies

_CHUNK = 4096
_TICK_SECONDS = 0.1
"""How long an escape waits for the rest of a sequence before it is a key; as in Textual's own driver."""


class TerminalAnswered(Message):
    """The terminal's answers came, after the probe had given up."""

    def __init__(self, replies: Replies) -> None:
        super().__init__()
        self.replies = replies


class HashiyaDriver(PlatformDriver):
    """Sets the bidi mode around the alternate screen, and writes frames as differences."""

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        display = display_of(app)
        self._treatment = display.treatment
        self._string_limit = display.choice.identity.terminal.string_limit
        self._late = LateReplies(awaited=display.replies is not None)
        self._typed, _ = self._late.take(display.replies.received if display.replies else b"")
        self._frames = Frames()
        self._rendered = _rendered(self._treatment)

    # The mode

    def start_application_mode(self) -> None:
        """Tell the terminal that we reorder, then enter the alternate screen."""
        self.redraw()
        _write_now(self._treatment.start)
        super().start_application_mode()  # type: ignore[no-untyped-call]  # so in Textual

    def stop_application_mode(self) -> None:
        """Leave the alternate screen, then give the terminal its own reordering back."""
        super().stop_application_mode()
        super().write(self._treatment.end)
        self.flush()

    def treat(self, treatment: Treatment) -> None:
        """Show everything in another way from the next frame on, which has to be whole."""
        super().write(switch(self._treatment, treatment))
        self._treatment = treatment
        self._rendered = _rendered(treatment)
        self._frames.forget()

    # Output

    def write(self, data: str) -> None:
        """Write what differs from the screen."""
        if self._rendered is not None:
            data = self._rendered.render(data)
        changed = self._frames.encode(data)
        if self._string_limit:
            changed = passed_through(changed, self._string_limit)
        if changed:
            super().write(changed)

    def redraw(self) -> None:
        """Send the next frame whole: something else may have written on the screen."""
        self._frames.forget()
        if self._rendered is not None:
            self._rendered.forget()

    # Input

    def run_input_thread(self) -> None:
        """Hand keys on until the program leaves: first those typed before it, then what is typed now.

        Textual's own loop would take answers that come late for keys, and end at a byte that is not UTF-8.
        """
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        typed: bytes | None = self._typed
        self._typed = b""
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while typed is not None and not self.exit_event.is_set():
                text = decode(typed)
                for event in parser.feed(text) if text else ():
                    self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)
                typed = self._typed_in(selector)

    def _typed_in(self, selector: selectors.BaseSelector) -> bytes | None:
        """Return what was typed within a tick, None where the terminal is gone."""
        if not selector.select(_TICK_SECONDS):
            return b""
        try:
            received = os.read(self.fileno, _CHUNK)
        except OSError:
            return None
        return self._sift(received) if received else None

    def _sift(self, received: bytes) -> bytes:
        """Return what was typed of what came; answers go to the application."""
        typed, replies = self._late.take(received)
        if replies is not None:
            self.process_message(TerminalAnswered(replies))
        return typed


def _rendered(treatment: Treatment) -> RenderedFrames | None:
    return None if is_sent_as_it_is(treatment) else RenderedFrames(treatment)


def _write_now(sequence: str) -> None:
    """Write to the terminal itself: Textual's writer thread does not run yet."""
    if sys.__stderr__ is not None:
        sys.__stderr__.write(sequence)
        sys.__stderr__.flush()
