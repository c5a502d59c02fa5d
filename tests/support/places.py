"""Where the project is, and what of it tests look at."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "sample_data"
DATA = ROOT / "tests" / "data"

PATIENT = os.pathsep.join([str(ROOT), str(ROOT / "tests" / "support" / "patient")])
"""A PYTHONPATH for a program in a terminal that answers, if not at once."""
