"""A copy that a sync tool has made of the tag file: named at the start, merged, and gone when it is removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.reading import barred
from tests.support.waiting import GUARD

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.terminal import TerminalSession

NAME = "tags.sync-conflict-20261126-101010-ABCDEFG.json"


def names_it(session: TerminalSession) -> bool:
    return NAME in session.screen_lines()[-1]


def is_saved(session: TerminalSession) -> bool:
    """Return whether the state row, which would name it, is drawn and says so."""
    return "✓" in session.screen_lines()[-1]


def marks(session: TerminalSession) -> int:
    return sum("●" in line for line in session.screen_lines())


def test_what_two_machines_have_tagged_comes_together(library: Path, reader: Callable[..., TerminalSession]) -> None:
    with reader(str(library)) as session:
        session.wait_for(barred(1))
        session.press("1")
        session.wait_for(lambda each: marks(each) == 1 and is_saved(each))
        assert not names_it(session)
        assert session.quit() == 0
    copy = library / NAME
    copy.write_bytes((library / "tags.json").read_bytes())
    with reader("-L", str(library), "--db", str(copy), "tag", "1", "2", "arms") as session:
        assert session.wait_exit() == 0

    with reader(str(library), columns=110) as session:
        session.wait_for(lambda each: names_it(each) and marks(each) == 1, GUARD)
        assert session.quit() == 0
    with reader("-L", str(library), "merge", str(copy)) as session:
        assert session.wait_exit() == 0
    copy.unlink()
    with reader(str(library)) as session:
        session.wait_for(lambda each: marks(each) == 2 and is_saved(each))
        assert not names_it(session)
        assert session.quit() == 0
