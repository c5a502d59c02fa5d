from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.store_texts import MORNING
from tui.store.annotation_store import AnnotationStore

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tags.json"


@pytest.fixture
def store(path: Path) -> AnnotationStore:
    return AnnotationStore(path, now=lambda: MORNING)
