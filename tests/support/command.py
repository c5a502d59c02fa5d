"""The command ``hashiya`` as a program of its own, away from the person's files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.support.fork_server import fork_server
from tests.support.places import ROOT
from tests.support.waiting import GUARD

if TYPE_CHECKING:
    from collections.abc import Mapping

_OF_THE_PERSON = ("HASHIYA_", "XDG_", "TEXTUAL", "COLUMNS", "LINES", "PYTHON")


LIBRARY = {
    "a/01-الأولى.txt": "قمة في موسكو\n\nأعلن المتحدث اتفاقا.\n\nقال \u200fKim\u200f إن «اللقاء» تم في 2023.\n",
    "a/02.txt": "خبر قصير عن العقوبات\r\n\r\nفقرة ثانية هنا.\r\n",
    "b.md": "# عنوان المقالة\n\nنص المقالة الأول.\n\nنص ثان.\n",
}
"""Path -> text: three articles, the second with the newlines of Windows."""

FIRST, SECOND, THIRD = "a/01-الأولى", "a/02", "b"
TEXTS = {name.rpartition(".")[0]: text.replace("\r\n", "\n") for name, text in LIBRARY.items()}
"""Article id -> canonical text."""


@dataclass(frozen=True)
class Done:
    """What a run has left: its exit code and the bytes it wrote."""

    code: int
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        return self.out.decode()

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @property
    def message(self) -> str:
        return self.err.decode()


def program(*arguments: str | bytes | Path) -> list[str | bytes | Path]:
    return [sys.executable, "-m", "tui.cli", *arguments]


def installed() -> list[str]:
    """Return the installed command, or the module where it is not installed."""
    script = Path(sys.executable).parent / "hashiya"
    return [str(script)] if script.exists() else [sys.executable, "-m", "tui.cli"]


def environment(home: Path, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return an environment whose home is ``home``, without settings of whoever runs the tests."""
    usual = {name: value for name, value in os.environ.items() if not name.startswith(_OF_THE_PERSON)}
    return {**usual, "HOME": str(home), "PYTHONPATH": str(ROOT), "HASHIYA_ANNOTATOR": "tester", **(more or {})}


@dataclass(frozen=True)
class Command:
    """Runs the command on ``library``, which holds the tag file, too."""

    library: Path
    home: Path

    def __call__(
        self, *arguments: str | bytes | Path, env: Mapping[str, str] | None = None, timeout: float = GUARD
    ) -> Done:
        around = environment(self.home, {"HASHIYA_LIBRARY": str(self.library), **(env or {})})
        if any(name.startswith("PYTHON") for name in env or ()):  # it is for the start of a Python
            done = subprocess.run(
                program(*arguments),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                env=around,
                cwd=self.home,
                timeout=timeout,
                check=False,
            )
            return Done(done.returncode, done.stdout, done.stderr)
        return Done(*fork_server().run(list(map(os.fsencode, arguments)), env=around, cwd=self.home, timeout=timeout))

    @property
    def tags(self) -> Path:
        return self.library / "tags.json"


def records(hashiya: Command, *arguments: str) -> list[dict[str, Any]]:
    """Return what is exported as JSON lines."""
    done = hashiya("export", *arguments)
    assert (done.code, done.err) == (0, b"")
    return [json.loads(line) for line in done.text.split("\n") if line]
