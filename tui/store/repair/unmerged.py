"""What a file was on both sides of a merge that git has left unfinished, as git's index has it.

Where the merge driver that ``.gitattributes`` names is not installed, git leaves our side in the file, without a mark
of the conflict: the other side is in the index alone.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from tui.store.git_index import git_folder

_SECONDS = 10

_ENTRY = re.compile(rb"[0-7]+ ([0-9a-f]{40,64}) ([0-3])\t")
_SIDES = (b"2", b"3")


def unmerged_sides(path: Path) -> tuple[bytes, ...]:
    """Return what the tag file at ``path`` was on each side; nothing where git has merged it, or is not there."""
    target = Path(os.path.realpath(path))
    if git_folder(target) is None:
        return ()
    listed = _git(target.parent, "--literal-pathspecs", "ls-files", "--unmerged", "-z", "--", target.name)
    entries = [_ENTRY.match(line) for line in listed.split(b"\0")]
    blobs = [entry[1].decode() for entry in entries if entry and entry[2] in _SIDES]
    return tuple(side for side in (_git(target.parent, "cat-file", "blob", blob) for blob in blobs) if side)


def _git(folder: Path, *arguments: str) -> bytes:
    """Return what git prints, nothing where it fails. It runs nothing else, and fetches nothing."""
    program = shutil.which("git")
    if program is None:
        return b""
    # A hook sets those of the repository that it is in.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(  # noqa: S603 - the program is git, no shell, and a name is never an option
            [program, "-c", "core.fsmonitor=false", "--no-optional-locks", *arguments],
            cwd=folder,
            env={**environment, "GIT_NO_LAZY_FETCH": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return b""
    return done.stdout if done.returncode == 0 else b""
