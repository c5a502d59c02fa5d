"""The command itself: its version and help, and an output that does not take what it prints."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.command import environment, program
from tests.support.waiting import GUARD
from tui import __version__

if TYPE_CHECKING:
    from tests.support.command import Command


def test_version_and_help(hashiya: Command) -> None:
    assert hashiya("-h").out == hashiya("--help").out
    assert hashiya("--version").text.split()[-1] == __version__
    for arguments in ([], ["list"], ["show"], ["tag"], ["untag"], ["export"], ["read"]):
        done = hashiya(*arguments, "--help")
        assert (done.code, done.err) == (0, b"")
        assert done.text.startswith("Usage: ")


PIPES = [["list"], ["list", "--json"], ["show", "long"], ["export", "--state", "all"]]


@pytest.mark.parametrize("arguments", PIPES, ids=" ".join)
def test_a_reader_that_goes_away_is_no_error(hashiya: Command, arguments: list[str]) -> None:
    (hashiya.library / "long.txt").write_text("كلمة وكلمة\n\n" * 20_000, encoding="utf-8")
    script = "import os, sys; os.read(0, 1); os.close(0)"
    with subprocess.Popen(
        program("-L", hashiya.library, *arguments),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(hashiya.home),
    ) as writer:
        subprocess.run([sys.executable, "-c", script], stdin=writer.stdout, check=True)
        assert writer.stdout is not None
        assert writer.stderr is not None
        writer.stdout.close()
        assert writer.stderr.read() == b""
        assert writer.wait(GUARD) in (0, 1)


def test_a_full_disk_is_said(hashiya: Command) -> None:
    for arguments in (["list"], ["export", "--state", "all"]):
        with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
            done = subprocess.run(
                program("-L", hashiya.library, *arguments),
                stdout=full,
                stderr=subprocess.PIPE,
                env=environment(hashiya.home),
                check=False,
            )
        assert done.returncode == 1
        assert done.stderr == b"hashiya: No space left on device\n"


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "cp1256"])
def test_an_output_that_cannot_take_every_letter_is_no_error(hashiya: Command, encoding: str) -> None:
    (hashiya.library / "d.txt").write_text("خبر ۱ 😀\n", encoding="utf-8")
    for arguments in (["list"], ["show", "d"]):
        done = hashiya(*arguments, env={"PYTHONIOENCODING": encoding})
        assert (done.code, done.err) == (0, b"")


def refused(hashiya: Command, **variables: str) -> str:
    """Return what is said of an article that there is not."""
    done = hashiya("show", "nowhere", env=variables)
    assert (done.code, done.out) == (2, b"")
    return done.message


def test_errors_are_english_as_the_help_is_unless_a_language_is_set(hashiya: Command) -> None:
    config = hashiya.library / "config.toml"
    assert "no article 'nowhere'" in refused(hashiya)
    assert "لا توجد مقالة باسم «nowhere»" in refused(hashiya, HASHIYA_LANGUAGE="ar")
    config.write_text('language = "ar"', encoding="utf-8")
    assert "لا توجد مقالة" in refused(hashiya, HASHIYA_CONFIG=str(config))
    assert "no article" in refused(hashiya, HASHIYA_CONFIG=str(config), HASHIYA_LANGUAGE="en")


def test_an_error_of_the_configuration_is_told_all_the_same(hashiya: Command) -> None:
    config = hashiya.library / "config.toml"
    config.write_text('language = "ar"\nlanguage = ', encoding="utf-8")
    broken = hashiya("list", env={"HASHIYA_CONFIG": str(config)})
    assert (broken.code, broken.out) == (1, b"")
    assert broken.message.startswith(f"hashiya: {config} is not TOML: ")

    nowhere = hashiya("list", env={"HASHIYA_CONFIG": "~nobody-at-all/config.toml"})
    assert (nowhere.code, nowhere.out) == (2, b"")
    assert nowhere.message.strip() == "hashiya: ~nobody-at-all/config.toml: there is no such home folder"
