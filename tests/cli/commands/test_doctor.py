"""``hashiya doctor`` where there is no terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.support.command import Command


def test_a_report_into_a_pipe_needs_no_terminal(hashiya: Command) -> None:
    done = hashiya("doctor", "--report", env={"TERM": "mlterm"})
    assert done.code == 0
    assert json.loads(done.out)["terminal"] == "mlterm"


def test_without_a_terminal_there_is_nothing_to_look_at(hashiya: Command) -> None:
    done = hashiya("doctor")
    assert done.code == 2
    assert b"needs a terminal" in done.err
    assert done.out == b""
