"""Exports are written as they are made, never held as a whole."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import pytest

from tui.codebook.codebook import CodeBook
from tui.export import FORMATS, export_file
from tui.model import Record

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", FORMATS)
def test_writers_stream(name: str, tmp_path: Path) -> None:
    text = "نص " * 1_000
    records = (Record("a", "t", n, 0, 1, f"{text}{n}") for n in range(2_000))
    tracemalloc.start()
    try:
        export_file(name, records, CodeBook(()), tmp_path / "out")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    size = (tmp_path / "out").stat().st_size
    assert size > 10_000_000
    assert peak < size / 3
