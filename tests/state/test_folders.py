"""Where the person's files are, and where the tags of a library are kept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tui.state import folders
from tui.state.folders import cache_folder, config_file, data_folder, database_path, samples_folder, state_folder


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))


@pytest.mark.skipif(os.name != "posix" or os.uname().sysname == "Darwin", reason="XDG folders")
def test_folders_are_those_of_the_platform(tmp_path: Path) -> None:
    assert config_file({}) == tmp_path / "config" / "hashiya" / "config.toml"
    assert data_folder() == tmp_path / "data" / "hashiya"
    assert state_folder() == tmp_path / "state" / "hashiya"
    assert cache_folder() == tmp_path / "cache" / "hashiya"
    assert not data_folder().exists()


def test_samples_are_inside_the_installed_package_or_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site" / "tui"
    package.mkdir(parents=True)
    monkeypatch.setattr(folders, "__file__", str(package / "state" / "folders.py"))

    assert samples_folder() == tmp_path / "site" / "sample_data"
    (package / "sample_data").mkdir()
    assert samples_folder() == package / "sample_data"


def test_tags_are_kept_with_their_library(tmp_path: Path) -> None:
    (tmp_path / "article.txt").touch()

    assert database_path(tmp_path, None) == tmp_path / "tags.json"
    assert database_path(tmp_path / "article.txt", None) == tmp_path / "tags.json"
    assert database_path(tmp_path, Path("elsewhere.json")) == Path("elsewhere.json")


def test_tags_of_the_samples_are_kept_in_the_data_folder() -> None:
    assert database_path(samples_folder(), None) == data_folder() / "samples" / "tags.json"
    assert database_path(samples_folder() / "one.txt", None) == data_folder() / "samples" / "tags.json"


def test_tags_of_a_folder_that_cannot_be_written_are_kept_in_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The tests may run as root, who can write anywhere: ask for everybody else.
    monkeypatch.setattr(os, "access", lambda path, _: bool(Path(path).stat().st_mode & 0o002))
    folders = [tmp_path / "a" / "أخبار", tmp_path / "b" / "أخبار", tmp_path / ("ط" * 125)]
    for folder in folders:
        folder.mkdir(parents=True)
        folder.chmod(0o555)

    found = [database_path(folder, None) for folder in folders]

    assert len(set(found)) == 3
    assert all(path.name == "tags.json" for path in found)
    assert all(path.is_relative_to(data_folder()) for path in found)
    assert [path.parent.name.split("-")[0] for path in found[:2]] == ["أخبار", "أخبار"]
    found[2].parent.mkdir(parents=True)  # its name is not too long
    assert database_path(folders[0], None) == found[0]
    folders[1].chmod(0o755)
    (folders[1] / "tags.json").touch()
    folders[1].chmod(0o555)
    assert database_path(folders[1], None) == folders[1] / "tags.json"
