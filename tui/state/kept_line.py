"""What a person answered once, when asked: one line in a file of their state folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.files.atomic import write_atomically
from tui.files.regular import read_regular

if TYPE_CHECKING:
    from pathlib import Path

_MOST_BYTES = 1000


class KeptLine:
    """An answer on disk."""

    def __init__(self, path: Path) -> None:
        """Read nothing yet; the file at ``path`` need not exist."""
        self._path = path

    def value(self) -> str:
        """Return the answer, "" where there is none, or where it cannot be read."""
        try:
            return " ".join(read_regular(self._path, _MOST_BYTES).decode().split())
        except (OSError, ValueError):
            return ""

    def keep(self, value: str) -> None:
        """Keep the answer in place of the one before, on disk.

        Raises:
            OSError: It cannot be written.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(self._path, [f"{value}\n".encode()])

    def forget(self) -> None:
        """Be as if nothing had been answered.

        Raises:
            OSError: The file cannot be taken away.
        """
        self._path.unlink(missing_ok=True)


def annotator_answer(state_folder: Path) -> KeptLine:
    """Return who works here: the name that counts before the login's."""
    return KeptLine(state_folder / "annotator")


def put_keys_answer(state_folder: Path) -> KeptLine:
    """Return which signs stand on the keys 1 to 8 of this person's keyboard, with Shift or however they are got."""
    return KeptLine(state_folder / "put_keys")
