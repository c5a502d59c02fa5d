"""``hashiya git-setup``: real git takes it, names are quoted as git reads them, nothing is there twice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.clones import git_environment

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.command import Command, Done

RULE = "/tags.json merge=hashiya\n"


def git(folder: Path, *arguments: str) -> str:
    env = git_environment(folder)
    return subprocess.run(["git", *arguments], cwd=folder, env=env, capture_output=True, text=True, check=True).stdout


def set_up(hashiya: Command, *arguments: str | Path, **more: str) -> Done:
    env = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CEILING_DIRECTORIES": "", **more}
    return hashiya(*arguments, "git-setup", env=env)


def files(folder: Path) -> dict[str, bytes]:
    return {
        each.name: each.read_bytes() for each in folder.iterdir() if each.name.startswith(".git") and each.is_file()
    }


def test_it_says_what_it_did_and_done_again_changes_nothing(hashiya: Command) -> None:
    git(hashiya.library, "init", "-q")

    done = set_up(hashiya)

    assert (done.code, done.message) == (0, "")
    first, second, *configured, commit, clones = done.lines
    assert first == f"written: {hashiya.library}/.gitattributes: /tags.json merge=hashiya"
    assert second.startswith(f"written: {hashiya.library}/.gitignore: /.tags.json.*  ")
    assert [each.partition(" = ")[0] for each in configured] == [
        "configured: merge.hashiya.name",
        "configured: merge.hashiya.driver",
    ]
    assert commit == "to be committed: .gitattributes and .gitignore"
    assert clones == "every other clone needs hashiya git-setup once: git does not copy configurations"
    before = files(hashiya.library) | files(hashiya.library / ".git")
    config = (hashiya.library / ".git" / "config").read_bytes()

    again = set_up(hashiya)

    assert again.code == 0
    assert again.lines == [
        f"as it was: {hashiya.library}/.gitattributes",
        f"as it was: {hashiya.library}/.gitignore",
        "as it was: git config --local",
        "nothing to do: it is set up",
    ]
    assert files(hashiya.library) | files(hashiya.library / ".git") == before
    assert (hashiya.library / ".git" / "config").read_bytes() == config


def test_a_clone_needs_the_configuration_alone(hashiya: Command) -> None:
    git(hashiya.library, "init", "-q")
    set_up(hashiya)
    git(hashiya.library, "add", "-A")
    git(hashiya.library, "commit", "-qm", "x")
    clone = hashiya.library.with_name("clone")
    git(hashiya.library, "clone", "-q", str(hashiya.library), str(clone))

    lines = set_up(hashiya, "-L", clone).lines

    assert [each.partition(":")[0] for each in lines[:2]] == ["as it was", "as it was"]
    assert not any(line.startswith("to be committed") for line in lines)
    assert lines[-1].startswith("every other clone")


def test_what_is_there_already_is_kept_and_not_doubled(hashiya: Command) -> None:
    git(hashiya.library, "init", "-q")
    attributes, ignored = hashiya.library / ".gitattributes", hashiya.library / ".gitignore"
    attributes.write_bytes(b"*.json text\r\n*.png -diff")
    ignored.write_bytes(b"*.pyc\n/tags.json.damaged*\n")

    set_up(hashiya)

    assert attributes.read_bytes() == b"*.json text\r\n*.png -diff\n" + RULE.encode()
    lines = ignored.read_bytes().splitlines()
    assert lines[:2] == [b"*.pyc", b"/tags.json.damaged*"]
    assert len(lines) == len(set(lines))


def test_a_rule_that_was_written_by_hand_is_one(hashiya: Command) -> None:
    git(hashiya.library, "init", "-q")
    (hashiya.library / ".gitattributes").write_text("tags.json merge=hashiya\n", encoding="utf-8")

    assert set_up(hashiya).lines[0] == f"as it was: {hashiya.library}/.gitattributes"


def test_a_driver_of_another_installation_is_replaced_even_if_it_is_there_twice(hashiya: Command) -> None:
    git(hashiya.library, "init", "-q")
    git(hashiya.library, "config", "--add", "merge.hashiya.driver", "/gone/hashiya merge-driver %O %A %B")
    git(hashiya.library, "config", "--add", "merge.hashiya.driver", "/gone/too")

    lines = set_up(hashiya).lines

    driver = git(hashiya.library, "config", "--get-all", "merge.hashiya.driver")
    assert f"configured: merge.hashiya.driver = {driver}".strip() in lines
    assert "gone" not in driver


@pytest.mark.parametrize(
    "name",
    [
        "tags.json",
        "my tags.json",
        "#tags.json",
        "!tags.json",
        "[a]*?.json",
        'a"b.json',
        "back\\slash.json",
        "وسوم.json",
        "وسوم المقالات.json",
        "tab\tname.json",
        "line\nbreak.json",
        " blanks ",
        "-L.json",
        "bytes\udcff.json",
        "س" * 110 + ".json",
    ],
)
def test_git_reads_every_name_as_it_is_meant(hashiya: Command, name: str) -> None:
    git(hashiya.library, "init", "-q")
    tags = hashiya.library / name
    others = [hashiya.library / each for each in ("a.json", "tagsXjson", "aaa.json", "sub")]
    others[-1].mkdir()

    done = set_up(hashiya, "--db", tags)
    assert (done.code, done.message) == (0, "")
    for paragraph in (1, 2):
        assert hashiya("--db", tags, "tag", "1", str(paragraph), "arms").code == 0
    shutil.copy(tags, others[-1] / name)
    for each in others[:-1]:
        each.touch()

    def listed(*arguments: str) -> set[bytes]:
        said = subprocess.run(
            ["git", *arguments], cwd=hashiya.library, env=git_environment(hashiya.home), capture_output=True, check=True
        )
        return {each for each in said.stdout.split(b"\0") if each}

    assert listed("check-attr", "-z", "merge", "--", f"sub/{name}") == {
        os.fsencode(f"sub/{name}"), b"merge", b"unspecified"
    }  # fmt: skip
    for each in others[:-1]:
        assert b"unspecified" in listed("check-attr", "-z", "merge", "--", each.name)
    untracked = listed("ls-files", "-z", "--others", "--exclude-standard")
    assert {each for each in untracked if not each.startswith((b"a/", b"b.md"))} == {
        os.fsencode(name),
        os.fsencode(f"sub/{name}"),
        b".gitattributes",
        b".gitignore",
        *(os.fsencode(each.name) for each in others[:-1]),
    }
    assert set_up(hashiya, "--db", tags).lines[-1] == "nothing to do: it is set up"


def test_what_is_beside_the_tag_file_is_ignored(hashiya: Command) -> None:
    git(hashiya.library, "init", "-q")
    set_up(hashiya)
    hashiya("tag", "1", "1", "arms")
    hashiya("tag", "1", "2", "arms")
    beside = (
        ".tags.json.softlock",
        ".tags.json.softlock.clearing",
        ".tags.json.schema-1.bak",
        ".tags.json.0123abcd.tmp",
        "..tags.json.2026-01-01.bak.0123abcd.tmp",
        ".tags.history.jsonl.0123abcd.tmp",
        "tags.repaired.json",
        "tags.repaired-2.json",
        ".tags.repaired.json.0123abcd.tmp",
        "tags.json.damaged",
        "tags.json.damaged-2",
        "tags.before-reset.json",
        "tags.before-reset-2.json",
    )
    for name in beside:
        (hashiya.library / name).touch()
    git(hashiya.library, "add", "-A")

    kept = git(hashiya.library, "ls-files", "-z").split("\0")

    assert {each for each in kept if "tags" in each or each.startswith(".")} == {
        ".gitattributes",
        ".gitignore",
        "tags.json",
    }
    assert len(list(hashiya.library.glob(".tags.json.*"))) > 5


def test_the_rule_is_beside_the_file_that_a_link_leads_to(hashiya: Command, tmp_path: Path) -> None:
    real = tmp_path / "elsewhere"
    real.mkdir()
    git(real, "init", "-q")
    hashiya.tags.symlink_to(real / "kept.json")

    assert set_up(hashiya).code == 0

    assert (real / ".gitattributes").read_text(encoding="utf-8") == "/kept.json merge=hashiya\n"
    assert not (hashiya.library / ".gitattributes").exists()


def test_work_trees_and_submodules(hashiya: Command, tmp_path: Path) -> None:
    git(hashiya.library, "init", "-q")
    git(hashiya.library, "add", "-A")
    git(hashiya.library, "commit", "-qm", "x")
    git(hashiya.library, "worktree", "add", "-q", str(tmp_path / "linked"))
    above = tmp_path / "above"
    above.mkdir()
    git(above, "init", "-q")
    git(above, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(hashiya.library), "in")

    for folder in (tmp_path / "linked", above / "in"):
        assert set_up(hashiya, "-L", folder).code == 0
        assert (folder / ".gitattributes").read_text(encoding="utf-8") == RULE
        assert "merge-driver" in git(folder, "config", "--local", "merge.hashiya.driver")
    assert "merge-driver" in git(hashiya.library, "config", "merge.hashiya.driver"), "linked work trees share it"
    assert "merge-driver" not in (above / ".git" / "config").read_text(encoding="utf-8")


def test_variables_of_a_hook_name_no_other_repository(hashiya: Command, tmp_path: Path) -> None:
    git(hashiya.library, "init", "-q")
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")

    assert set_up(hashiya, GIT_DIR=str(other / ".git"), GIT_WORK_TREE=str(other), GIT_INDEX_FILE="x").code == 0

    assert "hashiya" in git(hashiya.library, "config", "--local", "merge.hashiya.driver")
    assert "hashiya" not in (other / ".git" / "config").read_text(encoding="utf-8")


def test_the_driver_runs_whatever_the_path_is(hashiya: Command) -> None:
    git(hashiya.library, "init", "-q")
    set_up(hashiya)

    driver = git(hashiya.library, "config", "merge.hashiya.driver")

    words = driver.replace("%O", "x").replace("%A", "new.json").replace("%B", "x").replace("%P", "x")
    done = subprocess.run(
        ["/bin/sh", "-c", words],
        cwd=hashiya.home,
        env={"HOME": str(hashiya.home), "PATH": "/usr/bin:/bin"},
        check=False,
    )
    assert done.returncode == 0


@pytest.mark.parametrize("folder", ["with blank", "quote's", "50%A", "مجلد"])
def test_the_driver_runs_from_a_folder_of_any_name(hashiya: Command, tmp_path: Path, folder: str) -> None:
    git(hashiya.library, "init", "-q")
    script = tmp_path / folder / "hashiya"
    script.parent.mkdir()
    script.write_text(
        f"#!{sys.executable}\nimport sys\nfrom tui.cli.main import main\nmain()\n",
        encoding="utf-8",
    )
    script.chmod(0o755)
    env = {**git_environment(hashiya.home), "HASHIYA_LIBRARY": str(hashiya.library)}
    assert subprocess.run([script, "git-setup"], env=env, cwd=hashiya.home, check=False).returncode == 0
    for branch in ("other", "main"):
        subprocess.run(["git", "checkout", "-q", "--orphan", branch], cwd=hashiya.library, env=env, check=True)
        hashiya("tag", "1", "1" if branch == "main" else "2", "arms")
        git(hashiya.library, "add", "-A")
        git(hashiya.library, "commit", "-qm", branch)

    merged = subprocess.run(
        ["git", "merge", "--no-edit", "--allow-unrelated-histories", "other"],
        cwd=hashiya.library, env=env, capture_output=True, check=False,
    )  # fmt: skip

    assert merged.returncode == 0, merged.stdout + merged.stderr


# What is refused


def test_outside_of_a_repository(hashiya: Command) -> None:
    done = set_up(hashiya)

    assert (done.code, done.text) == (2, "")
    assert done.message == f"hashiya: {hashiya.tags} is in no repository of git (or in none with a work tree)\n"
    assert files(hashiya.library) == {}


def test_in_a_repository_without_a_work_tree(hashiya: Command) -> None:
    git(hashiya.library, "init", "-q", "--bare", ".git")

    assert set_up(hashiya).code in (1, 2)
    assert files(hashiya.library) == {}


def test_no_library(hashiya: Command, tmp_path: Path) -> None:
    done = set_up(hashiya, "-L", tmp_path / "nowhere")

    assert (done.code, done.message) == (2, f"hashiya: {tmp_path}/nowhere: No such file or directory\n")


def test_without_git(hashiya: Command, tmp_path: Path) -> None:
    git(hashiya.library, "init", "-q")

    done = set_up(hashiya, PATH=str(tmp_path))

    assert (done.code, done.message) == (1, "hashiya: git cannot be run: No such file or directory\n")
    assert files(hashiya.library) == {}


def test_what_git_itself_refuses_is_said_in_its_words(hashiya: Command) -> None:
    git(hashiya.library, "init", "-q")
    (hashiya.library / ".git" / "config").write_text("[core\n", encoding="utf-8")

    done = set_up(hashiya)

    assert done.code == 1
    assert done.message.startswith("hashiya: git refuses to work in the repository of ")
    assert "bad config line 1" in done.message
    assert done.message.count("\n") == 1


@pytest.mark.parametrize("name", [".gitattributes", ".gitignore"])
def test_a_file_that_is_none(hashiya: Command, name: str) -> None:
    git(hashiya.library, "init", "-q")
    os.mkfifo(hashiya.library / name)

    done = set_up(hashiya)

    assert done.code == 1
    assert done.message.startswith(f"hashiya: {hashiya.library}/{name}: ")
    assert done.message.count("\n") == 1


def test_a_configuration_that_is_locked(hashiya: Command) -> None:
    git(hashiya.library, "init", "-q")
    (hashiya.library / ".git" / "config.lock").touch()

    done = set_up(hashiya)

    assert done.code == 1
    assert "config" in done.message
    assert done.message.count("\n") == 1


@pytest.mark.parametrize(
    ("place", "rule"), [(".git/info/attributes", "tags.json merge=union"), (".git/info/attributes", "*.json -merge")]
)
def test_another_rule_that_goes_before_is_said(hashiya: Command, place: str, rule: str) -> None:
    git(hashiya.library, "init", "-q")
    path = hashiya.library / place
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{rule}\n", encoding="utf-8")

    done = set_up(hashiya)

    assert done.code == 1
    assert done.message.startswith(f"hashiya: another rule says how git merges {hashiya.tags} (merge: un")
