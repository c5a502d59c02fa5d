"""What the corpus tests share."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tui.corpus.boilerplate import BoilerplateRules, load_rules

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def rules() -> BoilerplateRules:
    return load_rules()


@pytest.fixture
def locked() -> Iterator[Path]:
    """A folder whose files obey their permissions, even if the tests run as root."""
    user, nobody = os.geteuid(), 65534
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if user == 0:
            os.chown(folder, nobody, -1)
            os.seteuid(nobody)
        yield folder
        for file in folder.iterdir():
            file.chmod(0o700)
        os.seteuid(user)
