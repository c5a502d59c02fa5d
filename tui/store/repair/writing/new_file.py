"""Files beside the tag file that never take the place of another one."""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import count
from typing import TYPE_CHECKING

from tui.files.atomic import write_atomically

if TYPE_CHECKING:
    from pathlib import Path


class UnwrittenError(Exception):
    """The file at ``path`` cannot be written, for ``cause``."""

    def __init__(self, path: Path, cause: OSError) -> None:
        """Take both."""
        super().__init__(path, cause)
        self.path = path
        self.cause = cause


def write_beside(target: Path, name: tuple[str, str], raw: bytes) -> Path:
    """Write a file that was not there before, and return its path.

    Args:
        target: The file beside which it is, with whose owner, mode and attributes.
        name: The beginning and the end of its name; between them comes nothing, or -2, -3 and so on where there is one.
        raw: What it holds.

    Raises:
        UnwrittenError: It cannot be written; nothing is left of it.
    """
    for number in count(1):
        new = target.with_name(("" if number == 1 else f"-{number}").join(name))
        try:
            os.close(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))  # the name is ours now
        except FileExistsError:
            continue
        except OSError as error:
            raise UnwrittenError(new, error) from error
        try:
            write_atomically(new, [raw], like=target)
        except OSError as error:
            with suppress(OSError):
                new.unlink()
            raise UnwrittenError(new, error) from error
        return new
    raise AssertionError  # the numbers do not end
