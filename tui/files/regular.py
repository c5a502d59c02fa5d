"""Reading regular files and nothing else: a FIFO would wait for ever, a device might act."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, BinaryIO

from tui.files.refusals import FolderError, NotRegularError, TooLargeError

if TYPE_CHECKING:
    from pathlib import Path


def read_regular(path: Path, most: int) -> bytes:
    """Return the bytes of a regular file, or of one that a link leads to; ``most`` of them at the most.

    Raises:
        FolderError: It is a folder.
        NotRegularError: It is something else, which has not been opened.
        TooLargeError: It has more bytes: read, it would take the memory away.
        OSError: It cannot be read.
    """
    with opened_regular(path, most) as file:
        data = file.read(most + 1)
    if len(data) > most:  # it grows while it is read
        raise TooLargeError(path, most)
    return data


def opened_regular(path: Path, most: int) -> BinaryIO:
    """Return a regular file, open for reading. Raises as ``read_regular``."""
    _check(path, path.stat(), most)
    # Should the file be replaced between the two looks at it, O_NONBLOCK keeps the opening from waiting.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        _check(path, os.fstat(descriptor), most)
    except OSError:
        os.close(descriptor)
        raise
    return os.fdopen(descriptor, "rb")


def _check(path: Path, status: os.stat_result, most: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise FolderError(path)
    if not stat.S_ISREG(status.st_mode):
        raise NotRegularError(path)
    if status.st_size > most:
        raise TooLargeError(path, most)
