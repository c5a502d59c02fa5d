"""What a person answered once: kept on this machine, before what is usual and behind all that is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.settings import PUT_KEYS, load_settings
from tui.state.folders import state_folder
from tui.state.kept_line import KeptLine, annotator_answer, put_keys_answer

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_given_is_kept(tmp_path: Path) -> None:
    answer = KeptLine(tmp_path / "state" / "annotator")
    assert answer.value() == ""
    for name in ("سميرة لطفي", "Omar"):
        answer.keep(name)
        assert answer.value() == name
    answer.forget()
    assert answer.value() == ""
    answer.forget()


@pytest.mark.parametrize("raw", [b"", b"\xff", b"x" * 5000, b"\n\n"])
def test_what_cannot_be_an_answer_is_none(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "annotator").write_bytes(raw)
    assert KeptLine(tmp_path / "annotator").value() == ""


def test_where_a_name_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("LOGNAME", "root")
    config = tmp_path / "config.toml"
    assert (load_settings(config, {}).annotator, load_settings(config, {}).is_login) == ("root", True)
    annotator_answer(state_folder()).keep("lina")
    assert (load_settings(config, {}).annotator, load_settings(config, {}).is_login) == ("lina", False)
    config.write_text('annotator = "omar"\n', encoding="utf-8")
    assert load_settings(config, {}).annotator == "omar"
    assert load_settings(config, {"HASHIYA_ANNOTATOR": "samira"}).annotator == "samira"


def test_where_signs_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    config = tmp_path / "config.toml"
    put_keys_answer(state_folder()).keep("&é\"'(-è_")
    assert load_settings(config, {}).put_keys == "&é\"'(-è_"
    config.write_text('put_keys = ""\n', encoding="utf-8")
    assert load_settings(config, {}).put_keys == ""
    config.unlink()
    put_keys_answer(state_folder()).keep("!!")
    assert load_settings(config, {}).put_keys == PUT_KEYS
