"""What tests in real terminals share: a home for each, and the scores at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.terminals import emulators, reading_back

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.terminals.emulators import Terminal


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder with a short name: sockets are put into it."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def terminal_named() -> Callable[[str], Terminal]:
    """Return a terminal by its name; skip the test where programs for it are missing."""

    def named(name: str) -> Terminal:
        terminal = emulators.TERMINALS[name]
        if programs := emulators.missing(terminal) + reading_back.missing():
            pytest.skip(f"{name} needs {', '.join(programs)}: see tests/terminals/README.md")
        return terminal

    return named


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what was measured, whether it was enough or not."""
    reports = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    called = [report for report in reports if report.when == "call"]
    rows = [each for report in called for each in report.user_properties if isinstance(each[1], float)]
    if rows:
        terminalreporter.section("share of the words that were read back")
        for name, value in rows:
            terminalreporter.line(f"{name:36} {value:.3f}")
