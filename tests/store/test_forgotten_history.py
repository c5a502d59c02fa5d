"""The history without a person: their steps, and what others' steps say of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.annotations.history import Entry, ParagraphChange, StateChange, Write
from tui.annotations.operations import SetNote
from tui.errors.files import UnwritableFileError
from tui.model import Span
from tui.store.history_file import HistoryFile

if TYPE_CHECKING:
    from pathlib import Path

WRITE = Write(("note", ""), {"at": "1", "text": "secret"}, "2")
NOTE = ParagraphChange(SetNote(Span(0, 4), "new"), 1, "Once", (WRITE,))
OF_MONA = StateChange("articles", "ab", Span(0, 4), "Mona", (WRITE,))
OF_OMAR = StateChange("articles", "ab", None, "Omar", (WRITE,))
OF_NOBODY = StateChange("codebook", "arms", None, None, (Write(("en",), None, ""),))


def entry(by: str, *changes: ParagraphChange | StateChange) -> Entry:
    return Entry(0, f"at {by}", by, "", "", changes)


@pytest.fixture
def history(tmp_path: Path) -> HistoryFile:
    (tmp_path / "tags.json").touch()
    return HistoryFile(tmp_path / "tags.json")


def test_what_is_written_is_read_again(history: HistoryFile) -> None:
    written = [history.append(entry("Mona", OF_MONA, OF_OMAR, OF_NOBODY)), history.append(entry("Omar", NOTE))]
    assert [*HistoryFile(history.target).entries] == written


def test_a_person_is_forgotten(history: HistoryFile) -> None:
    history.append(entry("Mona", NOTE))
    history.append(entry("Omar", OF_MONA, OF_OMAR, OF_NOBODY))

    assert history.forget("Mona") == 1

    for each in (history, HistoryFile(history.target)):
        assert [(step.by, step.changes) for step in each.entries] == [("Omar", (OF_OMAR, OF_NOBODY))]
    assert history.append(entry("Mona", NOTE)).id == 3
    history.clear()
    assert history.entries == HistoryFile(history.target).entries == ()
    assert not history.path.exists()


def test_where_it_cannot_be_written_that_is_said(history: HistoryFile, monkeypatch: pytest.MonkeyPatch) -> None:
    history.append(entry("Mona", NOTE))
    history.append(entry("Omar", NOTE))

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tui.store.history_file.write_atomically", full)
    with pytest.raises(UnwritableFileError):
        history.forget("Mona")

    assert [each.by for each in history.entries] == ["Mona", "Omar"]
