"""The name that a person gave when they were asked who they are: one line in their state folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.files.atomic import write_atomically
from tui.files.regular import read_regular

if TYPE_CHECKING:
    from pathlib import Path

_MOST_BYTES = 1000


def kept_annotator(folder: Path) -> str:
    """Return the name that was given, "" where none was, or where it cannot be read."""
    try:
        return " ".join(read_regular(_path(folder), _MOST_BYTES).decode().split())
    except (OSError, ValueError):
        return ""


def keep_annotator(folder: Path, name: str) -> None:
    """Keep the name in place of the one before, on disk.

    Raises:
        OSError: It cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    write_atomically(_path(folder), [f"{name}\n".encode()])


def _path(folder: Path) -> Path:
    return folder / "annotator"
