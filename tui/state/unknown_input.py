"""What terminals sent that the reader did not know: counted in a small file of the person's state folder."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from tui.files.atomic import write_atomically
from tui.files.regular import read_regular
from tui.state.folders import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

UNKNOWN_INPUT_FILE = "unknown-input.json"
"""Its name in the state folder."""
MOST_NAMES = 100
"""Of those that came least often none is kept beyond that."""


class UnknownInput:
    """How often what came, by name. What cannot be read counts as nothing."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def counts(self) -> dict[str, int]:
        """Return how often each came, the most frequent first."""
        try:
            kept = json.loads(read_regular(self.path, MOST_BYTES))
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(kept, dict):
            return {}
        counted = Counter({str(name): count for name, count in kept.items() if type(count) is int and count > 0})
        return dict(counted.most_common(MOST_NAMES))

    def add(self, counts: Mapping[str, int]) -> None:
        """Add what has come, on disk.

        Raises:
            OSError: The file cannot be written.
        """
        if counts:
            total = Counter(self.counts()) + Counter(counts)
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self.path, [json.dumps(dict(total.most_common(MOST_NAMES)), indent=1).encode()])
