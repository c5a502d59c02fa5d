"""What terminals sent that is not known is counted over all runs, and costs nobody anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.state.unknown_input import MOST_NAMES, UnknownInput

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "unknown-input.json"


def test_counts_add_up(path: Path) -> None:
    UnknownInput(path).add({"CSI 3@": 2, "OSC 11": 1})
    UnknownInput(path).add({"OSC 11": 4})
    assert list(UnknownInput(path).counts().items()) == [("OSC 11", 5), ("CSI 3@", 2)]


def test_where_all_was_known_there_is_no_file(path: Path) -> None:
    UnknownInput(path).add({})
    assert UnknownInput(path).counts() == {}
    assert not path.parent.exists()


def test_what_came_most_often_is_kept(path: Path) -> None:
    UnknownInput(path).add({f"CSI {number}K": number for number in range(1, 500)})
    counts = UnknownInput(path).counts()
    assert len(counts) == MOST_NAMES
    assert max(counts.values()) == 499


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b'{"CSI 3@": "2"}', b'{"CSI 3@": -1}', b'{"CSI 3@": true}', b"\xff"]
)
def test_what_cannot_be_read_counts_as_nothing(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert UnknownInput(path).counts() == {}
    UnknownInput(path).add({"CSI 3@": 1})
    assert UnknownInput(path).counts() == {"CSI 3@": 1}
