"""The tag file is emptied, deleted or rolled back under the reader in a terminal: it says so, and nothing is lost."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from tests.support.kept import kept_in
from tests.support.losing import deleted, emptied, rolled_back
from tests.support.reading import barred, paragraphs
from tui.state.rescue_files import rescues

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.losing import Lose
    from tests.support.terminal import TerminalSession


WAYS: dict[Lose, int] = {emptied: 2, deleted: 2, rolled_back: 1}
"""With how many of two tags the file then lacks."""

ways = pytest.mark.parametrize(("lose", "count"), WAYS.items(), ids=[each.__name__ for each in WAYS])


def tag_two(session: TerminalSession, library: Path) -> bytes:
    """Tag two paragraphs; return what the tag file held after the first."""
    session.wait_for(barred(1))
    session.press("1")
    session.wait_for("+Arms p1")
    before = (library / "tags.json").read_bytes()
    session.press("j", "2")
    session.wait_for("cooperation p2")
    return before


def themes(library: Path) -> list[tuple[str, ...]]:
    return [each.themes for each in paragraphs(library)]


@ways
def test_the_row_says_how_many_and_the_next_key_puts_them_back(
    library: Path, home: Path, reader: Callable[..., TerminalSession], lose: Lose, count: int
) -> None:
    with reader(str(library), HASHIYA_LANGUAGE="en") as session:
        lose(library / "tags.json", tag_two(session, library))
        session.wait_for(f"gone from the tag file: {count}")
        (rescued,) = rescues(home / "hashiya", library / "tags.json")
        assert [each.themes for each in kept_in(rescued)] == [("arms",), ("space-cooperation",)]
        session.press("3")
        session.wait_for("+Sanctions p2")
        assert themes(library) == [("arms",), ("space-cooperation", "sanctions")]
        assert session.quit() == 0
    assert themes(library) == [("arms",), ("space-cooperation", "sanctions")]
    assert rescues(home / "hashiya", library / "tags.json") == []


@ways
@pytest.mark.parametrize("end", ["q", signal.SIGTERM, signal.SIGHUP], ids=str)
def test_they_are_back_at_the_end_whatever_ends_it(  # noqa: PLR0913, PLR0917 - fixtures
    library: Path,
    home: Path,
    reader: Callable[..., TerminalSession],
    lose: Lose,
    count: int,
    end: str | signal.Signals,
) -> None:
    with reader(str(library), HASHIYA_LANGUAGE="en") as session:
        lose(library / "tags.json", tag_two(session, library))
        session.wait_for(f"gone from the tag file: {count}")
        if isinstance(end, signal.Signals):
            os.kill(session.pid, end)
            session.wait_exit()
        else:
            assert session.quit(end) == 0
    assert themes(library) == [("arms",), ("space-cooperation",)]
    assert rescues(home / "hashiya", library / "tags.json") == []


def test_a_file_that_was_begun_anew_meanwhile_is_another_and_merge_brings_all_back(
    library: Path, home: Path, reader: Callable[..., TerminalSession]
) -> None:
    with reader(str(library), HASHIYA_LANGUAGE="en") as session:
        before = tag_two(session, library)
        os.kill(session.pid, signal.SIGSTOP)  # it sees nothing of what follows
        deleted(library / "tags.json", before)
        with reader("-L", str(library), "tag", "1", "3", "diplomacy") as command:
            assert command.wait_exit() == 0
        os.kill(session.pid, signal.SIGCONT)
        session.wait_for("another tag file was put there; what it lacks: 2")
        assert session.quit() == 0
    assert themes(library) == [("diplomacy",)]
    assert len(rescues(home / "hashiya", library / "tags.json")) == 1
    with reader("-L", str(library), "merge") as command:
        assert command.wait_exit() == 0
    assert themes(library) == [("arms",), ("space-cooperation",), ("diplomacy",)]
