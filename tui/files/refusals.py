"""What the program itself refuses of a file, as errors of the system's kind: they go where those go."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class NotRegularError(OSError):
    """What stands there is a pipe, a socket or a device."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EINVAL, "it is not a regular file", str(path))


class FolderError(NotRegularError):
    """What stands there is a folder."""

    def __init__(self, path: Path) -> None:
        OSError.__init__(self, errno.EISDIR, os.strerror(errno.EISDIR), str(path))


class TooLargeError(OSError):
    """It has more than ``most`` bytes, and nothing that is meant to be read has."""

    def __init__(self, path: Path, most: int) -> None:
        super().__init__(errno.EFBIG, f"it has more than {most} bytes", str(path))
        self.most = most


class UnnameableError(OSError):
    """No file can have this name: it holds a NUL, or half a surrogate pair."""

    def __init__(self) -> None:
        super().__init__(errno.EINVAL, "no file can have this name")


class UnreadPipeError(OSError):
    """Nobody reads from the pipe."""

    def __init__(self) -> None:
        super().__init__(errno.ENXIO, "nobody reads from it")
