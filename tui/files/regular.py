"""Reading regular files and nothing else: a FIFO would wait for ever, a device might act."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from tui.files.refusals import FolderError, NotRegularError

if TYPE_CHECKING:
    from pathlib import Path


def read_regular(path: Path) -> bytes:
    """Return the bytes of a regular file, or of one that a link leads to.

    Raises:
        FolderError: It is a folder.
        NotRegularError: It is something else, which has not been opened.
        OSError: It cannot be read.
    """
    _check(path, path.stat().st_mode)
    # Should the file be replaced between the two looks at it, O_NONBLOCK keeps the opening from waiting.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        _check(path, os.fstat(descriptor).st_mode)
        return file.read()


def _check(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise FolderError(path)
    if not stat.S_ISREG(mode):
        raise NotRegularError(path)
