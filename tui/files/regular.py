"""Reading regular files and nothing else: a FIFO would wait for ever, a device might act."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class NotRegularError(OSError):
    """What stands there is a folder (``is_folder``), or a pipe, a socket, a device."""

    def __init__(self, path: Path, *, is_folder: bool) -> None:
        reason = os.strerror(errno.EISDIR) if is_folder else "it is not a regular file"
        super().__init__(errno.EISDIR if is_folder else errno.EINVAL, reason, str(path))
        self.is_folder = is_folder


def read_regular(path: Path) -> bytes:
    """Return the bytes of a regular file, or of one that a link leads to.

    Raises:
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
    if not stat.S_ISREG(mode):
        raise NotRegularError(path, is_folder=stat.S_ISDIR(mode))
