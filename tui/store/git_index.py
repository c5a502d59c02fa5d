"""Whether it was git that has changed a file: then the file holds what somebody asked git for."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple


class _Seen(NamedTuple):
    """The index at a moment: where it is, None without a repository, and what ``stat`` says of it."""

    path: Path | None
    stamp: tuple[int, int, int, int] | None


class GitIndex:
    """The index of the repository that one file is in. git writes it behind the files that it changes.

    So, where it has changed since a moment at which the file was still as it was known, git has changed the file; no
    clock is asked. ``git status`` may write the index, too: the moment should be a recent one.
    """

    def __init__(self) -> None:
        self._seen = self._known = _Seen(None, None)

    def look(self, target: Path | None = None) -> None:
        """Look at the index, before the file itself is looked at.

        Args:
            target: The file, which need not exist; None: the repository is the one that it was.
        """
        path = self._seen.path
        if target is not None:
            folder = git_folder(target)
            path = folder / "index" if folder else None
        self._seen = _Seen(path, _stamp(path))

    def keep(self) -> None:
        """Take the file as known, as it is: at the last look at the index it was so, or has become so since."""
        self._known = self._seen

    def has_changed(self) -> bool:
        """Return whether git is at work, which holds ``index.lock`` until the index is written, or has been."""
        path = self._known.path or self._seen.path
        if path is None:
            return False
        return path.with_name("index.lock").exists() or _Seen(path, _stamp(path)) != self._known


def git_folder(target: Path) -> Path | None:
    """Return the folder in which git keeps the index for ``target``, None where that is in no repository."""
    for folder in target.parents:
        found = folder / ".git"
        try:
            mode = found.stat().st_mode
        except OSError:
            continue
        if S_ISDIR(mode):
            return found
        if S_ISREG(mode):  # of a work tree, or a submodule
            return _linked(found)
    return None


def _linked(file: Path) -> Path | None:
    try:
        said = os.fsdecode(file.read_bytes())
    except OSError:
        return None
    named = said.removeprefix("gitdir: ").rstrip("\r\n")
    return Path(os.path.normpath(file.parent / named)) if said.startswith("gitdir: ") else None


def _stamp(path: Path | None) -> tuple[int, int, int, int] | None:
    try:
        status = path.stat() if path is not None else None
    except OSError:
        return None
    return (status.st_ino, status.st_mtime_ns, status.st_ctime_ns, status.st_size) if status else None
