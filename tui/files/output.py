"""Files that are there only when they are complete: new ones, and such as take the place of another."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO

from tui.errors.files import AlreadyExistsError, UnwritableFileError
from tui.files.attributes import keep_attributes
from tui.files.refusals import FolderError, UnnameableError, UnreadPipeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    _Put = Callable[[Path, Path], None]

_NO_LINKS = frozenset({errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK})
"""What file systems say that know no second name of a file."""


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """Yield a stream whose bytes become the new file ``path`` when the block ends without an error.

    Otherwise as ``replacement``, but that a file which is there is never replaced: neither one that was there
    before, nor one that came to be there meanwhile.

    Raises:
        AlreadyExistsError: There is a file already.
        UnwritableFileError: The file cannot be written; any OSError of the block counts as that.
    """
    with suppress(OSError, ValueError):  # what is wrong with the path itself is said below
        if path.is_file():
            raise AlreadyExistsError(path)
    with _output(path, _put_beside_nothing) as out:
        yield out


@contextmanager
def replacement(path: Path) -> Iterator[BinaryIO]:
    """Yield a stream whose bytes become the file ``path`` when the block ends without an error.

    Until then they are in a hidden file of the same folder, which is gone afterwards whatever happens. A link
    stays a link, and the file it names is replaced. A device or a pipe cannot be replaced: it is written to.

    Raises:
        UnwritableFileError: The file cannot be written, and what was there is untouched; any OSError of the block
            counts as that.
        AlreadyExistsError: A file has just come to be where a device or a pipe was.
    """
    with _output(path, _put_in_place) as out:
        yield out


@contextmanager
def _output(path: Path, put: _Put) -> Iterator[BinaryIO]:
    try:
        old = _status(path)
        if old is not None and stat.S_ISDIR(old.st_mode):
            raise FolderError(path)
        if old is not None and not stat.S_ISREG(old.st_mode):
            with _opened(path) as out:
                yield out
            return
        target = _resolved(path)
        with _complete_or_absent(target, old, put) as out:
            yield out
    except FileExistsError as error:
        raise AlreadyExistsError(path) from error
    except OSError as error:
        raise UnwritableFileError(path, error) from error


def _status(path: Path) -> os.stat_result | None:
    """Return what ``stat`` says of the file that is there, None where there is none."""
    try:
        return path.stat()
    except FileNotFoundError:
        return None
    except ValueError as error:  # a NUL, or half a surrogate pair
        raise UnnameableError from error


def _resolved(path: Path) -> Path:
    try:
        target = path.resolve()
    except RuntimeError as error:  # a loop of links
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from error
    if target.is_symlink():  # since Python 3.13 a loop of links resolves to one of them
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return target


def _opened(path: Path) -> BinaryIO:
    """Return a device or a pipe, open for writing. Raises OSError where nobody reads from the pipe."""
    try:
        # Without O_NONBLOCK a pipe that nobody reads would keep the program for ever.
        descriptor = os.open(path, os.O_WRONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        if error.errno == errno.ENXIO:
            raise UnreadPipeError from error
        raise
    out = os.fdopen(descriptor, "wb")
    if stat.S_ISREG(os.fstat(descriptor).st_mode):  # it came to be there after the pipe was looked at
        out.close()
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    os.set_blocking(descriptor, True)
    return out


@contextmanager
def _complete_or_absent(target: Path, old: os.stat_result | None, put: _Put) -> Iterator[BinaryIO]:
    # The name owes nothing to the target's, which may already be as long as names can be.
    temporary = target.with_name(f".hashiya-{secrets.token_hex(8)}.tmp")
    try:
        # Mode "x" lets the umask decide who may read a new file, as it does for every other program.
        with temporary.open("xb") as out:
            yield out
            out.flush()
            if old is not None:
                keep_attributes(old, os.fspath(target), out.fileno())
            os.fsync(out.fileno())
        put(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)


def _put_in_place(temporary: Path, target: Path) -> None:
    temporary.replace(target)


def _put_beside_nothing(temporary: Path, target: Path) -> None:
    """Give the complete file its name. Raises FileExistsError where something has that name, at whatever moment."""
    try:
        target.hardlink_to(temporary)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _claim_and_replace(temporary, target)


def _claim_and_replace(temporary: Path, target: Path) -> None:
    """Do the same where files have one name only: the name is taken by an empty file first."""
    target.open("xb").close()
    try:
        temporary.replace(target)
    except OSError:
        target.unlink()
        raise
