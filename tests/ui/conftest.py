"""What the tests of the interface share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.piloted import copy_samples

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def terminal_of_the_tests(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The same terminal and home everywhere, whatever the tests are run in."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "SSH_CONNECTION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The samples, where their tags may be written beside them."""
    return copy_samples(tmp_path)


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """Return the folder in which the program keeps its own files."""
    return tmp_path / "home" / "hashiya"
