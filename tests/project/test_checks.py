"""The checks that every change passes: style, types, what the wheel carries."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.support.places import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "arguments",
    [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]],
    ids=["style", "format", "types"],
)
def test_check(arguments: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_wheel_carries_the_samples_and_all_data(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("hashiya-*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    samples = {f"tui/sample_data/{path.name}" for path in (ROOT / "sample_data").iterdir()}
    assert len(samples) == 5
    assert names >= samples | {"tui/py.typed", "tui/ui/app.tcss", "tui/corpus/boilerplate.toml"}
    assert not [name for name in names if name.startswith("tests")]
