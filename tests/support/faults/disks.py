"""Disks that run full, turn read-only or go away, while programs work on them."""

from __future__ import annotations

import resource
import subprocess
from contextlib import contextmanager
from itertools import repeat
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SIZE = "1m"
_BLOCK = 4096  # bytes: what is free on a full tmpfs is less


class SmallDisk:
    """A file system in memory, which can be full."""

    REASON = "No space left on device"
    SHOWN = "\ufeb9\ufeae\ufed8\ufedf\ufe8d"  # القرص, as it is drawn

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filler = folder / "filler"

    def fill(self, _pid: int) -> None:
        """Take all the space that is free at this moment."""
        with self._filler.open("ab", buffering=0) as file, pytest.raises(OSError, match=self.REASON):
            file.writelines(repeat(bytes(_BLOCK)))

    def free(self, _pid: int) -> None:
        """Give back what was taken."""
        self._filler.unlink()


class NoWriting:
    """A folder in which a process may suddenly write nothing any more: for who may not mount anything."""

    REASON = "File too large"
    SHOWN = "\ufeae\ufe92\ufedb\ufe83"  # أكبر, as it is drawn

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def fill(self, pid: int) -> None:
        """Let no file of the process grow."""
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))

    def free(self, pid: int) -> None:
        """Let them grow again."""
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


class RenamedFolder:
    """A folder that somebody renames, and gives its name back later."""

    def __init__(self, around: Path) -> None:
        self.folder, self.elsewhere = around / "library", around / "elsewhere"
        self.folder.mkdir()

    def is_gone(self) -> bool:
        """Rename it."""
        self.folder.rename(self.elsewhere)
        return True

    def come(self) -> None:
        """Give it its name again. Fails where a folder was made in its place."""
        assert not self.folder.exists()
        self.elsewhere.rename(self.folder)


class Stick:
    """A file system that is unmounted and mounted again; ``elsewhere`` it can be seen all the time."""

    def __init__(self, folder: Path, elsewhere: Path) -> None:
        self.folder, self.elsewhere = folder, elsewhere
        self.come()

    def is_gone(self) -> bool:
        """Unmount it. Return False where a file of it is open just now."""
        done = subprocess.run(["umount", self.folder], capture_output=True, text=True, check=False)
        assert not done.returncode or "busy" in done.stderr, done.stderr
        return not done.returncode

    def come(self) -> None:
        """Mount it."""
        assert not _mount("--bind", self.elsewhere, self.folder).returncode


@contextmanager
def mounted(folder: Path) -> Iterator[Path]:
    """Give a new folder that is a small file system of its own; skip the test where that is not allowed."""
    folder.mkdir()
    done = _mount("-t", "tmpfs", "-o", f"size={_SIZE}", "tmpfs", folder)
    if done.returncode:
        pytest.skip(f"no file system can be mounted: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        unmount(folder)


def _mount(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)


def is_made(folder: Path, mode: str) -> bool:
    """Make the file system at ``folder`` ``ro`` or ``rw``. Return False where a file is being written just now."""
    done = _mount("-o", f"remount,{mode}", folder)
    assert not done.returncode or "busy" in done.stderr, done.stderr
    return not done.returncode


def unmount(folder: Path) -> None:
    """Take the file system away from ``folder``, whoever is using it; whether or not there is one."""
    subprocess.run(["umount", "--lazy", folder], capture_output=True, check=False)
