"""What tests by faults share: the numbers they tell at the end of a run."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

_SURVIVED = "survived"


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Return what keeps a line, with the seconds since the test began, for the end of the run."""
    began = time.monotonic()

    def keep(line: str) -> None:
        record_property(_SURVIVED, f"{line} ({time.monotonic() - began:,.0f} s)")

    return keep


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what was survived."""
    reports = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    called = [report for report in reports if report.when == "call"]
    lines = [line for report in called for name, line in report.user_properties if name == _SURVIVED]
    if lines:
        terminalreporter.section("faults survived")
        for line in lines:
            terminalreporter.line(line)
