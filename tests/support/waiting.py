"""Waiting for what must come: events decide, never how long they took."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

GUARD = 60.0
"""Seconds after which something that a test waits for is taken to hang; no machine is so slow."""

_LOOK = 0.01  # seconds between two looks at what nobody tells of


def wait_until(condition: Callable[[], bool]) -> None:
    """Wait until the condition holds: for what no file descriptor tells of, such as states of processes."""
    end = time.monotonic() + GUARD
    while not condition():
        assert time.monotonic() < end, "it hangs"
        time.sleep(_LOOK)
