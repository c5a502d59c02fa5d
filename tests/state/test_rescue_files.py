"""What could not be written at the end: where it went is said, at the next start too, until it is merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.reading import TITLE, barred
from tui.state.rescue_files import new_rescue, rescues, retire

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.terminal import TerminalSession


def is_greeting(session: TerminalSession) -> bool:
    return "hashiya merge" in session.screen_lines()[-1]


def shows_two_tags(session: TerminalSession) -> bool:
    """Return whether two paragraphs bear one, and the state row is drawn."""
    lines = session.screen_lines()
    return sum("●" in line for line in lines) == 2 and "✓" in lines[-1]


def test_the_next_start_says_where_it_is_until_it_is_merged(
    library: Path, home: Path, reader: Callable[..., TerminalSession]
) -> None:
    tags = library / "tags.json"
    with reader(str(library)) as session:
        session.wait_for(barred(1))
        session.press("1")
        session.wait_for(lambda each: any("●" in line for line in each.screen_lines()))  # not before it is saved
        library.rename(library.with_name("away"))
        session.press("j", "2")
        session.wait_for(lambda each: any("!" in line for line in each.screen_lines()))
        assert session.quit() == 1
    library.with_name("away").rename(library)
    assert len(rescues(home / "hashiya", tags)) == 1

    with reader(str(library)) as session:
        session.wait_for(is_greeting)
        assert session.quit() == 0
    with reader("-L", str(library), "merge") as session:
        assert session.wait_exit() == 0
        assert "2 tags, marks and notes came in" not in session.screen_lines()[0], "one of them was there"
        assert "1 tag, mark or note came in" in session.screen_lines()[0]
    with reader(str(library)) as session:
        session.wait_for(TITLE)
        session.wait_for(barred(2))
        session.wait_for(shows_two_tags)
        assert not is_greeting(session)
        assert session.quit() == 0
    with reader("-L", str(library), "merge") as session:
        assert session.wait_exit() == 2


def test_each_tag_file_has_its_own(tmp_path: Path) -> None:
    one, other, link = tmp_path / "1" / "tags.json", tmp_path / "2" / "tags.json", tmp_path / "link"
    one.parent.mkdir()
    link.symlink_to(one.parent)
    first = new_rescue(tmp_path, one)
    first.write_bytes(b"{}")

    assert rescues(tmp_path, one) == rescues(tmp_path, link / "tags.json") == [first]
    assert rescues(tmp_path, other) == []
    assert rescues(tmp_path / "missing", one) == []
    retire(first)
    assert rescues(tmp_path, one) == []
    assert len(list(tmp_path.glob("merged-*"))) == 1
