"""Textual's driver of this platform, with the terminal told about Arabic and sent only what changed."""

from __future__ import annotations

import os
import selectors
import signal
import sys
from codecs import getincrementaldecoder
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO, cast

from textual._xterm_parser import XTermParser
from textual.events import Resize
from textual.geometry import Size
from textual.message import Message

from tui.terminal.clipboard import passed_through
from tui.terminal.frame import Frames
from tui.terminal.modes import switch
from tui.terminal.rendered import RenderedFrames
from tui.terminal.replies import LateReplies
from tui.terminal.rows import is_sent_as_it_is
from tui.ui.display import display_of
from tui.ui.leaving import LeavingAsked
from tui.ui.outlet import Outlet

if TYPE_CHECKING or sys.platform != "win32":
    import termios

    from textual.drivers.linux_driver import LinuxDriver as PlatformDriver
else:
    from textual.drivers.windows_driver import WindowsDriver as PlatformDriver

if TYPE_CHECKING:
    from textual.app import App

    from tui.terminal.modes import Treatment
    from tui.terminal.replies import Replies

_CLOSED = 1
"""SIGHUP, which a closed terminal sends: to whom it does not, the end of the input says so."""
_CHUNK = 4096
_TICK_SECONDS = 0.1
"""How long an escape waits for the rest of a sequence before it is a key; as in Textual's own driver."""

_LAST_WORDS = (
    "\x1b\\"  # ends what may have been cut short
    "\x1b[?2026l\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[m"
    "\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
"""Undoes what Textual's driver has set, in the order of its own ``stop_application_mode``."""


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
        self._outlet = Outlet(cast("TextIO", sys.__stderr__).fileno())
        if sys.platform != "win32":
            self._file = self._outlet  # type: ignore[assignment]  # the writer thread wants its methods alone

    # The mode

    def start_application_mode(self) -> None:
        """Tell the terminal that we reorder, then enter the alternate screen."""
        self.redraw()
        self._outlet.write(self._treatment.start)  # Textual's writer thread does not run yet
        super().start_application_mode()  # type: ignore[no-untyped-call]  # so in Textual
        if sys.platform != "win32":
            # Textual's own handler can be interrupted by itself, and then the size before is said last.
            self._loop.add_signal_handler(signal.SIGWINCH, self._say_size)

    def stop_application_mode(self) -> None:
        """Leave the alternate screen, then give the terminal its own reordering back."""
        super().stop_application_mode()
        super().write(self._treatment.end)
        self.flush()

    def _say_size(self) -> None:
        """Tell the application the size as it is now, unless the terminal does."""
        if not self._in_band_window_resize:
            size = Size(*self._get_terminal_size())
            self.process_message(Resize(size, size))

    @property
    def is_stalled(self) -> bool:
        """Return whether the terminal takes nothing at this moment, though there is something for it."""
        return self._outlet.is_stalled

    def give_up(self) -> None:
        """Give the terminal back without waiting for it: what it has not taken yet is dropped."""
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)  # nothing may stop us any more
        with suppress(termios.error):
            if self.attrs_before is not None:
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
            # Otherwise there is no room for the last words.
            termios.tcflush(self._outlet.fileno(), termios.TCOFLUSH)
        self._outlet.give_up(_LAST_WORDS + self._treatment.end)

    def treat(self, treatment: Treatment) -> None:
        """Show everything in another way from the next frame on, which has to be whole."""
        super().write(switch(self._treatment, treatment))
        self._treatment = treatment
        self._rendered = _rendered(treatment)
        self._frames.forget()

    # Output

    def write(self, data: str) -> None:
        """Write what differs from the screen."""
        if self._outlet.is_gone:
            return
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
        if typed is None:
            self.process_message(LeavingAsked(_CLOSED))

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
