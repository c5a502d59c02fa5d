"""Hostile names, texts and tags on the screens, and the export dialog on paths that are not what they seem."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from tests.support.hostile import BIDI, CONTROLS, FORMULAS, MARKUP, tag_file
from tests.support.piloted import assert_harmless, first_of, piloted
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


# The export dialog asks


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
            assert desk.says("ملف الوسوم أو مقالة")
        assert {path: path.read_bytes() for path in kept} == kept


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("fifo", "nobody reads"),
        ("loop", "loop"),
        (".", "folder"),
        ("x" * 300, "too long"),
        ("~nobody-at-all/out", "no such home folder"),
        ("no/folder/out", "No such file"),
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
        assert desk.shows(reason), desk.rows
    assert files_below(tmp_path) - before <= {tmp_path / "positions.json"}


def files_below(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


# Texts, names, notes and themes that would act on a terminal


@pytest.mark.parametrize("text", [CONTROLS, BIDI, MARKUP, FORMULAS], ids=["controls", "bidi", "markup", "formulas"])
async def test_hostile_texts_names_notes_and_themes_are_only_text(tmp_path: Path, text: str) -> None:
    library = first_of(tmp_path, f"عنوان {text}\n\nنص {text} آخر.\n")
    (library / f"3 {text.replace('/', '')[:60]}.txt").write_text("فقرة.\n", encoding="utf-8")
    (library / "tags.json").write_bytes(tag_file(library / "1.txt", 0, note=text, theme=text, label=f"سطر\n{text}"))
    async with piloted(library, size=(120, 30)) as desk:
        assert desk.session.opened.annotations, "the tags of the file are on the screen"
        for keys in (
            "1 e escape c c i escape",
            "t escape x escape ? escape",
            "y tab j j enter s s s K K ctrl+p escape u",
        ):
            for key in keys.split():
                await desk.press(key)
                assert_harmless(desk)
        kept = json.loads((library / "tags.json").read_bytes())
    (article,) = kept["articles"].values()
    assert [each["note"] for each in article["paragraphs"]] == [text]


async def test_a_hundred_thousand_marks_on_one_letter_are_a_few(tmp_path: Path) -> None:
    marks = "ب" + "\u064e" * 100_000
    library = first_of(tmp_path, f"عنوان\n\n{marks} كلمة.\n")
    (library / "tags.json").write_bytes(tag_file(library / "1.txt", 0, note=marks, theme="x", label=marks))
    async with piloted(library) as desk:
        for keys in (("j",), ("G",), ("g",), ("e", "escape"), ("t", "escape"), ("i", "escape"), ("x", "escape")):
            for key in keys:
                await desk.press(key)
                assert max(len(cell) for row in desk.cells for cell, _ in row) < 16, "code points in a cell"


async def test_lone_surrogates_and_nul_in_the_tag_file_are_said_and_kept(library: Path) -> None:
    sound = tag_file(library / "01-lavrov-pyongyang.txt", 0, note="NOTE", theme="x", label="y")
    database = library / "tags.json"
    async with piloted(library) as desk:
        damaged = sound.replace(b"NOTE", rb"\ud800")
        database.write_bytes(damaged)
        await desk.until(lambda: desk.shows("damaged"))
        await desk.press("1", "e", "a", "enter")
        assert database.read_bytes() == damaged
        database.write_bytes(sound.replace(b"NOTE", rb"\u0000 nul"))
        await desk.until(lambda: bool(desk.session.opened.annotations))
        await desk.press("g", "e")
        assert desk.app.is_running
        assert_harmless(desk)


@pytest.mark.parametrize("colour", ["", "red", "#12", "[bold]", "#gggggg", "\x1b[31m"])
async def test_a_theme_of_the_tag_file_whose_colour_is_none(library: Path, colour: str) -> None:
    article = library / "01-lavrov-pyongyang.txt"
    (library / "tags.json").write_bytes(tag_file(article, 0, note="", theme="odd", label="odd", colour=colour))
    async with piloted(library) as desk:
        await desk.press("t", "escape", "i", "escape", "tab", "tab", "1")
        assert_harmless(desk)
        (tagged,) = desk.paragraphs().values()
        assert [tag["theme"] for tag in tagged["tags"]] == ["odd", "arms"]


# Files that are none


async def test_a_fifo_and_symlink_loops_in_the_library_are_said_and_do_not_hang(tmp_path: Path) -> None:
    library = first_of(tmp_path, "عنوان\n\nفقرة.\n")
    os.mkfifo(library / "0.txt")
    (library / "3.txt").symlink_to(library / "3.txt")
    (library / "4").symlink_to(library, target_is_directory=True)
    async with piloted(library, size=(120, 30)) as desk:
        assert desk.shows("0.txt")
        assert desk.shows("regular file")
        await desk.press("1", "e", "escape", "J", "j", "1")
        await desk.press("J", "J")
        assert desk.shows("3.txt")
        assert len(desk.session.library) == 4, "the linked folder is not entered"


async def test_a_fifo_that_takes_the_place_of_the_tag_file_is_said_and_does_not_hang(library: Path) -> None:
    async with piloted(library) as desk:
        await desk.press("1")
        desk.database.unlink()
        os.mkfifo(desk.database)
        await desk.press("2", "j", "1")
        assert desk.shows("regular file")
        assert desk.database.is_fifo()
