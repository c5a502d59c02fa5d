"""What a shell is offered where Tab is pressed, asked as shells ask."""

from __future__ import annotations

import os
import shlex
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.support.command import FIRST, SECOND, THIRD, environment, installed
from tests.support.places import SAMPLES
from tests.support.terminal import TerminalSession

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.command import Command

COMMANDS = [
    "agree",
    "check",
    "doctor",
    "export",
    "forget",
    "git-setup",
    "list",
    "log",
    "merge",
    "migrate",
    "note",
    "orphans",
    "read",
    "redo",
    "reset",
    "restore",
    "review",
    "sample",
    "show",
    "statistics",
    "tag",
    "themes",
    "undo",
    "untag",
]
THEMES = ["arms", "space-cooperation", "sanctions", "diplomacy"]
FILES = "(files)"


def offered(hashiya: Command, line: str, **env: str) -> list[str]:
    """Return what bash is offered at the end of ``line``, files as one word for them."""
    words = shlex.split(line) + [""] * line.endswith(" ")
    asked = {"_HASHIYA_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    done = hashiya(env={**asked, **env})
    assert (done.code, done.err) == (0, b"")
    pairs = [row.partition(",") for row in done.lines if row]
    return [FILES if kind == "file" else value for kind, _, value in pairs]


def test_the_first_word_is_a_command_or_a_path(hashiya: Command) -> None:
    assert offered(hashiya, "hashiya ") == [FILES, *COMMANDS]
    assert offered(hashiya, "hashiya l") == [FILES, "list", "log"]
    assert offered(hashiya, "hashiya ./l") == [FILES]
    assert offered(hashiya, "hashiya --d") == ["--db"]


def test_behind_a_path_nothing_is_left_but_the_readers_options(hashiya: Command) -> None:
    assert offered(hashiya, "hashiya folder ") == []
    assert offered(hashiya, "hashiya folder --b") == ["--bidi"]


@pytest.mark.parametrize("line", ["show", "tag", "untag", "export --article", "log --article", "orphans --article"])
def test_an_article_goes_by_its_id(hashiya: Command, line: str) -> None:
    assert offered(hashiya, f"hashiya {line} ") == [FIRST, SECOND, THIRD]
    assert offered(hashiya, f"hashiya {line} a/") == [FIRST, SECOND]
    assert offered(hashiya, f"hashiya {line} c") == []


def test_the_articles_are_those_of_the_library_that_is_named(hashiya: Command, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "one.txt").write_text("خبر\n", encoding="utf-8")

    assert offered(hashiya, f"hashiya -L {other} show ") == ["one"]
    assert offered(hashiya, f"hashiya -L {SAMPLES} show 0")[0] == "01-lavrov-pyongyang"
    assert len(offered(hashiya, "hashiya show ", HASHIYA_LIBRARY="")) == 5


def test_a_paragraph_is_not_offered(hashiya: Command) -> None:
    assert offered(hashiya, f"hashiya tag {FIRST} ") == []


@pytest.mark.parametrize("line", [f"tag {FIRST} 2", f"untag {FIRST} 2", f"tag {FIRST} 2 arms", "export --theme"])
def test_a_theme_goes_by_its_id(hashiya: Command, line: str) -> None:
    assert offered(hashiya, f"hashiya {line} ") == THEMES
    assert offered(hashiya, f"hashiya {line} s") == ["space-cooperation", "sanctions"]


def test_what_is_put_away_is_offered_where_it_can_be_meant(hashiya: Command) -> None:
    hashiya("themes", "archive", "sanctions")
    hashiya("themes", "merge", "diplomacy", "arms")

    assert offered(hashiya, f"hashiya tag {FIRST} 2 ") == ["arms", "space-cooperation"]
    assert offered(hashiya, "hashiya themes merge arms ") == ["arms", "space-cooperation"]
    for line in (f"untag {FIRST} 2", "export --theme", "themes archive"):
        assert offered(hashiya, f"hashiya {line} ") == ["arms", "space-cooperation", "sanctions"]


def test_the_commands_of_a_group_are_offered(hashiya: Command) -> None:
    names = ["add", "archive", "delete", "list", "merge", "move", "rename"]
    assert offered(hashiya, "hashiya themes ") == names
    assert offered(hashiya, "hashiya themes m") == ["merge", "move"]


def test_a_theme_of_the_configuration_is_offered_too(hashiya: Command, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[[themes]]\nid = "طاقة"\n', encoding="utf-8")

    assert offered(hashiya, "hashiya export --theme ط", HASHIYA_CONFIG=str(tmp_path / "config.toml")) == ["طاقة"]


def test_files_and_choices_are_offered(hashiya: Command) -> None:
    for line in ("export -o", "export --output", "merge", "read", "-L", "--db"):
        assert offered(hashiya, f"hashiya {line} ") == [FILES], line
    assert offered(hashiya, "hashiya export -f ") == ["csv", "jsonl", "markdown"]
    assert offered(hashiya, "hashiya --bidi p") == ["plain"]


def test_an_id_that_a_line_cannot_hold_is_left_out(hashiya: Command) -> None:
    (hashiya.library / "b\n\x1b[31m.txt").write_text("خبر\n", encoding="utf-8")

    assert offered(hashiya, "hashiya show b") == [THIRD]


ODD = {
    "no library": {"HASHIYA_LIBRARY": "/nowhere/at/all"},
    "nobody's home": {"HASHIYA_LIBRARY": "~nobody-at-all"},
    "an empty library": {"HASHIYA_LIBRARY": "empty"},
    "a damaged tag file": {"HASHIYA_DB": "damaged.json"},
    "a foreign tag file": {"HASHIYA_DB": "foreign.json"},
    "a configuration that is no TOML": {"HASHIYA_CONFIG": "damaged.json"},
    "an odd configuration": {"HASHIYA_CONFIG": "odd.toml"},
    "an odd mode": {"HASHIYA_BIDI": "sideways"},
    "an open quotation mark": {"COMP_WORDS": "hashiya show 'a/0", "COMP_CWORD": "2"},
    "no number": {"COMP_CWORD": "x"},
    "an unknown shell": {"_HASHIYA_COMPLETE": "dos_complete"},
}


@pytest.mark.parametrize("env", ODD.values(), ids=ODD)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize("line", ["hashiya show ", "hashiya tag 1 1 ", "hashiya --bi"])
def test_nothing_is_an_error_to_a_shell(hashiya: Command, shell: str, line: str, env: dict[str, str]) -> None:
    (hashiya.home / "empty").mkdir()
    (hashiya.home / "damaged.json").write_text('{"meta": {"1": {', encoding="utf-8")
    (hashiya.home / "foreign.json").write_text("[1]", encoding="utf-8")
    (hashiya.home / "odd.toml").write_text('language = "fr"\n', encoding="utf-8")
    count = "" if shell == "fish" else str(line.count(" "))
    asked = {"_HASHIYA_COMPLETE": f"{shell}_complete", "COMP_WORDS": line, "COMP_CWORD": count}

    done = hashiya(env={**asked, **env})

    assert done.err == b""
    assert "Traceback" not in done.text
    assert "hashiya:" not in done.text


SHELLS = {
    "bash": (["--norc", "--noprofile"], 'eval "$(_HASHIYA_COMPLETE=bash_source hashiya)"'),
    "zsh": (["-f"], 'autoload -U compinit; compinit -D; eval "$(_HASHIYA_COMPLETE=zsh_source hashiya)"'),
    "fish": (["--no-config"], "_HASHIYA_COMPLETE=fish_source hashiya | source"),
}


@pytest.mark.parametrize("shell", SHELLS)
def test_tab_completes_in_a_real_shell(hashiya: Command, shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    (hashiya.library / "مقال أول.txt").write_text("نص المقال\n", encoding="utf-8")
    options, loading = SHELLS[shell]
    (command, *_) = installed()
    env = environment(hashiya.home, {"HASHIYA_LIBRARY": str(hashiya.library), "PS1": "$ ", "XDG_CONFIG_HOME": ""})
    env["PATH"] = os.pathsep.join([os.path.dirname(command), env["PATH"]])  # noqa: PTH120 - a string
    with TerminalSession([shell, *options], columns=120, env=env, cwd=hashiya.home) as session:
        session.press(*f"{loading}; echo rea''dy", "enter")
        session.wait_for(lambda session: any(row.startswith("ready") for row in session.screen_lines()))
        session.press(*"hashiya show مق", "tab")
        session.wait_for("مقال\\ أول")
        session.press(*" | cat", "enter")
        session.wait_for("نص المقال")
        session.press(*"exit", "enter")
        session.wait_exit()
