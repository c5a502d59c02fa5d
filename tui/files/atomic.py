"""Replacing a file as a whole: whoever looks sees the old content or the new one, never a part."""

from __future__ import annotations

import os
import re
import secrets
from contextlib import suppress
from errno import EBADF, EINVAL, ENOTSUP
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.files.attributes import keep_attributes
from tui.files.beside import fitting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.errors.files import Attribute

_MOST_AT_ONCE = min(1024, os.sysconf("SC_IOV_MAX"))
"""Pieces that one system call writes: they are not copied together first."""

_TEMPORARY = len("..12345678.tmp")
"""Bytes that a temporary file's name has more than the file's."""


class Written(NamedTuple):
    """What has come of it.

    Attributes:
        status: What ``stat`` says of the file that was written, also where another has come in its place since.
        lost: What the new file could not be given of the old one.
    """

    status: os.stat_result
    lost: frozenset[Attribute]


def write_atomically(path: Path, content: Iterable[bytes], *, like: Path | None = None) -> Written:
    """Replace the file at ``path`` (of a symbolic link: its target), or make it, and wait until it is on disk.

    Args:
        path: The file.
        content: Its bytes, in pieces that are written one behind the other.
        like: The file whose owner, group, mode, ACL and attributes it gets; None: the old one's, and where there is
            none, what the umask gives.

    Raises:
        OSError: It cannot be written. The file is the old one; the new one where only the folder could not be synced.
    """
    path = Path(os.path.realpath(path))
    temporary = path.with_name(f".{fitting(path, _TEMPORARY)}.{secrets.token_hex(4)}.tmp")
    try:
        written = _write_new(temporary, content, Path(os.path.realpath(like or path)))
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)
    status = path.stat()  # taking the place of the old file is a change of the file, too
    return Written(status, written.lost) if _content_of(status) == _content_of(written.status) else written


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
    own, kept = re.escape(fitting(path, _TEMPORARY)), re.escape(fitting(path))
    name = re.compile(rf"\.({own}|\.{kept}\.[-.\w]+\.bak)\.[0-9a-f]{{8}}\.tmp")
    return sorted(file for file in path.parent.iterdir() if name.fullmatch(file.name))


def _content_of(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_ino, status.st_mtime_ns, status.st_size


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _write_new(path: Path, content: Iterable[bytes], like: Path) -> Written:
    old = _status(like)
    # A file that replaces none gets what the umask gives; another may hold more than the umask would let out.
    mode = 0o666 if old is None else 0o600
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        lost = frozenset() if old is None else keep_attributes(old, os.fspath(like), descriptor)
        _write(descriptor, content)
        os.fsync(descriptor)
        return Written(os.fstat(descriptor), lost)
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
