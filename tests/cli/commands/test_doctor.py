"""``hashiya doctor`` where there is no terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tui.state.unknown_input import UNKNOWN_INPUT_FILE, UnknownInput

if TYPE_CHECKING:
    from tests.support.command import Command


def test_a_report_into_a_pipe_needs_no_terminal(hashiya: Command) -> None:
    done = hashiya("doctor", "--report", env={"TERM": "mlterm"})
    assert done.code == 0
    assert json.loads(done.out)["terminal"] == "mlterm"


def test_a_report_says_what_was_not_known_and_how_often(hashiya: Command) -> None:
    assert json.loads(hashiya("doctor", "--report").out)["unknown_input"] == {}
    state = hashiya.home / "state"
    UnknownInput(state / "hashiya" / UNKNOWN_INPUT_FILE).add({"CSI 3@": 2})
    done = hashiya("doctor", "--report", env={"XDG_STATE_HOME": str(state)})
    assert json.loads(done.out)["unknown_input"] == {"CSI 3@": 2}


def test_without_a_terminal_there_is_nothing_to_look_at(hashiya: Command) -> None:
    done = hashiya("doctor")
    assert done.code == 2
    assert b"needs a terminal" in done.err
    assert done.out == b""
