"""Exports of what people and files of unknown origin wrote, and to paths that are not what they seem."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from command import environment, program
from terminal import TerminalSession
from test_hostile import ESC, assert_refused

from tui.export import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from command import Command

EVERYTHING = ("export", "--state", "all")


# Nothing is written over


def test_a_file_that_is_there_is_written_over_only_when_asked(hashiya: Command, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"old")

    assert_refused(hashiya(*EVERYTHING, "-o", path), "out.jsonl", "is there already", "--overwrite")
    assert path.read_bytes() == b"old"
    assert hashiya(*EVERYTHING, "-o", path, "--overwrite").code == 0
    assert path.read_bytes() == hashiya(*EVERYTHING).out


def test_overwrite_makes_a_file_where_there_is_none(hashiya: Command, tmp_path: Path) -> None:
    assert hashiya(*EVERYTHING, "-o", tmp_path / "out", "--overwrite").code == 0
    assert (tmp_path / "out").read_bytes() == hashiya(*EVERYTHING).out


def test_a_link_to_a_file_that_is_there_is_that_file(hashiya: Command, tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")

    assert_refused(hashiya(*EVERYTHING, "-o", tmp_path / "link"), "--overwrite")
    assert (tmp_path / "real").read_bytes() == b"old"


def test_devices_and_pipes_are_written_to_as_they_are(hashiya: Command) -> None:
    assert hashiya(*EVERYTHING, "-o", "/dev/null").code == 0
    assert (
        hashiya(*EVERYTHING, "-o", "/dev/stdout").out == hashiya(*EVERYTHING, "-o", "-").out == hashiya(*EVERYTHING).out
    )


# A FIFO, a loop, a folder


@pytest.mark.parametrize("more", [(), ("--overwrite",)], ids=["new", "over"])
def test_a_fifo_that_nobody_reads_is_refused_and_does_not_hang(
    hashiya: Command, tmp_path: Path, more: tuple[str, ...]
) -> None:
    os.mkfifo(tmp_path / "fifo")

    assert_refused(hashiya(*EVERYTHING, "-o", tmp_path / "fifo", *more), "nobody reads from it", code=1)


@pytest.mark.parametrize("more", [(), ("--overwrite",)], ids=["new", "over"])
def test_a_symlink_loop_as_output(hashiya: Command, tmp_path: Path, more: tuple[str, ...]) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")

    assert_refused(hashiya(*EVERYTHING, "-o", tmp_path / "loop", *more), "cannot be written", code=1)
    assert (tmp_path / "loop").is_symlink()


# A terminal


@pytest.mark.parametrize("name", FORMATS)
def test_controls_and_bidi_overrides_of_an_export_on_a_terminal(hashiya: Command, name: str) -> None:
    text = f"نص {ESC} \x1b]52;c;Zm9v\x07 \u202eعكس \u2066معزول آخر.\n"
    (hashiya.library / "x.txt").write_text(text, encoding="utf-8")
    command = [str(each) for each in program("-L", hashiya.library, *EVERYTHING, "-f", name)]

    with TerminalSession(command, env=environment(hashiya.home)) as session:
        assert session.wait_exit() == 0
        shown = session.output.decode().replace("\r\n", "\n")

    assert "نص" in shown
    assert not {char for char in shown if not char.isprintable()} - {"\n"}
