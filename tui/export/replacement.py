"""A file that takes the place of another only when it is complete."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from tui.model import HashiyaError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def replacement(path: Path) -> Iterator[BinaryIO]:
    """Yield a stream whose bytes become the file ``path`` when the block ends without an error.

    Until then they are in a hidden file of the same folder, which is gone afterwards whatever happens. A link
    stays a link, and the file it names is replaced. A device or a pipe cannot be replaced: it is written to.

    Raises:
        HashiyaError: The file cannot be written; what was there before is untouched.
    """
    try:
        target = _resolved(path)
        mode = target.stat().st_mode if target.exists() else None
        if mode is not None and stat.S_ISDIR(mode):
            raise HashiyaError(f"{_shown(path)}: cannot be written: it is a folder")
        if mode is not None and not stat.S_ISREG(mode):
            with target.open("wb") as out:
                yield out
            return
        with _complete_or_absent(target, mode) as out:
            yield out
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise HashiyaError(f"{_shown(path)}: cannot be written: {reason}") from error


def _resolved(path: Path) -> Path:
    target = path.resolve()
    if target.is_symlink():  # since Python 3.13 a loop of links resolves to one of them
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return target


@contextmanager
def _complete_or_absent(target: Path, mode: int | None) -> Iterator[BinaryIO]:
    # The name owes nothing to the target's, which may already be as long as names can be.
    temporary = target.with_name(f".hashiya-{secrets.token_hex(8)}.tmp")
    try:
        # Mode "x" lets the umask decide who may read a new file, as it does for every other program.
        with temporary.open("xb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _shown(path: Path) -> str:
    # A name may hold a line break or an escape sequence, and a message is one line.
    name = str(path)
    return name if name.isprintable() else repr(name)
