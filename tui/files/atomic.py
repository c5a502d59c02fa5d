"""Replacing a file as a whole: whoever looks sees the old content or the new one, never a part."""

from __future__ import annotations

import os
import re
import secrets
from contextlib import suppress
from errno import EBADF, EINVAL, ENOTSUP
from itertools import islice
from pathlib import Path
from stat import S_IMODE
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_AT_ONCE = min(1024, os.sysconf("SC_IOV_MAX"))
"""Pieces that one system call writes: they are not copied together first."""


def write_atomically(path: Path, content: Iterable[bytes], *, permissions_of: Path | None = None) -> os.stat_result:
    """Replace the file at ``path`` (of a symbolic link: its target), or make it, and wait until it is on disk.

    Return what ``stat`` says of the file that was written, also where another has come in its place since.

    Args:
        path: The file.
        content: Its bytes, in pieces that are written one behind the other.
        permissions_of: The file whose permissions it gets; None: the old one's, and where there is none, the umask's.

    Raises:
        OSError: It cannot be written. The file is the old one; the new one where only the folder could not be synced.
    """
    path = Path(os.path.realpath(path))
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        written = _write_new(temporary, content, like=_status(permissions_of or path))
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)
    status = path.stat()  # taking the place of the old file is a change of the file, too
    return status if _content_of(status) == _content_of(written) else written


def remove_leftovers(path: Path) -> None:
    """Remove temporary files of ``path`` and its backups that a killed program left; for who holds its lock.

    Raises:
        OSError: The folder cannot be read, or a file cannot be removed.
    """
    for file in leftovers(path):
        file.unlink(missing_ok=True)


def leftovers(path: Path) -> list[Path]:
    """Return the temporary files of ``path`` and its backups: of killed programs, and of one that is writing.

    Raises:
        OSError: The folder cannot be read.
    """
    own = re.escape(path.name)
    name = re.compile(rf"\.({own}|\.{own}\.[-\d]+\.bak)\.[0-9a-f]{{8}}\.tmp")
    return sorted(file for file in path.parent.iterdir() if name.fullmatch(file.name))


def _content_of(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_ino, status.st_mtime_ns, status.st_size


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _write_new(path: Path, content: Iterable[bytes], *, like: os.stat_result | None) -> os.stat_result:
    # A file that replaces none gets what the umask gives; another may hold more than the umask would let out.
    mode = 0o666 if like is None else 0o600
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        if like is not None:
            with suppress(OSError):  # only the owner may, and only with a group of their own
                os.fchown(descriptor, -1, like.st_gid)
            os.fchmod(descriptor, S_IMODE(like.st_mode))
        _write(descriptor, content)
        os.fsync(descriptor)
        return os.fstat(descriptor)
    finally:
        os.close(descriptor)


def _write(descriptor: int, content: Iterable[bytes]) -> None:
    pieces = iter(content)
    while some := list(islice(pieces, _MOST_AT_ONCE)):
        left = sum(map(len, some)) - os.writev(descriptor, some)
        while left:  # a disk that has just become full, or a signal
            left -= os.write(descriptor, b"".join(some)[-left:])


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some network file systems cannot sync a folder; the content itself has been synced.
        if error.errno not in (EBADF, EINVAL, ENOTSUP):
            raise
    finally:
        os.close(descriptor)
