"""A key that waits for the one behind it."""

from __future__ import annotations


class Prefix:
    """Whether the command that runs now was called right behind the key that waits for it."""

    def __init__(self) -> None:
        self.is_before_this = False
        self._is_begun = False

    def begin(self) -> None:
        """Wait for the next command."""
        self._is_begun = True

    def begin_command(self) -> None:
        """Take it that the next command is about to run: behind it nothing is waited for."""
        self.is_before_this, self._is_begun = self._is_begun, False
