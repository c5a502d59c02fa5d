"""Articles of unknown origin, and their names: through the commands, on a terminal and in the reader."""

from __future__ import annotations

import json
import os
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.support.command import environment, program
from tests.support.hostile import BIDI, CONTROLS, FORMULAS, MARKUP, RAW_CONTROLS, assert_only_text, assert_refused
from tests.support.reading import barred
from tests.support.terminal import TerminalSession

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.command import Command

TEN_MEGABYTES = 10_000_000


def add(hashiya: Command, text: str | bytes, name: str = "x.txt") -> Path:
    """Put one more article into the library, behind the others."""
    path = hashiya.library / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def terminal(hashiya: Command, *arguments: str, columns: int = 80) -> TerminalSession:
    """Run the command in a terminal."""
    command = [str(each) for each in program("-L", hashiya.library, *arguments)]
    return TerminalSession(command, columns=columns, env=environment(hashiya.home))


# ESC, C1, OSC 52, bidi overrides, markup, formulas: in texts, titles and file names

HOSTILE = pytest.mark.parametrize(
    "text", [CONTROLS, BIDI, MARKUP, FORMULAS], ids=["ESC C1 OSC 52", "RLO LRO isolates", "markup", "formulas"]
)


def hostile_article(hashiya: Command, text: str) -> None:
    add(hashiya, f"عنوان {text}\n\nنص {text} آخر.\n", f"x\n{text.replace('/', '∕')[:60]}.txt")


@HOSTILE
def test_hostile_text_into_a_pipe(hashiya: Command, text: str) -> None:
    hostile_article(hashiya, text)

    for arguments in (["list"], ["show", "x"], ["show", "x", "--width", "30"], ["show", "x", "--paragraph", "2"]):
        done = hashiya(*arguments)
        assert done.code == 0
        assert RAW_CONTROLS.search(done.out + done.err) is None
    assert len(hashiya("list").lines) == 4, "one line, whatever the name"
    assert json.loads(hashiya("list", "--json").text)[-1]["id"].startswith("x\n")
    assert "\u202e" not in hashiya("list").text + hashiya("show", "x", "--width", "30").text
    assert_refused(hashiya("show", "x", "--paragraph", "9"), "no paragraph 9")


@HOSTILE
@pytest.mark.parametrize("arguments", [["list"], ["show", "x"], ["show", "x", "--paragraph", "9"]], ids=" ".join)
def test_hostile_text_on_a_terminal(hashiya: Command, text: str, arguments: list[str]) -> None:
    hostile_article(hashiya, text)

    with terminal(hashiya, *arguments) as session:
        assert session.wait_exit() in (0, 2)
        assert_only_text(session.output)


@HOSTILE
def test_hostile_text_in_the_reader(hashiya: Command, text: str) -> None:
    hostile_article(hashiya, text)

    with terminal(hashiya) as session:
        session.wait_for(barred(1))
        session.press("J", "J", "J", "j")
        session.wait_for(barred(2))
        for key in ("1", "c", "e", "esc", "x", "esc", "i", "esc", "tab"):
            session.mark()
            session.press(key)
            session.wait_quiet()
        assert session.quit() == 0
        assert_only_text(session.output)


# Sizes


SENTENCE = "جملة في مقالة طويلة جدا عن القمة والعقوبات. "


@pytest.fixture
def one_line(hashiya: Command) -> str:
    """Ten megabytes on one line, in the library; returned is the line."""
    line = SENTENCE * (TEN_MEGABYTES // len(SENTENCE.encode()))
    add(hashiya, line + "\n")
    return line


def test_ten_megabytes_on_one_line_are_listed_and_shown(hashiya: Command, one_line: str) -> None:
    shown = hashiya("show", "x")

    assert hashiya("list").lines[-1].startswith("4\tx\t0/")
    assert " ".join(shown.lines) == one_line.strip()
    assert max(map(len, shown.lines)) <= 600
    assert hashiya("show", "x", "--paragraph", "1", "--width", "40").code == 0


@pytest.mark.usefixtures("one_line")
def test_ten_megabytes_on_one_line_are_shown_as_they_are_laid_out(hashiya: Command) -> None:
    command = program("-L", hashiya.library, "show", "x", "--width", "40")
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment(hashiya.home)) as process:
        assert process.stdout
        first = process.stdout.readline().decode()
        unfinished = process.poll() is None
        process.kill()

    assert len(first.rstrip("\n")) == 40
    assert unfinished, "the first line does not wait for the last"


@pytest.mark.usefixtures("one_line")
def test_ten_megabytes_on_one_line_in_the_reader_to_the_end_and_back(hashiya: Command) -> None:
    last = len(hashiya("show", "x").lines)
    with terminal(hashiya) as session:
        session.wait_for(barred(1))
        session.press("J", "J", "J")
        session.wait_for(str(last))
        session.press("end")
        session.wait_for(barred(last))
        session.press("home")
        session.wait_for(barred(1))
        assert session.quit() == 0


def test_a_line_of_ten_megabytes_without_a_blank(hashiya: Command) -> None:
    line = "ب" * (TEN_MEGABYTES // 2)
    add(hashiya, line)

    assert hashiya("show", "x").text.replace("\n", "") == line
    assert hashiya("list").code == 0


def test_a_hundred_thousand_combining_marks_on_one_letter(hashiya: Command) -> None:
    add(hashiya, "خبر\n\nب" + "\u064e" * 100_000 + " كلمة.\n")

    for width in ("1", "7", "80"):
        for line in hashiya("show", "x", "--width", width).lines:
            assert re.search("\u064e{16}", line) is None, "a terminal keeps a few for a cell"
    assert hashiya("list").lines[-1].endswith("خبر")
    with terminal(hashiya) as session:
        session.wait_for(barred(1))
        session.press("J", "J", "J", "j")
        session.wait_for(barred(2))
        session.press("end", "home")
        session.wait_for(barred(1))
        assert session.quit() == 0
        assert "\u064e" * 16 not in session.output.decode()


def test_controls_that_open_and_never_close_a_hundred_thousand_times(hashiya: Command) -> None:
    add(hashiya, "خبر " + "ب\u202ea\u2066\u2067\u202b" * 100_000)

    done = hashiya("show", "x", "--width", "80")

    assert done.code == 0
    assert not set("\u202e\u2066\u2067\u202b") & set(done.text)


# What is no text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("خبر\0آخر".encode(), "NUL"),
        ("خبر ".encode() * 9 + b"\xed\xa0\x80", "damaged UTF-8"),
        (b"\xff\xfe" + "خبر".encode("utf-16-le") + b"\x00\xd8a\x00", "damaged UTF-16"),
        (b"\xef\xbb\xbf\xed\xb0\x80", "damaged UTF-8"),
    ],
    ids=["NUL", "lone surrogate in UTF-8", "lone surrogate in UTF-16", "lone surrogate after a mark"],
)
def test_an_article_with_what_is_no_character(hashiya: Command, content: bytes, reason: str) -> None:
    add(hashiya, content)

    assert reason in hashiya("list").message
    assert_refused(hashiya("show", "x"), "x.txt", reason, code=1)
    assert hashiya("show", "b").code == 0


# What is no file


def test_symlink_loops_of_files_and_folders(hashiya: Command) -> None:
    (hashiya.library / "x.txt").symlink_to(hashiya.library / "y.txt")
    (hashiya.library / "y.txt").symlink_to(hashiya.library / "x.txt")
    (hashiya.library / "up").symlink_to(hashiya.library, target_is_directory=True)
    (hashiya.library / "self").symlink_to(hashiya.library / "self")

    done = hashiya("list")

    assert [line.split("\t")[1] for line in done.lines] == ["a/01-الأولى", "a/02", "b", "x", "y"]
    assert done.message.count("symbolic links") == 2
    assert hashiya("export", "--state", "all").code == 0
    assert_refused(hashiya("show", "x"), "x.txt", code=1)
    assert_refused(hashiya("-L", hashiya.library / "self", "list"), "symbolic links")


def test_a_fifo_in_the_library_does_not_hang(hashiya: Command) -> None:
    os.mkfifo(hashiya.library / "x.txt")

    assert "not a regular file" in hashiya("list").message
    for arguments in (["show", "x"], ["tag", "x", "1", "arms"], ["export", "--article", "x"]):
        assert_refused(hashiya(*arguments), "not a regular file", code=1)
    assert_refused(hashiya("-L", hashiya.library / "x.txt", "show", "1"), "not a regular file", code=1)
    assert hashiya("export", "--state", "all").code == 0


def test_symlink_loops_and_a_fifo_in_the_reader(hashiya: Command) -> None:
    (hashiya.library / "x.txt").symlink_to(hashiya.library / "x.txt")
    (hashiya.library / "up").symlink_to(hashiya.library, target_is_directory=True)
    os.mkfifo(hashiya.library / "y.txt")
    (hashiya.home / ".config" / "hashiya").mkdir(parents=True)
    (hashiya.home / ".config" / "hashiya" / "config.toml").write_text('language = "en"', encoding="utf-8")

    with terminal(hashiya) as session:
        session.wait_for(barred(1))
        session.press("J", "J", "J")
        session.wait_for("symbolic links")
        session.press("J")
        session.wait_for("regular file")
        assert session.quit() == 0
