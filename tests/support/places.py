"""Where the project is, and what of it tests look at."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "sample_data"
DATA = ROOT / "tests" / "data"
