"""The export dialog, on paths that are not what they seem: it asks, and says what cannot be written."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.support.piloted import piloted
from tui.export import export_bytes
from tui.export.records import Scope
from tui.ui.screens.export import ExportScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.piloted import Piloted


EXISTS = "الملف موجود"


async def name_the_file(desk: Piloted, name: str) -> None:
    """Open the export dialog where it is not open, and name the file."""
    if not isinstance(desk.app.screen, ExportScreen):
        await desk.press("x", "up")  # from the first row round to the last, the name
    await desk.press("ctrl+u")
    await desk.type(name)


async def test_the_dialog_asks_before_a_file_is_written_over(library: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    async with piloted(library) as desk:
        await desk.press("1")
        await name_the_file(desk, str(path))
        await desk.press("enter")
        assert desk.says(EXISTS)
        assert path.read_bytes() == b"old"
        await desk.press("enter")
        assert not isinstance(desk.app.screen, ExportScreen)
        assert path.read_bytes() == export_bytes(
            "csv", desk.session.annotations.records(Scope()), desk.session.codebook
        )


async def test_the_question_is_forgotten_with_the_name_it_was_about(library: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    async with piloted(library) as desk:
        await desk.press("1")
        await name_the_file(desk, str(path))
        await desk.press("enter", "x", "backspace", "enter")
        assert desk.says(EXISTS), "asked again"
        assert path.read_bytes() == b"old"
        await desk.press("up", "left", "left", "enter")
        assert path.read_bytes() == b"old", "another choice is another question"


async def test_a_file_that_comes_while_the_dialog_is_open_is_asked_about(library: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    async with piloted(library) as desk:
        await desk.press("1")
        await name_the_file(desk, str(path))
        path.write_bytes(b"somebody else's")
        await desk.press("enter")
        assert desk.says(EXISTS)
        assert path.read_bytes() == b"somebody else's"


async def test_the_dialog_never_replaces_the_tag_file_or_an_article(library: Path) -> None:
    article = library / "01-lavrov-pyongyang.txt"
    async with piloted(library) as desk:
        await desk.press("1")
        kept = {path: path.read_bytes() for path in (desk.database, article)}
        for path in kept:
            await name_the_file(desk, str(path))
            await desk.press("enter", "enter", "enter")
            assert desk.says("ملف وسوم أو مقالة")
        assert {path: path.read_bytes() for path in kept} == kept


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("fifo", "لا أحد يقرأ"),
        ("loop", "روابط تدور"),
        (".", "هو مجلد"),
        ("x" * 300, "الاسم أطول من اللازم"),
        ("~nobody-at-all/out", "لا مجلد منزل بهذا الاسم"),
        ("no/folder/out", "لا ملف ولا مجلد بهذا الاسم"),
    ],
    ids=["fifo", "symlink loop", "folder", "long", "home of nobody", "missing folder"],
)
async def test_a_path_that_cannot_be_written_is_said_in_the_dialog(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, reason: str
) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    monkeypatch.chdir(tmp_path)
    async with piloted(library) as desk:
        await desk.press("1")
        before = files_below(tmp_path)
        await name_the_file(desk, name)
        await desk.press("enter", "enter")
        assert isinstance(desk.app.screen, ExportScreen)
        assert desk.says(reason), desk.rows
    assert files_below(tmp_path) - before <= {tmp_path / "positions.json"}


def files_below(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))
