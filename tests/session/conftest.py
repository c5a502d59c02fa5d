"""A library of two short articles, and a session on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.libraries import write_library
from tests.support.sessions import LIBRARY, new_session

if TYPE_CHECKING:
    from pathlib import Path

    from tui.session.session import Session


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library", LIBRARY)


@pytest.fixture
def session(folder: Path) -> Session:
    return new_session(folder)
