"""Hostile names, texts and tags on the screens."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.support.hostile import BIDI, CONTROLS, FORMULAS, MARKUP, tag_file
from tests.support.kept import kept_in
from tests.support.piloted import assert_harmless, first_of, piloted
from tui.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


# Texts, names, notes and themes that would act on a terminal


@pytest.mark.parametrize("is_own", [True, False], ids=["own", "of-another"])
@pytest.mark.parametrize("text", [CONTROLS, BIDI, MARKUP, FORMULAS], ids=["controls", "bidi", "markup", "formulas"])
async def test_hostile_texts_names_notes_and_themes_are_only_text(tmp_path: Path, text: str, *, is_own: bool) -> None:
    library = first_of(tmp_path, f"عنوان {text}\n\nنص {text} آخر.\n")
    (library / f"3 {text.replace('/', '')[:60]}.txt").write_text("فقرة.\n", encoding="utf-8")
    (library / "tags.json").write_bytes(tag_file(library / "1.txt", 0, note=text, theme=text, label=f"سطر\n{text}"))
    async with piloted(library, size=(120, 30), settings=Settings(text if is_own else "tester")) as desk:
        opened = desk.session.opened
        assert opened.annotations if is_own else opened.others, "the tags of the file are on the screen"
        for keys in (
            "1 e escape c c i escape",
            "t escape x escape ? escape",
            "y tab j j enter s s s K K ctrl+p escape u",
        ):
            for key in keys.split():
                await desk.press(key)
                assert_harmless(desk)
    assert [each.note for each in kept_in(library / "tags.json") if each.by == text] == [text]


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
        await desk.until(lambda: desk.says("تالف"))
        await desk.press("1", "e", "a", "enter")
        assert database.read_bytes() == damaged
        database.write_bytes(sound.replace(b"NOTE", rb"\u0000 nul"))
        await desk.until(lambda: bool(desk.session.opened.others))
        await desk.press("g", "e")
        assert desk.app.is_running
        assert_harmless(desk)


@pytest.mark.parametrize("colour", ["", "red", "#12", "[bold]", "#gggggg", "\x1b[31m"])
async def test_a_theme_of_the_tag_file_whose_colour_is_none(library: Path, colour: str) -> None:
    article = library / "01-lavrov-pyongyang.txt"
    (library / "tags.json").write_bytes(tag_file(article, 0, note="", theme="odd", label="odd", colour=colour))
    async with piloted(library) as desk:
        await desk.press("t", "escape", "i", "escape", "tab", "tab", "2")
        assert_harmless(desk)
        assert {each.by: each.themes for each in kept_in(desk.database)} == {"": ("odd",), "tester": ("arms",)}


# Files that are none


async def test_a_fifo_and_symlink_loops_in_the_library_are_said_and_do_not_hang(tmp_path: Path) -> None:
    library = first_of(tmp_path, "عنوان\n\nفقرة.\n")
    os.mkfifo(library / "0.txt")
    (library / "3.txt").symlink_to(library / "3.txt")
    (library / "4").symlink_to(library, target_is_directory=True)
    async with piloted(library, size=(120, 30)) as desk:
        assert desk.shows("0.txt")
        assert desk.says("ليس ملفا عاديا")
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
        assert desk.says("ليس ملفا عاديا")
        assert desk.database.is_fifo()
