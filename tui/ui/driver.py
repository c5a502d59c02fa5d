"""Textual's driver of this platform, with the terminal told about Arabic and sent only what changed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tui.terminal.frame import Frames
from tui.terminal.modes import VISUAL

if TYPE_CHECKING or sys.platform != "win32":
    from textual.drivers.linux_driver import LinuxDriver as PlatformDriver
else:
    from textual.drivers.windows_driver import WindowsDriver as PlatformDriver

if TYPE_CHECKING:
    from textual.app import App


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
        self._frames = Frames()

    def start_application_mode(self) -> None:
        """Tell the terminal that we reorder, then enter the alternate screen."""
        self._frames.forget()
        _write_now(VISUAL.start)
        super().start_application_mode()  # type: ignore[no-untyped-call]  # so in Textual

    def stop_application_mode(self) -> None:
        """Leave the alternate screen, then give the terminal its own reordering back."""
        super().stop_application_mode()
        super().write(VISUAL.end)
        self.flush()

    def write(self, data: str) -> None:
        """Write what differs from the screen."""
        changed = self._frames.encode(data)
        if changed:
            super().write(changed)

    def redraw(self) -> None:
        """Send the next frame whole: something else may have written on the screen."""
        self._frames.forget()


def _write_now(sequence: str) -> None:
    """Write to the terminal itself: Textual's writer thread does not run yet."""
    if sys.__stderr__ is not None:
        sys.__stderr__.write(sequence)
        sys.__stderr__.flush()
