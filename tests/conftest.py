"""What tests of the whole program share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from command import LIBRARY, Command
from hypothesis import settings

if TYPE_CHECKING:
    from pathlib import Path

# Nothing here is a matter of milliseconds, and a machine that runs the tests may be busy.
settings.register_profile("tests", deadline=None)
settings.load_profile("tests")


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
