"""What tests by faults share: the numbers they tell at the end of a run."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

_NUMBERS = pytest.StashKey[list[str]]()


@pytest.fixture
def tell(pytestconfig: pytest.Config) -> Callable[[str], None]:
    """Return what keeps a line, with the seconds since the test began, for the end of the run."""
    began = time.monotonic()

    def keep(line: str) -> None:
        took = f"{line} ({time.monotonic() - began:,.0f} s)"
        pytestconfig.stash.setdefault(_NUMBERS, []).append(took)

    return keep


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print what was survived."""
    if lines := config.stash.get(_NUMBERS, []):
        terminalreporter.section("faults survived")
        for line in lines:
            terminalreporter.line(line)
