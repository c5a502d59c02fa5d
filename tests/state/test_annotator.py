"""The name that a person gave when asked: kept on this machine, before the login's name and behind all that is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.settings import load_settings
from tui.state.annotator import keep_annotator, kept_annotator
from tui.state.folders import state_folder

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_given_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    assert kept_annotator(folder) == ""
    for name in ("سميرة لطفي", "Omar"):
        keep_annotator(folder, name)
        assert kept_annotator(folder) == name


@pytest.mark.parametrize("raw", [b"", b"\xff", b"x" * 5000, b"\n\n"])
def test_what_cannot_be_a_name_is_none(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "annotator").write_bytes(raw)
    assert kept_annotator(tmp_path) == ""


def test_where_it_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("LOGNAME", "root")
    config = tmp_path / "config.toml"
    assert (load_settings(config, {}).annotator, load_settings(config, {}).is_login) == ("root", True)
    keep_annotator(state_folder(), "lina")
    assert (load_settings(config, {}).annotator, load_settings(config, {}).is_login) == ("lina", False)
    config.write_text('annotator = "omar"\n', encoding="utf-8")
    assert load_settings(config, {}).annotator == "omar"
    assert load_settings(config, {"HASHIYA_ANNOTATOR": "samira"}).annotator == "samira"
