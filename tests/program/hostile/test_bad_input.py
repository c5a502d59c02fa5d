"""Bad input of every kind: one clear line, exit code 1 or 2, no traceback, nothing lost, nothing raw printed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.command import environment, program
from tests.support.hostile import ESC, RAW_CONTROLS, assert_refused
from tests.support.terminal import TerminalSession

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.command import Command


# Paths


def test_a_path_that_is_not_there(hashiya: Command, tmp_path: Path) -> None:
    for arguments in (["-L", tmp_path / "missing", "list"], [tmp_path / "missing"], ["lisst"]):
        assert_refused(hashiya(*arguments), "No such file or directory")


def test_a_folder_without_articles(hashiya: Command, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    assert_refused(hashiya("-L", tmp_path / "empty", "list"), "holds no article")


def test_an_unreadable_article_is_listed_with_the_reason_and_the_others_open(hashiya: Command) -> None:
    (hashiya.library / "bin.txt").write_bytes(b"\x00\x01\x02\xff" * 100)

    done = hashiya("list")

    assert done.code == 0
    assert len(done.lines) == 4
    assert done.message == "hashiya: bin.txt: is not a text file (it holds NUL bytes)\n"
    assert hashiya("show", "b").code == 0
    assert_refused(hashiya("show", "bin"), "bin.txt", "NUL", code=1)
    assert_refused(hashiya("tag", "bin", "1", "arms"), "bin.txt", code=1)


def test_an_unreadable_article_does_not_stop_an_export_of_all_but_is_said(hashiya: Command) -> None:
    (hashiya.library / "bin.txt").write_bytes(b"\x00\x01\x02\xff" * 100)

    done = hashiya("export", "--state", "all")

    assert done.code == 0
    assert len(done.lines) == 8
    assert done.message == "hashiya: bin.txt: is not a text file (it holds NUL bytes)\n"
    assert_refused(hashiya("export", "--article", "bin"), "bin.txt", code=1)
    assert hashiya("export").err == b""  # nothing is tagged in it, so nothing of it is missing


def test_an_own_rule_without_end_is_said_of_the_article_it_fails_on_and_the_others_open(hashiya: Command) -> None:
    rules = hashiya.home / "rules.toml"
    rules.write_text("patterns = ['(ا|اا)+ب']", encoding="utf-8")
    (hashiya.home / "c.toml").write_text('boilerplate_file = "rules.toml"', encoding="utf-8")
    (hashiya.library / "long.txt").write_text("ا" * 190 + "ج\nنص\n", encoding="utf-8")
    env = {"HASHIYA_CONFIG": str(hashiya.home / "c.toml")}

    done = hashiya("list", env=env)

    assert done.code == 0
    assert len(done.lines) == 4
    why = f"{rules}: matching the regular expression (ا|اا)+ب takes too long"
    assert done.message == f"hashiya: long.txt: {why}\n"
    assert hashiya("show", "b", env=env).code == 0
    assert_refused(hashiya("show", "long", env=env), "long.txt", "too long", code=1)


# The tag file


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"not json",
        b"\xff\xfe\x00",
        b"[1, 2]",
        b'{"_default": {"1": {"name": "somebody else\'s"}}}',
        b'{"meta": {"1": {"schema": 99, "format": "hashiya", "program": "99"}}, "articles": {}}',
        b'{"meta": {"1": {"schema": 1, "format": "hashiya"}}, "articles": {"1": {"id": 5}}}',
        b"[" * 100_000,
    ],
    ids=["cut", "words", "bytes", "list", "of others", "newer", "wrong fields", "deep"],
)
def test_a_tag_file_that_cannot_be_used_is_left_as_it_is(hashiya: Command, content: bytes) -> None:
    hashiya.tags.write_bytes(content)

    for arguments in (["list"], ["tag", "1", "1", "arms"], []):
        assert_refused(hashiya(*arguments), "tags.json", code=1)

    assert hashiya.tags.read_bytes() == content


def test_a_newer_tag_file_is_named_as_such(hashiya: Command) -> None:
    hashiya("tag", "1", "1", "arms")
    newer = json.loads(hashiya.tags.read_bytes())
    for document in newer["meta"].values():
        document["schema"] = 99
    hashiya.tags.write_text(json.dumps(newer), encoding="utf-8")
    before = hashiya.tags.read_bytes()

    assert_refused(hashiya("tag", "1", "2", "arms"), "newer", code=1)
    assert hashiya.tags.read_bytes() == before


def test_a_tag_file_that_cannot_be_written(hashiya: Command, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    assert_refused(hashiya("--db", tmp_path / "file" / "tags.json", "tag", "1", "1", "arms"), "tags.json", code=1)
    assert_refused(hashiya("--db", tmp_path, "tag", "1", "1", "arms"), str(tmp_path), code=1)


# Requests


@pytest.mark.parametrize("number", ["0", "4", "-1", pytest.param("9" * 5000, id="long")])
def test_a_paragraph_that_is_not_there(hashiya: Command, number: str) -> None:
    assert_refused(hashiya("show", "1", "--paragraph", number))
    assert_refused(hashiya("tag", "1", "--", number, "arms"))
    assert not hashiya.tags.exists()


@pytest.mark.parametrize("number", ["x", "", "1.5", "²", ESC])
def test_a_paragraph_that_is_no_number(hashiya: Command, number: str) -> None:
    assert_refused(hashiya("tag", "1", number.replace("\x00", ""), "arms"), "integer")


def test_a_theme_there_is_not(hashiya: Command) -> None:
    hashiya("tag", "1", "1", "arms")
    before = hashiya.tags.read_bytes()

    for arguments in (["tag", "1", "2", "arms", "wars"], ["untag", "1", "1", "wars"], ["export", "--theme", "wars"]):
        assert_refused(hashiya(*arguments), "no theme 'wars'", "arms, space-cooperation, sanctions, diplomacy")
    assert_refused(hashiya("tag", "1", "1"), "THEME...")
    assert hashiya.tags.read_bytes() == before


@pytest.mark.parametrize("reference", ["nothing", "", "0", "4", "-5", pytest.param("9" * 5000, id="long"), "/", "A/02"])
def test_an_article_there_is_not(hashiya: Command, reference: str) -> None:
    assert_refused(hashiya("show", "--", reference), "no article")


def test_a_beginning_that_several_articles_have(hashiya: Command) -> None:
    assert_refused(hashiya("show", "a"), "could be any of 2 articles", "a/01-الأولى", "a/02")


@pytest.mark.parametrize(
    "arguments",
    [["list", "--wrong"], ["export", "-f", "xml"], ["export", "--state", "some"], ["show"],
     ["show", "1", "--width", "0"], ["show", "1", "--width", "wide"], ["read", "a", "b"], ["--wrong"], ["-L"]],
    ids=" ".join,
)  # fmt: skip
def test_a_wrong_use(hashiya: Command, arguments: list[str]) -> None:
    assert_refused(hashiya(*arguments))


# Exports that cannot be written


def test_an_export_that_cannot_be_written(hashiya: Command, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    for path in (tmp_path / "file" / "out", tmp_path, tmp_path / "no" / "such" / "folder" / "out"):
        assert_refused(hashiya("export", "--state", "all", "-o", path), "cannot be written", code=1)
    assert_refused(hashiya("export", "-o", tmp_path / ("x" * 300)), "File name too long", code=1)
    assert (tmp_path / "file").read_bytes() == b""


def test_an_export_never_replaces_the_tag_file_or_an_article(hashiya: Command, tmp_path: Path) -> None:
    hashiya("tag", "1", "1", "arms")
    (tmp_path / "link").symlink_to(hashiya.library / "b.md")
    kept = {path: path.read_bytes() for path in (hashiya.tags, hashiya.library / "b.md")}

    for path in (hashiya.tags, hashiya.library / "b.md", tmp_path / "link"):
        assert_refused(hashiya("export", "-o", path), "must not replace")
        assert_refused(hashiya("export", "-o", path, "--overwrite"), "must not replace")
    assert {path: path.read_bytes() for path in kept} == kept


# Control characters


@pytest.fixture
def controls(hashiya: Command) -> Command:
    """A library with controls in a name, a title, the text."""
    name = f"x{ESC}".replace("/", "")
    (hashiya.library / f"{name}.txt").write_text(f"عنوان {ESC} هنا\n\nنص {ESC} آخر.\n", encoding="utf-8")
    return hashiya


def test_controls_never_come_out_raw(controls: Command) -> None:
    for arguments in (
        ["list"],
        ["list", "--json"],
        ["show", "x"],
        ["show", "x", "--width", "20"],
        ["show", "x", "--paragraph", "7"],
        ["show", ESC],
        ["tag", "x", "1", ESC],
        ["tag", "x", "9", "arms"],
        ["tag", "x", ESC, "arms"],
        ["export", "--theme", ESC],
        ["export", "--article", ESC],
        ["export", "-f", ESC],
        ["export", "-o", f"/nowhere/{ESC}"],
        ["list", f"--{ESC}"],
        ["list", ESC],
        ["-L", ESC, "list"],
        ["--db", f"/dev/null/{ESC}", "tag", "x", "1", "arms"],
        [ESC],
    ):
        done = controls(*arguments)
        assert RAW_CONTROLS.search(done.out + done.err) is None, arguments
        assert "Traceback" not in done.message
        assert done.code in (0, 1, 2)


def test_the_json_list_still_says_the_same(controls: Command) -> None:
    found = json.loads(controls("list", "--json").text)

    assert found[-1]["id"] == f"x{ESC}"


def test_controls_on_a_terminal(controls: Command) -> None:
    for arguments in (["list"], ["show", "x"]):
        command = [str(each) for each in program("-L", controls.library, *arguments)]
        with TerminalSession(command, env=environment(controls.home)) as session:
            assert session.wait_exit() == 0
            asked, _, shown = session.output.replace(b"\r\n", b"\n").partition(b"\x1b8\x1b[K")
            assert asked.startswith(b"\x1b7")  # who it is
            assert shown.startswith(b"\x1b[8l")  # the order is ours
            assert shown.endswith(b"\x1b[8h")
            assert RAW_CONTROLS.search(shown[4:-4]) is None


def test_an_export_keeps_controls_for_what_they_are(controls: Command) -> None:
    records = [json.loads(line) for line in controls("export", "--state", "all").text.split("\n") if line]

    assert records[-1]["text"] == f"نص {ESC} آخر."


def test_a_settings_file_with_controls(hashiya: Command, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('"\\u001b[31m" = 1\nlanguage = "\\u009b"\n', encoding="utf-8")

    done = hashiya("list", env={"HASHIYA_CONFIG": str(config)})

    assert done.code == 0
    assert done.message.count("hashiya: ") == done.message.count("\n") == 2
    assert RAW_CONTROLS.search(done.err) is None


def test_a_settings_file_that_is_none(hashiya: Command, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text("themes = [", encoding="utf-8")

    assert_refused(hashiya("list", env={"HASHIYA_CONFIG": str(config)}), "config.toml", "not TOML", code=1)


# Sizes


def test_a_very_large_article(hashiya: Command) -> None:
    line = "جملة في مقالة طويلة جدا عن القمة والعقوبات. " * 10 + "\n\n"
    text = line * (10_000_000 // len(line.encode()) + 1)
    (hashiya.library / "large.txt").write_text(text, encoding="utf-8")

    listed = hashiya("list")
    shown = hashiya("show", "large", "--paragraph", "1")

    assert listed.lines[-1].startswith("4\tlarge\t0/")
    assert shown.text == line.strip() + "\n"


def test_an_article_of_one_word(hashiya: Command) -> None:
    (hashiya.library / "word.txt").write_text("خبر", encoding="utf-8")

    assert hashiya("list").lines[-1] == "4\tword\t0/1\tخبر"
    assert hashiya("show", "word").text == "خبر\n"
    assert hashiya("tag", "word", "1", "arms").code == 0
    assert hashiya("list").lines[-1] == "4\tword\t1/1\tخبر"


def test_an_empty_article(hashiya: Command) -> None:
    (hashiya.library / "void.txt").write_bytes(b"\n\n")

    assert hashiya("list").lines[-1] == "4\tvoid\t0/0\tvoid"
    assert hashiya("show", "void").out == b""
    assert_refused(hashiya("show", "void", "--paragraph", "1"), "it has 0")
    assert hashiya("export", "--state", "all").code == 0


# Bytes that are no text


def test_arguments_that_are_no_text(hashiya: Command) -> None:
    bad = b"\xff\xfe"
    for arguments in (
        ["show", bad],
        ["tag", "1", "1", bad],
        ["export", "--theme", bad],
        ["-L", b"/nowhere/" + bad, "list"],
        [bad],
        ["export", "-f", bad],
    ):
        assert_refused(hashiya(*arguments))
    assert_refused(hashiya("export", "-o", b"/nowhere/" + bad), code=1)


def test_a_file_name_that_is_no_text(hashiya: Command) -> None:
    path = os.fsencode(hashiya.library) + b"/z\xff.txt"
    try:
        with open(path, "wb") as file:  # noqa: PTH123 - bytes
            file.write("خبر أخير\n".encode())
    except OSError:
        pytest.skip("this file system wants names to be text")

    assert hashiya("list").lines[-1] == "4\tz\ufffd\t0/1\tخبر أخير"
    assert hashiya("tag", "4", "1", "arms").code == 0
    assert json.loads(hashiya("export").text)["article"] == "z\ufffd"


# The reader


def test_the_reader_needs_a_terminal(hashiya: Command) -> None:
    for arguments in ([], ["read"], [hashiya.library]):
        assert_refused(hashiya(*arguments), "the reader needs a terminal")


def test_closed_streams(hashiya: Command) -> None:
    for closing in (">&-", "<&-", "2>&-", ">&- 2>&-"):
        command = f'"$@" {closing}'
        done = subprocess.run(
            ["/bin/sh", "-c", command, "sh", *program("-L", hashiya.library, "list")],
            capture_output=True,
            env=environment(hashiya.home),
            check=False,
        )
        assert done.returncode in (0, 1)
        assert b"Traceback" not in done.stderr


# Files of any size: nothing is read that cannot be meant

HUGE = 1 << 42
"""Four terabytes, of which the disk has nothing."""


def enlarge(path: Path) -> None:
    path.touch()
    os.truncate(path, HUGE)


def test_an_article_of_any_size_is_said_and_the_others_are_there(hashiya: Command) -> None:
    enlarge(hashiya.library / "big.txt")

    done = hashiya("list")
    assert done.code == 0
    assert "big.txt: it has more than 64 MB" in done.message
    assert any("\tb\t" in line for line in done.lines)
    for arguments in (["show", "big"], ["tag", "big", "1", "arms"], ["export", "--article", "big"]):
        assert_refused(hashiya(*arguments), "more than 64 MB", code=1)
    assert hashiya("export", "--state", "all").code == 0


def test_a_tag_file_of_any_size_is_said_and_left_alone(hashiya: Command) -> None:
    enlarge(hashiya.tags)

    for arguments in (["list"], ["tag", "1", "1", "arms"], ["export"]):
        assert_refused(hashiya(*arguments), "more than 500 MB", code=1)
    assert "more than 500 MB" in hashiya("check").text
    assert hashiya.tags.stat().st_size == HUGE


def test_a_configuration_of_any_size_is_said(hashiya: Command) -> None:
    config = hashiya.home / "config.toml"
    enlarge(config)

    assert_refused(hashiya("list", env={"HASHIYA_CONFIG": str(config)}), "more than 1 MB", code=1)
    rules = hashiya.home / "more.toml"
    enlarge(rules)
    config.write_bytes(b'boilerplate_file = "more.toml"')
    assert_refused(
        hashiya("list", env={"HASHIYA_CONFIG": str(config)}), "more.toml cannot be read: it has more", code=1
    )


def test_a_pipe_or_a_huge_file_among_what_the_program_remembers_does_no_harm(hashiya: Command) -> None:
    state = hashiya.home / ".local" / "state" / "hashiya"
    state.mkdir(parents=True)
    os.mkfifo(state / "positions.json")
    enlarge(state / "terminals.json")

    assert hashiya("list").code == 0
    assert hashiya("doctor", "--report").code == 0


def test_too_little_memory_is_one_line(hashiya: Command) -> None:
    (hashiya.library / "large.txt").write_text("فقرة فيها ما يكفي من الكلام.\n" * 1_000_000, encoding="utf-8")
    limited = """
import resource
resource.setrlimit(resource.RLIMIT_AS, (300_000_000, 300_000_000))
from tui.cli.main import main
main()
"""

    done = subprocess.run(
        [sys.executable, "-c", limited, "-L", hashiya.library, "show", "large"],
        capture_output=True,
        env=environment(hashiya.home),
        check=False,
    )

    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == b"hashiya: there is not enough memory for this\n"
