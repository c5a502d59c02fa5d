"""What tests of several folders share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

pytest.register_assert_rewrite("tests.support")  # before anything of it is imported

from tests.support.command import LIBRARY, Command, installed
from tests.support.places import PATIENT, ROOT, SAMPLES
from tests.support.store_texts import MORNING
from tests.support.terminal import TerminalSession
from tests.support.terminal_kinds import DA1_QUESTION
from tui.store.annotation_store import AnnotationStore

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

# Nothing here is a matter of milliseconds, and a machine that runs the tests may be busy.
settings.register_profile("tests", deadline=None)
settings.register_profile("long", deadline=None, max_examples=10_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "tests"))


@pytest.fixture
def hashiya(tmp_path: Path) -> Command:
    """The command on a library of three articles."""
    library, home = tmp_path / "library", tmp_path / "home"
    home.mkdir()
    for name, text in LIBRARY.items():
        path = library / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return Command(library, home)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return a folder of the samples."""
    folder = tmp_path / "library"
    folder.mkdir()
    for sample in sorted(SAMPLES.glob("*.txt")):
        (folder / sample.name).write_bytes(sample.read_bytes())
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return the folder in which ``reader`` looks for the person's files."""
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


@pytest.fixture
def reader(home: Path) -> Callable[..., TerminalSession]:
    """Return what starts the installed command, or another one, in a terminal of its own."""
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    env = dict.fromkeys(names, str(home)) | {"HASHIYA_ANNOTATOR": "tester"}

    def start(
        *arguments: str,
        command: Sequence[str] = installed(),
        columns: int = 80,
        rows: int = 24,
        answers: Mapping[bytes, bytes] | None = None,
        **more: str,
    ) -> TerminalSession:
        is_silent = (answers or {}).get(DA1_QUESTION) == b""
        around = env | {"PYTHONPATH": str(ROOT) if is_silent else PATIENT} | more
        return TerminalSession([*command, *arguments], columns=columns, rows=rows, env=around, answers=answers)

    return start


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a tag file would be."""
    return tmp_path / "tags.json"


@pytest.fixture
def store(path: Path) -> AnnotationStore:
    """Return a store on it, where it is always the same morning."""
    return AnnotationStore(path, now=lambda: MORNING)
