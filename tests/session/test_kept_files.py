"""What no export writes over, whatever library was named."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.piloted import session_on
from tests.support.store_files import MARK
from tui.session.deciding import mark_reviewed, toggle_theme

if TYPE_CHECKING:
    from pathlib import Path

LINE = "فقرة فيها ما يكفي من الكلام.\n"
MARKED = {"meta": {"1": MARK}, "articles": {}}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library with a tag file, and a folder in it."""
    folder = tmp_path / "library"
    (folder / "sub").mkdir(parents=True)
    for name in ("1.txt", "2.md", "sub/3.txt"):
        (folder / name).write_text(LINE, encoding="utf-8")
    session = session_on(folder)
    session.open(0)
    toggle_theme(session, "arms")
    mark_reviewed(session)
    return folder


@pytest.mark.parametrize("named", ["", "1.txt", "sub", "sub/3.txt"])
@pytest.mark.parametrize("target", ["1.txt", "2.md", "sub/3.txt", "tags.json"])
def test_articles_and_the_tag_file_whatever_was_named(folder: Path, named: str, target: str) -> None:
    session = session_on(folder / named, database=folder / "tags.json")

    assert session.annotations.keeps(folder / target)


def test_links_to_them(folder: Path, tmp_path: Path) -> None:
    session = session_on(folder / "1.txt")
    for number, target in enumerate(("2.md", "tags.json")):
        link = tmp_path / f"link{number}"
        link.symlink_to(folder / target)
        assert session.annotations.keeps(link)


def test_backups_copies_and_rescue_files(folder: Path, tmp_path: Path) -> None:
    session = session_on(folder)
    for name in (
        ".tags.json.2025-01-01.bak",
        ".tags.json.2025-01-01.last.bak",
        ".tags.json.schema-1.bak",
        "tags.sync-conflict-20250101-101010-ABCDEFG.json",
        "unsaved-1.json",
        "x.csv",
    ):
        path = tmp_path / name
        path.write_text(json.dumps(MARKED, indent=2), encoding="utf-8")
        assert session.annotations.keeps(path)
    damaged = tmp_path / "damaged.json"
    damaged.write_text(json.dumps(MARKED)[:-9], encoding="utf-8")
    assert session.annotations.keeps(damaged)


def test_articles_of_a_library_whose_tags_are_elsewhere(folder: Path, tmp_path: Path) -> None:
    (folder / "tags.json").rename(tmp_path / "elsewhere.json")

    for named in ("", "1.txt"):
        session = session_on(folder / named, database=tmp_path / "elsewhere.json")
        assert session.annotations.keeps(folder / "2.md")
        assert session.annotations.keeps(folder / "sub" / "3.txt")


def test_nothing_else(folder: Path, tmp_path: Path) -> None:
    session = session_on(folder)
    for name, content in (
        ("tags.csv", "hashiya tags"),
        ("notes.md", "# x"),
        ("other.json", '{"format": "x"}'),
        ("e", ""),
    ):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        assert not session.annotations.keeps(path)
    inside = folder / "tags.csv"
    inside.write_text("x", encoding="utf-8")
    for path in (inside, folder / "new.md", tmp_path, tmp_path / ("x" * 300), folder / "missing" / "x.txt"):
        assert not session.annotations.keeps(path)
