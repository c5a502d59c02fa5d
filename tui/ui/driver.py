"""Textual's driver of this platform, with the terminal told about Arabic and sent only what changed."""

from __future__ import annotations

import os
import selectors
import signal
import sys
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, TextIO, cast

from textual.events import Resize
from textual.geometry import Size
from textual.message import Message

from tui.terminal.clipboard import passed_through
from tui.terminal.frame import Frames
from tui.terminal.modes import switch
from tui.terminal.output import TerminalOutput
from tui.terminal.rendered import RenderedFrames
from tui.terminal.replies import LateReplies
from tui.terminal.rows import is_sent_as_it_is
from tui.ui.display import display_of
from tui.ui.known_sequences import READS_KITTY_KEYS
from tui.ui.shutdown import Shutdown, ShutdownAsked, kept_from_new_threads
from tui.ui.terminal_input import TerminalInput

if TYPE_CHECKING or sys.platform != "win32":
    import termios

    from textual.drivers.linux_driver import LinuxDriver as PlatformDriver
else:
    from textual.drivers.windows_driver import WindowsDriver as PlatformDriver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import App

    from tui.terminal.modes import Treatment

_CLOSED = 1
"""SIGHUP, which a closed terminal sends: to whom it does not, the end of the input says so."""
_CHUNK = 4096
_TICK_SECONDS = 0.1
"""How long it takes to see that input is to end; as in Textual's own driver."""

_LAST_WORDS = (
    "\x1b\\"  # ends what may have been cut short
    "\x1b[?2026l\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[m"
    "\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
"""Undoes what Textual's driver has set, in the order of its own ``stop_application_mode``."""

_TEXT_AS_TEXT = "\x1b[=1u"
"""Has keys that type something send it as text, and only the others as sequences (kitty's protocol).

Textual asks for sequences of all keys. In those kitty leaves out all text beyond ASCII up to version 0.26.5 at least:
vowel marks, joiners, and what Shift types on Arabic keyboards.
"""

_STACK_UNDONE = "\x1b[?1049h\x1b[<u\x1b[?1049l"
"""Undoes what counts how often it is set, whichever screen is shown: each has a keyboard stack of its own (kitty)."""


class InputFailed(Message):
    """The thread that reads the keys has failed, and reads no more."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


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
        asked = display.replies
        self._late = LateReplies(awaited=asked is not None and not asked.is_complete)
        self._typed = b"" if asked is None else asked.typed if asked.is_complete else asked.received
        self._unknown = display.unknown_input
        self._frames = Frames()
        self._rendered = _rendered(self._treatment)
        self._output = TerminalOutput(cast("TextIO", sys.__stderr__).fileno())
        self._read_anew()
        self._has_the_terminal = False
        if sys.platform != "win32":
            self._file = self._output  # type: ignore[assignment]  # the writer thread wants its methods alone
            # Textual's own handlers interrupt what is being written, and wait for it.
            self._loop.add_signal_handler(signal.SIGTSTP, self._stop)
            self._loop.add_signal_handler(signal.SIGCONT, self._go_on)

    # The mode

    def start_application_mode(self) -> None:
        """Tell the terminal that we reorder, then enter the alternate screen; where we still are in it, anew."""
        self._wait_for_the_foreground()
        if self._is_ending():
            return
        if self._has_the_terminal:
            self._let_go()
        self.redraw()
        self._has_the_terminal = True
        self._output.write(self._treatment.start)  # Textual's writer thread does not run yet
        if sys.platform == "win32":
            super().start_application_mode()
            return
        found = self.attrs_before if self._is_set_by_us() else None
        if found is None:
            self._read_anew()
        with kept_from_new_threads():
            super().start_application_mode()  # type: ignore[no-untyped-call]  # so in Textual
        if READS_KITTY_KEYS:
            self.write(_TEXT_AS_TEXT)
        self.attrs_before = found or self.attrs_before
        # Textual's own handler can be interrupted by itself, and then the size before is said last.
        self._loop.add_signal_handler(signal.SIGWINCH, self._say_size)

    def stop_application_mode(self) -> None:
        """Leave the alternate screen, then give the terminal its own reordering back."""
        if not self._has_the_terminal:
            return
        if self._is_in_background():
            self.attrs_before = None  # a shell has set the terminal for itself
        if self._has_lost_its_writer:
            self.disable_input()
            self.give_up("")
        else:
            super().stop_application_mode()
            super().write(self._treatment.end)
            self.flush()
        self._has_the_terminal = False

    @property
    def _has_lost_its_writer(self) -> bool:
        """Return whether the thread that writes has failed, so that what is written goes nowhere."""
        return self._has_the_terminal and self._writer_thread is not None and not self._writer_thread.is_alive()

    def _stop(self) -> None:
        """Give the terminal back, where it is not yet, then stop."""
        if self._has_the_terminal:
            self.suspend_application_mode()
            self._must_signal_resume = True
        os.kill(os.getpid(), signal.SIGSTOP)

    def _go_on(self) -> None:
        """Take the terminal and draw everything; stopped by SIGSTOP we still believe to have it."""
        if self._has_the_terminal or self._must_signal_resume:
            self.start_application_mode()

    def _wait_for_the_foreground(self) -> None:
        """Stop until the terminal is ours, unless the program is about to end: the shell was told ``bg``."""
        while self._is_in_background() and not self._is_ending():
            os.kill(os.getpid(), signal.SIGSTOP)

    def _is_ending(self) -> bool:
        """Return whether the program is about to end; another program than ours never says so."""
        shutdown = getattr(self._app, "shutdown", None)
        return isinstance(shutdown, Shutdown) and shutdown.has_begun

    def _is_in_background(self) -> bool:
        """Return whether the terminal belongs to another job; one that is closed belongs to nobody."""
        if sys.platform == "win32":
            return False
        try:
            return os.tcgetpgrp(self.fileno) != os.getpgrp()
        except OSError:
            return False

    def _is_set_by_us(self) -> bool:
        """Return whether the terminal is set as no shell leaves it to a program, so that nobody else has had it."""
        try:
            return not termios.tcgetattr(self.fileno)[3] & termios.ICANON
        except termios.error:
            return False

    def _let_go(self) -> None:
        """End the threads, losing nothing that was typed, and undo what must not be done twice."""
        self.exit_event.set()
        if self._key_thread is not None:
            self._key_thread.join()
        self.exit_event.clear()
        super().write(_STACK_UNDONE)
        self.close()

    def _say_size(self) -> None:
        """Tell the application the size as it is now, unless the terminal does."""
        if not self._in_band_window_resize:
            size = Size(*self._get_terminal_size())
            self.process_message(Resize(size, size))

    @property
    def is_stalled(self) -> bool:
        """Return whether the terminal takes nothing at this moment, though there is something for it."""
        return self._output.is_stalled or self._has_lost_its_writer

    def give_up(self, sentence: str) -> None:
        """Give the terminal back without waiting for it, with a last sentence; what it has not taken yet is dropped."""
        if not self._has_the_terminal and not (self._writer_thread and self._writer_thread.is_alive()):
            return  # it is given back
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)  # nothing may stop us any more
        with suppress(termios.error):
            if self.attrs_before is not None:
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
            # Otherwise there is no room for the last words.
            termios.tcflush(self._output.fileno(), termios.TCOFLUSH)
        self._output.give_up(
            f"{_LAST_WORDS}{self._treatment.end}{sentence}\r\n" if sentence else _LAST_WORDS + self._treatment.end
        )

    def treat(self, treatment: Treatment) -> None:
        """Show everything in another way from the next frame on, which has to be whole."""
        super().write(switch(self._treatment, treatment))
        self._treatment = treatment
        self._rendered = _rendered(treatment)
        self._frames.forget()

    # Output

    def write(self, data: str) -> None:
        """Write what differs from the screen; nothing while the terminal is not ours, or is gone."""
        if self._output.is_gone or not self._has_the_terminal:
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

    def _read_anew(self) -> None:
        """Forget the beginning of what was typed: somebody else has read the end."""
        self._input = TerminalInput(self._late, self._unknown, debug=self._debug)

    def run_input_thread(self) -> None:
        """Hand keys on until the program leaves: first those typed before it, then what is typed now.

        Textual's own loop would make keys of what it does not know, and end at a byte that is not UTF-8. What fails
        here ends the program, as what fails anywhere does.
        """
        try:
            self._hand_keys_on()
        except Exception as error:  # noqa: BLE001 - whatever it is
            self.process_message(InputFailed(error))

    def _hand_keys_on(self) -> None:
        received: bytes | None = self._typed
        self._typed = b""
        last_at = monotonic()
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while received is not None:
                if received:
                    last_at = monotonic()
                    self._hand_on(self._input.take(received))
                elif self._left(last_at) <= 0:
                    self._hand_on(self._input.silence())
                if self.exit_event.is_set():
                    return
                received = self._received_in(selector, last_at)
        self.process_message(ShutdownAsked(_CLOSED))

    def _hand_on(self, messages: Iterator[Message]) -> None:
        for message in messages:
            # Somebody else may have asked for the size: it is told in the input only where we have let it be.
            if self._in_band_window_resize or not isinstance(message, Resize):
                self.process_message(message)

    def _left(self, last_at: float) -> float:
        """Return how many seconds without a byte mean nothing yet; ``last_at`` is when the last one came."""
        patience = self._input.patience
        return _TICK_SECONDS if patience is None else last_at + patience - monotonic()

    def _received_in(self, selector: selectors.BaseSelector, last_at: float) -> bytes | None:
        """Return what came within a tick, None where the terminal is gone."""
        if not selector.select(max(0.0, min(_TICK_SECONDS, self._left(last_at)))):
            return b""
        try:
            return os.read(self.fileno, _CHUNK) or None
        except OSError:
            return None


def _rendered(treatment: Treatment) -> RenderedFrames | None:
    return None if is_sent_as_it_is(treatment) else RenderedFrames(treatment)
