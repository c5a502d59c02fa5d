"""A folder in which git merges what two people made of one tag file, without asking anybody's configuration."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from tests.support.command import environment

if TYPE_CHECKING:
    from pathlib import Path


class Repository:
    """A folder in which git merges edits of one file."""

    def __init__(self, folder: Path, name: str = "tags.json") -> None:
        self.tags = folder / name
        self._folder = folder
        self._count = 0
        self.git("init", "-q")

    def git(self, *arguments: str) -> int:
        done = subprocess.run(
            ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments],
            cwd=self._folder,
            env=environment(self._folder, {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}),
            capture_output=True,
            check=False,
        )
        return done.returncode

    def merge(self, base: bytes, ours: bytes, theirs: bytes, style: str = "merge") -> bool:
        """Merge two edits of one file; return whether git could. What it left is in the file."""
        self._count += 1
        self.git("reset", "-q", "--hard")
        self.git("checkout", "-qf", "--orphan", f"base-{self._count}")
        self.commit(base)
        self.git("checkout", "-qb", f"theirs-{self._count}")
        self.commit(theirs)
        self.git("checkout", "-q", f"base-{self._count}")
        self.commit(ours)
        return self.git("-c", f"merge.conflictStyle={style}", "merge", "-q", f"theirs-{self._count}") == 0

    def commit(self, content: bytes) -> None:
        self.tags.write_bytes(content)
        self.git("--literal-pathspecs", "add", "--", self.tags.name)
        assert self.git("commit", "-q", "--allow-empty", "-m", "x") == 0
